import Yams

/// Reads YAML, of which JSON is a part, into nodes.
///
/// Messages never repeat the text, which may be a secret.
struct ConfigDocument {
  static let maximumDepth = 64
  /// What the aliases of a document may make of it.
  static let maximumCount = 500_000

  struct Failure: Error {
    var message: String
    var line: Int
    var column: Int
  }

  private var count = 0

  /// The documents of a text. Empty ones are left out.
  static func read(_ text: String) throws(Failure) -> [ConfigNode] {
    try checkAliases(text)
    var nodes: [ConfigNode] = []
    do {
      let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
      var document = ConfigDocument()
      while let root = try parser.nextRoot() {
        let node = try document.node(root, depth: 0)
        if !node.isNull { nodes.append(node) }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw failure(error)
    }
    return nodes
  }

  private mutating func node(_ yaml: Yams.Node, depth: Int) throws(Failure) -> ConfigNode {
    let (line, column) = (yaml.mark?.line ?? 1, yaml.mark?.column ?? 1)
    count += 1
    guard depth < Self.maximumDepth else {
      throw Failure(
        message: "Values are nested more than \(Self.maximumDepth) levels deep.", line: line,
        column: column)
    }
    guard count < Self.maximumCount else {
      throw Failure(
        message: "There are more than \(Self.maximumCount) values. Write them out instead of "
          + "multiplying them by aliases.", line: line, column: column)
    }
    var node = ConfigNode(content: .null, line: line, column: column)
    switch yaml {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      node.content = isNull ? .null : .scalar(scalar.string, isPlain: isPlain)
    case .sequence(let sequence):
      var elements: [ConfigNode] = []
      for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
      node.content = .sequence(elements)
    case .mapping(let mapping):
      node.content = .mapping(try members(mapping, depth: depth))
    case .alias:
      throw Failure(message: "This alias has no anchor.", line: line, column: column)
    }
    return node
  }

  private mutating func members(
    _ mapping: Yams.Node.Mapping, depth: Int
  ) throws(Failure) -> [ConfigNode.Member] {
    var members: [ConfigNode.Member] = []
    var merged: [ConfigNode.Member] = []
    for (key, value) in mapping {
      let value = try node(value, depth: depth + 1)
      guard case .scalar(let scalar) = key else {
        throw Failure(
          message: "A key must be a string.", line: key.mark?.line ?? value.line,
          column: key.mark?.column ?? value.column)
      }
      if scalar.string == "<<", scalar.style == .plain {
        for source in value.elements ?? [value] { merged += source.members ?? [] }
      } else {
        members.append(ConfigNode.Member(key: scalar.string, value: value))
      }
    }
    if !merged.isEmpty {
      var keys = Set(members.map(\.key))
      for member in merged where keys.insert(member.key).inserted { members.append(member) }
    }
    return members
  }

  private static func failure(_ error: any Error) -> Failure {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // Both are fixed texts of the YAML library.
      let sentence = [context?.text, problem]
        .compactMap(\.self).joined(separator: ", ")
      return Failure(
        message: "This is not YAML: \(sentence). Check the indentation, the quotes and the "
          + "brackets up to here.", line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(_, let context):
      return Failure(
        message: "A key stands more than once in its mapping. Remove all but one.",
        line: context.mark.line, column: context.mark.column)
    case .reader(_, let offset, _, let yaml):
      let (line, column) = place(of: offset ?? 0, in: yaml)
      return Failure(
        message: "A character here is not allowed in YAML.", line: line, column: column)
    default:
      return Failure(message: "This cannot be read as YAML.", line: 1, column: 1)
    }
  }

  private static func place(of offset: Int, in text: String) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in text.utf8.prefix(max(0, offset)) {
      (line, column) = byte == UInt8(ascii: "\n") ? (line + 1, 1) : (line, column + 1)
    }
    return (line, column)
  }
}

extension ConfigDocument {
  /// Yams compares keys by all that they contain, aliases written out, and a few lines can make that
  /// endless. So a text with aliases may have nothing but strings for keys.
  private static func checkAliases(_ text: String) throws(Failure) {
    var scan = AliasScan()
    for byte in text.utf8 { scan.take(byte) }
    scan.take(UInt8(ascii: "\n"))
    guard scan.hasAlias, scan.hasStructuredKey else { return }
    throw Failure(
      message: "A document with aliases may have no lists, mappings or aliases for keys. Write "
        + "them out.", line: scan.line, column: 1)
  }
}

/// Whether a text may have aliases, and keys that are no strings. It takes some strings for either.
private struct AliasScan {
  private(set) var hasAlias = false
  private(set) var hasStructuredKey = false
  /// Where the first structured key stands.
  private(set) var line = 1
  private var currentLine = 1
  private var previous = UInt8(ascii: "\n")
  private var isInAlias = false
  /// Whether nothing but white space came since a bracket was closed or an alias ended.
  private var isAfterStructure = false
  private var isAfterQuestionMark = false

  mutating func take(_ byte: UInt8) {
    let isSpace = [0x20, 0x09, 0x0A, 0x0D].contains(byte)
    if isAfterQuestionMark, isSpace { noteKey() }
    isAfterQuestionMark = byte == UInt8(ascii: "?") && Self.mayPrecede(previous)
    if previous == UInt8(ascii: "*"), isInAlias, isSpace { isInAlias = false }
    if isInAlias {
      if isSpace || [0x2C, 0x5D, 0x7D].contains(byte) {
        isInAlias = false
        isAfterStructure = true
      } else if byte == UInt8(ascii: ":") {
        noteKey()
      }
    } else if byte == UInt8(ascii: "*"), Self.mayPrecede(previous) {
      isInAlias = true
      hasAlias = true
    }
    if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      isAfterStructure = true
    } else if isAfterStructure, byte == UInt8(ascii: ":") {
      noteKey()
    } else if !isSpace {
      isAfterStructure = false
    }
    if byte == UInt8(ascii: "\n") { currentLine += 1 }
    previous = byte
  }

  private mutating func noteKey() {
    if !hasStructuredKey { line = currentLine }
    hasStructuredKey = true
  }

  private static func mayPrecede(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: true
    default: "[]{},:-?\"'".utf8.contains(byte)
    }
  }
}
