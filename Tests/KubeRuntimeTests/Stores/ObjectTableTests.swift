import KubeTestSupport
import Testing

@testable import KubeRuntime

/// An element whose hash a test chooses.
private final class Item: TableElement {
  struct Key: Hashable, Sendable {
    var name: Int
    var hash: UInt64
  }

  let key: Key
  let value: Int

  init(_ key: Key, _ value: Int) {
    self.key = key
    self.value = value
  }

  static func hash(of key: Key) -> UInt64 { key.hash }
}

@Suite("The table of a store")
struct ObjectTableTests {
  /// Hashes that agree in many bits, or in all.
  private static func key(_ name: Int, _ random: inout SplitMix64) -> Item.Key {
    let hash: UInt64
    switch name % 4 {
    case 0: hash = UInt64(name) &* 0x9E37_79B9_7F4A_7C15
    case 1: hash = 7
    case 2: hash = UInt64(name) << 58
    default: hash = UInt64(name % 3)
    }
    return Item.Key(name: name, hash: hash)
  }

  @Test(
    "it is what a dictionary is, and copies stay as they were", arguments: [1, 2, 3] as [UInt64])
  func model(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var table = ObjectTable<Item>()
    var model: [Item.Key: Int] = [:]
    var copies: [(ObjectTable<Item>, [Item.Key: Int])] = []
    for step in 0..<5000 {
      let key = Self.key(random.below(120), &random)
      if random.chance(2, in: 5) {
        #expect(table.remove(key)?.value == model.removeValue(forKey: key))
      } else {
        #expect(table.insert(Item(key, step))?.value == model.updateValue(step, forKey: key))
      }
      #expect(table[key]?.value == model[key] && table.count == model.count)
      if step % 500 == 0 { copies.append((table, model)) }
    }
    copies.append((table, model))
    for (table, model) in copies {
      #expect(table.count == model.count && table.isEmpty == model.isEmpty)
      #expect(table.reduce(into: [:]) { $0[$1.key] = $1.value } == model)
      for (key, value) in model { #expect(table[key]?.value == value) }
    }
  }

  @Test("one set of objects has one order, however it came about")
  func order() {
    var random = SplitMix64(seed: 4)
    let keys = (0..<300).map { ObjectKey(namespace: "ns-\($0 % 3)", name: "object-\($0)") }
    var orders: Set<[ObjectKey]> = []
    for _ in 0..<5 {
      var table = ObjectTable<StoredObject<Int>>()
      for key in (keys + keys).shuffled(using: &random) { table.insert(StoredObject(1, key: key)) }
      for key in keys.shuffled(using: &random).prefix(150) where key.namespace == "ns-0" {
        table.remove(key)
        table.insert(StoredObject(2, key: key))
      }
      for number in 0..<100 {
        let other = ObjectKey(name: "gone-\(number)")
        table.insert(StoredObject(3, key: other))
        table.remove(other)
      }
      orders.insert(table.map(\.key))
    }
    #expect(orders.count == 1)
  }

  @Test("the hash of a key tells namespace from name, and spreads")
  func hash() {
    let hash = StoredObject<Int>.hash
    #expect(hash(ObjectKey(namespace: "a", name: "b")) != hash(ObjectKey(name: "ab")))
    #expect(
      hash(ObjectKey(namespace: "a", name: "bc")) != hash(ObjectKey(namespace: "ab", name: "c")))
    // It is part of no protocol, but the same in all processes.
    #expect(hash(ObjectKey(namespace: "default", name: "web")) == 14_876_204_009_106_389_288)
    let slots = Dictionary(grouping: 0..<32_000) { hash(ObjectKey(name: "pod-\($0)")) & 31 }
    #expect(slots.values.allSatisfy { 800...1200 ~= $0.count })
  }
}
