import Synchronization

/// An object that is made by the first who needs it, and the same for all who come after.
struct LazyReference<Object: AnyObject & Sendable>: ~Copyable, Sendable {
  private let bits = Atomic<UInt>(0)

  @inline(__always)
  var object: Object? {
    UnsafeRawPointer(bitPattern: bits.load(ordering: .acquiring)).map {
      Unmanaged<Object>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// Keeps the object if there is none yet; returns the one that is kept.
  func keep(_ object: Object) -> Object {
    let pointer = Unmanaged.passRetained(object).toOpaque()
    let (isFirst, other) = bits.compareExchange(
      expected: 0, desired: UInt(bitPattern: pointer), ordering: .acquiringAndReleasing)
    if isFirst { return object }
    Unmanaged<Object>.fromOpaque(pointer).release()
    return UnsafeRawPointer(bitPattern: other).map {
      Unmanaged<Object>.fromOpaque($0).takeUnretainedValue()
    } ?? object
  }

  deinit {
    guard let pointer = UnsafeRawPointer(bitPattern: bits.load(ordering: .acquiring)) else {
      return
    }
    Unmanaged<Object>.fromOpaque(pointer).release()
  }
}
