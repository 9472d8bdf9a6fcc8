/// Finds the member that a key names: a hash over the key's length and its first and last eight bytes, with a multiplier that is
/// searched for at the start until no two keys of the struct meet.
struct KeyIndex {
  private var slots: UnsafePointer<Int16>
  private var mask: UInt64
  private var multiplier: UInt64

  init(_ keys: [(bytes: UnsafeBufferPointer<UInt8>, index: Int)]) {
    var size = 8
    while size < keys.count * 2 { size *= 2 }
    var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var attempt = 0
    while true {
      var slots = [Int16](repeating: -1, count: size)
      let isGood = keys.allSatisfy { key in
        guard let first = key.bytes.baseAddress else { return true }
        let slot = Int(Self.hash(first, key.bytes.count, multiplier) & UInt64(size - 1))
        // Equal keys (a constant and a member of one name) find the first of them.
        if slots[slot] >= 0 { return keys[Int(slots[slot])].bytes.elementsEqual(key.bytes) }
        slots[slot] = Int16(key.index)
        return true
      }
      if isGood || attempt > 4096 {
        let stored = UnsafeMutablePointer<Int16>.allocate(capacity: size)
        stored.initialize(from: slots, count: size)
        self.slots = UnsafePointer(stored)
        mask = UInt64(size - 1)
        self.multiplier = multiplier
        return
      }
      attempt += 1
      multiplier = multiplier &* 0xD134_2543_DE82_EF95 | 1
      if attempt % 64 == 0 { size *= 2 }
    }
  }

  /// `first` must have eight readable bytes from the start and, for longer keys, up to the end.
  @inline(__always)
  func slot(_ first: UnsafePointer<UInt8>, _ count: Int) -> Int {
    Int(slots[Int(Self.hash(first, count, multiplier) & mask)])
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
