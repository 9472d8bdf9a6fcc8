/// Reads the fields of a protobuf message one after the other.
struct ProtobufReader {
  /// In the words of gogo/protobuf.
  struct Malformed: Error, Hashable {
    var message: String

    static let unexpectedEnd = Malformed(message: "unexpected EOF")
    static let overflow = Malformed(message: "proto: integer overflow")
    static let length = Malformed(message: "proto: negative length found during unmarshaling")
    static let group = Malformed(message: "proto: unexpected end of group")
    static let nesting = Malformed(message: "proto: message is nested too deep")
    static func tag(_ number: UInt64, _ type: UInt64) -> Malformed {
      Malformed(message: "proto: illegal tag \(number) (wire type \(type))")
    }
    static func type(_ type: UInt64) -> Malformed {
      Malformed(message: "proto: illegal wireType \(type)")
    }
    static func wrongType(_ field: String) -> Malformed {
      Malformed(message: "proto: wrong wireType for field \(field)")
    }
  }

  enum Value: Sendable, Hashable {
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    case bytes(ArraySlice<UInt8>)
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position >= bytes.endIndex }

  /// The next field; nil at the end. Groups, which Kubernetes has none of, are passed over.
  mutating func next() throws(Malformed) -> (number: Int, value: Value)? {
    var depth = 0
    while !isAtEnd {
      let tag = try varint()
      let (number, type) = (tag >> 3, tag & 7)
      guard number > 0, let number = Int(exactly: number), number <= Int(Int32.max) else {
        throw .tag(number, type)
      }
      switch type {
      case 3: depth += 1
      case 4:
        guard depth > 0 else { throw .group }
        depth -= 1
      default:
        let value = try value(type)
        if depth == 0 { return (number, value) }
      }
    }
    if depth > 0 { throw .unexpectedEnd }
    return nil
  }

  mutating func varint() throws(Malformed) -> UInt64 {
    var result: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard position < bytes.endIndex else { throw .unexpectedEnd }
      let byte = bytes[position]
      position += 1
      // What is beyond 64 bits is lost, as it is in Go.
      if shift < 64 { result |= UInt64(byte & 0x7f) << shift }
      if byte < 0x80 { return result }
    }
    throw .overflow
  }

  private mutating func value(_ type: UInt64) throws(Malformed) -> Value {
    switch type {
    case 0: return .varint(try varint())
    case 1: return .fixed64(try fixed(8))
    case 5: return .fixed32(UInt32(truncatingIfNeeded: try fixed(4)))
    case 2:
      guard let length = Int(exactly: try varint()) else { throw .length }
      guard length <= bytes.endIndex - position else { throw .unexpectedEnd }
      defer { position += length }
      return .bytes(bytes[position..<position + length])
    default: throw .type(type)
    }
  }

  private mutating func fixed(_ count: Int) throws(Malformed) -> UInt64 {
    guard bytes.endIndex - position >= count else { throw .unexpectedEnd }
    defer { position += count }
    return bytes[position..<position + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
