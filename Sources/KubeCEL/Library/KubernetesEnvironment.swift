extension Environment {
  /// What Kubernetes 1.36 has for the rules of custom resources, without variables.
  public static let kubernetes = Environment(
    libraries: [
      .standard, .optionals, .strings, .sets, .lists, .comprehensions,
      .kubernetesLists, .regularExpressions, .urls, .addresses, .networks, .quantities, .versions,
      .formats, .authorizer, .authorizerSelectors,
    ])
}
