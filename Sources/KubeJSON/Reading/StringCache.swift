/// Strings that a document repeats are made once and shared: images, labels' keys, paths, node
/// names. That saves an allocation each, and most of the memory that cached objects would take.
struct StringCache: ~Copyable {
  private static let longest = 128
  private var entries: UnsafeMutablePointer<String?>?
  /// A power of two: small documents have few strings, and room for many would cost more than all
  /// of them do.
  private let slots: Int
  private let shift: UInt64

  init(bytes: Int) {
    var bits = 4
    while bits < 10, 1 << bits < bytes >> 6 { bits += 1 }
    slots = 1 << bits
    shift = UInt64(64 - bits)
  }

  deinit {
    entries?.deinitialize(count: slots)
    entries?.deallocate()
  }

  @inline(never)
  mutating func string(_ first: UnsafePointer<UInt8>, _ count: Int) -> String {
    let bytes = UnsafeBufferPointer(start: first, count: count)
    guard count <= Self.longest, count > SmallString.capacity else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let entries = entries ?? allocate()
    let slot = entries + hash(first, count)
    if let known = slot.pointee, Self.equal(known, bytes) { return known }
    let made = String(decoding: bytes, as: UTF8.self)
    slot.pointee = made
    return made
  }

  private mutating func allocate() -> UnsafeMutablePointer<String?> {
    let made = UnsafeMutablePointer<String?>.allocate(capacity: slots)
    made.initialize(repeating: nil, count: slots)
    entries = made
    return made
  }

  @inline(__always)
  private func hash(_ first: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let raw = UnsafeRawPointer(first)
    var hash = UInt64(truncatingIfNeeded: count)
    var offset = 0
    while offset + 8 <= count {
      hash =
        (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    hash =
      (hash ^ raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      &* 0x9E37_79B9_7F4A_7C15
    return Int(hash >> shift)
  }

  @inline(__always)
  private static func equal(_ known: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    known.utf8.withContiguousStorageIfAvailable { stored in
      guard stored.count == bytes.count, let a = stored.baseAddress, let b = bytes.baseAddress
      else { return false }
      return equalBytes(a, b, bytes.count)
    } ?? false
  }
}

/// Eight bytes at a time: a call of memcmp costs more than most keys do.
@inline(__always)
func equalBytes(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let a = UnsafeRawPointer(a)
  let b = UnsafeRawPointer(b)
  if count >= 8 {
    var offset = 0
    while offset + 8 <= count {
      if a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    return a.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      == b.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
  }
  for index in 0..<count
  where a.load(fromByteOffset: index, as: UInt8.self)
    != b.load(fromByteOffset: index, as: UInt8.self)
  {
    return false
  }
  return true
}
