extension JSONWriter {
  mutating func writeStruct(_ table: UnsafePointer<StructTable>, _ place: UnsafeRawPointer) {
    beginObject()
    let offset = table.pointee.unknownOffset
    var hasUnknown = false
    if offset >= 0 {
      hasUnknown =
        !(place + offset).assumingMemoryBound(to: UnknownMembers.self).pointee.isEmpty
    }
    if leavesOutDefaults || conceals || hasUnknown {
      writeMembersAndUnknown(table, place)
    } else {
      writeMembers(table, place)
    }
    endObject()
  }

  @inline(__always)
  private mutating func writeMembers(
    _ table: UnsafePointer<StructTable>, _ place: UnsafeRawPointer
  ) {
    var first = 0
    repeat {
      var present = table.pointee.present(place, from: first)
      while present != 0 {
        let field = table.pointee.fields + (first + present.trailingZeroBitCount)
        writeMember(field, place + field.pointee.offset)
        present &= present &- 1
      }
      first += 64
    } while first < table.pointee.count
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

  /// Writes a member that its presence allows for.
  @inline(__always)
  private mutating func writeMember(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) {
    if !field.pointee.isExact, isAbsent(field, place) { return }
    switch field.pointee.code {
    case .string:
      writeKey(field)
      writeString(
        place.load(as: UInt64.self), place.load(fromByteOffset: 8, as: UInt64.self))
    case .bool:
      writeKey(field)
      write(place.load(as: UInt8.self) == 1)
    case .int64:
      writeKey(field)
      write(place.load(as: Int64.self))
    case .int32:
      writeKey(field)
      write(Int64(place.load(as: Int32.self)))
    case .double:
      writeKey(field)
      write(place.load(as: Double.self))
    case .value:
      writeKey(field)
      field.pointee.functions?._withUnsafeGuaranteedRef { $0.write(place, &self) }
    case .structure, .optionalStructure:
      guard let child = field.pointee.child else { return }
      writeKey(field)
      writeStruct(child, place)
    case .boxed:
      guard let child = field.pointee.child, let value = boxed(field, child, place) else { return }
      writeKey(field)
      writeStruct(child, value)
    case .structures: writeStructs(field, place)
    case .structureMap: writeStructMap(field, place)
    case .strings:
      writeKey(field)
      writeStrings(place.assumingMemoryBound(to: [String].self).pointee)
    case .stringMap:
      writeKey(field)
      write(sorted: place.assumingMemoryBound(to: [String: String].self).pointee)
    case .opaque:
      writeKey(field)
      field.pointee.operations._withUnsafeGuaranteedRef { $0.write(place, to: &self) }
    case .constant:
      writeKey(field)
      needsComma = true
    case .unknown, .omitted: return
    }
  }

  @inline(never)
  private func isAbsent(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) -> Bool {
    field.pointee.keyCount < 0 || field.pointee.code == .constant
      ? false : field.pointee.operations._withUnsafeGuaranteedRef { $0.isAbsent(place) }
  }

  @inline(__always)
  private func boxed(
    _ field: UnsafePointer<StructTable.Field>, _ child: UnsafePointer<StructTable>,
    _ place: UnsafeRawPointer
  ) -> UnsafeRawPointer? {
    StructTable.boxed(field, child, place)
  }

  @inline(never)
  private func isDefault(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) -> Bool {
    field.pointee.operations._withUnsafeGuaranteedRef { $0.isDefault(place) }
  }

  private mutating func writeStructs(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) {
    guard let child = field.pointee.child,
      let (elements, length) = StructTable.elements(field, child, place)
    else { return }
    writeKey(field)
    beginArray()
    if let elements {
      let stride = child.pointee.stride
      for index in 0..<length { writeStruct(child, elements + index * stride) }
    }
    endArray()
  }

  @inline(never)
  private mutating func writeStructMap(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) {
    guard let child = field.pointee.child else { return }
    writeKey(field)
    beginObject()
    if child.pointee.knowsMaps {
      if let storage = place.load(as: UnsafeRawPointer?.self) { writeRawMap(child, storage) }
      return endObject()
    }
    field.pointee.type?._withUnsafeGuaranteedRef { type in
      type.members(of: place, isOptional: field.pointee.isOptional) { key, value in
        self.key(key)
        writeStruct(child, value)
      }
    }
    endObject()
  }

  private mutating func writeRawMap(
    _ child: UnsafePointer<StructTable>, _ storage: UnsafeRawPointer
  ) {
    let map = RawMaps.Members(storage, stride: child.pointee.stride).sorted()
    for bucket in map.buckets {
      let key = map.key(bucket)
      writeString(key.load(as: UInt64.self), key.load(fromByteOffset: 8, as: UInt64.self))
      append(UInt8(ascii: ":"))
      needsComma = false
      writeStruct(child, map.value(bucket))
    }
  }

  private mutating func writeStrings(_ strings: [String]) {
    beginArray()
    strings.withUnsafeBufferPointer { strings in
      let raw = UnsafeRawBufferPointer(strings)
      for offset in Swift.stride(from: 0, to: raw.count, by: 16) {
        writeString(
          raw.load(fromByteOffset: offset, as: UInt64.self),
          raw.load(fromByteOffset: offset + 8, as: UInt64.self))
      }
    }
    endArray()
  }

  @inline(never)
  private mutating func writeHidden(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) {
    if isAbsent(field, place) { return }
    writeKey(field)
    field.pointee.operations._withUnsafeGuaranteedRef { operations in
      let text = try? JSONWriter.text { operations.write(place, to: &$0) }
      let value = text.flatMap { try? JSONValue(json: $0) }
      Concealment.masked(value ?? .string("")).write(to: &self)
    }
  }

  /// What a type does not know goes behind what it knows. Of a name that the type does know, there
  /// is an explicit null, which counts only while the member is absent, or the text of a value that
  /// the member cannot hold all of, which counts while the member has the value that it reads as.
  @inline(never)
  private mutating func writeMembersAndUnknown(
    _ table: UnsafePointer<StructTable>, _ place: UnsafeRawPointer
  ) {
    let unknown = table.pointee.unknownMembers(place)
    for index in 0..<table.pointee.count {
      let field = table.pointee.fields + index
      let member = place + field.pointee.offset
      guard table.pointee.size < 8 || table.pointee.presences[index].isPresent(place) else {
        continue
      }
      if leavesOutDefaults, isDefault(field, member) { continue }
      if conceals, field.pointee.isHidden {
        writeHidden(field, member)
        continue
      }
      if unknown.isEmpty || !writeKept(unknown, table, field, member) {
        writeMember(field, member)
      }
    }
    writeUnknown(unknown, table, place)
  }

  /// Writes what is to be written of a member of which the text was kept, if it was.
  @inline(never)
  private mutating func writeKept(
    _ unknown: UnknownMembers, _ table: UnsafePointer<StructTable>,
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeRawPointer
  ) -> Bool {
    // What is secret in such a text nobody would hide.
    guard !conceals, field.pointee.keyCount >= 0, field.pointee.code != .constant,
      let kept = unknown[field.pointee.keyText], !kept.isNull,
      let value = table.pointee.value(of: field, place, whichWas: kept, leavesOutDefaults)
    else { return false }
    writeKey(field)
    value.write(to: &self)
    return true
  }

  @inline(never)
  private mutating func writeUnknown(
    _ unknown: UnknownMembers, _ table: UnsafePointer<StructTable>, _ place: UnsafeRawPointer
  ) {
    for member in unknown.members where !table.pointee.replaces(member, place) {
      key(member.name)
      member.value.write(to: &self)
    }
  }
}
