/// The layout of one struct for the codec's interpreter. Tables live as long as the process, so
/// that no reference counting stands in the hot path.
struct StructTable {
  /// One member, or a stored property that is none.
  struct Field {
    enum Code: UInt8 {
      case opaque, string, bool, int64, int32, double
      case value, structure, optionalStructure, boxed, structures, structureMap, strings, stringMap
      case constant
      /// Stored, but no member of its own.
      case unknown, omitted
    }

    /// `"key":`, or for a constant `"key":"value"`, ready to be written.
    var text: UnsafePointer<UInt8>
    var textCount: Int32
    var keyCount: Int32
    var offset: Int
    var code: Code
    var isOptional: Bool
    var keepsNull: Bool
    /// The value is one reference with copy on write, so that equal ones can be one.
    var isShareable = false
    /// The value is a collection that stands for an absent member where it is empty, though it is no
    /// optional; if ``isExact``, it is these bits where it has no storage.
    var leavesOutEmpty = false
    var emptyBits: UInt64 = 0
    /// The member is no optional, though its absence can be read as an empty value.
    var isNecessary = false
    var absent: MemberOperations.Absent
    /// Bytes behind the payload that tell an optional's cases apart; they are zero where there is a
    /// value.
    var tagCount: UInt8
    var tagOffset: Int32
    /// Where the key stands behind `text`: within it, if it has no escapes.
    var keyOffset: Int32
    var operations: Unmanaged<MemberOperations>
    var type: Unmanaged<StructType>?
    var child: UnsafePointer<StructTable>?
    var functions: Unmanaged<ValueFunctions>?
    var initial: Unmanaged<InitialValue>?
    /// The table's presences tell whether the member is there; otherwise its operations do.
    var isExact = false
    /// Its value is secret: it is not shown to who prints the object.
    var isHidden = false
    /// What its type does not know, and has no place for, is kept with the object.
    var keepsUnknown = false

    var key: UnsafePointer<UInt8> { text + Int(keyOffset) }
    var keyText: String {
      String(decoding: UnsafeBufferPointer(start: key, count: Int(keyCount)), as: UTF8.self)
    }
  }

  var fields: UnsafePointer<Field>
  var presences: UnsafePointer<Presence>
  var count: Int
  var size: Int
  var stride: Int
  /// The bytes of a value whose members are all absent, as far as absent values are trivial.
  var template: UnsafeMutableRawPointer
  /// Some member is required or reads as a value that must be made.
  var hasObligations: Bool
  var unknownOffset: Int
  /// Some member's type leaves it to the object to keep what is not known.
  var keepsUnknown: Bool
  var keys: KeyIndex
  var boxOffset: Int
  var boxClass: UnsafeRawPointer?
  var arrayClass: UnsafeRawPointer?
  var knowsMaps: Bool

  static func allocate() -> UnsafePointer<StructTable> {
    UnsafePointer(UnsafeMutablePointer<StructTable>.allocate(capacity: 1))
  }

  static func fill(
    _ place: UnsafePointer<StructTable>, with parts: TableParts, type: StructType
  ) {
    let template = UnsafeMutableRawPointer.allocate(byteCount: max(1, type.size), alignment: 16)
    template.initializeMemory(as: UInt8.self, repeating: 0, count: max(1, type.size))
    var fields = parts.constants.map(constant)
    var presences = parts.constants.map { _ in Presence.unknown }
    for entry in parts.entries {
      var (field, presence) = (field(entry), Presence.unknown)
      if field.keyCount >= 0, let form = entry.operations.nilForm,
        let known = Presence(form, at: entry.offset, within: type.size)
      {
        (presence, field.isExact) = (known, true)
      } else if field.keyCount >= 0 {
        field.isExact = !entry.operations.canBeLeftOut
      }
      field.isHidden = field.keyCount >= 0 && parts.hidden.contains(field.keyText)
      field.keepsUnknown = field.keyCount >= 0 && parts.keepers.contains(field.keyText)
      presences.append(presence)
      precondition(
        entry.initial != nil || field.absent != .derived,
        "\(type.name) has a stored property that is omitted and has no initial value")
      if let initial = entry.initial {
        field.initial = .passRetained(initial)
        field.absent = .derived
      }
      fields.append(field)
      if field.absent == .trivial {
        entry.operations.initializeAbsent(template + entry.offset)
      }
    }
    checkCoverage(parts.entries, type)
    let stored = UnsafeMutablePointer<Field>.allocate(capacity: max(1, fields.count))
    stored.initialize(from: fields, count: fields.count)
    let found = UnsafeMutablePointer<Presence>.allocate(capacity: max(1, fields.count))
    found.initialize(from: presences, count: presences.count)
    UnsafeMutablePointer(mutating: place).initialize(
      to: StructTable(
        fields: UnsafePointer(stored), presences: UnsafePointer(found), count: fields.count,
        size: type.size, stride: type.stride,
        template: template,
        hasObligations: fields.contains { $0.code != .constant && $0.absent != .trivial },
        unknownOffset: parts.unknownOffset ?? -1, keepsUnknown: !parts.keepers.isEmpty,
        keys: KeyIndex(
          fields.enumerated().filter { $0.element.keyCount >= 0 }.map {
            (UnsafeBufferPointer(start: $0.element.key, count: Int($0.element.keyCount)), $0.offset)
          }),
        boxOffset: type.boxOffset, boxClass: type.boxClass,
        arrayClass: type.arrayClass, knowsMaps: type.knowsMaps))
  }

  /// Properties must fill the struct but for padding: memory that no declaration covers would never
  /// be initialised, and what two cover would be released twice.
  private static func checkCoverage(_ entries: [MemberEntry], _ type: StructType) {
    var end = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) where entry.operations.size > 0 {
      // Mistakes in a declaration, found by the first use of the type and by every test that
      // touches it.
      precondition(entry.offset >= end, "\(type.name) declares a stored property twice")
      precondition(
        entry.offset - end < entry.operations.alignment,
        "\(type.name) has a stored property that is not declared")
      end = entry.offset + entry.operations.size
    }
    precondition(end == type.size, "\(type.name) has a stored property that is not declared")
  }

  private static func constant(_ entry: ConstantEntry) -> Field {
    let operations = MemberOperations()
    let text = immortal("\"\(entry.name)\":\"\(entry.value)\"")
    return Field(
      text: text.start, textCount: Int32(text.count), keyCount: Int32(entry.name.utf8.count),
      offset: 0, code: .constant, isOptional: false, keepsNull: false, absent: .trivial,
      tagCount: 0, tagOffset: 0, keyOffset: 1, operations: .passRetained(operations), type: nil,
      child: nil)
  }

  private static func field(_ entry: MemberEntry) -> Field {
    let operations = entry.operations
    var field = Field(
      text: immortal("").start, textCount: 0, keyCount: -1, offset: entry.offset, code: .omitted,
      isOptional: false, keepsNull: entry.keepsNull, absent: operations.absent, tagCount: 0,
      tagOffset: 0, keyOffset: 1, operations: .passRetained(operations), type: nil, child: nil)
    if entry.isUnknown {
      field.code = .unknown
      return field
    }
    guard let name = entry.name else { return field }
    let text = immortal("\(quoted(name)):", name)
    field.text = text.start
    field.textCount = Int32(text.count)
    field.keyCount = Int32(name.utf8.count)
    if text.count - 3 != name.utf8.count { field.keyOffset = Int32(text.count + textSlack) }
    field.isNecessary = !operations.isOptional
    field.setForm(operations.form, operations)
    if operations.leavesOutEmpty {
      field.leavesOutEmpty = true
      field.emptyBits = operations.nilForm?.pattern ?? 0
    }
    return field
  }

  private static func quoted(_ name: String) -> String {
    (try? name.jsonText()) ?? "\"\""
  }

  /// Room for whole words to be read beyond the end of a text.
  private static let textSlack = 16

  private static func immortal(
    _ text: String, _ name: String = ""
  ) -> (start: UnsafePointer<UInt8>, count: Int) {
    let slack = [UInt8](repeating: 0, count: textSlack)
    let bytes = Array(text.utf8) + slack + Array(name.utf8) + slack
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    start.initialize(from: bytes, count: bytes.count)
    return (UnsafePointer(start), text.utf8.count)
  }
}

extension StructTable.Field {
  /// Members whose form is not known, or not as it is known, are left to their operations.
  fileprivate mutating func setForm(_ form: MemberShape.Form, _ operations: MemberOperations) {
    var form = form
    let size = operations.size
    if case .optional(let wrapped) = form {
      isOptional = true
      form = wrapped
    }
    code = .opaque
    let knowsNil = !isOptional || operations.nilForm != nil
    switch form {
    case .opaque, .optional: break
    case .string: if StringForm.isKnown, knowsNil { code = .string }
    case .bool: if KnownForms.knowsScalars, knowsNil { code = .bool }
    case .int64: setScalar(.int64, payload: 8, size: size)
    case .int32: setScalar(.int32, payload: 4, size: size)
    case .double: setScalar(.double, payload: 8, size: size)
    case .value(let functions, _):
      // What is written over nil is a value, but for the bytes behind it.
      if knowsNil, let payload = operations.wrappedSize {
        setFunctions(functions, .value)
        setTag(payload: payload, size: size)
      }
    case .structure(let type):
      if !isOptional {
        setType(type, .structure)
      } else if knowsNil {
        setType(type, .optionalStructure)
        setTag(payload: type.size, size: size)
      }
    case .boxed(let type): setType(type, .boxed)
    case .array(.structure(let type)): setType(type, .structures)
    case .dictionary(.structure(let type)): setType(type, .structureMap)
    case .array(.string): if KnownForms.knowsReferences { code = .strings }
    case .dictionary(.string):
      if KnownForms.knowsReferences, operations.isStringMap { code = .stringMap }
    case .dictionary(.value(_, let functions)):
      if KnownForms.knowsReferences { setFunctions(functions, .value) }
    case .array, .dictionary: break
    }
    switch form {
    case .boxed, .array, .dictionary:
      isShareable = KnownForms.knowsReferences && size == MemoryLayout<UnsafeRawPointer>.size
    default: break
    }
  }

  private mutating func setScalar(_ code: Code, payload: Int, size: Int) {
    guard KnownForms.knowsScalars else { return }
    self.code = code
    setTag(payload: payload, size: size)
  }

  private mutating func setTag(payload: Int, size: Int) {
    tagOffset = Int32(payload)
    tagCount = UInt8(size - payload)
  }

  private mutating func setFunctions(_ functions: ValueFunctions, _ code: Code) {
    self.code = code
    self.functions = .passRetained(functions)
  }

  private mutating func setType(_ type: StructType, _ code: Code) {
    self.code = code
    self.type = .passRetained(type)
    child = type.table
  }
}
