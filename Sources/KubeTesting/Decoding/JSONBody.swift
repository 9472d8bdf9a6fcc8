import KubeJSON

/// Bytes that a client sent as JSON.
enum JSONBody {
  /// The value as a tree, with members of one name all kept.
  ///
  /// Like Go, it takes bytes that are no UTF-8 and lone surrogates for U+FFFD. Unlike Go, it does not
  /// take what is nested deeper than ``JSONReader/maximumDepth``.
  static func read(
    _ bytes: [UInt8], _ library: JSONSyntax.Library
  ) throws(DecodingProblem) -> JSONValue {
    if let problem = JSONSyntax.problem(bytes, library) { throw problem }
    if let value = try? JSONValue(tree: bytes) { return value }
    guard let value = try? JSONValue(tree: repaired(bytes)) else {
      throw DecodingProblem("exceeded max depth")
    }
    return value
  }

  /// The same JSON with a U+FFFD for each byte that is no UTF-8, and for each lone surrogate.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\") {
        let end = min(place + escapeLength(bytes, place), bytes.count)
        if end - place == 6, let unit = escapedUnit(bytes, place), UTF16.isSurrogate(unit) {
          result += Array("\\ufffd".utf8)
        } else {
          result += bytes[place..<end]
        }
        place = end
      } else if byte < 0x80 {
        result.append(byte)
        place += 1
      } else {
        let length = characterLength(bytes, place)
        result += length.map { bytes[place..<place + $0] } ?? [0xef, 0xbf, 0xbd]
        place += length ?? 1
      }
    }
    return result
  }

  /// Of an escape, or of two that are a pair of surrogates.
  private static func escapeLength(_ bytes: [UInt8], _ place: Int) -> Int {
    guard let first = escapedUnit(bytes, place) else { return 2 }
    if UTF16.isLeadSurrogate(first), let second = escapedUnit(bytes, place + 6),
      UTF16.isTrailSurrogate(second)
    {
      return 12
    }
    return 6
  }

  private static func escapedUnit(_ bytes: [UInt8], _ place: Int) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt16(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
  }

  /// Nil if no character begins there.
  private static func characterLength(_ bytes: [UInt8], _ place: Int) -> Int? {
    var decoder = UTF8()
    var rest = bytes[place...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return UTF8.width(scalar)
  }
}
