/// Writes the types of a table of facts as one would without this package: structs with public optional properties and
/// synthesised `Codable` and `Equatable`. They have no initialisers, which users would need, and no comments.
struct PlainAPIWriter {
  let facts: Facts

  /// The sources, in as many files of like size as the plugin makes.
  func files(count: Int) -> [String] {
    var files = [String](repeating: "", count: count)
    files[0] =
      Self.values + facts.aliases.map { "public typealias \($0.name) = \($0.type)\n" }.joined()
    for structure in facts.structures {
      let smallest = files.indices.min { files[$0].utf8.count < files[$1].utf8.count }
      if let smallest { files[smallest] += text(of: structure) }
    }
    return files
  }

  private func text(of structure: Facts.Structure) -> String {
    var text = "\npublic struct \(structure.name): Codable, Equatable, Sendable {\n"
    let names = structure.properties.map { Self.identifier($0.name) }
    for (property, name) in zip(structure.properties, names) {
      // A struct cannot hold itself.
      let type = property.type == structure.name ? "PlainBox<\(property.type)>" : property.type
      text += "  public var \(name): \(type)?\n"
    }
    if zip(structure.properties, names).contains(where: { $0.name != $1.filter { $0 != "`" } }) {
      text += "\n  enum CodingKeys: String, CodingKey {\n"
      for (property, name) in zip(structure.properties, names) {
        text += "    case \(name) = \"\(property.name)\"\n"
      }
      text += "  }\n"
    }
    return text + "}\n"
  }

  private static func identifier(_ name: String) -> String {
    let words = name.split { !($0.isLetter || $0.isNumber) }
    let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let identifier = (words.prefix(1).map(String.init) + rest).joined()
    return "`\(identifier)`"
  }

  private static let values = """
    public final class PlainBox<Value: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
      public let value: Value
      public init(_ value: Value) { self.value = value }
      public convenience init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Value.self))
      }
      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
      }
      public static func == (a: PlainBox, b: PlainBox) -> Bool { a.value == b.value }
    }

    public enum PlainIntOrString: Codable, Equatable, Sendable {
      case int(Int)
      case string(String)
    }

    public enum PlainValue: Codable, Equatable, Sendable {
      case null
      case bool(Bool)
      case number(Double)
      case string(String)
      case array([PlainValue])
      case object([String: PlainValue])
    }


    """
}
