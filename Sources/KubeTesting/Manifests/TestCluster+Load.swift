import KubeCore
import KubeJSON

/// Why a manifest could not be applied.
public struct ManifestError: Error, Sendable, CustomStringConvertible {
  public var description: String
}

/// A file with manifests.
public struct ManifestFile: Sendable {
  /// For messages.
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  public init(name: String = "manifest", _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

extension TestCluster {
  /// Applies manifests in YAML or JSON, as the field manager `kube-testserver`: definitions of
  /// custom resources first, then namespaces, then the rest in its order.
  ///
  /// - Returns: what was applied: `deployment.apps/web`.
  @discardableResult
  public func load(_ files: [ManifestFile]) async throws(ManifestError) -> [String] {
    var manifests: [Manifest] = []
    for file in files { manifests += try Manifest.read(file) }
    let ordered = manifests.enumerated().sorted { first, second in
      (first.element.rank, first.offset) < (second.element.rank, second.offset)
    }
    var names: [String] = []
    for (_, manifest) in ordered { names.append(try await apply(manifest)) }
    return names
  }

  private func apply(_ manifest: Manifest) async throws(ManifestError) -> String {
    let resource = server.registry.all.first {
      $0.kind == manifest.kind && $0.apiVersion == manifest.apiVersion
        && !$0.verbs.allSatisfy { $0 == "create" }
    }
    guard let resource else {
      throw manifest.error(
        "There is no resource for kind \(manifest.kind) in \(manifest.apiVersion).")
    }
    let identity = resource.identity
    var path = identity.group.isEmpty ? "/api/v1" : "/apis/\(identity.group)/\(identity.version)"
    if resource.isNamespaced { path += "/namespaces/\(Manifest.escaped(manifest.namespace))" }
    path += "/\(identity.resource)"
    let query = "fieldManager=kube-testserver"
    let body = Array(manifest.value.text.utf8)
    var request =
      manifest.name.isEmpty
      ? ServerRequest(
        method: "POST", target: "\(path)?\(query)", fields: [.contentType: "application/json"],
        body: body)
      : ServerRequest(
        method: "PATCH", target: "\(path)/\(Manifest.escaped(manifest.name))?\(query)&force=true",
        fields: [.contentType: "application/apply-patch+yaml"], body: body)
    request.isOurs = true
    let answer = await server.answer(request)
    guard case .bytes(let bytes) = answer.body, let value = try? JSONValue(tree: bytes) else {
      throw manifest.error("The server answered \(answer.status).")
    }
    guard (200..<300).contains(answer.status) else {
      throw manifest.error(value["message"]?.string ?? "The server answered \(answer.status).")
    }
    let group = identity.group.isEmpty ? "" : ".\(identity.group)"
    return "\(resource.singular)\(group)/\(value["metadata"]?["name"]?.string ?? manifest.name)"
  }
}

/// An object in a file.
private struct Manifest {
  var value: JSONValue
  var place: String

  var kind: String { value["kind"]?.string ?? "" }
  var apiVersion: String { value["apiVersion"]?.string ?? "" }
  var name: String { value["metadata"]?["name"]?.string ?? "" }
  var namespace: String {
    let namespace = value["metadata"]?["namespace"]?.string ?? ""
    return namespace.isEmpty ? "default" : namespace
  }

  var rank: Int {
    switch kind {
    case "CustomResourceDefinition": 0
    case "Namespace": 1
    default: 2
    }
  }

  func error(_ why: String) -> ManifestError {
    let name = name.isEmpty ? "" : " \(self.name)"
    return ManifestError(description: "\(place): \(kind)\(name): \(why)")
  }

  static func read(_ file: ManifestFile) throws(ManifestError) -> [Manifest] {
    var manifests: [Manifest] = []
    for (line, bytes) in documents(file.bytes) {
      let value: JSONValue
      do {
        value = try YAMLBody.parse(bytes).value
      } catch {
        throw ManifestError(description: "\(file.name):\(line): \(error.message)")
      }
      if value.isNull { continue }
      try add(value, "\(file.name):\(line)", to: &manifests, depth: 0)
    }
    return manifests
  }

  private static func add(
    _ value: JSONValue, _ place: String, to manifests: inout [Manifest], depth: Int
  ) throws(ManifestError) {
    guard let kind = value["kind"]?.string, let version = value["apiVersion"]?.string,
      !kind.isEmpty, !version.isEmpty
    else {
      throw ManifestError(description: "\(place): an object with apiVersion and kind is expected.")
    }
    if kind.hasSuffix("List"), let items = value["items"]?.array, depth < 8 {
      for item in items { try add(item, place, to: &manifests, depth: depth + 1) }
    } else {
      manifests.append(Manifest(value: value.tree, place: place))
    }
  }

  /// The documents between lines of `---`, and where they begin.
  private static func documents(_ bytes: [UInt8]) -> [(line: Int, bytes: [UInt8])] {
    var documents: [(line: Int, bytes: [UInt8])] = [(1, [])]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if line.starts(with: Array("---".utf8)),
        line.dropFirst(3).first.map({ $0 == 32 || $0 == 9 || $0 == 13 }) ?? true
      {
        documents.append((number + 2, []))
      } else {
        documents[documents.count - 1].bytes += line
        documents[documents.count - 1].bytes.append(UInt8(ascii: "\n"))
      }
    }
    return documents.filter { $0.bytes.contains { $0 > 32 } }
  }

  static func escaped(_ segment: String) -> String {
    var text = ""
    for byte in segment.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: ":"):
        text.append(Character(UnicodeScalar(byte)))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
