import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Written types")
struct WrittenTypeRenderingTests {
  @Test("A struct gets its table, with the access that it has itself")
  func structure() {
    var when = Sample.property("when", .written("Date"), isOptional: false)
    when.usesCodable = true
    var cache = Sample.property("cache", isOptional: false)
    cache.isOmitted = true
    cache.defaultExpression = "[:]"
    let object = ObjectModel(
      properties: [Sample.property("name"), when, cache], unknownMembers: nil)
    let type = TypeModel(
      name: TypeName("Space", "FooSpec"), form: .object(object), isWritten: true, access: .internal)
    #expect(
      Sample.render(type) == #"""
        extension Space.FooSpec: JSONStruct {
          static func declare(_ members: inout Members<Self>) {
            members.add("name", \.name)
            members.coded("when", \.when)
            members.omit(\.cache, default: [:])
          }
        }

        """#)
  }

  @Test("An enum with raw values needs nothing but the conformance")
  func enumeration() {
    let type = TypeModel(
      name: TypeName("Mode"), form: .enumeration(EnumerationModel(rawType: .string, cases: [])),
      isWritten: true)
    #expect(Sample.render(type) == "extension Mode: JSONEnumeration {}\n")
  }

  static func union(_ tagging: UnionModel.Tagging, _ cases: UnionModel.Case...) -> TypeModel {
    TypeModel(
      name: TypeName("Shape"), form: .union(UnionModel(tagging: tagging, cases: cases)),
      isWritten: true)
  }

  static let plain = UnionModel.Case(swiftName: "default", jsonName: "none", payload: nil)
  static let circle = UnionModel.Case(
    swiftName: "circle", jsonName: "circle", payload: .value(.named(TypeName("Circle"))))
  static let box = UnionModel.Case(
    swiftName: "box", jsonName: "box",
    payload: .members([
      Sample.property("in", .scalar(.int), isOptional: false),
      Sample.property("key", .scalar(.double)),
    ]))

  @Test("A union with tags")
  func external() {
    let text = Sample.render(Self.union(.external, Self.plain, Self.circle, Self.box))
    #expect(
      text == #"""
        extension Shape: JSONUnion {
          public init(reading reader: inout JSONReader) throws(JSONError) {
            if try reader.peek() == .string {
              switch try reader.readString() {
              case "none":
                self = .default
              default:
                throw reader.fail("the string is none of 'none'")
              }
              return
            }
            try reader.beginObject()
            switch try reader.nextKey() {
            case "circle":
              self = .circle(try Circle(reading: &reader))
            case "box":
              self = try Self.readBox(&reader)
            default:
              throw reader.fail("the object has none of the members 'circle', 'box'")
            }
            guard try reader.nextKey() == nil else {
              throw reader.fail("the object has more than one member")
            }
          }

          public func write(to writer: inout JSONWriter) {
            switch self {
            case .default:
              writer.write("none")
            case .circle(let value):
              writer.beginObject()
              writer.key("circle")
              value.write(to: &writer)
              writer.endObject()
            case .box(let `in`, let value1):
              writer.beginObject()
              writer.key("box")
              writer.beginObject()
              writer.key("in")
              `in`.write(to: &writer)
              if let value1 {
                writer.key("key")
                value1.write(to: &writer)
              }
              writer.endObject()
              writer.endObject()
            }
          }

          private static func readBox(_ reader: inout JSONReader) throws(JSONError) -> Self {
            var `in`: Int?
            var value1: Double?
            try reader.beginObject()
            while let key = try reader.nextKey() {
              switch key {
              case "in":
                `in` = try Int?(reading: &reader)
              case "key":
                value1 = try Double?(reading: &reader)
              default:
                try reader.skipUnknown(key)
              }
            }
            guard let `in` else {
              throw reader.fail("the member 'in' is missing")
            }
            return .box(in: `in`, key: value1)
          }
        }

        """#)
  }

  @Test("A union without tags takes the first case that fits exactly")
  func untagged() {
    let text = Sample.render(Self.union(.untagged, Self.circle, Self.plain, Self.box))
    #expect(
      text.hasPrefix(
        #"""
        extension Shape: JSONUnion {
          public init(reading reader: inout JSONReader) throws(JSONError) {
            self = try reader.readFirst(of: 3) { (reader, index) throws(JSONError) -> Self in
              switch index {
              case 0:
                return .circle(try Circle(reading: &reader))
              case 1:
                guard try reader.readString() == "none" else {
                  throw reader.fail("the string is not 'none'")
                }
                return .default
              default:
                return try Self.readBox(&reader)
              }
            }
          }

          public func write(to writer: inout JSONWriter) {
            switch self {
            case .circle(let value):
              value.write(to: &writer)
            case .default:
              writer.write("none")
            case .box(let `in`, let value1):
              writer.beginObject()
              writer.key("in")
        """#))
  }
}
