import KubeJSON
import Synchronization
import Testing

@Suite("Initial values that are made anew")
struct InitialValueTests {
  private static let count = Mutex(0)

  private static func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }

  struct Ticket: JSONStruct, Sendable {
    var name: String
    var size: Int?
    var id = InitialValueTests.next()
    var title: String?
    var note = "none"

    static func declare(_ members: inout Members<Self>) {
      members.add("name", \.name)
      members.add("size", \.size)
      members.add("id", \.id)
      members.add("title", \.title)
      members.omit(\.note)
      members.initial(\.id) { Self(name: $0[\.name], size: $0[\.size]).id }
      members.initial(\.title) { "\($0[\.name]), \($0[\.size] ?? 0)" }
      members.initial(\.note) { _ in "noted" }
    }
  }

  @Test("each object has its own, made of what it is without it")
  func anew() throws {
    let tickets = try [Ticket](json: #"[{"name":"a"},{"name":"b","size":2},{"name":"c","id":-1}]"#)
    #expect(tickets[0].id != tickets[1].id && tickets[0].id > 0)
    #expect(tickets[2].id == -1)
    #expect(tickets.map(\.title) == ["a, 0", "b, 2", "c, 0"])
    #expect(tickets.map(\.note) == ["noted", "noted", "noted"])
  }

  @Test("also by way of Codable")
  func codable() throws {
    let ticket = try JSONValue(json: #"{"title":"t","name":"a"}"#).decode(Ticket.self)
    #expect(ticket.title == "t" && ticket.note == "noted" && ticket.id > 0)
  }

  @Test("a name that is there twice, and an error after it")
  func unusual() throws {
    #expect(try Ticket(json: #"{"name":"a","title":"x","title":null}"#).title == "a, 0")
    #expect(throws: JSONError.self) {
      try Ticket(json: #"{"title":"long enough to be on the heap","name":1}"#)
    }
    #expect(throws: JSONError.self) { try Ticket(json: #"{"name":"a","id":"x"}"#) }
  }
}
