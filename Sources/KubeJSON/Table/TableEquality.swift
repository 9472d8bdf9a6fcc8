extension StructTable {
  func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    var first = 0
    repeat {
      let (left, right) = (present(a, from: first), present(b, from: first))
      if left != right, !areEmpty(left ^ right, first, left, a, b) { return false }
      var both = left & right
      while both != 0 {
        let field = fields + (first + both.trailingZeroBitCount)
        let offset = field.pointee.offset
        guard Self.equal(field, a + offset, b + offset) else { return false }
        both &= both &- 1
      }
      first += 64
    } while first < count
    return true
  }

  /// Whether members that one of two values has, and the other has not, are empty collections that
  /// mean the same as none.
  @inline(never)
  private func areEmpty(
    _ members: UInt64, _ first: Int, _ left: UInt64, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) -> Bool {
    var members = members
    while members != 0 {
      let bit = members & (~members &+ 1)
      let field = fields + (first + members.trailingZeroBitCount)
      let place = (left & bit == 0 ? b : a) + field.pointee.offset
      guard field.pointee.operations._withUnsafeGuaranteedRef({ $0.isEmpty(place) }) else {
        return false
      }
      members ^= bit
    }
    return true
  }

  /// Members that both values have, or that have to be asked whether they are there.
  @inline(__always)
  private static func equal(
    _ field: UnsafePointer<Field>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) -> Bool {
    switch field.pointee.code {
    case .string where field.pointee.isExact: return StringForm.equal(a, b)
    case .bool: return a.load(as: UInt8.self) == b.load(as: UInt8.self)
    case .int64 where field.pointee.isExact: return a.load(as: Int64.self) == b.load(as: Int64.self)
    case .int32 where field.pointee.isExact: return a.load(as: Int32.self) == b.load(as: Int32.self)
    case .double where field.pointee.isExact:
      return a.load(as: Double.self) == b.load(as: Double.self)
    case .value where field.pointee.isExact:
      return field.pointee.functions?._withUnsafeGuaranteedRef { $0.equal(a, b) } ?? true
    case .structure: return field.pointee.child?.pointee.equal(a, b) ?? true
    case .optionalStructure where field.pointee.isExact:
      return field.pointee.child?.pointee.equal(a, b) ?? true
    case .boxed: return equalBoxes(field, a, b)
    case .structures: return equalStructs(field, a, b)
    case .structureMap: return equalMaps(field, a, b)
    case .strings where field.pointee.isExact: return equalStrings(a, b)
    case .stringMap where field.pointee.isExact:
      return a.assumingMemoryBound(to: [String: String].self).pointee
        == b.assumingMemoryBound(to: [String: String].self).pointee
    case .constant: return true
    case .unknown:
      let left = a.assumingMemoryBound(to: UnknownMembers.self)
      let right = b.assumingMemoryBound(to: UnknownMembers.self)
      return left.pointee.isEmpty && right.pointee.isEmpty || left.pointee == right.pointee
    case .string, .int64, .int32, .double, .value, .optionalStructure, .strings, .stringMap,
      .opaque, .omitted:
      return field.pointee.operations._withUnsafeGuaranteedRef { $0.equal(a, b) }
    }
  }

  @inline(never)
  private static func equalBoxes(
    _ field: UnsafePointer<Field>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) -> Bool {
    guard let child = field.pointee.child else { return true }
    let left = boxed(field, child, a)
    let right = boxed(field, child, b)
    if left == right { return true }
    guard let left, let right else { return false }
    return child.pointee.equal(left, right)
  }

  @inline(never)
  private static func equalStructs(
    _ field: UnsafePointer<Field>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) -> Bool {
    guard let child = field.pointee.child else { return true }
    let (left, right) = (elements(field, child, a), elements(field, child, b))
    guard let left, let right else { return left == nil && right == nil }
    guard left.count == right.count else { return false }
    guard let first = left.first, let second = right.first, first != second else { return true }
    let stride = child.pointee.stride
    for index in 0..<left.count
    where !child.pointee.equal(first + index * stride, second + index * stride) {
      return false
    }
    return true
  }

  /// Maps that are equal have the same keys in the same order.
  @inline(never)
  private static func equalMaps(
    _ field: UnsafePointer<Field>, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) -> Bool {
    guard let child = field.pointee.child, child.pointee.knowsMaps else {
      return field.pointee.operations._withUnsafeGuaranteedRef { $0.equal(a, b) }
    }
    let (left, right) = (a.load(as: UnsafeRawPointer?.self), b.load(as: UnsafeRawPointer?.self))
    if left == right { return true }
    guard let left, let right, RawMaps.count(left) == RawMaps.count(right) else { return false }
    let stride = child.pointee.stride
    let members = RawMaps.Members(left, stride: stride).sorted()
    let others = RawMaps.Members(right, stride: stride).sorted()
    return zip(members.buckets, others.buckets).allSatisfy { bucket, other in
      StringForm.equal(members.key(bucket), others.key(other))
        && child.pointee.equal(members.value(bucket), others.value(other))
    }
  }

  @inline(never)
  private static func equalStrings(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
    let left = a.assumingMemoryBound(to: [String].self)
    let right = b.assumingMemoryBound(to: [String].self)
    return left.pointee.withUnsafeBytes { left in
      right.pointee.withUnsafeBytes { right in
        guard left.count == right.count else { return false }
        guard let first = left.baseAddress, let second = right.baseAddress, first != second else {
          return true
        }
        for offset in Swift.stride(from: 0, to: left.count, by: 16)
        where !StringForm.equal(first + offset, second + offset) {
          return false
        }
        return true
      }
    }
  }

  func hash(_ place: UnsafeRawPointer, into hasher: inout Hasher) {
    var first = 0
    repeat {
      var present = present(place, from: first)
      while present != 0 {
        let index = first + present.trailingZeroBitCount
        hash(fields + index, index, place, into: &hasher)
        present &= present &- 1
      }
      first += 64
    } while first < count
  }

  /// The member's index stands for it: what is absent is not hashed.
  @inline(__always)
  private func hash(
    _ field: UnsafePointer<Field>, _ index: Int, _ place: UnsafeRawPointer,
    into hasher: inout Hasher
  ) {
    let place = place + field.pointee.offset
    switch field.pointee.code {
    case .structure: nest(field, index, place, into: &hasher)
    case .optionalStructure where field.pointee.isExact:
      nest(field, index, place, into: &hasher)
    case .boxed:
      if let child = field.pointee.child, let value = Self.boxed(field, child, place) {
        hasher.combine(UInt8(truncatingIfNeeded: index))
        child.pointee.hash(value, into: &hasher)
      }
    case .structures: hashStructs(field, index, place, into: &hasher)
    default: hashLeaf(field, index, place, into: &hasher)
    }
  }

  @inline(__always)
  private func nest(
    _ field: UnsafePointer<Field>, _ index: Int, _ place: UnsafeRawPointer,
    into hasher: inout Hasher
  ) {
    hasher.combine(UInt8(truncatingIfNeeded: index))
    field.pointee.child?.pointee.hash(place, into: &hasher)
  }

  // Not inlined into what is called at each level, as in the reader.
  @inline(never)
  private func hashLeaf(
    _ field: UnsafePointer<Field>, _ index: Int, _ place: UnsafeRawPointer,
    into hasher: inout Hasher
  ) {
    switch field.pointee.code {
    case .constant: return
    case .unknown where place.assumingMemoryBound(to: UnknownMembers.self).pointee.isEmpty: return
    default: if isEmpty(field, place) { return }
    }
    hasher.combine(UInt8(truncatingIfNeeded: index))
    switch field.pointee.code {
    case .string where field.pointee.isExact:
      place.assumingMemoryBound(to: String.self).pointee.hash(into: &hasher)
    case .bool: hasher.combine(place.load(as: UInt8.self))
    case .int64 where field.pointee.isExact: hasher.combine(place.load(as: Int64.self))
    case .int32 where field.pointee.isExact: hasher.combine(place.load(as: Int32.self))
    case .value where field.pointee.isExact:
      field.pointee.functions?._withUnsafeGuaranteedRef { $0.hash(place, &hasher) }
    default: field.pointee.operations._withUnsafeGuaranteedRef { $0.hash(place, into: &hasher) }
    }
  }

  private func isEmpty(_ field: UnsafePointer<Field>, _ place: UnsafeRawPointer) -> Bool {
    field.pointee.leavesOutEmpty
      && field.pointee.operations._withUnsafeGuaranteedRef { $0.isEmpty(place) }
  }

  @inline(never)
  private func hashStructs(
    _ field: UnsafePointer<Field>, _ index: Int, _ place: UnsafeRawPointer,
    into hasher: inout Hasher
  ) {
    guard let child = field.pointee.child,
      let (elements, length) = Self.elements(field, child, place),
      length > 0 || !field.pointee.leavesOutEmpty
    else { return }
    hasher.combine(UInt8(truncatingIfNeeded: index))
    hasher.combine(length)
    guard let elements else { return }
    for index in 0..<length {
      child.pointee.hash(elements + index * child.pointee.stride, into: &hasher)
    }
  }
}
