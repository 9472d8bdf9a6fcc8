extension JSONWriter {
  mutating func writeStruct(_ table: UnsafePointer<StructTable>, _ place: UnsafeRawPointer) {
    beginObject()
    for index in 0..<table.pointee.count {
      let field = table.pointee.fields + index
      if leavesOutDefaults, isDefault(field, place + field.pointee.offset) { continue }
      writeMember(field, place + field.pointee.offset)
    }
    let offset = table.pointee.unknownOffset
    if offset >= 0, (place + offset).load(as: UInt.self) != 0 {
      let unknown = (place + offset).assumingMemoryBound(to: UnknownMembers.self)
      writeUnknown(unknown.pointee, table, place)
    }
    endObject()
  }

  @inline(__always)
  private mutating func writeKey(_ field: UnsafePointer<StructTable.Field>) {
    let length = Int(field.pointee.textCount)
    // Whole words are copied; the text has room for that behind its end, and so has the buffer.
    reserve(length + 17)
    if needsComma {
      base[count] = UInt8(ascii: ",")
      count += 1
    }
    let source = UnsafeRawPointer(field.pointee.text)
    let target = UnsafeMutableRawPointer(base + count)
    var offset = 0
    repeat {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self), toByteOffset: offset,
        as: UInt64.self)
      offset += 8
    } while offset < length
    count += length
    needsComma = false
  }

  @inline(__always)
  private mutating func writeMember(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) {
    switch field.pointee.code {
    case .string:
      let value = place.assumingMemoryBound(to: String?.self)
      if value.pointee == nil { return }
      writeKey(field)
      write(place.assumingMemoryBound(to: String.self).pointee)
    case .bool:
      let byte = place.load(as: UInt8.self)
      if byte > 1 { return }
      writeKey(field)
      write(byte == 1)
    case .int64:
      if isNil(field, place) { return }
      writeKey(field)
      write(place.load(as: Int64.self))
    case .int32:
      if isNil(field, place) { return }
      writeKey(field)
      write(Int64(place.load(as: Int32.self)))
    case .double:
      if isNil(field, place) { return }
      writeKey(field)
      write(place.load(as: Double.self))
    case .structure:
      guard let child = field.pointee.child else { return }
      writeKey(field)
      writeStruct(child, place)
    case .optionalStructure:
      guard let child = field.pointee.child, let type = field.pointee.type,
        !type._withUnsafeGuaranteedRef({ $0.isNil(place) })
      else { return }
      writeKey(field)
      writeStruct(child, place)
    case .boxed:
      guard let child = field.pointee.child, let box = place.load(as: UnsafeRawPointer?.self)
      else { return }
      writeKey(field)
      writeStruct(child, box + child.pointee.boxOffset)
    case .structures: writeStructs(field, place)
    case .strings:
      guard place.load(as: UInt.self) != field.pointee.absentBits else { return }
      writeKey(field)
      place.assumingMemoryBound(to: [String].self).pointee.write(to: &self)
    case .stringMap:
      guard place.load(as: UInt.self) != field.pointee.absentBits else { return }
      writeKey(field)
      write(sorted: place.assumingMemoryBound(to: [String: String].self).pointee)
    case .opaque:
      field.pointee.operations._withUnsafeGuaranteedRef { operations in
        if operations.isAbsent(place) { return }
        writeKey(field)
        operations.write(place, to: &self)
      }
    case .constant:
      writeKey(field)
      needsComma = true
    case .unknown, .omitted: return
    }
  }

  @inline(never)
  private func isDefault(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) -> Bool {
    field.pointee.operations._withUnsafeGuaranteedRef { $0.isDefault(place) }
  }

  @inline(__always)
  private func isNil(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) -> Bool {
    field.pointee.isOptional
      && place.load(fromByteOffset: Int(field.pointee.tagOffset), as: UInt8.self) != 0
  }

  private mutating func writeStructs(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) {
    guard let child = field.pointee.child, let type = field.pointee.type,
      place.load(as: UInt.self) != field.pointee.absentBits
    else { return }
    writeKey(field)
    beginArray()
    let (elements, length) = type._withUnsafeGuaranteedRef {
      ($0.elements(place), $0.count(place))
    }
    if let first = elements.baseAddress {
      let stride = child.pointee.stride
      for index in 0..<length { writeStruct(child, first + index * stride) }
    }
    endArray()
  }

  /// What a type does not know goes behind what it knows. A name that the type does know (an
  /// explicit null that was kept) counts only while the member is absent.
  @inline(never)
  private mutating func writeUnknown(
    _ unknown: UnknownMembers, _ table: UnsafePointer<StructTable>, _ place: UnsafeRawPointer
  ) {
    for member in unknown.members {
      if table.pointee.holds(member.name, place) { continue }
      key(member.name)
      member.value.write(to: &self)
    }
  }
}
