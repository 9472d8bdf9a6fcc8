/// How much room a value takes where it is stored, as `MemoryLayout` tells it.
struct InlineSize: Sendable, Hashable {
  var size: Int
  var alignment: Int
  /// Some bit pattern is no value, so that nil needs no byte of its own.
  var hasSpare: Bool

  static let reference = InlineSize(size: 8, alignment: 8, hasSpare: true)
  static let string = InlineSize(size: 16, alignment: 8, hasSpare: true)
  static let empty = InlineSize(size: 0, alignment: 1, hasSpare: false)

  var optional: InlineSize {
    hasSpare ? self : InlineSize(size: size + 1, alignment: alignment, hasSpare: false)
  }

  /// Places a further field behind the others.
  mutating func append(_ field: InlineSize) {
    size = (size + field.alignment - 1) / field.alignment * field.alignment + field.size
    alignment = max(alignment, field.alignment)
    hasSpare = hasSpare || field.hasSpare
  }

  /// One of several payloads and a byte that tells which.
  static func union(_ payloads: [InlineSize]) -> InlineSize {
    let size = payloads.map(\.size).max() ?? 0
    let alignment = payloads.map(\.alignment).max() ?? 1
    return InlineSize(size: size + 1, alignment: alignment, hasSpare: true)
  }

  static func scalar(_ scalar: Scalar) -> InlineSize {
    switch scalar {
    case .bool: InlineSize(size: 1, alignment: 1, hasSpare: true)
    case .int8, .uint8: plain(1)
    case .int16, .uint16: plain(2)
    case .int32, .uint32, .float: plain(4)
    case .int, .int64, .uint, .uint64, .double: plain(8)
    case .string: string
    case .data: reference
    case .value, .intOrString, .quantity: InlineSize(size: 17, alignment: 8, hasSpare: true)
    case .time, .microTime: InlineSize(size: 16, alignment: 8, hasSpare: true)
    }
  }

  private static func plain(_ size: Int) -> InlineSize {
    InlineSize(size: size, alignment: size, hasSpare: false)
  }
}
