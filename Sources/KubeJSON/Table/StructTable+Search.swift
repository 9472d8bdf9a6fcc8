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

  /// Whether a name is that of a member that is written anyway. An explicit null that was kept
  /// counts only while the member is absent.
  func holds(_ name: String, _ place: UnsafeRawPointer) -> Bool {
    let index = find(name)
    guard index >= 0 else { return false }
    let field = fields + index
    return field.pointee.code == .constant
      || !field.pointee.operations._withUnsafeGuaranteedRef {
        $0.isAbsent(place + field.pointee.offset)
      }
  }
}
