/// Finds the member that a key names: a hash over the key's length and its first and last eight
/// bytes, with a multiplier for which few keys of the struct meet; those that do (no multiplier
/// tells keys apart that differ in their middle only) stand in the next free slots.
struct KeyIndex {
  private var slots: UnsafePointer<Int16>
  private var mask: Int
  private var multiplier: UInt64

  init(_ keys: [(bytes: UnsafeBufferPointer<UInt8>, index: Int)]) {
    var size = 8
    while size < keys.count * 2 { size *= 2 }
    var best: (slots: [Int16], multiplier: UInt64, meetings: Int)?
    var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<32 where best?.meetings != 0 {
      let (slots, meetings) = Self.fill(size, keys, multiplier)
      if meetings < best?.meetings ?? .max { best = (slots, multiplier, meetings) }
      multiplier = multiplier &* 0xD134_2543_DE82_EF95 | 1
    }
    let slots = best?.slots ?? [Int16](repeating: -1, count: size)
    let stored = UnsafeMutablePointer<Int16>.allocate(capacity: slots.count)
    stored.initialize(from: slots, count: slots.count)
    self.slots = UnsafePointer(stored)
    mask = slots.count - 1
    self.multiplier = best?.multiplier ?? multiplier
  }

  private static func fill(
    _ size: Int, _ keys: [(bytes: UnsafeBufferPointer<UInt8>, index: Int)], _ multiplier: UInt64
  ) -> (slots: [Int16], meetings: Int) {
    var slots = [Int16](repeating: -1, count: size)
    var meetings = 0
    for key in keys {
      guard let first = key.bytes.baseAddress else { continue }
      var slot = Int(truncatingIfNeeded: hash(first, key.bytes.count, multiplier)) & (size - 1)
      while slots[slot] >= 0 {
        meetings += 1
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] = Int16(key.index)
    }
    return (slots, meetings)
  }

  /// `first` must have eight readable bytes from the start and, for longer keys, up to the end.
  @inline(__always)
  func find(
    _ first: UnsafePointer<UInt8>, _ count: Int, _ fields: UnsafePointer<StructTable.Field>
  ) -> Int {
    var slot = Int(truncatingIfNeeded: Self.hash(first, count, multiplier)) & mask
    while true {
      let index = Int(slots[slot])
      if index < 0 { return -1 }
      let field = fields + index
      if Int(field.pointee.keyCount) == count, equalBytes(field.pointee.key, first, count) {
        return index
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private static func hash(
    _ first: UnsafePointer<UInt8>, _ count: Int, _ multiplier: UInt64
  ) -> UInt64 {
    let raw = UnsafeRawPointer(first)
    var low = raw.loadUnaligned(as: UInt64.self)
    var high: UInt64 = 0
    if count < 8 {
      low &= (1 << UInt64(count * 8)) &- 1
    } else {
      high = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    }
    let mixed = (low ^ (high &* 0xA24B_AED4_963E_E407) ^ UInt64(count)) &* multiplier
    return mixed ^ (mixed >> 32)
  }
}
