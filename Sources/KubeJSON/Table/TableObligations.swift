extension JSONReader {
  /// Fills in what is absent and not trivial, or says that it is missing.
  @inline(never)
  mutating func finishStruct(
    _ table: UnsafePointer<StructTable>, _ place: UnsafeMutableRawPointer, seen: Int,
    _ opening: UnsafePointer<UInt8>
  ) throws(JSONError) {
    var hasDerived = false
    for index in 0..<table.pointee.count where !marks.isSet(seen, index) {
      let field = table.pointee.fields + index
      if field.pointee.code == .constant { continue }
      switch field.pointee.absent {
      case .trivial:
        guard isExact, field.pointee.isNecessary else { continue }
        throw missing(field, opening)
      case .made:
        field.pointee.operations._withUnsafeGuaranteedRef {
          $0.initializeAbsent(place + field.pointee.offset)
        }
        marks.set(seen, index)
      case .derived: hasDerived = true
      case .required:
        throw missing(field, opening)
      }
    }
    guard hasDerived else { return }
    for index in 0..<table.pointee.count where !marks.isSet(seen, index) {
      let field = table.pointee.fields + index
      guard field.pointee.code != .constant, field.pointee.absent == .derived else { continue }
      field.pointee.initial?._withUnsafeGuaranteedRef {
        $0.make(place + field.pointee.offset, of: place)
      }
      marks.set(seen, index)
    }
  }

  private mutating func missing(
    _ field: UnsafePointer<StructTable.Field>, _ opening: UnsafePointer<UInt8>
  ) -> JSONError {
    fail("the required member \"\(field.pointee.keyText)\" is missing", at: opening)
  }

  /// Undoes what was read of an object that turned out to be broken. The member that failed has
  /// undone itself.
  @inline(never)
  mutating func destroyPart(
    _ table: UnsafePointer<StructTable>, _ place: UnsafeMutableRawPointer, seen: Int,
    except current: Int
  ) {
    for index in 0..<table.pointee.count where index != current {
      let field = table.pointee.fields + index
      if field.pointee.code == .constant { continue }
      guard field.pointee.absent == .trivial || marks.isSet(seen, index) else { continue }
      field.pointee.operations._withUnsafeGuaranteedRef { $0.destroy(place + field.pointee.offset) }
    }
  }

  mutating func restoreTemplate(
    _ field: UnsafePointer<StructTable.Field>, _ table: UnsafePointer<StructTable>,
    _ place: UnsafeMutableRawPointer
  ) {
    let size = field.pointee.operations._withUnsafeGuaranteedRef { $0.size }
    (place + field.pointee.offset).copyMemory(
      from: table.pointee.template + field.pointee.offset, byteCount: size)
  }

  mutating func readUnknown(
    _ key: RawString, _ table: UnsafePointer<StructTable>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    guard table.pointee.unknownOffset >= 0 else { return try skipUnknown(key) }
    let name = key.hasEscapes ? try unescape(key) : makeString(key)
    let value = try JSONValue(reading: &self)
    keep(name, value, table, place)
  }

  private mutating func skipUnknown(_ key: RawString) throws(JSONError) {
    if isExact {
      let name = key.hasEscapes ? try unescape(key) : makeString(key)
      throw fail("the type has no member \"\(name)\", and no place for it", at: key.first)
    }
    try skipValue()
    losses.insert(.members)
  }

  mutating func keepNull(
    _ field: UnsafePointer<StructTable.Field>, _ table: UnsafePointer<StructTable>,
    _ place: UnsafeMutableRawPointer
  ) {
    keep(field.pointee.keyText, .null, table, place)
  }

  /// A null in front of a value of the same name does not count.
  @inline(never)
  mutating func dropNulls(
    _ table: UnsafePointer<StructTable>, _ place: UnsafeMutableRawPointer, seen: Int
  ) {
    for index in 0..<table.pointee.count where marks.isSet(seen, index) {
      let field = table.pointee.fields + index
      guard field.pointee.keepsNull else { continue }
      let name = field.pointee.keyText
      guard table.pointee.unknown(place)?.pointee[name]?.isNull == true else { continue }
      table.pointee.unknown(place)?.pointee[name] = nil
    }
  }

  private mutating func keep(
    _ name: String, _ value: JSONValue, _ table: UnsafePointer<StructTable>,
    _ place: UnsafeMutableRawPointer
  ) {
    table.pointee.unknown(place)?.pointee.append(name, value)
  }
}

/// Which members of the objects that are being read were seen: a stack of bits.
struct MarkStack: ~Copyable {
  private var words: UnsafeMutablePointer<UInt64>?
  private var capacity = 0
  private var count = 0

  init() {}

  deinit {
    words?.deallocate()
  }

  @inline(__always)
  mutating func push(_ size: Int) -> Int {
    let base = count
    count += size
    if count > capacity { grow() }
    for index in base..<count { words?[index] = 0 }
    return base
  }

  @inline(__always)
  mutating func pop(_ size: Int) {
    count -= size
  }

  @inline(__always)
  func isSet(_ base: Int, _ index: Int) -> Bool {
    guard let words else { return false }
    return words[base + (index >> 6)] & (1 << UInt64(index & 63)) != 0
  }

  @inline(__always)
  func set(_ base: Int, _ index: Int) {
    words?[base + (index >> 6)] |= 1 << UInt64(index & 63)
  }

  @inline(__always)
  func clear(_ base: Int, _ index: Int) {
    words?[base + (index >> 6)] &= ~(1 << UInt64(index & 63))
  }

  @inline(never)
  private mutating func grow() {
    let larger = max(64, count * 2)
    let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
    if let words {
      moved.update(from: words, count: capacity)
      words.deallocate()
    }
    words = moved
    capacity = larger
  }
}
