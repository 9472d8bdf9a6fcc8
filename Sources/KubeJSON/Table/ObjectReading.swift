extension JSONReader {
  /// Reads an object into a new box.
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
    guard let child = field.pointee.child, let type = field.pointee.type?.takeUnretainedValue()
    else { return }
    var run = scratch.begin()
    let value = scratch.extend(&run, child.pointee.stride)
    defer { scratch.end(run) }
    try readStruct(child, into: value)
    place.storeBytes(of: type.makeBox(value).toOpaque(), as: UnsafeMutableRawPointer.self)
  }

  /// Reads an array of objects. Elements are put together in a buffer that grows, and moved into an
  /// array of the right size.
  mutating func readStructs(
    _ field: UnsafePointer<StructTable.Field>, _ place: UnsafeMutableRawPointer
  ) throws(JSONError) {
    guard let child = field.pointee.child else { return }
    try beginArray()
    let stride = child.pointee.stride
    var elements = scratch.begin()
    do throws(JSONError) {
      while try nextElement() {
        let count = elements.count
        try readStruct(child, into: scratch.extend(&elements, stride) + count * stride)
        elements.count = count + 1
      }
    } catch {
      field.pointee.type?.takeUnretainedValue().destroy(
        scratch.first(elements), count: elements.count)
      scratch.end(elements)
      throw error
    }
    let first = scratch.first(elements)
    guard elements.count > 0, let arrayClass = child.pointee.arrayClass else {
      field.pointee.type?.takeUnretainedValue().makeArray(
        elements.count > 0 ? first : nil, count: elements.count, into: place)
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
}
