import KubeJSON

/// The columns of the tables of built-in kinds.
///
/// A line of the text without indentation is a kind, those below it are its columns: name, type,
/// format, priority and description, which may be one of those at the top.
struct TableColumns: Sendable {
  static let shared = TableColumns(kubernetes1_36)

  private var columns: [String: [JSONValue]] = [:]
  private var descriptions: [String: String] = [:]

  init(_ text: StaticString) {
    let lines = text.withUTF8Buffer {
      String(decoding: $0, as: UTF8.self)
    }.split(separator: "\n")
    var kind = ""
    for line in lines {
      if line.hasPrefix("@") {
        let words = line.split(separator: " ", maxSplits: 1)
        descriptions[String(words[0])] = words.last.map { String($0).replacing("\\n", with: "\n") }
      } else if line.hasPrefix(" ") {
        let parts = line.dropFirst(2)
          .split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5 else { continue }
        let description =
          descriptions[String(parts[4])] ?? String(parts[4]).replacing("\\n", with: "\n")
        columns[kind, default: []].append(
          Self.column(
            String(parts[0]), type: String(parts[1]), format: String(parts[2]),
            priority: Int(parts[3]) ?? 0, description))
      } else {
        kind = String(line)
      }
    }
  }

  /// Nil for a kind without columns of its own.
  subscript(_ kind: String) -> [JSONValue]? { columns[kind] }

  /// What every object has: its name.
  var name: JSONValue {
    Self.column("Name", type: "string", format: "name", descriptions["@name"] ?? "")
  }

  /// - Parameter name: `Created At` of built-in kinds without columns of their own, and `Age` of
  ///   custom ones.
  func created(_ name: String) -> JSONValue {
    Self.column(name, type: "date", descriptions["@age"] ?? "")
  }

  static func column(
    _ name: String, type: String, format: String = "", priority: Int = 0, _ description: String
  ) -> JSONValue {
    [
      "name": .string(name), "type": .string(type), "format": .string(format),
      "description": .string(description), "priority": .number(priority),
    ]
  }
}
