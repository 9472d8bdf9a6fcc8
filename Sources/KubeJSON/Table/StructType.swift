import CSwiftObjects
import Synchronization

/// What the codec must know of a struct type: its table, and how to make arrays and boxes of it.
/// Sendable because the table is filled before other tasks see the type, and then left alone.
class StructType: @unchecked Sendable {
  fileprivate(set) var table: UnsafePointer<StructTable>
  fileprivate var isReady = false

  fileprivate init(table: UnsafePointer<StructTable>) {
    self.table = table
  }

  /// Where an array's elements are, and how many; nil if there is no array.
  func elements(
    _ array: UnsafeRawPointer, isOptional: Bool
  ) -> (first: UnsafeRawPointer?, count: Int)? { nil }
  /// Makes an array, an optional one or not, of elements that it takes over bit by bit.
  func makeArray(
    _ elements: UnsafeMutableRawPointer?, count: Int, isOptional: Bool,
    into place: UnsafeMutableRawPointer
  ) {}
  func destroy(_ elements: UnsafeMutableRawPointer, count: Int) {}
  /// Makes a box of a value that it takes over bit by bit.
  func makeBox(_ value: UnsafeMutableRawPointer, into place: UnsafeMutableRawPointer) {}
  /// Where the value of a box is; nil if there is none.
  func boxed(_ place: UnsafeRawPointer) -> UnsafeRawPointer? { nil }
  /// Makes a map, an optional one or not, of values that it takes over bit by bit, and gives the
  /// number of its members: of several values with one key the last counts.
  func makeMap(
    _ keys: [String], _ values: UnsafeMutableRawPointer, isOptional: Bool,
    into place: UnsafeMutableRawPointer
  ) -> Int { 0 }
  /// Calls `body` with the members of a map in the order of their keys.
  func members(
    of map: UnsafeRawPointer, isOptional: Bool, _ body: (String, UnsafeRawPointer) -> Void
  ) {}
  var boxSize: Int { boxOffset + size }
  var metatype: UnsafeRawPointer { UnsafeRawPointer(table) }
  /// The class of boxes and of arrays' storage; nil where they must be made by generic code.
  var boxClass: UnsafeRawPointer? { nil }
  var arrayClass: UnsafeRawPointer? { nil }
  /// Whether the members of maps are where ``RawMaps`` looks for them.
  var knowsMaps: Bool { false }
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

  /// The table, ready for use.
  @inline(__always)
  static func table<Value: JSONStruct>(of type: Value.Type) -> UnsafePointer<StructTable> {
    if let known = kube_index_find(unsafeBitCast(type, to: UnsafeRawPointer.self)) {
      return known.assumingMemoryBound(to: StructTable.self)
    }
    return makeTable(of: type)
  }

  private static func known<Value: JSONStruct>(_ type: Value.Type) -> StructType {
    let id = ObjectIdentifier(type)
    return Registry.known.withLock { $0[id] } ?? Registry.make(id) { TypedStruct<Value>() }
  }

  /// A declaration may code values itself (a default may be a set of structs): what it needs is
  /// built before its own table is.
  @inline(never)
  private static func makeTable<Value: JSONStruct>(
    of type: Value.Type
  ) -> UnsafePointer<StructTable> {
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
  /// Members whose values are not shown.
  var hidden: [String] = []
  var keepers: [String] = []
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
      for (id, type) in batch.types where known[id] == nil {
        known[id] = type
        kube_index_add(type.metatype, type.table)
      }
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
  override var metatype: UnsafeRawPointer { unsafeBitCast(Value.self, to: UnsafeRawPointer.self) }
  override var boxClass: UnsafeRawPointer? {
    RawObjects.boxClass(of: Value.self, offset: boxOffset)
  }
  override var arrayClass: UnsafeRawPointer? { RawObjects.arrayClass(of: Value.self) }
  override var knowsMaps: Bool { RawMaps.areKnown(of: Value.self) }

  override func build() -> TableParts {
    var members = Members<Value>()
    Value.declare(&members)
    return TableParts(
      entries: members.entries, constants: members.constants, unknownOffset: members.unknownOffset,
      hidden: members.hidden + (Concealment.types[name] ?? []), keepers: members.keepers)
  }

  private static func array(_ place: UnsafeRawPointer, isOptional: Bool) -> [Value]? {
    isOptional
      ? place.assumingMemoryBound(to: [Value]?.self).pointee
      : place.assumingMemoryBound(to: [Value].self).pointee
  }

  override func elements(
    _ array: UnsafeRawPointer, isOptional: Bool
  ) -> (first: UnsafeRawPointer?, count: Int)? {
    // The array stays where it is while its elements are looked at: the pointer is good as long as
    // the array is.
    Self.array(array, isOptional: isOptional)?.withUnsafeBufferPointer {
      ($0.baseAddress.map { UnsafeRawPointer($0) }, $0.count)
    }
  }

  override func makeArray(
    _ elements: UnsafeMutableRawPointer?, count: Int, isOptional: Bool,
    into place: UnsafeMutableRawPointer
  ) {
    var array: [Value] = []
    if let elements {
      array = [Value](unsafeUninitializedCapacity: count) { buffer, filled in
        if let target = buffer.baseAddress {
          target.moveInitialize(from: elements.assumingMemoryBound(to: Value.self), count: count)
        }
        filled = count
      }
    }
    if isOptional {
      place.initializeMemory(as: [Value]?.self, to: array)
    } else {
      place.initializeMemory(as: [Value].self, to: array)
    }
  }

  override func destroy(_ elements: UnsafeMutableRawPointer, count: Int) {
    elements.assumingMemoryBound(to: Value.self).deinitialize(count: count)
  }

  override func makeBox(
    _ value: UnsafeMutableRawPointer, into place: UnsafeMutableRawPointer
  ) {
    place.initializeMemory(
      as: Boxed<Value>.self,
      to: Boxed(wrappedValue: value.assumingMemoryBound(to: Value.self).move()))
  }

  override func boxed(_ place: UnsafeRawPointer) -> UnsafeRawPointer? {
    place.assumingMemoryBound(to: Boxed<Value>.self).pointee.storage.map { UnsafeRawPointer($0) }
  }

  override func makeMap(
    _ keys: [String], _ values: UnsafeMutableRawPointer, isOptional: Bool,
    into place: UnsafeMutableRawPointer
  ) -> Int {
    let values = values.assumingMemoryBound(to: Value.self)
    var map = [String: Value](minimumCapacity: keys.count)
    for index in keys.indices { map[keys[index]] = (values + index).move() }
    if isOptional {
      place.initializeMemory(as: [String: Value]?.self, to: map)
    } else {
      place.initializeMemory(as: [String: Value].self, to: map)
    }
    return map.count
  }

  private static func map(_ place: UnsafeRawPointer, isOptional: Bool) -> [String: Value]? {
    isOptional
      ? place.assumingMemoryBound(to: [String: Value]?.self).pointee
      : place.assumingMemoryBound(to: [String: Value].self).pointee
  }

  override func members(
    of map: UnsafeRawPointer, isOptional: Bool, _ body: (String, UnsafeRawPointer) -> Void
  ) {
    guard let map = Self.map(map, isOptional: isOptional) else { return }
    for key in map.keys.sorted() {
      guard let place = map.index(forKey: key) else { continue }
      withUnsafePointer(to: map.values[place]) { body(key, UnsafeRawPointer($0)) }
    }
  }
}
