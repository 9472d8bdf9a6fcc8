import KubeJSON
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct JSONPatchTests {
  @Test func whatTwoObjectsDifferInMakesTheOneOfTheOther() throws {
    try Fuzzing.run("JSON patch", rounds: 2000) { random in
      let from = random.object(depth: 3)
      let to = random.object(depth: 3)
      var operations: [JSONValue] = []
      describe(from, to, at: "", &operations)
      operations.append(["op": "test", "path": "", "value": to])
      let patched = try JSONPatch.apply(.array(operations), to: from)
      return patched == to ? nil : "\(from) with \(operations) is \(patched), not \(to)"
    }
  }

  private func describe(
    _ from: JSONValue, _ to: JSONValue, at path: String, _ operations: inout [JSONValue]
  ) {
    if from.isIdentical(to: to) { return }
    if let old = from.object, let new = to.object {
      for name in old.keys.sorted() {
        let place = path + "/" + escaped(name)
        if let value = new[name] {
          describe(old[name] ?? .null, value, at: place, &operations)
        } else {
          operations.append(["op": "remove", "path": .string(place)])
        }
      }
      for (name, value) in new.sorted(by: { $0.key < $1.key }) where old[name] == nil {
        operations.append(
          ["op": "add", "path": .string(path + "/" + escaped(name)), "value": value])
      }
    } else if let old = from.array, let new = to.array {
      if old.count == new.count + 1 {
        operations.append(["op": "remove", "path": .string("\(path)/-1")])
      }
      let rest = Array(old.prefix(new.count))
      if rest.count == old.count || old.count == new.count + 1 {
        for (index, value) in rest.enumerated() {
          describe(value, new[index], at: "\(path)/0\(index)", &operations)
        }
        for value in new.dropFirst(rest.count) {
          operations.append(["op": "add", "path": .string("\(path)/-"), "value": value])
        }
      } else {
        operations.append(["op": "replace", "path": .string(path), "value": to])
      }
    } else {
      operations.append(["op": "replace", "path": .string(path), "value": to])
    }
  }

  private func escaped(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  @Test func nestingWithoutEndIsRefused() throws {
    let nest: [JSONValue] = [
      ["op": "add", "path": "/n", "value": [:]],
      ["op": "move", "from": "/d", "path": "/n/d"],
      ["op": "move", "from": "/n", "path": "/d"],
    ]
    let patch = JSONValue.array(Array(repeating: nest, count: 3000).flatMap { $0 })
    #expect(throws: Refusal.self) { try JSONPatch.apply(patch, to: ["d": [:]]) }
  }

  @Test func copiesAreBounded() throws {
    let grow = JSONValue.array(
      Array(repeating: ["op": "copy", "from": "/a", "path": "/a/-"], count: 40))
    #expect(throws: Refusal.self) { try JSONPatch.apply(grow, to: ["a": ["xxxxxxxx"]]) }
  }
}
