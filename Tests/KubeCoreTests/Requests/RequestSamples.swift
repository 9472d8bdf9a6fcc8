import KubeCore

/// Identities of built-in kinds, which KubeCore itself has no types for.
enum Kinds {
  static let pod = namespaced("", "v1", "Pod", "pods")
  static let service = namespaced("", "v1", "Service", "services")
  static let serviceAccount = namespaced("", "v1", "ServiceAccount", "serviceaccounts")
  static let configMap = namespaced("", "v1", "ConfigMap", "configmaps")
  static let deployment = namespaced("apps", "v1", "Deployment", "deployments")
  static let ingress = namespaced("networking.k8s.io", "v1", "Ingress", "ingresses")
  static let node = cluster("", "v1", "Node", "nodes")
  static let namespace = cluster("", "v1", "Namespace", "namespaces")

  static func namespaced(
    _ group: String, _ version: String, _ kind: String, _ plural: String
  ) -> ResourceIdentity {
    ResourceIdentity(
      group: group, version: version, kind: kind, plural: plural, isNamespaced: true)
  }

  static func cluster(
    _ group: String, _ version: String, _ kind: String, _ plural: String
  ) -> ResourceIdentity {
    ResourceIdentity(
      group: group, version: version, kind: kind, plural: plural, isNamespaced: false)
  }
}

/// A custom resource whose specification requires something.
struct Gadget: Resource {
  typealias Scope = NamespaceScope
  static var group: String { "example.com" }
  static var version: String { "v1" }
  static var kind: String { "Gadget" }
  static var plural: String { "gadgets" }

  var metadata: ObjectMeta
  var spec: GadgetSpec
  var unknownMembers = UnknownMembers()

  init(_ name: String, namespace: String? = nil, size: Int = 1) {
    metadata = ObjectMeta(name: name, namespace: namespace)
    spec = GadgetSpec(size: size)
  }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "example.com/v1")
    members.constant("kind", "Gadget")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.unknown(\.unknownMembers)
  }
}

struct GadgetSpec: JSONStruct, Sendable {
  var size: Int
  var color: String?
  var unknownMembers = UnknownMembers()

  init(size: Int, color: String? = nil) {
    self.size = size
    self.color = color
  }

  static func declare(_ members: inout Members<Self>) {
    members.add("size", \.size)
    members.add("color", \.color)
    members.unknown(\.unknownMembers)
  }
}

extension APIRequest {
  /// The start line, without the version of HTTP.
  var line: String { "\(method.rawValue) \(target)" }

  var bodyText: String { String(decoding: body ?? [], as: UTF8.self) }
}

/// The bytes that a part of a URL stands for; nil if it has what no URL may have there.
func percentDecoded(_ text: some StringProtocol, allowing marks: String = "") -> [UInt8]? {
  let bytes = Array(text.utf8)
  // RFC 3986: the unreserved characters, the sub-delimiters, and what else pchar has.
  let plain = Set("-._~!$&'()*+,;=:@".utf8).union(marks.utf8)
  var decoded: [UInt8] = []
  var place = 0
  while place < bytes.count {
    switch bytes[place] {
    case UInt8(ascii: "%"):
      guard place + 2 < bytes.count,
        bytes[(place + 1)...(place + 2)].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
        let byte = UInt8(
          String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      else { return nil }
      decoded.append(byte)
      place += 3
    case let byte
    where Character(UnicodeScalar(byte)).isASCII
      && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber
        || plain.contains(byte)):
      decoded.append(byte)
      place += 1
    default: return nil
    }
  }
  return decoded
}

/// Names and values of a query as a server reads them; nil if it is none.
func decodedQuery(_ query: some StringProtocol) -> [[[UInt8]]]? {
  var pairs: [[[UInt8]]] = []
  for item in query.split(separator: "&", omittingEmptySubsequences: false) {
    let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].contains("="), !parts[1].contains("+"),
      let name = percentDecoded(parts[0]), let value = percentDecoded(parts[1])
    else { return nil }
    pairs.append([name, value])
  }
  return pairs
}
