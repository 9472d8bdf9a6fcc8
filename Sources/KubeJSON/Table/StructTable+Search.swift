extension StructTable {
  /// The member that a key names, by comparing it with all of them: where a hash cannot be used.
  @inline(never)
  func find(_ first: UnsafePointer<UInt8>, _ length: Int) -> Int {
    for index in 0..<count {
      let field = fields + index
      if Int(field.pointee.keyCount) == length, equalBytes(field.pointee.key, first, length) {
        return index
      }
    }
    return -1
  }

  func find(_ name: String) -> Int {
    var name = name
    return name.withUTF8 { bytes in bytes.baseAddress.map { find($0, bytes.count) } ?? -1 }
  }

  /// Where a value keeps what the type does not know.
  @inline(__always)
  func unknown(_ place: UnsafeMutableRawPointer) -> UnsafeMutablePointer<UnknownMembers>? {
    unknownOffset < 0
      ? nil : (place + unknownOffset).assumingMemoryBound(to: UnknownMembers.self)
  }

  func unknownMembers(_ place: UnsafeRawPointer) -> UnknownMembers {
    unknownOffset < 0
      ? UnknownMembers()
      : (place + unknownOffset).assumingMemoryBound(to: UnknownMembers.self).pointee
  }

  /// Whether an unknown member is of a name that the type knows, and so does not count. While the
  /// member is absent, an explicit null that was kept does, and a value that the member cannot be.
  func replaces(_ member: UnknownMembers.Member, _ place: UnsafeRawPointer) -> Bool {
    let index = find(member.name)
    guard index >= 0 else { return false }
    let field = fields + index
    if field.pointee.code == .constant { return true }
    let isAbsent = field.pointee.operations._withUnsafeGuaranteedRef {
      $0.isAbsent(place + field.pointee.offset)
    }
    return !isAbsent || !member.value.isNull && reads(member.value, field)
  }
}

extension StructTable {
  /// Where the value of a box is.
  @inline(__always)
  static func boxed(
    _ field: UnsafePointer<Field>, _ child: UnsafePointer<StructTable>, _ place: UnsafeRawPointer
  ) -> UnsafeRawPointer? {
    guard child.pointee.boxClass != nil else {
      return field.pointee.type?._withUnsafeGuaranteedRef { $0.boxed(place) }
    }
    return place.load(as: UnsafeRawPointer?.self).map { $0 + child.pointee.boxOffset }
  }

  /// Where the elements of an array are, and how many; nil if there is no array.
  @inline(__always)
  static func elements(
    _ field: UnsafePointer<Field>, _ child: UnsafePointer<StructTable>, _ place: UnsafeRawPointer
  ) -> (first: UnsafeRawPointer?, count: Int)? {
    guard child.pointee.arrayClass != nil else {
      return field.pointee.type?._withUnsafeGuaranteedRef {
        $0.elements(place, isOptional: field.pointee.isOptional)
      }
    }
    guard let storage = place.load(as: UnsafeRawPointer?.self) else { return nil }
    return (
      storage + RawObjects.arrayHeader, storage.load(fromByteOffset: 16, as: Int.self)
    )
  }
}
