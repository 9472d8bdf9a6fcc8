import KubeJSON

/// Every scalar type, required and optional, and in arrays and maps.
struct Scalars: JSONStruct, Sendable {
  var string: String
  var bool: Bool
  var int: Int
  var int64: Int64
  var int32: Int32
  var int16: Int16
  var int8: Int8
  var uint: UInt
  var uint64: UInt64
  var uint32: UInt32
  var uint16: UInt16
  var uint8: UInt8
  var double: Double
  var float: Float
  var maybeString: String?
  var maybeBool: Bool?
  var maybeInt: Int?
  var maybeInt64: Int64?
  var maybeInt32: Int32?
  var maybeInt16: Int16?
  var maybeInt8: Int8?
  var maybeUInt: UInt?
  var maybeUInt64: UInt64?
  var maybeUInt32: UInt32?
  var maybeUInt16: UInt16?
  var maybeUInt8: UInt8?
  var maybeDouble: Double?
  var maybeFloat: Float?

  static func declare(_ members: inout Members<Self>) {
    members.add("string", \.string)
    members.add("bool", \.bool)
    members.add("int", \.int)
    members.add("int64", \.int64)
    members.add("int32", \.int32)
    members.add("int16", \.int16)
    members.add("int8", \.int8)
    members.add("uint", \.uint)
    members.add("uint64", \.uint64)
    members.add("uint32", \.uint32)
    members.add("uint16", \.uint16)
    members.add("uint8", \.uint8)
    members.add("double", \.double)
    members.add("float", \.float)
    members.add("maybeString", \.maybeString)
    members.add("maybeBool", \.maybeBool)
    members.add("maybeInt", \.maybeInt)
    members.add("maybeInt64", \.maybeInt64)
    members.add("maybeInt32", \.maybeInt32)
    members.add("maybeInt16", \.maybeInt16)
    members.add("maybeInt8", \.maybeInt8)
    members.add("maybeUInt", \.maybeUInt)
    members.add("maybeUInt64", \.maybeUInt64)
    members.add("maybeUInt32", \.maybeUInt32)
    members.add("maybeUInt16", \.maybeUInt16)
    members.add("maybeUInt8", \.maybeUInt8)
    members.add("maybeDouble", \.maybeDouble)
    members.add("maybeFloat", \.maybeFloat)
  }

  /// Each member with a text that it reads and writes.
  static let samples: [(name: String, text: String)] = [
    ("string", "\"s\""), ("bool", "true"), ("int", "-1"), ("int64", "9223372036854775807"),
    ("int32", "-2147483648"), ("int16", "32767"), ("int8", "-128"), ("uint", "7"),
    ("uint64", "18446744073709551615"), ("uint32", "4294967295"), ("uint16", "65535"),
    ("uint8", "255"), ("double", "0.1"), ("float", "0.25"), ("maybeString", "\"\""),
    ("maybeBool", "false"), ("maybeInt", "0"), ("maybeInt64", "-9223372036854775808"),
    ("maybeInt32", "2147483647"), ("maybeInt16", "-32768"), ("maybeInt8", "127"),
    ("maybeUInt", "0"), ("maybeUInt64", "0"), ("maybeUInt32", "1"), ("maybeUInt16", "2"),
    ("maybeUInt8", "3"), ("maybeDouble", "-1e-09"), ("maybeFloat", "-3.5"),
  ]
}
