/// Looks through source text for words, without parsing it.
enum ByteSearch {
  static func contains(_ word: StaticString, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      word.withUTF8Buffer { word in
        guard let first = word.first, bytes.count >= word.count else { return false }
        for start in 0...(bytes.count - word.count) where bytes[start] == first {
          if (1..<word.count).allSatisfy({ bytes[start + $0] == word[$0] }) { return true }
        }
        return false
      }
    }
  }

  /// Names that the text declares as types or extends. Comments and strings are not told from code, so the answer may
  /// hold names too many, and never one too few.
  static func declaredNames(in bytes: [UInt8]) -> (declared: Set<String>, extended: Set<String>) {
    var declared: Set<String> = []
    var extended: Set<String> = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        guard isIdentifier(bytes[index]) else {
          index += 1
          continue
        }
        let start = index
        while index < bytes.count, isIdentifier(bytes[index]) { index += 1 }
        guard let keyword = keyword(bytes[start..<index]) else { continue }
        let names = dottedName(in: bytes, from: &index)
        if keyword == "extension" {
          extended.formUnion(names)
        } else if let name = names.first {
          declared.insert(name)
        }
      }
    }
    return (declared, extended)
  }

  private static let keywords: [StaticString] = [
    "struct", "enum", "class", "actor", "protocol", "typealias", "extension",
  ]

  private static func keyword(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard word.count >= 4, word.count <= 9, let first = word.first else { return nil }
    for keyword in keywords where keyword.utf8CodeUnitCount == word.count {
      let isEqual = keyword.withUTF8Buffer { $0.first == first && $0.elementsEqual(word) }
      if isEqual { return keyword.description }
    }
    return nil
  }

  private static func dottedName(
    in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int
  ) -> [String] {
    var names: [String] = []
    while true {
      while index < bytes.count, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "`") {
        index += 1
      }
      let start = index
      while index < bytes.count, isIdentifier(bytes[index]) { index += 1 }
      guard index > start else { return names }
      names.append(String(decoding: bytes[start..<index], as: UTF8.self))
      if index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return names }
      index += 1
    }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }
}
