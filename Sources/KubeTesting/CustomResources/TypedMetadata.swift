import KubeJSON

/// `metadata` of a custom resource, or of an object within one: typed, as Go's `ObjectMeta` is.
enum TypedMetadata {
  private static let type = WireType.object("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")

  /// - Returns: the metadata, and the paths within it of what it does not have.
  static func decode(
    _ value: JSONValue
  ) throws(DecodingProblem) -> (metadata: JSONValue, unknown: [String]) {
    var decoding = StructDecoding(isStrict: true)
    let metadata = try decoding.decode(value, type)
    let prefix = "unknown field \""
    let unknown = decoding.strictProblems.filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).dropLast()) }
    return (metadata, unknown)
  }

  /// Every member that can be read; for what was stored long ago.
  static func decodeLeniently(_ value: JSONValue) -> JSONValue {
    if let (metadata, _) = try? decode(value) { return metadata }
    var result: JSONValue = [:]
    for member in value.members ?? [] {
      guard let (decoded, _) = try? decode(JSONValue(members: [member])),
        let value = decoded[member.name]
      else { continue }
      result[member.name] = value
    }
    return result
  }
}
