import KubeCore
import KubeTestSupport

/// Kinds and objects that tests of requests are about.
enum Samples {
  static let pods = ResourceIdentity(
    version: "v1", kind: "Pod", plural: "pods", isNamespaced: true)
  static let deployments = ResourceIdentity(
    group: "apps", version: "v1", kind: "Deployment", plural: "deployments", isNamespaced: true)
  static let nodes = ResourceIdentity(
    version: "v1", kind: "Node", plural: "nodes", isNamespaced: false)
  static let accounts = ResourceIdentity(
    version: "v1", kind: "ServiceAccount", plural: "serviceaccounts", isNamespaced: true)

  static func pod(_ name: String = "a") -> String {
    #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"\#(name)","namespace":"ns"}}"#
  }

  static func object(_ identity: ResourceIdentity, _ name: String, more: String = "") -> String {
    #"{"apiVersion":"\#(identity.apiVersion)","kind":"\#(identity.kind)","#
      + #""metadata":{"name":"\#(name)"\#(more)}}"#
  }

  /// What a server says when it refuses.
  static func status(_ code: Int, _ reason: String, _ message: String = "no", more: String = "")
    -> String
  {
    #"{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"\#(reason)","#
      + #""message":"\#(message)","code":\#(code)\#(more)}"#
  }

  static let success = #"{"kind":"Status","apiVersion":"v1","status":"Success"}"#
}

extension ScriptedTransport {
  /// The body of a request as JSON; nil if there is none.
  func body(_ index: Int) throws -> JSONValue? {
    guard requests.indices.contains(index), case .bytes(let bytes) = requests[index].body else {
      return nil
    }
    return try JSONValue(json: bytes)
  }

  /// The `Accept` and `Content-Type` of a request.
  func types(_ index: Int) -> [String?] {
    guard requests.indices.contains(index) else { return [nil, nil] }
    let fields = requests[index].head.headerFields
    return [fields[.accept], fields[.contentType]]
  }
}
