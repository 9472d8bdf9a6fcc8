/// Finds the members of a map of a type that is known by its table only.
///
/// Generic code asks the runtime for metadata at each step, and copies each value: a microsecond and
/// more for a member that is written in a tenth of that. A map's storage has its keys and its values
/// in two rows of buckets, behind a bit for each bucket that tells whether it is taken; that is part
/// of Swift's stable ABI on 64-bit platforms. A sample with members, and one of each type, are
/// compared with that form before it is relied on; where they differ, or ``KnownForms`` are not used,
/// ordinary generic code takes over.
enum RawMaps {
  private static let countOffset = 16
  private static let scaleOffset = 32
  private static let keysOffset = 48
  private static let valuesOffset = 56
  private static let bitsOffset = 64

  /// Whether maps have the known form.
  private static let knowsForm: Bool = {
    #if _endian(little) && _pointerBitWidth(_64)
      guard KnownForms.knowsReferences, StringForm.isKnown else { return false }
      for length in [1, 2, 5, 40, 100, 200] {
        let sample = Dictionary(
          uniqueKeysWithValues: (0..<length).map { ("\($0) is the key's number", $0) })
        guard isKnown(sample) else { return false }
      }
      return true
    #else
      return false
    #endif
  }()

  /// Whether the members that are found are those of the map.
  private static func isKnown(_ sample: [String: Int]) -> Bool {
    guard hasForm(sample) else { return false }
    let map = Members(unsafeBitCast(sample, to: UnsafeRawPointer.self), stride: 8)
    guard map.buckets.count == sample.count else { return false }
    let found = map.buckets.allSatisfy { bucket in
      let key = map.key(bucket).assumingMemoryBound(to: String.self).pointee
      return sample[key] == map.value(bucket).load(as: Int.self)
    }
    let keys = map.sorted().buckets.map {
      map.key($0).assumingMemoryBound(to: String.self).pointee
    }
    return found && keys == sample.keys.sorted()
  }

  /// Whether keys and values are in the rows that the storage names.
  private static func hasForm<Value>(_ map: [String: Value]) -> Bool {
    guard MemoryLayout<[String: Value]>.size == 8, MemoryLayout<Value>.alignment <= 16 else {
      return false
    }
    let storage = unsafeBitCast(map, to: UnsafeRawPointer.self)
    let scale = storage.load(fromByteOffset: scaleOffset, as: Int8.self)
    guard (1..<32).contains(scale),
      storage.load(fromByteOffset: countOffset, as: Int.self) == map.count,
      storage.load(fromByteOffset: countOffset + 8, as: Int.self) == map.capacity
    else { return false }
    let buckets = 1 << Int(scale)
    let keys = storage + bitsOffset + max(1, buckets / 64) * 8
    let values = (keys + buckets * 16).alignedUp(for: Value.self)
    return storage.load(fromByteOffset: keysOffset, as: UnsafeRawPointer.self) == keys
      && storage.load(fromByteOffset: valuesOffset, as: UnsafeRawPointer.self) == values
  }

  /// Whether maps of a type have the known form.
  static func areKnown<Value>(of type: Value.Type) -> Bool {
    guard knowsForm else { return false }
    var sample: [String: Value] = [:]
    sample.reserveCapacity(5)
    return hasForm(sample)
  }

  /// The members of a map, which must outlive this.
  struct Members {
    private let keys: UnsafeRawPointer
    private let values: UnsafeRawPointer
    private let stride: Int
    /// The buckets that are taken.
    private(set) var buckets: [Int]

    init(_ storage: UnsafeRawPointer, stride: Int) {
      keys = storage.load(fromByteOffset: keysOffset, as: UnsafeRawPointer.self)
      values = storage.load(fromByteOffset: valuesOffset, as: UnsafeRawPointer.self)
      self.stride = stride
      buckets = []
      let count = RawMaps.count(storage)
      guard count > 0 else { return }
      buckets.reserveCapacity(count)
      let scale = storage.load(fromByteOffset: scaleOffset, as: Int8.self)
      let size = 1 << Int(scale)
      for first in Swift.stride(from: 0, to: size, by: 64) {
        var bits = storage.load(fromByteOffset: bitsOffset + first / 8, as: UInt64.self)
        // What is beyond the last bucket counts as taken.
        if size < 64 { bits &= (1 << UInt64(size)) &- 1 }
        while bits != 0 {
          buckets.append(first + bits.trailingZeroBitCount)
          bits &= bits &- 1
        }
      }
    }

    func key(_ bucket: Int) -> UnsafeRawPointer { keys + bucket * 16 }
    func value(_ bucket: Int) -> UnsafeRawPointer { values + bucket * stride }

    /// In the order of the keys.
    func sorted() -> Members {
      var sorted = self
      if buckets.count > 1 { sorted.buckets.sort { StringForm.isLess(key($0), key($1)) } }
      return sorted
    }
  }

  static func count(_ storage: UnsafeRawPointer) -> Int {
    storage.load(fromByteOffset: countOffset, as: Int.self)
  }
}
