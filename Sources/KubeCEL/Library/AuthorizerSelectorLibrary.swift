extension Library {
  /// Selectors in questions to the authorizer.
  static let authorizerSelectors = Library(
    "kubernetes.authzSelectors",
    [
      Function(
        "fieldSelector",
        [
          .member("authorizer_fieldselector", [.resourceCheck, .string], .resourceCheck, .builtIn)
        ]),
      Function(
        "labelSelector",
        [
          .member("authorizer_labelselector", [.resourceCheck, .string], .resourceCheck, .builtIn)
        ]),
    ])
}
