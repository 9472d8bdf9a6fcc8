import Synchronization

/// What the codec must know of a struct type: its table, and how to make arrays and boxes of it.
/// Sendable because the table is filled before other tasks see the type, and then left alone.
class StructType: @unchecked Sendable {
  fileprivate(set) var table: UnsafePointer<StructTable>
  fileprivate var isReady = false

  fileprivate init(table: UnsafePointer<StructTable>) {
    self.table = table
  }

  /// Where an array's elements are.
  func elements(_ array: UnsafeRawPointer) -> UnsafeRawBufferPointer { .init(start: nil, count: 0) }
  func count(_ array: UnsafeRawPointer) -> Int { 0 }
  /// Makes an array of elements that it takes over bit by bit.
  func makeArray(
    _ elements: UnsafeMutableRawPointer?, count: Int, into place: UnsafeMutableRawPointer
  ) {}
  func destroy(_ elements: UnsafeMutableRawPointer, count: Int) {}
  func isNil(_ place: UnsafeRawPointer) -> Bool { false }
  /// Makes a box of a value that it takes over bit by bit.
  func makeBox(_ value: UnsafeMutableRawPointer) -> Unmanaged<AnyObject> { .passRetained(self) }
  var boxSize: Int { boxOffset + size }
  /// The class of boxes and of arrays' storage; nil where they must be made by generic code.
  var boxClass: UnsafeRawPointer? { nil }
  var arrayClass: UnsafeRawPointer? { nil }
  var name: String { "" }
  var size: Int { 0 }
  var stride: Int { 0 }
  var boxOffset: Int { 0 }

  fileprivate func build() -> TableParts {
    TableParts(entries: [], constants: [], unknownOffset: nil)
  }

  /// The one description of a type. The first use of a type builds its table and those of all types
  /// that it reaches.
  static func of<Value: JSONStruct>(_ type: Value.Type) -> StructType {
    Registry.building?.types[ObjectIdentifier(type)] ?? known(type)
  }

  private static func known<Value: JSONStruct>(_ type: Value.Type) -> StructType {
    let id = ObjectIdentifier(type)
    return Registry.known.withLock { $0[id] } ?? Registry.make(id) { TypedStruct<Value>() }
  }

  /// The table, ready for use. A declaration may code values itself (a default may be a set of
  /// structs): what it needs is built before its own table is.
  static func table<Value: JSONStruct>(of type: Value.Type) -> UnsafePointer<StructTable> {
    guard let batch = Registry.building else { return known(type).table }
    let found = of(type)
    batch.build()
    // A mistake in a declaration, found by the first use of the type.
    precondition(found.isReady, "the declaration of \(found.name) codes values of that type")
    return found.table
  }
}

struct TableParts {
  var entries: [MemberEntry]
  var constants: [ConstantEntry]
  var unknownOffset: Int?
}

private enum Registry {
  static let known = Mutex<[ObjectIdentifier: StructType]>([:])

  /// The types whose tables the present task is building: they may refer to one another in circles.
  /// Tables are built without the lock, because declarations are other people's code; should two
  /// threads build one, both are good, and one is kept.
  @TaskLocal static var building: Batch?

  final class Batch: @unchecked Sendable {  // Stays within the task and the call that made it.
    var types: [ObjectIdentifier: StructType] = [:]
    var queue: [StructType] = []

    func build() {
      while let next = queue.popLast() {
        StructTable.fill(next.table, with: next.build(), type: next)
        next.isReady = true
      }
    }
  }

  static func make(_ id: ObjectIdentifier, _ type: () -> StructType) -> StructType {
    let made = type()
    if let batch = building {
      batch.types[id] = made
      batch.queue.append(made)
      return made
    }
    let batch = Batch()
    batch.types[id] = made
    batch.queue.append(made)
    $building.withValue(batch) { batch.build() }
    return known.withLock { known in
      for (id, type) in batch.types where known[id] == nil { known[id] = type }
      return known[id] ?? made
    }
  }
}

private final class TypedStruct<Value: JSONStruct>: StructType, @unchecked Sendable {
  init() {
    super.init(table: StructTable.allocate())
  }

  override var name: String { "\(Value.self)" }
  override var size: Int { MemoryLayout<Value>.size }
  override var stride: Int { MemoryLayout<Value>.stride }
  /// Behind an object's class and reference count, aligned.
  override var boxOffset: Int { max(16, MemoryLayout<Value>.alignment) }
  override var boxClass: UnsafeRawPointer? { RawObjects.boxClass(of: Value.self) }
  override var arrayClass: UnsafeRawPointer? { RawObjects.arrayClass(of: Value.self) }

  override func build() -> TableParts {
    var members = Members<Value>()
    Value.declare(&members)
    return TableParts(
      entries: members.entries, constants: members.constants, unknownOffset: members.unknownOffset)
  }

  override func count(_ array: UnsafeRawPointer) -> Int {
    array.assumingMemoryBound(to: [Value].self).pointee.count
  }

  override func elements(_ array: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    // The array stays where it is while its elements are looked at: the pointer is good as long as
    // the array is.
    array.assumingMemoryBound(to: [Value].self).pointee.withUnsafeBufferPointer {
      UnsafeRawBufferPointer($0)
    }
  }

  override func makeArray(
    _ elements: UnsafeMutableRawPointer?, count: Int, into place: UnsafeMutableRawPointer
  ) {
    guard let elements else {
      place.initializeMemory(as: [Value].self, to: [])
      return
    }
    let array = [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      if let target = buffer.baseAddress {
        target.moveInitialize(from: elements.assumingMemoryBound(to: Value.self), count: count)
      }
      filled = count
    }
    place.initializeMemory(as: [Value].self, to: array)
  }

  override func destroy(_ elements: UnsafeMutableRawPointer, count: Int) {
    elements.assumingMemoryBound(to: Value.self).deinitialize(count: count)
  }

  override func isNil(_ place: UnsafeRawPointer) -> Bool {
    if case .none = place.assumingMemoryBound(to: Value?.self).pointee { true } else { false }
  }

  override func makeBox(_ value: UnsafeMutableRawPointer) -> Unmanaged<AnyObject> {
    Unmanaged.passRetained(Box(value.assumingMemoryBound(to: Value.self).move()) as AnyObject)
  }
}
