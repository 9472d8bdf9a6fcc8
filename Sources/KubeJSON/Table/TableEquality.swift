extension StructTable {
  func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    for index in 0..<count {
      let field = fields + index
      let offset = field.pointee.offset
      guard Self.equal(field, a + offset, b + offset) else { return false }
    }
    return true
  }

  private static func equal(
    _ field: UnsafePointer<Field>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) -> Bool {
    switch field.pointee.code {
    case .string:
      return a.assumingMemoryBound(to: String?.self).pointee
        == b.assumingMemoryBound(to: String?.self).pointee
    case .bool: return a.load(as: UInt8.self) == b.load(as: UInt8.self)
    case .int64:
      return tag(field, a) == tag(field, b)
        && (tag(field, a) != 0 || a.load(as: Int64.self) == b.load(as: Int64.self))
    case .int32:
      return tag(field, a) == tag(field, b)
        && (tag(field, a) != 0 || a.load(as: Int32.self) == b.load(as: Int32.self))
    case .double:
      return tag(field, a) == tag(field, b)
        && (tag(field, a) != 0 || a.load(as: Double.self) == b.load(as: Double.self))
    case .structure:
      return field.pointee.child?.pointee.equal(a, b) ?? true
    case .boxed:
      guard let child = field.pointee.child else { return true }
      let left = a.load(as: UnsafeRawPointer?.self)
      let right = b.load(as: UnsafeRawPointer?.self)
      if left == right { return true }
      guard let left, let right else { return false }
      let offset = child.pointee.boxOffset
      return child.pointee.equal(left + offset, right + offset)
    case .structures:
      return equalStructs(field, a, b)
    case .constant: return true
    case .optionalStructure, .strings, .stringMap, .opaque, .unknown, .omitted:
      return field.pointee.operations._withUnsafeGuaranteedRef { $0.equal(a, b) }
    }
  }

  private static func tag(_ field: UnsafePointer<Field>, _ place: UnsafeRawPointer) -> UInt8 {
    field.pointee.isOptional
      ? place.load(fromByteOffset: Int(field.pointee.tagOffset), as: UInt8.self) : 0
  }

  private static func equalStructs(
    _ field: UnsafePointer<Field>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) -> Bool {
    guard let child = field.pointee.child, let type = field.pointee.type else { return true }
    let left = a.load(as: UInt.self)
    let right = b.load(as: UInt.self)
    if left == right { return true }
    guard left != 0, right != 0 else { return false }
    return type._withUnsafeGuaranteedRef { type in
      let count = type.count(a)
      guard count == type.count(b) else { return false }
      guard let first = type.elements(a).baseAddress, let second = type.elements(b).baseAddress
      else { return true }
      let stride = child.pointee.stride
      return (0..<count).allSatisfy {
        child.pointee.equal(first + $0 * stride, second + $0 * stride)
      }
    }
  }

  func hash(_ place: UnsafeRawPointer, into hasher: inout Hasher) {
    for index in 0..<count {
      let field = fields + index
      if field.pointee.code == .constant { continue }
      field.pointee.operations._withUnsafeGuaranteedRef {
        $0.hash(place + field.pointee.offset, into: &hasher)
      }
    }
  }
}
