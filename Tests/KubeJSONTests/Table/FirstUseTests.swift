import Foundation
import KubeJSON
import Synchronization
import Testing

/// A type of which every tag makes a new one, so that a test can use one for the first time.
private struct Fresh<Tag>: JSONStruct, Sendable {
  var name: String
  @Boxed var next: Fresh<Tag>?
  var leaves: [Leaf]
  var others: [String: Other]
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("next", \._next)
    members.add("leaves", \.leaves)
    members.add("others", \.others)
    members.unknown(\.unknownMembers)
  }

  struct Leaf: JSONStruct, Sendable {
    var value: Int?
    var back: [Fresh<Tag>]?

    static func declare(_ members: inout Members<Self>) {
      members.add("value", \.value)
      members.add("back", \.back)
    }
  }

  struct Other: JSONStruct, Sendable {
    var leaf: Leaf?
    @Boxed var fresh: Fresh<Tag>?

    static func declare(_ members: inout Members<Self>) {
      members.add("leaf", \.leaf)
      members.add("fresh", \._fresh)
    }
  }
}

private enum First {}
private enum Second {}
private enum Third {}
private enum Fourth {}

@Suite("First use from many sides")
struct FirstUseTests {
  static let document = #"""
    {"name":"a","next":{"name":"b","leaves":[{"value":1},{"back":[{"name":"c","x":1}]}],"others":
    {}},"leaves":[],"others":{"k":{"leaf":{"value":2},"fresh":{"name":"d","leaves":[],"others":{}
    }}}}
    """#

  private static func work<Tag>(_ tag: Tag.Type, _ entrance: Int) throws -> [UInt8] {
    // Each entrance meets another of the types first.
    switch entrance % 4 {
    case 0: _ = try Fresh<Tag>.Leaf(json: #"{"back":[{"name":"x"}]}"#)
    case 1: _ = try [Fresh<Tag>.Other](json: #"[{"leaf":{}},{"fresh":{}}]"#)
    case 2: _ = try JSONValue(json: "{}").decode(Fresh<Tag>.Other.self)
    default: break
    }
    let value = try Fresh<Tag>(json: Self.document)
    let again = try Fresh<Tag>(json: value.jsonBytes())
    guard value == again, value.hashValue == again.hashValue else { return [] }
    return try value.jsonBytes()
  }

  @Test("Eight tasks that use a type first, at once, all get it right")
  func tasks() async throws {
    try await check { try Self.work(First.self, $0) }
    try await check { try Self.work(Second.self, $0) }
  }

  private func check(_ body: @escaping @Sendable (Int) throws -> [UInt8]) async throws {
    let results = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for index in 0..<8 { group.addTask { try body(index) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 8)
    #expect(Set(results).count == 1)
    #expect(results.first?.isEmpty == false)
  }

  @Test("Eight threads that set out together do, too")
  func threads() throws {
    for body in [
      { @Sendable index in try Self.work(Third.self, index) },
      { @Sendable index in try Self.work(Fourth.self, index) },
    ] {
      let results = Mutex<[[UInt8]]>([])
      let waiting = Atomic(8)
      let done = DispatchSemaphore(value: 0)
      for index in 0..<8 {
        let thread = Thread {
          waiting.subtract(1, ordering: .sequentiallyConsistent)
          while waiting.load(ordering: .sequentiallyConsistent) > 0 {}
          let bytes = (try? body(index)) ?? []
          results.withLock { $0.append(bytes) }
          done.signal()
        }
        thread.start()
      }
      for _ in 0..<8 { done.wait() }
      let all = results.withLock { $0 }
      #expect(all.count == 8)
      #expect(Set(all).count == 1)
      #expect(all.first?.isEmpty == false)
    }
  }
}
