import CSwiftObjects
import Synchronization

/// Which bits of an optional say that it is nil: some of at most eight bytes in a row.
///
/// It is found out by letting the runtime write nil over memory of all zeros and of all ones, and
/// compared with the nil that the compiler makes.
struct NilForm {
  /// Where the bytes are within the optional.
  var offset: Int
  var mask: UInt64
  var pattern: UInt64

  /// A reference that is zero for nil.
  static let reference = NilForm(offset: 0, mask: .max, pattern: 0)

  /// The reference that a value is.
  init?<Value>(ofReference value: Value) {
    guard MemoryLayout<Value>.size == 8 else { return nil }
    self.init(
      offset: 0, mask: .max, pattern: withUnsafeBytes(of: value) { $0.load(as: UInt64.self) })
  }

  private init(offset: Int, mask: UInt64, pattern: UInt64) {
    (self.offset, self.mask, self.pattern) = (offset, mask, pattern)
  }

  private static let known = Mutex<[ObjectIdentifier: NilForm?]>([:])

  /// Found out once for each type.
  static func known<Wrapped>(of type: Wrapped.Type) -> NilForm? {
    let id = ObjectIdentifier(type)
    if let form = known.withLock({ $0[id] }) { return form }
    let form = NilForm(of: type)
    known.withLock { $0[id] = .some(form) }
    return form
  }

  /// Nil where the bits are not known, or where they do not lie together.
  init?<Wrapped>(of type: Wrapped.Type) {
    #if _endian(little) && _pointerBitWidth(_64)
      let wrapped = unsafeBitCast(type, to: UnsafeRawPointer.self)
      let size = MemoryLayout<Wrapped>.size
      guard KnownForms.areUsed,
        kube_witnesses_known(wrapped, size, MemoryLayout<Wrapped>.stride)
      else { return nil }
      var probe = Probe(wrapped: wrapped, size: MemoryLayout<Wrapped?>.size)
      guard probe.keepsValues(size), probe.findBits(after: size),
        let first = probe.mask.firstIndex(where: { $0 != 0 }),
        let last = probe.mask.lastIndex(where: { $0 != 0 }), last - first < 8
      else { return nil }
      offset = first
      (mask, pattern) = (0, 0)
      for index in first...last {
        mask |= UInt64(probe.mask[index]) << UInt64((index - first) * 8)
        pattern |= UInt64(probe.pattern[index]) << UInt64((index - first) * 8)
      }
      let none: Wrapped? = nil
      guard withUnsafeBytes(of: none, { probe.matches($0) }) else { return nil }
    #else
      return nil
    #endif
  }
}

/// Memory of an optional that holds no value, whose bits alone are looked at.
private struct Probe {
  let wrapped: UnsafeRawPointer
  var mask: [UInt8]
  var pattern: [UInt8]

  init(wrapped: UnsafeRawPointer, size: Int) {
    self.wrapped = wrapped
    mask = [UInt8](repeating: 0, count: size)
    pattern = mask
  }

  func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count == mask.count && mask.indices.allSatisfy { bytes[$0] & mask[$0] == pattern[$0] }
  }

  /// Runs `body` on memory that is aligned for any value.
  private func bytes(
    of bytes: [UInt8], _ body: (UnsafeMutableRawPointer) -> Void
  ) -> [UInt8] {
    withUnsafeTemporaryAllocation(byteCount: max(1, bytes.count), alignment: 16) { memory in
      memory.copyBytes(from: bytes)
      if let place = memory.baseAddress { body(place) }
      return [UInt8](memory.prefix(bytes.count))
    }
  }

  private func nilOver(_ fill: UInt8) -> [UInt8] {
    bytes(of: [UInt8](repeating: fill, count: mask.count)) { kube_store_nil($0, wrapped) }
  }

  private func isNil(_ candidate: [UInt8]) -> Bool {
    var result = false
    _ = bytes(of: candidate) { result = kube_is_nil($0, wrapped) }
    return result
  }

  /// Bytes behind the value tell it from nil by being zero.
  func keepsValues(_ size: Int) -> Bool {
    [0x00, 0xFF].allSatisfy { (fill: UInt8) in
      let made = bytes(of: [UInt8](repeating: fill, count: mask.count)) {
        kube_store_value($0, wrapped)
      }
      return made.prefix(size).allSatisfy { $0 == fill }
        && made.dropFirst(size).allSatisfy { $0 == 0 }
    }
  }

  mutating func findBits(after size: Int) -> Bool {
    let zeros = nilOver(0x00)
    let ones = nilOver(0xFF)
    guard isNil(zeros), isNil(ones) else { return false }
    pattern = zeros
    if size < mask.count {
      // Only what stands behind the value tells.
      for index in size..<mask.count { mask[index] = 0xFF }
      for index in 0..<size { pattern[index] = 0 }
      return pattern.contains { $0 != 0 }
    }
    for index in mask.indices {
      mask[index] = ~(zeros[index] ^ ones[index])
      pattern[index] &= mask[index]
    }
    for index in mask.indices where mask[index] != 0 && isNilWithout(index) {
      (mask[index], pattern[index]) = (0, 0)
    }
    return true
  }

  /// Whether it is nil whatever the byte holds.
  private func isNilWithout(_ index: Int) -> Bool {
    [0x00, 0x55, 0xAA].allSatisfy { (fill: UInt8) in
      var candidate = pattern.indices.map { mask[$0] == 0 ? fill : pattern[$0] }
      candidate[index] = fill
      return isNil(candidate)
    }
  }
}

/// A value that may be nil, for code that does not know of what type.
protocol OptionalForm {
  static var nilForm: NilForm? { get }
  static var wrappedSize: Int { get }
}

extension Optional: OptionalForm {
  static var nilForm: NilForm? { NilForm.known(of: Wrapped.self) }
  static var wrappedSize: Int { MemoryLayout<Wrapped>.size }
}

extension Boxed: OptionalForm {
  /// A box is one reference.
  static var nilForm: NilForm? {
    RawObjects.boxClass(of: Value.self, offset: StructType.of(Value.self).boxOffset) == nil
      ? nil : NilForm.reference
  }

  static var wrappedSize: Int { MemoryLayout<Self>.size }
}
