extension JSONReader {
  /// Reads an object into a new box.
  @inline(never)
  mutating func readBox(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    guard let child = field.pointee.child else { return }
    guard let boxClass = child.pointee.boxClass else { return try readGenericBox(field, place) }
    let size = child.pointee.boxOffset + child.pointee.size
    let box = RawObjects.allocate(boxClass, size: size)
    do throws(JSONError) {
      try readStruct(child, into: box + child.pointee.boxOffset)
    } catch {
      RawObjects.free(box, size: size)
      throw error
    }
    place.storeBytes(of: box, as: UnsafeMutableRawPointer.self)
  }

  @inline(never)
  private mutating func readGenericBox(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    guard let child = field.pointee.child else { return }
    var run = scratch.begin()
    let value = scratch.extend(&run, child.pointee.stride)
    defer { scratch.end(run) }
    try readStruct(child, into: value)
    field.pointee.type?._withUnsafeGuaranteedRef { $0.makeBox(value, into: place) }
  }

  /// Reads an array of objects. Elements are put together in a buffer that grows, and moved into an
  /// array of the right size.
  @inline(never)
  mutating func readStructs(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    guard let child = field.pointee.child else { return }
    try beginArray()
    let stride = child.pointee.stride
    var elements = scratch.begin()
    do throws(JSONError) {
      while try nextElement() { try readElement(child, &elements) }
    } catch {
      destroy(elements, field)
      throw error
    }
    let first = scratch.first(elements)
    guard elements.count > 0, let arrayClass = child.pointee.arrayClass else {
      field.pointee.type?._withUnsafeGuaranteedRef {
        $0.makeArray(
          elements.count > 0 ? first : nil, count: elements.count,
          isOptional: field.pointee.isOptional, into: place)
      }
      scratch.end(elements)
      return
    }
    let bytes = elements.count * stride
    let storage = RawObjects.allocate(arrayClass, size: RawObjects.arrayHeader + bytes)
    storage.storeBytes(of: elements.count, toByteOffset: 16, as: Int.self)
    storage.storeBytes(of: elements.count << 1, toByteOffset: 24, as: Int.self)
    (storage + RawObjects.arrayHeader).copyMemory(from: first, byteCount: bytes)
    scratch.end(elements)
    place.storeBytes(of: storage, as: UnsafeMutableRawPointer.self)
  }

  /// Reads a map of objects, whose values are put together like those of an array.
  @inline(never)
  mutating func readStructMap(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    guard let child = field.pointee.child else { return }
    try beginObject()
    // Comparing and writing maps takes room on the stack for their values.
    let stride = child.pointee.stride
    try descend(stride)
    defer { ascend(stride) }
    let beginning = mapPlace
    var keys: [String] = []
    var values = scratch.begin()
    do throws(JSONError) {
      while let key = try nextKey() {
        keys.append(key)
        try readElement(child, &values)
      }
    } catch {
      destroy(values, field)
      throw error
    }
    let first = scratch.first(values)
    let count = field.pointee.type?._withUnsafeGuaranteedRef {
      $0.makeMap(keys, first, isOptional: field.pointee.isOptional, into: place)
    }
    scratch.end(values)
    if let count, count != keys.count { checkKeys(of: count, from: beginning) }
  }

  private mutating func readElement(
    _ child: UnsafePointer<StructTable>, _ run: inout ElementStack.Run
  ) throws(JSONError) {
    let stride = child.pointee.stride
    let count = run.count
    try readStruct(child, into: scratch.extend(&run, stride) + count * stride)
    run.count = count + 1
  }

  private mutating func destroy(
    _ run: ElementStack.Run, _ field: UnsafePointer<StructTable.Field>
  ) {
    field.pointee.type?._withUnsafeGuaranteedRef {
      $0.destroy(scratch.first(run), count: run.count)
    }
    scratch.end(run)
  }
}
