import KubeMacros

@KubeSchema
enum ConcurrencyPolicy: String {
  case allow = "Allow"
  case forbid = "Forbid"
  case replace = "Replace"
}

typealias StringAlias = String

typealias UnmarkedInteger = Int32

@KubeSchema
struct NestedObject {
  var foo: String
  var bar: Bool
  var unknownMembers = UnknownMembers()
}

@KubeSchema
struct RootObject {
  var nested: NestedObject
}

@KubeSchema
struct AssociativeType {
  var name: String
  var secondary: Int
  var foo: String
}

@KubeSchema
struct ContainsNestedMap {
  var innerMap: [String: String]?
}

@Schema(minProperties: 1, maxProperties: 2)
@KubeSchema
struct MinMaxObject {
  var foo: String?
  var bar: String?
  var baz: String?
}

@KubeSchema
struct EmptiableObject {
  @Schema(default: "forty-two")
  var foo: String?
  var bar: String?
}

@KubeSchema
struct RunDuration {
  var value: Int64
}

/// A boolean that JSON holds as a string.
@Schema(type: .string)
@KubeSchema
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
@Schema(type: .object, preserveUnknownFields: true)
@KubeSchema
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
@Schema(type: .integer, format: "int64")
@KubeSchema
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

@Schema(type: .string, minLength: 1, maxLength: 255)
@KubeSchema
struct StringAliasWithValidation: Codable, Hashable {
  var value: String

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(String.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

@Schema(type: .string, minLength: 4)
@KubeSchema
struct LongerString: Codable, Hashable {
  var value: String

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(String.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
