import Yams

/// Turns YAML text into nodes, with kubectl's meaning of scalars, keys, aliases and merge keys.
///
/// Yams builds a tree of each document first. It never sees an alias: those are written as scalars
/// of its own kind (see ``YAMLAliases``) and resolved here, where what they expand to can be
/// counted.
struct YAMLDocument {
  /// Values that the aliases of one document may stand for in all (32 bytes of text count as one).
  static let maximumExpansion = 500_000

  private let text: SourceText
  private let aliases: YAMLAliases?
  private var places: YAMLPlaces
  private var anchors: [String: Expansion] = [:]
  private var expansion = 0
  private var warnings: [Diagnostic] = []

  /// A node with what repeating it costs.
  private struct Expansion {
    var node: Node
    var height: Int
    var weight: Int
  }

  static func documents(_ text: SourceText, diagnostics: inout Diagnostics) -> [Node] {
    var documents: [Node] = []
    do throws(DocumentError) {
      try text.checkCharacters()
      let aliases = try YAMLAliases(text)
      let yaml = aliases?.yaml ?? String(decoding: text.bytes, as: UTF8.self)
      var places = YAMLPlaces(text)
      do {
        let parser = try Yams.Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
        while let root = try parser.nextRoot() {
          var document = YAMLDocument(text: text, aliases: aliases, places: places)
          defer { for warning in document.warnings { diagnostics.append(warning) } }
          documents.append(try document.expanded(root, depth: 0).node)
          places = document.places
        }
      } catch let error as DocumentError {
        throw error
      } catch {
        throw YAMLFailure.error(error, text: text, places: &places, aliases: aliases)
      }
    } catch {
      diagnostics.append(text.diagnostic(error))
    }
    return documents
  }

  private init(text: SourceText, aliases: YAMLAliases?, places: YAMLPlaces) {
    self.text = text
    self.aliases = aliases
    self.places = places
  }

  private mutating func expanded(
    _ yaml: Yams.Node, depth: Int
  ) throws(DocumentError) -> Expansion {
    let place = places.place(of: yaml.mark)
    guard depth < DocumentReader.maximumDepth else {
      throw error("Values are nested more than \(DocumentReader.maximumDepth) levels deep.", place)
    }
    if let aliases, case .scalar(let scalar) = yaml, let name = aliases.name(of: scalar) {
      return try alias(name, depth: depth, place)
    }
    var made = Expansion(node: Node(.null), height: 0, weight: 1)
    switch yaml {
    case .scalar(let scalar):
      made.node.content = try content(of: scalar, place)
      made.weight += scalar.string.utf8.count / 32
    case .sequence(let sequence):
      var elements: [Node] = []
      elements.reserveCapacity(sequence.count)
      for element in sequence {
        let element = try expanded(element, depth: depth + 1)
        elements.append(element.node)
        made.height = max(made.height, element.height + 1)
        made.weight += element.weight
      }
      made.node.content = .sequence(elements)
    case .mapping(let mapping):
      made = try members(of: mapping, depth: depth)
    case .alias:
      throw error("This alias cannot be resolved.", place)
    }
    made.node.line = place.line
    made.node.column = place.column
    if aliases != nil, let anchor = yaml.anchor {
      anchors[anchor.rawValue] = made
    }
    return made
  }

  private mutating func alias(
    _ name: String, depth: Int, _ place: YAMLPlaces.Place
  ) throws(DocumentError) -> Expansion {
    guard let target = anchors[name] else {
      let known = Suggestion.phrase(for: name, among: anchors.keys)
      throw error(
        "There is no anchor '&\(name)' ahead of this alias.\(known) A string that begins with '*' "
          + "needs quotes.", place)
    }
    guard depth + target.height < DocumentReader.maximumDepth else {
      throw error("Values are nested more than \(DocumentReader.maximumDepth) levels deep.", place)
    }
    try spend(target.weight, place)
    return target
  }

  private mutating func spend(
    _ weight: Int, _ place: YAMLPlaces.Place
  ) throws(DocumentError) {
    expansion += weight
    guard expansion <= Self.maximumExpansion else {
      throw error(
        "The aliases of this document stand for more than \(Self.maximumExpansion) values. Write "
          + "the values out instead of multiplying them by aliases.", place)
    }
  }

  private func content(
    of scalar: Yams.Node.Scalar, _ place: YAMLPlaces.Place
  ) throws(DocumentError) -> Node.Content {
    let string = try aliases?.text(of: scalar, place) ?? scalar.string
    do throws(YAMLScalar.Failure) {
      return try YAMLScalar.content(
        of: string, tag: scalar.tag.rawValue, isPlain: scalar.style == .plain)
    } catch {
      throw self.error(error.message, place)
    }
  }

  private func error(_ message: String, _ place: YAMLPlaces.Place) -> DocumentError {
    DocumentError(message: message, line: Int(place.line), column: Int(place.column))
  }
}

extension YAMLDocument {
  private mutating func members(
    of mapping: Yams.Node.Mapping, depth: Int
  ) throws(DocumentError) -> Expansion {
    var merging = YAMLMerging()
    var height = 0
    for (key, value) in mapping {
      let place = places.place(of: key.mark)
      if case .scalar(let scalar) = key, scalar.string == "<<", scalar.style == .plain {
        let source = try expanded(value, depth: depth)
        try spend(source.weight, place)
        height = max(height, source.height)
        try merge(source.node, into: &merging, place)
        merging.weight += source.weight
        continue
      }
      let name = try name(of: key, place)
      let value = try expanded(value, depth: depth + 1)
      height = max(height, value.height + 1)
      let member = Node.Member(name, value.node, keyLine: place.line, keyColumn: place.column)
      if let line = merging.set(member, weight: value.weight) {
        throw .repeatedKey(name, first: line, line: place.line, column: place.column)
      }
    }
    return Expansion(
      node: Node(.mapping(merging.members)), height: height, weight: merging.weight)
  }

  /// The later member wins over what was merged ahead of it, and what is merged over members ahead
  /// of it: so kubectl has it.
  private func merge(
    _ source: Node, into merging: inout YAMLMerging, _ place: YAMLPlaces.Place
  ) throws(DocumentError) {
    let sources = source.elements ?? [source]
    for source in sources.reversed() {
      guard let members = source.members else {
        throw error(
          "A merge key '<<' takes a mapping or a list of mappings, not \(source.kind).", place)
      }
      for member in members { merging.merge(member) }
    }
  }

  /// JSON's keys are strings. What YAML reads as a number or a boolean becomes its text, as with
  /// kubectl.
  private mutating func name(
    of key: Yams.Node, _ place: YAMLPlaces.Place
  ) throws(DocumentError) -> String {
    if aliases == nil, case .scalar(let scalar) = key, scalar.style != .plain {
      return scalar.string
    }
    // A key with a tag looks like one without to Yams; only the text tells.
    if case .scalar(let scalar) = key, text.bytes(at: place).first == UInt8(ascii: "!") {
      return aliases?.restored(scalar.string) ?? scalar.string
    }
    let node = try plainKey(key, place)
    switch node.content {
    case .string(let string): return string
    case .integer(let integer): return String(integer)
    case .number(let number): return YAMLScalar.keyText(ofNumber: number)
    case .bool(let bool):
      let written = key.scalar?.string ?? ""
      if written.lowercased() != String(bool) {
        warnings.append(
          text.warning(
            "YAML 1.1 and kubectl read the key '\(written)' as \(bool). Write it in quotes if it "
              + "is meant as it stands.", place))
      }
      return String(bool)
    case .null, .sequence, .mapping:
      throw error(
        "A key must be a string, not \(node.kind). Write it in quotes if it is meant as text.",
        place)
    }
  }

  private mutating func plainKey(
    _ key: Yams.Node, _ place: YAMLPlaces.Place
  ) throws(DocumentError) -> Node {
    guard case .scalar(let scalar) = key else {
      return Node(key.isSequence ? .sequence([]) : .mapping([]))
    }
    if let name = aliases?.name(of: scalar) {
      return try alias(name, depth: 0, place).node
    }
    // Yams compared the keys with one another, which settled their tags as those of strings.
    let string = try aliases?.text(of: scalar, place) ?? scalar.string
    do throws(YAMLScalar.Failure) {
      let node = Node(
        try YAMLScalar.content(of: string, tag: "", isPlain: scalar.style == .plain))
      if aliases != nil, let anchor = key.anchor {
        anchors[anchor.rawValue] = Expansion(node: node, height: 0, weight: 1)
      }
      return node
    } catch {
      throw self.error(error.message, place)
    }
  }
}

extension Yams.Node {
  fileprivate var isSequence: Bool {
    if case .sequence = self { true } else { false }
  }
}
