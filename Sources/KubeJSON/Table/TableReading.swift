extension JSONReader {
  /// Reads an object into uninitialised memory. After an error the memory is uninitialised again.
  mutating func readStruct(
    _ table: UnsafePointer<StructTable>, into place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    let opening = cursor
    try open(UInt8(ascii: "{"), "an object was expected")
    place.copyMemory(from: table.pointee.template, byteCount: table.pointee.size)
    let words = (table.pointee.count + 63) >> 6
    let seen = marks.push(words)
    var current = -1
    do throws(JSONError) {
      try readMembers(table, into: place, seen: seen, current: &current)
      if table.pointee.hasObligations || isExact {
        current = -1
        try finishStruct(table, place, seen: seen, opening)
      }
    } catch {
      destroyPart(table, place, seen: seen, except: current)
      marks.pop(words)
      throw error
    }
    marks.pop(words)
    depth -= 1
    afterValue = true
  }

  @inline(__always)
  private mutating func readMembers(
    _ table: UnsafePointer<StructTable>, into place: UnsafeMutableRawPointer, seen: Int,
    current: inout Int
  ) throws(JSONError) {
    skipWhitespace()
    guard cursor < end else { throw failEnd() }
    if cursor.pointee == UInt8(ascii: "}") {
      cursor += 1
      return
    }
    var hasUnknown = false
    var hasNull = false
    while true {
      let key = try scanString()
      let index =
        key.hasEscapes
        ? try findEscaped(key, table) : find(key.first, key.count, table)
      if cursor < end, cursor.pointee == UInt8(ascii: ":") {
        cursor += 1
        afterValue = false
        skipWhitespace()
      } else {
        try readColon()
      }
      guard cursor < end else { throw failEnd() }
      if index < 0 {
        try readUnknown(key, table, place)
        hasUnknown = true
      } else {
        let field = table.pointee.fields + index
        if marks.isSet(seen, index) {
          // A key that is there twice: the last one counts.
          field.pointee.operations._withUnsafeGuaranteedRef {
            $0.destroy(place + field.pointee.offset)
          }
          marks.clear(seen, index)
          restoreTemplate(field, table, place)
        }
        if cursor.pointee == UInt8(ascii: "n") {
          try consume("null")
          if field.pointee.keepsNull {
            keepNull(field, table, place)
            (hasUnknown, hasNull) = (true, true)
          }
        } else {
          current = index
          let text = cursor
          let member = place + field.pointee.offset
          let outer = losses
          losses = []
          let isShareable = field.pointee.isShareable && sharesValues && !isExact
          if !isShareable || !takeShared(field, member) {
            try readMember(field, member)
            if isShareable { keepShared(field, text, member) }
          }
          current = -1
          if !losses.isEmpty {
            hasUnknown = keepText(from: text, field, table, place) || hasUnknown
          }
          losses.formUnion(outer)
          if field.pointee.code != .constant { marks.set(seen, index) }
        }
      }
      skipWhitespace()
      guard cursor < end else { throw failEnd() }
      let byte = cursor.pointee
      if byte == UInt8(ascii: ",") {
        cursor += 1
        skipWhitespace()
        continue
      }
      guard byte == UInt8(ascii: "}") else {
        throw fail("a comma or a closing brace was expected")
      }
      cursor += 1
      if hasUnknown { table.pointee.unknown(place)?.pointee.settle() }
      if hasNull { dropNulls(table, place, seen: seen) }
      return
    }
  }

  @inline(__always)
  private mutating func find(
    _ first: UnsafePointer<UInt8>, _ count: Int, _ table: UnsafePointer<StructTable>
  ) -> Int {
    guard end - first >= 8 else { return table.pointee.find(first, count) }
    return table.pointee.keys.find(first, count, table.pointee.fields)
  }

  /// A key that is written with escapes names the same member.
  @inline(never)
  private mutating func findEscaped(
    _ key: RawString, _ table: UnsafePointer<StructTable>
  ) throws(JSONError) -> Int {
    table.pointee.find(try unescape(key))
  }

  // What is called at each level of a document has a small frame of its own: the stack has to bear
  // ``maximumDepth`` of them. So what reads no further level is not inlined into it.

  @inline(never)
  private mutating func takeShared(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) -> Bool {
    guard let known = shared.find(field, cursor, end, depth: depth) else { return false }
    place.storeBytes(of: known.object, as: UnsafeRawPointer.self)
    cursor += known.count
    afterValue = true
    return true
  }

  @inline(never)
  private mutating func keepShared(
    _ field: UnsafePointer<StructTable.Field>, _ text: UnsafePointer<UInt8>,
    _ place: UnsafeMutableRawPointer
  ) {
    // What was lost of one value would be of the next, and nobody would know.
    if losses.isEmpty { shared.keep(field, text, cursor - text, depth: depth, at: place) }
  }

  @inline(never)
  private mutating func readMember(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    switch field.pointee.code {
    case .structure, .optionalStructure:
      if let child = field.pointee.child { try readStruct(child, into: place) }
      clearTag(field, place)
    case .boxed: try readBox(field, place)
    case .structures:
      try readStructs(field, place)
      keepEmpty(field, place)
    case .structureMap:
      try readStructMap(field, place)
      keepEmpty(field, place)
    case .value:
      try readValue(field, place)
      clearTag(field, place)
      keepEmpty(field, place)
    case .opaque: try readOpaque(field, place)
    default: try readLeaf(field, place)
    }
  }

  @inline(never)
  private mutating func readLeaf(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    switch field.pointee.code {
    case .string:
      place.initializeMemory(as: String.self, to: try readString())
    case .bool:
      place.storeBytes(of: try readBool(), as: Bool.self)
    case .int64:
      place.storeBytes(of: try readInt(), as: Int64.self)
      clearTag(field, place)
    case .int32:
      place.storeBytes(of: try readInteger(Int32.self), as: Int32.self)
      clearTag(field, place)
    case .double:
      place.storeBytes(of: try readDouble(), as: Double.self)
      clearTag(field, place)
    case .strings:
      place.initializeMemory(as: [String].self, to: try [String](reading: &self))
      keepEmpty(field, place)
    case .stringMap:
      place.initializeMemory(as: [String: String].self, to: try readStringMap())
      keepEmpty(field, place)
    case .constant: try readConstant(field)
    case .unknown, .omitted, .value, .opaque, .structure, .optionalStructure, .boxed, .structures,
      .structureMap:
      try skipValue()
    }
  }

  // Without reference counts, which are the same for all threads.

  @inline(never)
  private mutating func readValue(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    var failure: JSONError?
    field.pointee.functions?._withUnsafeGuaranteedRef { functions in
      do throws(JSONError) { try functions.read(&self, place) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  @inline(never)
  private mutating func readOpaque(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    var failure: JSONError?
    field.pointee.operations._withUnsafeGuaranteedRef { operations in
      do throws(JSONError) { try operations.read(&self, into: place) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  @inline(__always)
  private mutating func clearTag(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) {
    for index in 0..<Int(field.pointee.tagCount) {
      place.storeBytes(of: 0, toByteOffset: Int(field.pointee.tagOffset) + index, as: UInt8.self)
    }
  }

  /// An empty collection that was there is written again.
  @inline(__always)
  private func keepEmpty(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) {
    guard field.pointee.leavesOutEmpty else { return }
    if field.pointee.isExact, place.load(as: UInt64.self) != field.pointee.emptyBits { return }
    field.pointee.operations._withUnsafeGuaranteedRef { $0.keepEmpty(place) }
  }

  private mutating func readConstant(
    _ field: UnsafePointer<StructTable.Field>
  ) throws(JSONError) {
    let place = cursor
    let string = try scanString()
    if string.hasEscapes, try unescape(string) == field.pointee.constantText { return }
    let first = field.pointee.key + Int(field.pointee.keyCount) + 3
    let count = Int(field.pointee.textCount) - Int(field.pointee.keyCount) - 5
    guard string.count == count, equalBytes(first, string.first, count) else {
      let expected = String(
        decoding: UnsafeBufferPointer(start: first, count: count), as: UTF8.self)
      throw fail(
        "\(field.pointee.keyText) is not \(expected), which the type stands for", at: place)
    }
  }
}
