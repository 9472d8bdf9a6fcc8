/// The words of the table of facts.
enum FactsWord {
  /// The types that are one word.
  static let typeWords: [APIType: String] = [
    .any: "any", .anonymous: "fields", .boolean: "bool", .string: "string", .bytes: "base64",
    .dateTime: "time", .intOrString: "intOrString", .integer: "int", .int32: "int32",
    .int64: "int64", .number: "number",
  ]

  static let types = Dictionary(uniqueKeysWithValues: typeWords.map { ($0.value, $0.key) })

  static func written(_ word: String) -> String {
    isBare(word) ? word : quoted(word)
  }

  static func quoted(_ word: String) -> String { Node(.string(word)).jsonText() }

  static func isBare(_ word: String) -> Bool { !word.isEmpty && word.utf8.allSatisfy(isBare) }

  static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "$"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

/// The full name of a definition in two parts: `io.k8s.api.apps.v1` and `Deployment`.
struct FactsName {
  /// Empty: the name has no parts.
  let package: String
  let last: String

  init(_ full: String) {
    if let dot = full.utf8.lastIndex(of: UInt8(ascii: ".")), dot != full.startIndex {
      package = String(full[..<dot])
      last = String(full[full.index(after: dot)...])
    } else {
      package = ""
      last = full
    }
  }

  /// The full name again.
  static func full(_ package: String, _ last: String) -> String {
    package.isEmpty ? last : "\(package).\(last)"
  }
}
