/// What a request asks for, in the words of Kubernetes' authorization and metrics.
public enum APIVerb: String, Sendable, Hashable, CaseIterable {
  case get, list, watch, create, update, patch, delete, deletecollection, connect
}
