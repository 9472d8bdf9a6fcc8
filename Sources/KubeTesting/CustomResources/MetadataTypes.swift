import KubeCore
import KubeJSON

/// `metadata` as Go's `ObjectMeta` holds it: typed, without what it does not know, and without
/// what is empty.
enum MetadataTypes {
  /// What does not fit, in the words of Go's decoder.
  struct Mismatch: Error, Hashable {
    var message: String
  }

  /// - Returns: the metadata, and the paths within it of what was dropped.
  static func decode(
    _ value: JSONValue
  ) throws(Mismatch) -> (metadata: JSONValue, unknown: [String]) {
    if value.isNull { return ([:], []) }
    guard value.members != nil else {
      throw Mismatch(
        message: "json: cannot unmarshal \(kind(value)) into Go value of type v1.ObjectMeta")
    }
    var unknown: [String] = []
    let decoded = try members(value, metadata, path: "", &unknown)
    return (decoded, unknown)
  }

  /// Every member that can be read; for what was stored long ago.
  static func decodeLeniently(_ value: JSONValue) -> JSONValue {
    var result: JSONValue = [:]
    for member in value.members ?? [] {
      let single = JSONValue(members: [member])
      guard let (decoded, _) = try? decode(single), let value = decoded[member.name] else {
        continue
      }
      result[member.name] = value
    }
    return result
  }

  private struct Structure: Sendable {
    var name: String
    var fields: [String: Field]
  }

  private indirect enum Field: Sendable {
    case string(type: String = "string")
    case integer
    case boolean
    case time
    case strings
    case map
    case structures(Structure)
    case raw

    var goType: String {
      switch self {
      case .string(let type): type
      case .integer: "int64"
      case .boolean: "bool"
      case .time: "v1.Time"
      case .strings: "[]string"
      case .map: "map[string]string"
      case .structures(let structure): "[]v1.\(structure.name)"
      case .raw: "v1.FieldsV1"
      }
    }

  }

  private static let metadata = Structure(
    name: "ObjectMeta",
    fields: [
      "name": .string(), "generateName": .string(), "namespace": .string(),
      "selfLink": .string(), "uid": .string(type: "types.UID"), "resourceVersion": .string(),
      "generation": .integer, "creationTimestamp": .time, "deletionTimestamp": .time,
      "deletionGracePeriodSeconds": .integer, "labels": .map, "annotations": .map,
      "ownerReferences": .structures(owner), "finalizers": .strings,
      "managedFields": .structures(entry),
    ])

  private static let owner = Structure(
    name: "OwnerReference",
    fields: [
      "apiVersion": .string(), "kind": .string(), "name": .string(),
      "uid": .string(type: "types.UID"), "controller": .boolean, "blockOwnerDeletion": .boolean,
    ])

  private static let entry = Structure(
    name: "ManagedFieldsEntry",
    fields: [
      "manager": .string(), "operation": .string(type: "v1.ManagedFieldsOperationType"),
      "apiVersion": .string(), "time": .time, "fieldsType": .string(), "fieldsV1": .raw,
      "subresource": .string(),
    ])

  /// What an owner reference always has, empty or not.
  private static let alwaysWritten: [String: [String]] = [
    "OwnerReference": ["apiVersion", "kind", "name", "uid"]
  ]

  private static func members(
    _ value: JSONValue, _ structure: Structure, path: String, _ unknown: inout [String]
  ) throws(Mismatch) -> JSONValue {
    var result: JSONValue = [:]
    for member in value.members ?? [] {
      guard let field = structure.fields[member.name] else {
        unknown.append(path.isEmpty ? member.name : "\(path).\(member.name)")
        continue
      }
      if member.value.isNull { continue }
      let place = Place(structure: structure.name, name: member.name, path: path)
      result[member.name] = try decoded(member.value, field, place, &unknown)
    }
    for name in alwaysWritten[structure.name] ?? [] where result[name] == nil {
      result[name] = ""
    }
    return result
  }

  /// Where a value stands, as messages have it.
  private struct Place {
    var structure: String
    var name: String
    var path: String

    var full: String { path.isEmpty ? name : "\(path).\(name)" }

    /// Go's paths have no indexes.
    var fieldPath: String {
      var isInside = false
      return full.filter { character in
        if character == "[" { isInside = true }
        defer { if character == "]" { isInside = false } }
        return !isInside
      }
    }

    func mismatch(_ value: JSONValue, _ type: String) -> Mismatch {
      Mismatch(
        message: "json: cannot unmarshal \(MetadataTypes.kind(value)) into Go struct field "
          + "\(structure).\(fieldPath) of type \(type)")
    }
  }

  /// Nil for what is left out.
  private static func decoded(
    _ value: JSONValue, _ field: Field, _ place: Place, _ unknown: inout [String]
  ) throws(Mismatch) -> JSONValue? {
    switch field {
    case .string:
      guard let text = value.string else { throw place.mismatch(value, field.goType) }
      return text.isEmpty ? nil : value
    case .integer:
      guard let number = value.number, GoText.isInteger(number) else {
        throw place.mismatch(value, field.goType)
      }
      return number.int == 0 && place.name == "generation" ? nil : value
    case .boolean:
      guard value.bool != nil else { throw place.mismatch(value, field.goType) }
      return value
    case .time: return try time(value)
    case .strings:
      guard let values = value.array else { throw place.mismatch(value, field.goType) }
      for element in values where element.string == nil && !element.isNull {
        throw place.mismatch(element, "string")
      }
      return values.isEmpty ? nil : .array(values.map { $0.isNull ? "" : $0 })
    case .map:
      guard let members = value.members else { throw place.mismatch(value, field.goType) }
      var map: JSONValue = [:]
      for member in members {
        guard member.value.string != nil || member.value.isNull else {
          throw place.mismatch(member.value, "string")
        }
        map[member.name] = member.value.isNull ? "" : member.value
      }
      return members.isEmpty ? nil : map
    case .structures(let structure):
      guard let values = value.array else { throw place.mismatch(value, field.goType) }
      var list: [JSONValue] = []
      for (index, element) in values.enumerated() {
        guard element.members != nil || element.isNull else {
          throw place.mismatch(element, "v1.\(structure.name)")
        }
        list.append(
          try members(element, structure, path: "\(place.full)[\(index)]", &unknown))
      }
      return list.isEmpty ? nil : .array(list)
    case .raw: return value
    }
  }

  private static func time(_ value: JSONValue) throws(Mismatch) -> JSONValue {
    guard let text = value.string else {
      throw Mismatch(
        message: "json: cannot unmarshal \(kind(value)) into Go value of type string")
    }
    guard let time = try? Time(text) else {
      throw Mismatch(message: GoTime.problem(text))
    }
    return .string(time.text)
  }

  fileprivate static func kind(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: return "null"
    case .bool: return "bool"
    case .number(let number):
      return GoText.isInteger(number) ? "number" : "number \(number.text)"
    case .string: return "string"
    case .array: return "array"
    case .object: return "object"
    }
  }
}

/// What Go says to a text that is no time.
enum GoTime {
  private static let layout = "2006-01-02T15:04:05Z07:00"
  private static let parts: [(layout: String, pattern: String)] = [
    ("2006", "dddd"), ("-", "-"), ("01", "dd"), ("-", "-"), ("02", "dd"), ("T", "T"),
    ("15", "dd"), (":", ":"), ("04", "dd"), (":", ":"), ("05", "dd"),
  ]

  static func problem(_ text: String) -> String {
    let start = "parsing time \(GoText.quoted(text)) as \(GoText.quoted(layout))"
    var rest = Substring(text)
    for part in parts {
      guard matches(rest, part.pattern) else {
        return "\(start): cannot parse \(GoText.quoted(String(rest))) as "
          + GoText.quoted(part.layout)
      }
      rest = rest.dropFirst(part.pattern.count)
    }
    if rest.first == "." {
      rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
    }
    if rest == "Z" || matches(rest, "+dd:dd") || matches(rest, "-dd:dd") {
      return "parsing time \(GoText.quoted(text)): \(outOfRange(text)) out of range"
    }
    return "\(start): cannot parse \(GoText.quoted(String(rest))) as \"Z07:00\""
  }

  private static func matches(_ text: Substring, _ pattern: String) -> Bool {
    let start = text.prefix(pattern.count)
    return start.count == pattern.count
      && zip(start, pattern).allSatisfy { $1 == "d" ? $0.isASCII && $0.isNumber : $0 == $1 }
  }

  private static func outOfRange(_ text: String) -> String {
    let digits = text.split { !($0.isASCII && $0.isNumber) }.map { Int($0) ?? 0 }
    guard digits.count >= 6 else { return "day" }
    if !(1...12).contains(digits[1]) { return "month" }
    if digits[3] > 23 { return "hour" }
    if digits[4] > 59 { return "minute" }
    return digits[5] > 59 ? "second" : "day"
  }
}
