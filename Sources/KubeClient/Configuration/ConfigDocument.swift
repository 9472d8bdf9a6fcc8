import Yams

/// Reads YAML, of which JSON is a part, into nodes.
///
/// Messages never repeat the text, which may be a secret.
struct ConfigDocument {
  /// What stands deeper is there, but cannot be used.
  static let maximumDepth = 64
  /// How many keys may stand more than once.
  static let maximumDuplicates = 16

  struct Failure: Error {
    var message: String
    var line: Int
    var column: Int
  }

  private var count = 0
  /// What aliases may make of a document. Without aliases no text has more values than bytes.
  private let maximumCount: Int

  /// The first document of a text, as kubectl reads no other; nil if it is empty.
  static func read(_ text: String) throws(Failure) -> ConfigNode? {
    guard let root = try compose(text) else { return nil }
    var document = ConfigDocument(maximumCount: max(500_000, text.utf8.count))
    let node = try document.node(root, depth: 0)
    return node.isNull ? nil : node
  }

  private init(maximumCount: Int) {
    self.maximumCount = maximumCount
  }

  /// The first document as the YAML library has it.
  ///
  /// Where a key stands twice in a mapping, the last one counts, as with kubectl. The library does
  /// not take such a text, so it gets another, in which the first one has a name that nobody asks for.
  private static func compose(_ text: String) throws(Failure) -> Yams.Node? {
    try checkAliases(text)
    var text = text
    for number in 0... {
      do {
        return try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).nextRoot()
      } catch YamlError.duplicatedKeysInMapping(_, let context)
        where number < maximumDuplicates && context.mark.line > 0
      {
        guard var index = ConfigPlace(text).index(of: context.mark) else { break }
        if "\"'".contains(text[index]) { text.formIndex(after: &index) }
        text.insert(contentsOf: "superseded-\(number)-", at: index)
      } catch {
        throw failure(error)
      }
    }
    throw Failure(message: "A key stands more than once in its mapping.", line: 1, column: 1)
  }

  private mutating func node(_ yaml: Yams.Node, depth: Int) throws(Failure) -> ConfigNode {
    let (line, column) = (yaml.mark?.line ?? 1, yaml.mark?.column ?? 1)
    count += 1
    guard count <= maximumCount else {
      throw Failure(
        message: "There are more than \(maximumCount) values. Write them out instead of "
          + "multiplying them by aliases.", line: line, column: column)
    }
    var node = ConfigNode(content: .null, line: line, column: column)
    guard depth < Self.maximumDepth else {
      node.content = .unusable("a value that is nested more than \(Self.maximumDepth) levels deep")
      return node
    }
    switch yaml {
    case .scalar(let scalar): node.content = ConfigScalar.content(scalar)
    case .sequence(let sequence):
      var elements: [ConfigNode] = []
      for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
      node.content = .sequence(elements)
    case .mapping(let mapping):
      node.content = try members(mapping, depth: depth)
    case .alias:
      throw Failure(message: "This alias has no anchor.", line: line, column: column)
    }
    return node
  }

  /// What is merged in takes the place of what stands ahead of it, and what stands after it takes
  /// its place, as with kubectl.
  private mutating func members(
    _ mapping: Yams.Node.Mapping, depth: Int
  ) throws(Failure) -> ConfigNode.Content {
    var members: [ConfigNode.Member] = []
    var isMerged = false
    for (key, value) in mapping {
      let value = try node(value, depth: depth + 1)
      guard case .scalar(let scalar) = key else {
        throw Failure(
          message: "A key must be a string.", line: key.mark?.line ?? value.line,
          column: key.mark?.column ?? value.column)
      }
      guard scalar.string == "<<", scalar.style == .plain else {
        members.append(ConfigNode.Member(key: scalar.string, value: value))
        continue
      }
      isMerged = true
      for source in (value.elements ?? [value]).reversed() {
        guard let others = source.members else {
          return .unusable("a mapping in which << has no mapping")
        }
        members += others
      }
    }
    guard isMerged else { return .mapping(members) }
    var keys: Set<String> = []
    return .mapping(members.reversed().filter { keys.insert($0.key).inserted }.reversed())
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
      let (line, column) = ConfigPlace(yaml).place(ofByte: offset ?? 0)
      return Failure(
        message: "A character here is not allowed in YAML.", line: line, column: column)
    default:
      return Failure(message: "This cannot be read as YAML.", line: 1, column: 1)
    }
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
    let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    if isAfterQuestionMark, isSpace { noteKey() }
    isAfterQuestionMark = byte == UInt8(ascii: "?") && Self.mayPrecede(previous)
    if previous == UInt8(ascii: "*"), isInAlias, isSpace { isInAlias = false }
    if isInAlias {
      if isSpace || byte == 0x2C || byte == 0x5D || byte == 0x7D {
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
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"),
      UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
