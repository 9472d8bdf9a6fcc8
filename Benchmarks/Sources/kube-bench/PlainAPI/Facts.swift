/// As much of kube-gen's table of facts as it takes to know which types there are. ``kube-gen distill`` prints such a table.
struct Facts {
  struct Structure {
    var name: String
    var properties: [(name: String, type: String)]
  }

  private(set) var structures: [Structure] = []
  private(set) var aliases: [(name: String, type: String)] = []

  private var package = ""
  private var isObject = false

  /// `text` may have more around the table: the Swift file in which it is bundled.
  init(_ text: String) {
    var margin = 0
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      let words = line.split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      case ("in"?, 2) where package.isEmpty || indent == margin:
        package = words[1]
        margin = indent
      // Properties have such names, too, and stand further in.
      case ("type"?, 2...) where !package.isEmpty && indent == margin:
        structures.append(Structure(name: Self.swiftName(package, words[1]), properties: []))
        isObject = true
      case ("value"?, 3...) where !package.isEmpty && indent == margin:
        aliases.append((Self.swiftName(package, words[1]), swiftType(words[2])))
        isObject = false
      case (let first?, 2...) where !package.isEmpty && isObject && !first.hasPrefix("@"):
        let name = first.hasSuffix("!") ? String(first.dropLast()) : first
        structures[structures.count - 1].properties.append((name, swiftType(words[1])))
      default: break
      }
    }
  }

  /// `core.v1` and `Pod` make `CoreV1Pod`, so that no two definitions meet.
  private static func swiftName(_ package: String, _ name: String) -> String {
    let words = "\(package).\(name)".split(separator: ".")
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private func swiftType(_ word: String) -> String {
    let inner = String(word.dropFirst().dropLast())
    if word.hasPrefix("[") { return "[\(swiftType(inner))]" }
    if word.hasPrefix("{") { return "[String: \(swiftType(inner))]" }
    switch word {
    case "any", "fields": return "PlainValue"
    case "bool": return "Bool"
    case "string", "base64", "time": return "String"
    case "intOrString": return "PlainIntOrString"
    case "int", "int64": return "Int"
    case "int32": return "Int32"
    case "number": return "Double"
    default: break
    }
    guard let dot = word.lastIndex(of: ".") else { return "PlainValue" }
    let package = word[..<dot].isEmpty ? package : String(word[..<dot])
    return Self.swiftName(package, String(word[word.index(after: dot)...]))
  }
}
