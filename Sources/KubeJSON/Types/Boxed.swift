/// Holds an optional value in a copy-on-write box, so that its absence costs eight bytes, a copy
/// one reference count, and a type may contain itself.
///
/// A property that is declared with it behaves as a stored one of type `Value?`: assignment and
/// in-place changes act on a copy of the value where it is shared.
@propertyWrapper
public struct Boxed<Value: JSONStruct> {
  private var box: Box<Value>?

  public init() {
    box = nil
  }

  public init(wrappedValue: Value?) {
    box = wrappedValue.map { Box($0) }
  }

  public var wrappedValue: Value? {
    get { box?.value }
    set {
      if let newValue, isKnownUniquelyReferenced(&box) {
        box?.value = newValue
      } else {
        box = newValue.map { Box($0) }
      }
    }
    _modify {
      // Where the box is not shared, the value is moved out for the change and back: a change to an
      // array within it must not find a second reference to the array. The box is empty meanwhile,
      // and nobody else can look.
      var empty = takeUnique()
      var value = empty.map { $0.assumingMemoryBound(to: Value.self).move() } ?? box?.value
      defer { put(value, into: &empty) }
      yield &value
    }
  }

  /// The address of the value, which is good as long as the box is.
  var storage: UnsafeMutableRawPointer? { box?.storage }

  /// The address of the value, if no one else has the box.
  private mutating func takeUnique() -> UnsafeMutableRawPointer? {
    isKnownUniquelyReferenced(&box) ? box?.storage : nil
  }

  private mutating func put(_ value: Value?, into empty: inout UnsafeMutableRawPointer?) {
    guard let empty else {
      box = value.map { Box($0) }
      return
    }
    if let value {
      empty.initializeMemory(as: Value.self, to: value)
    } else {
      discardEmptyBox()
    }
  }

  /// Frees a box whose value was moved out, without destroying the value.
  private mutating func discardEmptyBox() {
    guard let object = box.map({ Unmanaged.passUnretained($0).toOpaque() }) else { return }
    withUnsafeMutablePointer(to: &box) { $0.initialize(to: nil) }
    RawObjects.free(object, size: StructType.of(Value.self).boxSize)
  }
}

/// A box that is shared is never changed.
final class Box<Value: JSONStruct> {
  @exclusivity(unchecked) final var value: Value

  init(_ value: Value) {
    self.value = value
  }

  /// The address of the value within the object.
  var storage: UnsafeMutableRawPointer {
    withUnsafeMutablePointer(to: &value) { UnsafeMutableRawPointer($0) }
  }
}

extension Boxed: Sendable where Value: Sendable {}

// A box that is shared is never changed.
extension Box: @unchecked Sendable where Value: Sendable {}

extension Boxed: JSONCodable, TriviallyAbsent {
  public init(reading reader: inout JSONReader) throws(JSONError) {
    self.init(wrappedValue: try Value?(reading: &reader))
  }

  public func write(to writer: inout JSONWriter) {
    wrappedValue.write(to: &writer)
  }

  public var isLeftOut: Bool { box == nil }
  public static var absent: Self? { Self() }
  public static var shape: MemberShape { MemberShape(.boxed(StructType.of(Value.self))) }

  public static func == (a: Self, b: Self) -> Bool {
    a.box === b.box || a.box?.value == b.box?.value
  }

  public func hash(into hasher: inout Hasher) {
    box?.value.hash(into: &hasher)
  }
}

extension Boxed: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(wrappedValue: try decoder.singleValueContainer().decode(Value?.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}
