import KubeJSON

/// The roles and bindings of a new cluster that everybody has.
enum BootRoles {
  static let roles: [String: JSONValue] = [
    "cluster-admin": [
      "rules": [
        ["apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]],
        ["nonResourceURLs": ["*"], "verbs": ["*"]],
      ]
    ],
    "system:basic-user": [
      "rules": [
        [
          "apiGroups": ["authorization.k8s.io"],
          "resources": ["selfsubjectaccessreviews", "selfsubjectrulesreviews"],
          "verbs": ["create"],
        ],
        [
          "apiGroups": ["authentication.k8s.io"], "resources": ["selfsubjectreviews"],
          "verbs": ["create"],
        ],
      ]
    ],
    "system:discovery": [
      "rules": [
        [
          "nonResourceURLs": [
            "/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*",
            "/readyz", "/version", "/version/",
          ], "verbs": ["get"],
        ]
      ]
    ],
    "system:public-info-viewer": [
      "rules": [
        [
          "nonResourceURLs": ["/healthz", "/livez", "/readyz", "/version", "/version/"],
          "verbs": ["get"],
        ]
      ]
    ],
    "system:service-account-issuer-discovery": [
      "rules": [["nonResourceURLs": ["/.well-known", "/.well-known/*"], "verbs": ["get"]]]
    ],
  ]

  static let bindings: [JSONValue] = [
    binding("system:basic-user", "system:authenticated"),
    binding("system:public-info-viewer", "system:authenticated", "system:unauthenticated"),
    binding("system:service-account-issuer-discovery", "system:authenticated"),
    binding("system:discovery", "system:authenticated"),
    binding("cluster-admin", "system:masters"),
  ]

  private static func binding(_ role: String, _ groups: String...) -> JSONValue {
    [
      "metadata": ["name": .string(role)],
      "roleRef": ["kind": "ClusterRole", "name": .string(role)],
      "subjects": .array(groups.map { ["kind": "Group", "name": .string($0)] }),
    ]
  }
}
