/// Reads the table of facts, whose form ``FactsWriter`` describes.
package struct FactsReader {
  /// What is wrong with a line.
  package struct Failure: Error, Hashable {
    package var message: String
    package var line: Int
    package var column: Int
  }

  private var line = 1
  private var version: String?
  private var hasHeader = false
  private var packages: [String: String] = [:]
  private var package: String?
  private var definitions: [APIDefinition] = []
  private var kinds: [APIKind] = []
  private var properties: [APIProperty]?
  private var names: Set<String> = []

  private init() {}

  /// The bytes are meant to be a table of facts, not an OpenAPI document.
  package static func canRead(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: FactsWriter.header.utf8)
  }

  package static func model(of bytes: [UInt8], path: String? = nil) throws(Failure) -> APIModel {
    var reader = FactsReader()
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var text = FactsLine(bytes, start..<end, line: reader.line)
      try reader.read(&text)
      reader.line += 1
      start = end + 1
    }
    guard reader.hasHeader else {
      throw Failure(message: "The table of facts is empty.", line: 1, column: 1)
    }
    reader.finishType()
    return APIModel(
      version: reader.version, path: path, definitions: reader.definitions, kinds: reader.kinds)
  }

  private mutating func read(_ text: inout FactsLine) throws(Failure) {
    let isMember = text.isIndented
    if text.isAtEnd || text.take("#") { return }
    guard hasHeader else { return try readHeader(&text) }
    if isMember {
      if text.take("@") { try readFact(&text) } else { try readProperty(&text) }
    } else {
      try readStatement(&text)
    }
    if !text.isAtEnd { throw text.failure("Nothing more is expected in this line.") }
  }

  private mutating func readHeader(_ text: inout FactsLine) throws(Failure) {
    for word in FactsWriter.header.split(separator: " ") where try text.word() != word {
      throw text.failure("A table of facts begins with '\(FactsWriter.header)'.")
    }
    let version = try text.word()
    guard version == String(FactsWriter.version), text.isAtEnd else {
      throw text.failure(
        "This table of facts has form \(version); this tool reads form \(FactsWriter.version).")
    }
    hasHeader = true
  }

  private mutating func readStatement(_ text: inout FactsLine) throws(Failure) {
    let keyword = try text.word()
    switch keyword {
    case "kubernetes": version = try text.word()
    case "package":
      let alias = try text.word()
      guard packages.updateValue(try text.word(), forKey: alias) == nil else {
        throw text.failure("The package '\(alias)' is there already.")
      }
    case "in":
      finishType()
      let isFull = text.isAtQuote
      let word = try text.word()
      guard let package = isFull ? word : packages[word] else {
        throw text.failure("There is no package '\(word)' at the top of the table.")
      }
      self.package = package
    case "type", "value": try readDefinition(&text, isObject: keyword == "type")
    default:
      throw text.failure(
        "A line begins with in, kubernetes, package, type or value, not '\(keyword)'.")
    }
  }

  private mutating func readDefinition(
    _ text: inout FactsLine, isObject: Bool
  ) throws(Failure) {
    finishType()
    guard let package else { throw text.failure("The line 'in' with the package is missing.") }
    let name = FactsName.full(package, try text.word())
    guard names.insert(name).inserted else {
      throw text.failure("The definition '\(name)' is there already.")
    }
    let form: APIDefinition.Form = isObject ? .object([]) : .value(try readType(&text))
    var definition = APIDefinition(name: name, form: form)
    if text.isAtWord {
      try text.expect("map=")
      definition.mapType = try text.word()
    }
    definitions.append(definition)
    properties = isObject ? [] : nil
  }

  private mutating func finishType() {
    guard let properties, !definitions.isEmpty else { return }
    definitions[definitions.count - 1].form = .object(properties)
    self.properties = nil
  }

  private mutating func readFact(_ text: inout FactsLine) throws(Failure) {
    let keyword = try text.word()
    guard !definitions.isEmpty else {
      throw text.failure("'@\(keyword)' must stand below a definition.")
    }
    let last = definitions.count - 1
    switch keyword {
    case "kind": definitions[last].kinds.append(try text.kind())
    case "resource":
      guard let identity = definitions[last].kinds.last else {
        throw text.failure("'@resource' must stand below a '@kind'.")
      }
      let plural = try text.word()
      let scope = try text.word()
      guard scope == "namespaced" || scope == "cluster" else {
        throw text.failure("The scope is 'cluster' or 'namespaced', not '\(scope)'.")
      }
      kinds.append(
        APIKind(
          identity: identity, plural: plural, isNamespaced: scope == "namespaced",
          verbs: try text.words(), definition: definitions[last].name))
    case "subresource":
      guard let parent = kinds.last, parent.definition == definitions[last].name,
        parent.identity == definitions[last].kinds.last
      else { throw text.failure("'@subresource' must stand below a '@resource'.") }
      var subresource = APIKind.Subresource(name: try text.word(), verbs: try text.words())
      if text.take("=") { subresource.kind = try text.kind() }
      kinds[kinds.count - 1].subresources.append(subresource)
    default:
      throw text.failure("A fact is @kind, @resource or @subresource, not '@\(keyword)'.")
    }
  }

  private mutating func readProperty(_ text: inout FactsLine) throws(Failure) {
    guard properties != nil else {
      throw text.failure("A property must stand below a 'type'.")
    }
    let name = try text.word()
    let isRequired = text.take("!")
    var property = APIProperty(name: name, type: try readType(&text), isRequired: isRequired)
    while text.isAtWord {
      let key = try text.word()
      try text.expect("=")
      switch key {
      case "list": property.listType = try text.word()
      case "keys": property.listMapKeys = try text.list()
      case "map": property.mapType = try text.word()
      case "patch": property.patchStrategies = try text.list()
      case "merge": property.patchMergeKey = try text.word()
      case "enum": property.words = try text.list()
      case "default": property.defaultValue = try text.word()
      default:
        throw text.failure(
          "What is known of a property is list, keys, map, patch, merge, enum and default, not '\(key)'."
        )
      }
    }
    properties?.append(property)
  }

  private func readType(_ text: inout FactsLine) throws(Failure) -> APIType {
    var brackets: [Bool] = []
    while true {
      if text.take("[") {
        brackets.append(true)
      } else if text.take("{") {
        brackets.append(false)
      } else {
        break
      }
      if brackets.count > 64 { throw text.failure("The type is nested too deep.") }
    }
    var type = try readSimpleType(&text)
    for isArray in brackets.reversed() {
      try text.expect(isArray ? "]" : "}")
      type = isArray ? .array(type) : .map(type)
    }
    return type
  }

  private func readSimpleType(_ text: inout FactsLine) throws(Failure) -> APIType {
    if text.isAtQuote { return .reference(try text.word()) }
    let word = try text.word()
    if let type = FactsWord.types[word] { return type }
    guard let dot = word.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      throw text.failure(
        "There is no type '\(word)'."
          + Suggestion.phrase(for: word, among: FactsWord.types.keys)
          + " Definitions are written with a dot: .\(word).")
    }
    let last = String(word[word.index(after: dot)...])
    let alias = String(word[..<dot])
    guard let package = alias.isEmpty ? package : packages[alias] else {
      throw text.failure("There is no package '\(alias)' at the top of the table.")
    }
    return .reference(FactsName.full(package, last))
  }
}
