import KubeCore
import KubeJSON
import KubeSchema

/// JSON into a Go struct and out again, as `sigs.k8s.io/json` and `encoding/json` do it: names in
/// their case, the first value of a wrong type, or a value that its own type refuses, as the
/// problem; unknown fields and fields that come twice as further ones.
struct StructDecoding {
  /// `unknown field "spec.bogus"`, in order, each once, at most 100.
  private(set) var strictProblems: [String] = []

  private let isStrict: Bool
  private var seen: Set<String> = []
  /// The first value of a wrong type; decoding goes on, for one that refuses itself goes before.
  private var mismatch: DecodingProblem?
  /// Where strict problems are: names, with their points, and indexes.
  private var place: [String] = []
  /// Where mismatches are: names of fields, without indexes and keys.
  private var fields: [String] = []
  private var structure = ""

  /// - Parameter place: where the value stands in what strict problems are told of.
  init(isStrict: Bool, at place: String? = nil) {
    self.isStrict = isStrict
    if let place { self.place = [place] }
  }

  /// Without strict problems.
  static func decode(_ value: JSONValue, _ type: WireType) throws(DecodingProblem) -> JSONValue {
    var decoding = StructDecoding(isStrict: false)
    return try decoding.decode(value, type)
  }

  /// - Returns: what Go writes of what it has read.
  mutating func decode(
    _ value: JSONValue, _ type: WireType
  ) throws(DecodingProblem) -> JSONValue {
    let decoded: JSONValue?
    do {
      decoded = try read(value, GoType(type), nil)
    } catch {
      throw error.inField(of: structure, fields)
    }
    if let mismatch { throw mismatch }
    return decoded ?? StructForm.zero(type)
  }

  /// - Parameter present: what a field of the same name had before.
  /// - Returns: nil for nothing.
  private mutating func read(
    _ value: JSONValue, _ type: GoType, isPointer: Bool = false, _ present: JSONValue?
  ) throws(DecodingProblem) -> JSONValue? {
    if value.isNull, isPointer { return nil }
    if OwnDecoding.covers(type.wire) {
      guard value.isNull else { return try OwnDecoding.decode(value, type.wire) }
      switch type.wire {
      case .time, .microTime, .quantity: return nil
      case .schemaOrBool where !isPointer: return try OwnDecoding.decode(value, type.wire)
      default: return present
      }
    }
    switch type.wire {
    case .any: return try readAny(value)
    case .array(let element), .list(let element):
      return try readArray(value, type, type.element(element), present)
    case .map(let element): return try readMap(value, type, type.element(element), present)
    case .object(let definition):
      if value.isNull { return present }
      guard let members = value.members, let message = WireFacts.shared.message(definition) else {
        return refuse(value.goName, type, present)
      }
      let name = definition.split(separator: ".").last.map(String.init) ?? ""
      return try readStruct(members, message, name, present)
    case .bytes where value.isNull: return nil
    default: return value.isNull ? present : readScalar(value, type, present)
    }
  }

  private mutating func readScalar(
    _ value: JSONValue, _ type: GoType, _ present: JSONValue?
  ) -> JSONValue? {
    switch (type.wire, value.kind) {
    case (.bool, .bool), (.string, .string): return value
    case (.int32, .number(let number)):
      if let whole = Int32(number.text) { return .number(JSONNumber(whole)) }
      return refuse("number \(number.text)", type, present)
    case (.int64, .number(let number)):
      if let whole = Int64(number.text) { return .number(JSONNumber(whole)) }
      return refuse("number \(number.text)", type, present)
    case (.double, .number(let number)):
      if number.double.isFinite { return GoNumber.json(number.double) }
      return refuse("number \(number.text)", type, present)
    case (.bytes, .string(let text)):
      do {
        return .string(Base64Data(try GoBase64.decode(text)).base64Text)
      } catch {
        if mismatch == nil { mismatch = error }
        return present
      }
    default: return refuse(value.goName, type, present)
    }
  }

  private mutating func refuse(
    _ value: String, _ type: GoType, _ present: JSONValue?
  ) -> JSONValue? {
    if mismatch == nil {
      mismatch = DecodingProblem(mismatch: value, type.name).inField(of: structure, fields)
    }
    return present
  }
}

extension StructDecoding {
  private mutating func readStruct(
    _ members: [UnknownMembers.Member], _ message: WireMessage, _ name: String,
    _ present: JSONValue?
  ) throws(DecodingProblem) -> JSONValue {
    var values: [String: JSONValue] = present?.object ?? [:]
    var named: Set<String> = []
    let outer = structure
    for member in members {
      guard let field = message.byName[member.name] else {
        note("unknown", member.name)
        continue
      }
      if !named.insert(field.name).inserted { note("duplicate", field.name) }
      fields.append(field.name)
      structure = name
      let depth = enter(field.name)
      // Not reset where an own type refuses a value: the problem is told with its place.
      values[field.name] = try read(
        member.value, GoType(field), isPointer: field.isPointer, values[field.name])
      leave(depth)
      fields.removeLast()
      structure = outer
    }
    return StructForm.write(values, message)
  }

  private mutating func readArray(
    _ value: JSONValue, _ type: GoType, _ element: GoType, _ present: JSONValue?
  ) throws(DecodingProblem) -> JSONValue? {
    if value.isNull { return nil }
    guard let elements = value.array else { return refuse(value.goName, type, present) }
    let before = present?.array ?? []
    var result: [JSONValue] = []
    result.reserveCapacity(elements.count)
    for (index, item) in elements.enumerated() {
      if isStrict { place.append("[\(index)]") }
      let old = index < before.count ? before[index] : nil
      result.append(try read(item, element, old) ?? StructForm.zero(element.wire))
      if isStrict { place.removeLast() }
    }
    return .array(result)
  }

  private mutating func readMap(
    _ value: JSONValue, _ type: GoType, _ element: GoType, _ present: JSONValue?
  ) throws(DecodingProblem) -> JSONValue? {
    if value.isNull { return nil }
    guard let members = value.members else { return refuse(value.goName, type, present) }
    var values = present?.object ?? [:]
    var named: Set<String> = []
    for member in members {
      if !named.insert(member.name).inserted { note("duplicate", member.name) }
      let depth = enter(member.name)
      values[member.name] = try read(member.value, element, nil) ?? StructForm.zero(element.wire)
      leave(depth)
    }
    return .object(values)
  }

  /// A value of no known type: only names that come twice can be wrong.
  mutating func readAny(_ value: JSONValue) throws(DecodingProblem) -> JSONValue? {
    switch value.kind {
    case .null: return nil
    case .bool, .string: return value
    case .number:
      do {
        return try Unstructured(value).json
      } catch {
        if mismatch == nil { mismatch = error.inField(of: structure, fields) }
        return nil
      }
    case .array(let elements):
      var result: [JSONValue] = []
      for (index, element) in elements.enumerated() {
        if isStrict { place.append("[\(index)]") }
        result.append(try readAny(element) ?? .null)
        if isStrict { place.removeLast() }
      }
      return .array(result)
    case .object:
      var values: [String: JSONValue] = [:]
      for member in value.members ?? [] {
        if values[member.name] != nil { note("duplicate", member.name) }
        let depth = enter(member.name)
        values[member.name] = try readAny(member.value) ?? .null
        leave(depth)
      }
      return .object(values)
    }
  }

  private mutating func enter(_ name: String) -> Int {
    guard isStrict else { return 0 }
    place.append(place.isEmpty ? name : ".\(name)")
    return 1
  }

  private mutating func leave(_ depth: Int) {
    if depth > 0 { place.removeLast() }
  }

  private mutating func note(_ what: String, _ name: String) {
    guard isStrict, strictProblems.count < 100 else { return }
    let path = place.isEmpty ? name : "\(place.joined()).\(name)"
    let problem = "\(what) field \(GoText.quoted(path))"
    if seen.insert(problem).inserted { strictProblems.append(problem) }
  }
}
