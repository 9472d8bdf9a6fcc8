extension Library {
  /// Questions to the authorizer. They are declared for every rule, and no rule of a custom
  /// resource has an authorizer to ask.
  static let authorizer = Library(
    "kubernetes.authz",
    [
      Function(
        "path",
        [
          .member("authorizer_path", [.authorizer, .string], .pathCheck, .builtIn)
        ]),
      Function(
        "group",
        [
          .member("authorizer_group", [.authorizer, .string], .groupCheck, .builtIn)
        ]),
      Function(
        "serviceAccount",
        [
          .member(
            "authorizer_serviceaccount", [.authorizer, .string, .string], .authorizer, .builtIn)
        ]),
      Function(
        "resource",
        [
          .member("groupcheck_resource", [.groupCheck, .string], .resourceCheck, .builtIn)
        ]),
      Function(
        "subresource",
        [
          .member("resourcecheck_subresource", [.resourceCheck, .string], .resourceCheck, .builtIn)
        ]),
      Function(
        "namespace",
        [
          .member("resourcecheck_namespace", [.resourceCheck, .string], .resourceCheck, .builtIn)
        ]),
      Function(
        "name",
        [
          .member("resourcecheck_name", [.resourceCheck, .string], .resourceCheck, .builtIn)
        ]),
      Function(
        "check",
        [
          .member("pathcheck_check", [.pathCheck, .string], .decision, .builtIn),
          .member("resourcecheck_check", [.resourceCheck, .string], .decision, .builtIn),
        ]),
      Function(
        "errored",
        [
          .member("decision_errored", [.decision], .bool, .builtIn)
        ]),
      Function(
        "error",
        [
          .member("decision_error", [.decision], .string, .builtIn)
        ]),
      Function(
        "allowed",
        [
          .member("decision_allowed", [.decision], .bool, .builtIn)
        ]),
      Function(
        "reason",
        [
          .member("decision_reason", [.decision], .string, .builtIn)
        ]),
    ])
}

extension CELType {
  fileprivate static let authorizer = CELType.object("kubernetes.authorization.Authorizer")
  fileprivate static let pathCheck = CELType.object("kubernetes.authorization.PathCheck")
  fileprivate static let groupCheck = CELType.object("kubernetes.authorization.GroupCheck")
  static let resourceCheck = CELType.object("kubernetes.authorization.ResourceCheck")
  fileprivate static let decision = CELType.object("kubernetes.authorization.Decision")
}
