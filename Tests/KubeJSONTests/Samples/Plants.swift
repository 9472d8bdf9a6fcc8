import KubeJSON

/// A recursive type: by a box, and by an array.
struct Person: JSONStruct, Sendable {
  var name: String
  var age: Int?
  @Boxed var parent: Person?
  var friends: [Person]?
  var tracked: Tracked?
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("age", \.age)
    members.add("parent", \._parent)
    members.add("friends", \.friends)
    members.add("tracked", \.tracked)
    members.unknown(\.unknownMembers)
  }
}

struct Bed: JSONStruct, Sendable {
  var title: String
  var depth: Double?
  var plants: [Plant]?
  var area: Area?
  var isRaised: Bool?
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.add("title", \.title)
    members.add("depth", \.depth)
    members.add("plants", \.plants)
    members.add("area", \.area)
    members.add("isRaised", \.isRaised)
    members.unknown(\.unknownMembers)
  }
}

struct Plant: JSONStruct, Sendable {
  var name: String
  var count: Int32?
  var tracked: Tracked?
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("count", \.count)
    members.add("tracked", \.tracked)
    members.unknown(\.unknownMembers)
  }
}

/// `kind` is an enumeration and has no empty value, so that a Soil must say it.
struct Soil: JSONStruct, Sendable {
  var kind: SoilKind
  var acidity: Double?
  var tracked: Tracked?

  static func declare(_ members: inout Members<Self>) {
    members.add("kind", \.kind)
    members.add("acidity", \.acidity)
    members.add("tracked", \.tracked)
  }
}

/// A Bool in front: nil is one of its spare patterns.
struct Gate: JSONStruct, Sendable {
  var isWide: Bool
  var lock: String

  static func declare(_ members: inout Members<Self>) {
    members.add("wide", \.isWide)
    members.add("lock", \.lock)
  }
}

/// All bits are used: an optional one has a byte of its own for nil.
struct Area: JSONStruct, Sendable {
  var width: Int64
  var height: Int32

  static func declare(_ members: inout Members<Self>) {
    members.add("width", \.width)
    members.add("height", \.height)
  }
}

enum SoilKind: String, JSONEnumeration {
  case loam, sand
  case clay = "heavy clay"
}

/// A written enum that is `Codable` by itself.
enum Mode: String, Codable {
  case slow, quick
}
extension Mode: JSONEnumeration {}

struct Season: StringEnumeration {
  var rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }

  static var spring: Self { Self(rawValue: "spring") }
}

struct Level: IntegerEnumeration {
  var rawValue: Int
  init(rawValue: Int) { self.rawValue = rawValue }
}

/// A type with `Codable` by hand and nothing of KubeJSON: `month-day`.
struct Stamp: Codable, Sendable {
  var month: Int
  var day: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let parts = try container.decode(String.self).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no month and day")
    }
    (month, day) = (parts[0], parts[1])
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode("\(month)-\(day)")
  }
}

/// A union as the generator emits it: a case's name for one without payload, else an object of one
/// member.
indirect enum Figure: JSONUnion, Sendable {
  case point
  case circle(Double)
  case box(Area)
  case many([Figure])

  init(reading reader: inout JSONReader) throws(JSONError) {
    if try reader.peek() == .string {
      guard try reader.readString() == "point" else { throw reader.fail("no shape") }
      self = .point
      return
    }
    try reader.beginObject()
    switch try reader.nextKey() {
    case "circle": self = .circle(try Double(reading: &reader))
    case "box": self = .box(try Area(reading: &reader))
    case "many": self = .many(try [Figure](reading: &reader))
    default: throw reader.fail("no shape")
    }
    guard try reader.nextKey() == nil else { throw reader.fail("two shapes in one") }
  }

  func write(to writer: inout JSONWriter) {
    if case .point = self { return writer.write("point") }
    writer.beginObject()
    switch self {
    case .point: break
    case .circle(let radius):
      writer.key("circle")
      radius.write(to: &writer)
    case .box(let area):
      writer.key("box")
      area.write(to: &writer)
    case .many(let shapes):
      writer.key("many")
      shapes.write(to: &writer)
    }
    writer.endObject()
  }
}
