/// Reads the definitions of one OpenAPI document.
///
/// What Kubernetes' documents have is understood; of what only other documents have (`oneOf`,
/// conditions, tuples) as much as keeps values whole: the type is then any JSON.
struct OpenAPISchemaReader {
  let path: String
  var diagnostics = Diagnostics()

  /// Arrays of arrays of arrays: no real type is this deep.
  private static let maximalDepth = 32

  init(path: String) {
    self.path = path
  }

  /// Nil, after an error: the member holds no schema.
  mutating func definition(of member: Node.Member) -> APIDefinition? {
    let node = member.value
    guard !member.key.isEmpty, node.members != nil else {
      error("The definition '\(member.key)' must be a mapping, but is \(node.kind).", node)
      return nil
    }
    return APIDefinition(
      name: member.key, form: form(of: member.key, node), kinds: kinds(of: node),
      mapType: node["x-kubernetes-map-type"]?.string,
      documentation: node["description"]?.string,
      location: SourceLocation(
        path: path, line: max(1, Int(member.keyLine)), column: max(1, Int(member.keyColumn))))
  }

  private mutating func form(of name: String, _ node: Node) -> APIDefinition.Form {
    if let properties = node["properties"] {
      guard let members = properties.members else {
        error("'properties' of \(name) must be a mapping, but is \(properties.kind).", properties)
        return .value(.any)
      }
      let required = Set((node["required"]?.elements ?? []).compactMap(\.string))
      var seen: Set<String> = []
      let distinct = members.reversed().filter { seen.insert($0.key).inserted }
      return .object(
        distinct.sorted { $0.key < $1.key }.map { member in
          property(member, isRequired: required.contains(member.key))
        })
    }
    // OpenAPI v3 has a `oneOf` of string and number here, which servers never write.
    if name.hasSuffix(".api.resource.Quantity") { return .value(.string) }
    return .value(type(of: node, depth: 0))
  }

  private mutating func property(_ member: Node.Member, isRequired: Bool) -> APIProperty {
    let node = member.value
    return APIProperty(
      name: member.key, type: type(of: node, depth: 0), isRequired: isRequired,
      listType: node["x-kubernetes-list-type"]?.string,
      listMapKeys: (node["x-kubernetes-list-map-keys"]?.elements ?? []).compactMap(\.string),
      mapType: node["x-kubernetes-map-type"]?.string,
      patchStrategies: (node["x-kubernetes-patch-strategy"]?.string ?? "")
        .split(separator: ",").map(String.init),
      patchMergeKey: node["x-kubernetes-patch-merge-key"]?.string,
      words: words(of: node), defaultValue: node["default"]?.scalarText,
      documentation: node["description"]?.string)
  }

  /// The words that a string, or each string of a list or map, may be.
  private func words(of node: Node) -> [String] {
    var node = node
    for _ in 0..<Self.maximalDepth {
      guard let inner = node["items"] ?? node["additionalProperties"], inner.members != nil
      else { break }
      node = inner
    }
    guard node["type"]?.string == "string" else { return [] }
    let values = (node["enum"]?.elements ?? []).filter { !$0.isNull }
    let words = values.compactMap(\.string)
    guard words.count == values.count else { return [] }
    var known: Set<String> = []
    return words.filter { known.insert($0).inserted }
  }

  private mutating func kinds(of node: Node) -> [GroupVersionKind] {
    Set(
      (node["x-kubernetes-group-version-kind"]?.elements ?? [])
        .compactMap(GroupVersionKind.init(node:))
    ).sorted()
  }

  private mutating func type(of node: Node, depth: Int) -> APIType {
    guard node.members != nil else {
      error("A schema must be a mapping, but this is \(node.kind).", node)
      return .any
    }
    guard depth <= Self.maximalDepth else {
      error("This type is nested more than \(Self.maximalDepth) deep.", node)
      return .any
    }
    if let reference = node["$ref"] { return self.reference(reference) }
    if let all = node["allOf"]?.elements, all.count == 1, let reference = all[0]["$ref"] {
      return self.reference(reference)
    }
    let format = node["format"]?.string
    if format == "int-or-string" || node["x-kubernetes-int-or-string"]?.bool == true {
      return .intOrString
    }
    guard let type = node["type"] else { return .any }
    switch type.string {
    case "boolean": return .boolean
    case "integer": return format == "int32" ? .int32 : format == "int64" ? .int64 : .integer
    case "number": return .number
    case "string": return format == "byte" ? .bytes : format == "date-time" ? .dateTime : .string
    case "array":
      guard let items = node["items"] else { return .array(.any) }
      return .array(self.type(of: items, depth: depth + 1))
    case "object": return object(node, depth: depth)
    case nil where type.elements != nil: return .any
    default:
      let found = type.string.map { "'\($0)'" } ?? type.kind
      error(
        "'type' must be one of array, boolean, integer, number, object and string, but is "
          + "\(found).", type)
      return .any
    }
  }

  private mutating func object(_ node: Node, depth: Int) -> APIType {
    if node["properties"]?.members?.isEmpty == false { return .anonymous }
    guard let values = node["additionalProperties"], values.members != nil else { return .any }
    return .map(type(of: values, depth: depth + 1))
  }

  private mutating func reference(_ node: Node) -> APIType {
    for prefix in ["#/definitions/", "#/components/schemas/"] {
      if let text = node.string, text.hasPrefix(prefix), text.count > prefix.count {
        return .reference(String(text.dropFirst(prefix.count)))
      }
    }
    let found = node.string.map { "'\($0)'" } ?? node.kind
    error(
      "'$ref' must name a definition of this document ('#/definitions/…' or "
        + "'#/components/schemas/…'), but is \(found).", node)
    return .any
  }

  private mutating func error(_ message: String, _ node: Node) {
    diagnostics.error(message, at: node.location(in: path))
  }
}

extension GroupVersionKind {
  /// An entry of `x-kubernetes-group-version-kind`; nil if it is not whole.
  init?(node: Node?) {
    guard let node, let version = node["version"]?.string, let kind = node["kind"]?.string,
      !version.isEmpty, !kind.isEmpty
    else { return nil }
    self.init(group: node["group"]?.string ?? "", version: version, kind: kind)
  }
}

extension Node {
  /// A string, number or boolean as JSON text.
  fileprivate var scalarText: String? {
    switch content {
    case .string, .integer, .number, .bool: jsonText()
    case .null, .sequence, .mapping: nil
    }
  }
}
