import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Types in a fixed number of files")
struct ShardingTests {
  private func unit(_ name: String, properties: [Int]) -> SourceUnit {
    let types = properties.enumerated().map { index, count in
      TypeModel(
        name: TypeName(name, "T\(index)"),
        form: .object(
          ObjectModel(
            properties: (0..<count).map {
              PropertyModel(
                jsonName: "p\($0)", swiftName: "p\($0)", type: .scalar(.string), isOptional: true)
            })))
    }
    return SourceUnit(name: name, origin: "\(name).yaml", types: types)
  }

  @Test("are all there once, in their order", arguments: 1...6, [1, 10, 1_000])
  func complete(count: Int, types: Int) {
    let units = ["A", "B", "C"].map { name in
      unit(name, properties: (0..<types).map { ($0 * 7 + name.utf8.count) % 40 })
    }
    let parts = Sharding.parts(of: units, count: count)
    #expect(parts.count == count)
    #expect(
      parts.flatMap { $0.flatMap(\.types) }.map(\.name) == units.flatMap(\.types).map(\.name))
    #expect(parts.allSatisfy { part in Set(part.map(\.name)).count == part.count })
    #expect(parts.flatMap { $0 }.allSatisfy { $0.origin == "\($0.name).yaml" })
  }

  @Test("are spread evenly where there are many, even those of one kind")
  func even() {
    let units = [
      unit("Big", properties: (0..<900).map { $0 % 30 }), unit("Small", properties: [3]),
    ]
    let sizes = Sharding.parts(of: units, count: 4).map { part in
      part.flatMap(\.types).reduce(0) { sum, type in
        guard case .object(let object) = type.form else { return sum }
        return sum + object.properties.count + 2
      }
    }
    let average = sizes.reduce(0, +) / 4
    #expect(sizes.allSatisfy { abs($0 - average) <= 32 }, "\(sizes)")
  }

  @Test("stay together where there are few")
  func few() {
    let parts = Sharding.parts(
      of: [unit("A", properties: [5, 6]), unit("B", properties: [2])], count: 4)
    #expect(parts.map(\.count) == [2, 0, 0, 0])
    #expect(Sharding.parts(of: [], count: 4).allSatisfy { $0.isEmpty })
    #expect(Sharding.parts(of: [unit("A", properties: [1])], count: 0).isEmpty)
  }
}
