extension Environment {
  /// What Kubernetes 1.36 has for the rules of custom resources, without variables.
  public static let kubernetes = Environment(libraries: Library.kubernetes)
}
