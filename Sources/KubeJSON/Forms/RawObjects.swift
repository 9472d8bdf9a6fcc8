import CSwiftObjects

/// Makes boxes and arrays of a type that is known by its table only.
///
/// Generic code that is not specialised asks the runtime for metadata at each step; for the many
/// small arrays and boxes of an API object that took half of the decoder's time, and specialising
/// it for each type would take the compiler's. So objects are allocated with the class that a
/// sample of the same type has, and filled in place: an array is its class, its reference count,
/// the count, the capacity doubled, and the elements from byte 32 on; that is part of Swift's
/// stable ABI on 64-bit platforms. Each type's sample is compared with that form before it is
/// relied on; where it differs, or ``KnownForms`` are not used, ordinary generic code takes over.
enum RawObjects {
  static let arrayHeader = 32

  /// The class of boxes of `Value`, if they hold their value where it is looked for: what the
  /// runtime's allocator takes is the metatype itself.
  static func boxClass<Value: JSONStruct>(
    of type: Value.Type, offset: Int
  ) -> UnsafeRawPointer? {
    #if _pointerBitWidth(_64)
      guard KnownForms.areUsed, MemoryLayout<Value>.alignment <= 16,
        MemoryLayout<Boxed<Value>>.size == 8,
        withUnsafeBytes(of: Boxed<Value>(), { $0.allSatisfy { $0 == 0 } })
      else { return nil }
      let boxClass = unsafeBitCast(Box<Value>.self, to: UnsafeRawPointer.self)
      // Nobody reads the sample's value, which is not there.
      let size = offset + MemoryLayout<Value>.size
      let sample = allocate(boxClass, size: size)
      defer { free(sample, size: size) }
      let place = Unmanaged<Box<Value>>.fromOpaque(sample)._withUnsafeGuaranteedRef { $0.storage }
      return place == sample + offset ? boxClass : nil
    #else
      return nil
    #endif
  }

  @inline(__always)
  static func allocate(_ type: UnsafeRawPointer, size: Int) -> UnsafeMutableRawPointer {
    kube_object_allocate(type, size, 15)
  }

  /// Frees an object whose fields hold nothing.
  static func free(_ object: UnsafeMutableRawPointer, size: Int) {
    kube_object_free(object, size, 15)
  }

  /// The storage class of arrays of `Value`, if they have the known form.
  static func arrayClass<Value>(of type: Value.Type) -> UnsafeRawPointer? {
    #if _endian(little) && _pointerBitWidth(_64)
      guard KnownForms.areUsed, MemoryLayout<[Value]>.size == 8,
        MemoryLayout<Value>.alignment <= 16
      else { return nil }
      var sample: [Value] = []
      sample.reserveCapacity(5)
      let storage = unsafeBitCast(sample, to: UnsafeRawPointer.self)
      let first = sample.withUnsafeBufferPointer { $0.baseAddress.map { UnsafeRawPointer($0) } }
      guard first == storage + arrayHeader,
        storage.load(fromByteOffset: 16, as: Int.self) == 0,
        storage.load(fromByteOffset: 24, as: Int.self) == sample.capacity << 1
      else { return nil }
      return storage.load(as: UnsafeRawPointer.self)
    #else
      return nil
    #endif
  }
}
