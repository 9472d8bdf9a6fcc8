/// What a document repeats is decoded once: the items of a list have most of their ports, probes,
/// tolerations, labels in common. Values that are one reference with copy on write (boxes, arrays,
/// maps) are kept with their text, and where the same text comes again for the same member, the
/// value is shared. An object or array ends where its text does, so a comparison is all it takes.
struct SharedValues: ~Copyable {
  private struct Entry {
    var field: UnsafeRawPointer?
    var text: UnsafePointer<UInt8>
    var count: Int32
    /// How deeply nested the value was. What fits there fits in all places that are no deeper.
    var depth: Int32
    var object: UnsafeRawPointer
  }

  /// Documents below this size have too little to repeat.
  static let smallestDocument = 1 << 15
  private static let sets = 512
  private static let ways = 4
  private static let shortest = 12
  private static let longest = 4096

  private var entries: UnsafeMutablePointer<Entry>?
  private var turn = 0

  init() {}

  deinit {
    guard let entries else { return }
    for index in 0..<(Self.sets * Self.ways) where entries[index].field != nil {
      Unmanaged<AnyObject>.fromOpaque(entries[index].object).release()
    }
    entries.deallocate()
  }

  /// The object (retained for the caller) and the length of a value of `field` whose text begins at
  /// `place`, if it was seen before.
  @inline(__always)
  func find(
    _ field: UnsafeRawPointer, _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
    depth: Int
  ) -> (object: UnsafeRawPointer, count: Int)? {
    guard let entries else { return nil }
    let set = entries + Self.set(field)
    for way in 0..<Self.ways {
      let entry = set[way]
      let count = Int(entry.count)
      guard entry.field == field, entry.depth >= depth, end - place >= count,
        equalBytes(entry.text, place, count)
      else { continue }
      _ = Unmanaged<AnyObject>.fromOpaque(entry.object).retain()
      return (entry.object, count)
    }
    return nil
  }

  /// Remembers a value. `place` is where its one reference lies.
  @inline(never)
  mutating func keep(
    _ field: UnsafeRawPointer, _ text: UnsafePointer<UInt8>, _ count: Int, depth: Int,
    at place: UnsafeRawPointer
  ) {
    guard count >= Self.shortest, count <= Self.longest else { return }
    let object = place.load(as: UnsafeRawPointer.self)
    let entry = (entries ?? allocate()) + Self.set(field) + turn
    turn = (turn + 1) & (Self.ways - 1)
    if entry.pointee.field != nil {
      Unmanaged<AnyObject>.fromOpaque(entry.pointee.object).release()
    }
    _ = Unmanaged<AnyObject>.fromOpaque(object).retain()
    entry.pointee = Entry(
      field: field, text: text, count: Int32(count), depth: Int32(depth), object: object)
  }

  @inline(__always)
  private static func set(_ field: UnsafeRawPointer) -> Int {
    let mixed = UInt64(UInt(bitPattern: field)) &* 0x9E37_79B9_7F4A_7C15
    return Int(mixed >> 55) * ways
  }

  private mutating func allocate() -> UnsafeMutablePointer<Entry> {
    let made = UnsafeMutablePointer<Entry>.allocate(capacity: Self.sets * Self.ways)
    let nothing = UnsafeRawPointer(made)
    made.initialize(
      repeating: Entry(
        field: nil, text: nothing.assumingMemoryBound(to: UInt8.self), count: 0, depth: 0,
        object: nothing),
      count: Self.sets * Self.ways)
    entries = made
    return made
  }
}
