extension JSONValue: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(xKubernetesPreserveUnknownFields: true)
  }
}

extension IntOrString: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(
      anyOf: [JSONSchemaProps(type: "integer"), JSONSchemaProps(type: "string")],
      xKubernetesIntOrString: true)
  }
}

extension Quantity: KubeSchemaRepresentable {
  /// An integer or a string with the grammar of Kubernetes' quantities.
  public static var kubeSchema: JSONSchemaProps {
    var schema = IntOrString.kubeSchema
    let number = #"(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))"#
    schema.pattern = #"^(\+|-)?\#(number)(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?\#(number)))?$"#
    return schema
  }
}

extension Time: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(type: "string", format: "date-time")
  }
}

extension MicroTime: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { Time.kubeSchema }
}

extension KubeDuration: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { JSONSchemaProps(type: "string") }
}

extension Base64Data: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(type: "string", format: "byte")
  }
}

extension ObjectMeta: KubeSchemaRepresentable {
  /// A bare object: what is in it, an API server knows.
  public static var kubeSchema: JSONSchemaProps { JSONSchemaProps(type: "object") }
}

extension LabelSelector: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(
      type: "object",
      properties: [
        "matchExpressions": .atomicList(of: LabelSelectorRequirement.self),
        "matchLabels": JSONSchemaProps(of: [String: String].self),
      ], xKubernetesMapType: "atomic")
  }
}

extension LabelSelectorRequirement: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .requirement }
}

extension FieldSelectorRequirement: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps { .requirement }
}

extension ObjectReference: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    .strings([
      "apiVersion", "fieldPath", "kind", "name", "namespace", "resourceVersion", "uid",
    ])
  }
}

extension OwnerReference: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    var schema = JSONSchemaProps.strings(["apiVersion", "kind", "name", "uid"])
    schema.required = ["apiVersion", "kind", "name", "uid"]
    for name in ["blockOwnerDeletion", "controller"] {
      schema.properties[name] = JSONSchemaProps(type: "boolean")
    }
    return schema
  }
}

extension Condition: KubeSchemaRepresentable {
  public static var kubeSchema: JSONSchemaProps {
    JSONSchemaProps(
      type: "object",
      properties: [
        "lastTransitionTime": Time.kubeSchema,
        "message": JSONSchemaProps(type: "string", maxLength: 32_768),
        "observedGeneration": JSONSchemaProps(type: "integer", format: "int64", minimum: 0),
        "reason": JSONSchemaProps(
          type: "string", maxLength: 1_024, minLength: 1,
          pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$"),
        "status": JSONSchemaProps(type: "string", enum: ["True", "False", "Unknown"]),
        "type": JSONSchemaProps(
          type: "string", maxLength: 316,
          pattern: #"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"#
            + #"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"#),
      ], required: ["lastTransitionTime", "message", "reason", "status", "type"])
  }
}

extension JSONSchemaProps {
  fileprivate static func strings(_ names: [String]) -> JSONSchemaProps {
    JSONSchemaProps(
      type: "object",
      properties: Dictionary(uniqueKeysWithValues: names.map { ($0, String.kubeSchema) }),
      xKubernetesMapType: "atomic")
  }

  fileprivate static func atomicList<T: KubeSchemaRepresentable>(
    of type: T.Type
  ) -> JSONSchemaProps {
    var schema = JSONSchemaProps(of: [T].self)
    schema.xKubernetesListType = "atomic"
    return schema
  }

  fileprivate static var requirement: JSONSchemaProps {
    JSONSchemaProps(
      type: "object",
      properties: [
        "key": String.kubeSchema, "operator": String.kubeSchema,
        "values": .atomicList(of: String.self),
      ], required: ["key", "operator"])
  }
}
