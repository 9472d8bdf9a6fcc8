import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Boxes")
struct BoxLayoutTests {
  /// The properties that are boxed, as `Type.property`, with `?` where one became optional by it.
  static func boxed(_ types: TypeModel..., known: [String: Int] = [:]) -> [String] {
    var units = types.map { SourceUnit(name: "\($0.name)", origin: "x", types: [$0]) }
    BoxLayout.apply(to: &units, known: known)
    var result: [String] = []
    for (before, after) in zip(types, units.flatMap(\.types)) {
      guard case .object(let old) = before.form, case .object(let new) = after.form else {
        continue
      }
      for (old, new) in zip(old.properties, new.properties) where new.isBoxed {
        let mark = old.isOptional == new.isOptional ? "" : "?"
        result.append("\(after.name).\(new.swiftName)\(mark)")
      }
    }
    return result
  }

  /// A type of `count` optional strings: 16 bytes each, and 8 for the unknown members.
  static func strings(_ name: String, _ count: Int) -> TypeModel {
    TypeModel(
      name: Sample.typeName(name),
      form: .object(ObjectModel(properties: (0..<count).map { Sample.property("p\($0)") })))
  }

  /// How many strings are just not worth a box.
  static let small = (BoxLayout.threshold - 8) / 16

  @Test("An optional object beyond the threshold is boxed, one at it is not")
  func threshold() {
    let type = Sample.object("A", Sample.property("b", Sample.named("B")))
    #expect(Self.boxed(type, Self.strings("B", Self.small)) == [])
    #expect(Self.boxed(type, Self.strings("B", Self.small + 1)) == ["A.b"])
    let required = Sample.object("A", Sample.property("b", Sample.named("B"), isOptional: false))
    #expect(Self.boxed(required, Self.strings("B", Self.small + 1)) == [])
  }

  @Test("Types of KubeCore are boxed by the size that is known of them")
  func known() {
    let type = Sample.object(
      "A", Sample.property("x", .core("Large")), Sample.property("y", .core("Small")),
      Sample.property("z", .core("Other")), Sample.property("v", .scalar(.value)))
    let known = [
      "Large": BoxLayout.threshold + 1, "Small": BoxLayout.threshold, "JSONValue": 1_000,
    ]
    #expect(Self.boxed(type, known: known) == ["A.x"])
  }

  @Test("Inner types are decided on first, so that a boxed part makes its owner small")
  func innerFirst() {
    let outer = Sample.object("A", Sample.property("b", Sample.named("B")))
    let middle = Sample.object(
      "B", Sample.property("c", Sample.named("C")), Sample.property("d", Sample.named("C")))
    #expect(Self.boxed(outer, middle, Self.strings("C", Self.small + 1)) == ["B.c", "B.d"])
    #expect(Self.boxed(outer, middle, Self.strings("C", Self.small)) == ["A.b"])
  }

  @Test("Recursion goes through a box; arrays and maps are none of it")
  func recursion() {
    #expect(
      Self.boxed(Sample.object("A", Sample.property("a", Sample.named("A")))) == ["A.a"])
    #expect(
      Self.boxed(
        Sample.object(
          "A", Sample.property("list", .array(Sample.named("A"))),
          Sample.property("map", .dictionary(Sample.named("A"))))) == [])
    #expect(
      Self.boxed(
        Sample.object("A", Sample.property("b", Sample.named("B"), isOptional: false)),
        Sample.object("B", Sample.property("c", Sample.named("C"), isOptional: false)),
        Sample.object("C", Sample.property("a", Sample.named("A")))) == ["C.a"])
  }

  @Test("A cycle of required properties has no value: they become optional")
  func impossible() {
    let cycle = [
      Sample.object("A", Sample.property("b", Sample.named("B"), isOptional: false)),
      Sample.object(
        "B", Sample.property("a", Sample.named("A"), isOptional: false),
        Sample.property("d", Sample.named("D"), isOptional: false)),
    ]
    let outside = Sample.object("D", Sample.property("x"))
    #expect(Self.boxed(cycle[0], cycle[1], outside) == ["A.b?", "B.a?"])
    #expect(Self.boxed(cycle[1], outside, cycle[0]) == ["B.a?", "A.b?"])
  }

  @Test("Written types are never changed, but count with their size")
  func written() {
    var spec = Self.strings("FooSpec", 9)
    spec.isWritten = true
    var holder = Sample.object("Holder", Sample.property("spec", Sample.named("FooSpec")))
    #expect(Self.boxed(holder, spec) == ["Holder.spec"])
    holder.isWritten = true
    #expect(Self.boxed(holder, spec) == [])
  }

  @Test("A long chain of types needs no deep stack")
  func chain() {
    let types = (0..<50_000).map { index in
      Sample.object(
        "T\(index)", Sample.property("next", Sample.named("T\((index + 1) % 50_000)")))
    }
    var units = [SourceUnit(name: "x", origin: "x", types: types)]
    BoxLayout.apply(to: &units, known: [:])
    #expect(
      units[0].types.allSatisfy {
        if case .object(let object) = $0.form {
          object.properties.allSatisfy(\.isBoxed)
        } else {
          false
        }
      })
  }

  @Test("Sizes are those that Swift gives the same structs")
  func layout() {
    struct First {
      var a: Int32?
      var b: Bool?
      var c: Int?
      var d: [String]
    }
    struct Second {
      var a: Int64
      var b: UInt8?
    }
    struct Third {
      var a: Second?
      var b: Second?
      var c: Bool
      var d: First?
    }
    func expect<T>(_ size: InlineSize, is type: T.Type) {
      #expect(size.size == MemoryLayout<T>.size, "\(type)")
      #expect(size.alignment == MemoryLayout<T>.alignment, "\(type)")
      #expect(size.optional.size == MemoryLayout<T?>.size, "\(type)?")
    }
    func structure(_ fields: InlineSize...) -> InlineSize {
      fields.reduce(into: .empty) { $0.append($1) }
    }
    let first = structure(
      .scalar(.int32).optional, .scalar(.bool).optional, .scalar(.int).optional, .reference)
    let second = structure(.scalar(.int64), .scalar(.uint8).optional)
    expect(first, is: First.self)
    expect(second, is: Second.self)
    expect(
      structure(second.optional, second.optional, .scalar(.bool), first.optional), is: Third.self)
    expect(.string, is: String.self)
    expect(.reference, is: [String: Int].self)
    expect(.scalar(.float), is: Float.self)
  }
}
