import KubeCore

enum ConcurrencyPolicy: String {
  case allow = "Allow"
  case forbid = "Forbid"
  case replace = "Replace"
}

typealias StringAlias = String

// @schema(title: "title on type")
typealias StringAliasWithTitle = String

// @schema(minLength: 1, maxLength: 255)
typealias StringAliasWithValidation = String

// @schema(minLength: 4)
typealias LongerString = String

typealias UnmarkedInteger = Int32

// @schema.validation("self.size() % 2 == 0", message: "must have even length")
typealias StringEvenType = String

// @schema(minItems: 1, listType: "set", items: (
//   minLength: 1, maxLength: 255,
//   pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"
// ))
typealias Hosts = [String]

// @schema(listType: "map", listMapKeys: ["name", "secondary"])
typealias NestedAssociativeList = [AssociativeType]

// @schema(mapType: "granular")
typealias NestedMapOfInfo = [String: Base64Data]

// @schema(structType: "atomic")
typealias NestedStructWithSeveralFields = NestedObject

struct NestedObject {
  var foo: String
  var bar: Bool
  var unknownMembers = UnknownMembers()
}

struct RootObject {
  var nested: NestedObject
}

struct AssociativeType {
  var name: String
  var secondary: Int
  var foo: String
}

struct ContainsNestedMap {
  var innerMap: [String: String]?
}

// @schema(minProperties: 1, maxProperties: 2)
struct MinMaxObject {
  var foo: String?
  var bar: String?
  var baz: String?
}

struct EmptiableObject {
  // @schema(default: "forty-two")
  var foo: String?
  var bar: String?
}

struct RunDuration {
  var value: Int64
}

/// A boolean that JSON holds as a string.
// @schema(type: "string")
struct TotallyABool: Codable, Hashable {
  var value: Bool

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(String.self) == "true"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value ? "true" : "false")
  }
}

/// An object of which one field is known by name.
// @schema(type: "object", preserveUnknownFields: true)
struct Preserved: Codable, Hashable {
  var concreteField: String?

  init(from decoder: any Decoder) throws {
    let members = try decoder.singleValueContainer().decode([String: String].self)
    concreteField = members["concreteField"]
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(["concreteField": concreteField])
  }
}

/// Milliseconds since 1970.
// @schema(type: "integer", format: "int64")
struct EpochMilliseconds: Codable, Hashable {
  var count: Int64

  init(from decoder: any Decoder) throws {
    count = try decoder.singleValueContainer().decode(Int64.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(count)
  }
}
