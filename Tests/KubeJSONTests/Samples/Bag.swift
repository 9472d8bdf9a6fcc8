import KubeJSON
import Synchronization

/// One known member; the rest is unknown.
struct Bag: JSONStruct, Sendable {
  var name: String?
  var unknownMembers = UnknownMembers()

  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.unknown(\.unknownMembers)
  }
}

/// No member at all, and no room for unknown ones.
struct Nothing: JSONStruct, Sendable {
  static func declare(_ members: inout Members<Self>) {}
}

/// A value that counts itself, so that a leak shows.
struct Tracked: JSONCodable, Sendable {
  final class Ledger: Sendable {
    private let count = Mutex(0)

    var live: Int { count.withLock { $0 } }
    func add(_ change: Int) { count.withLock { $0 += change } }
  }

  private final class Ticket: Sendable {
    let ledger: Ledger?
    init(_ ledger: Ledger?) {
      self.ledger = ledger
      ledger?.add(1)
    }
    deinit { ledger?.add(-1) }
  }

  @TaskLocal static var ledger: Ledger?

  var text: String
  private var ticket: Ticket

  init(_ text: String) {
    self.text = text
    ticket = Ticket(Self.ledger)
  }

  init(reading reader: inout JSONReader) throws(JSONError) {
    self.init(try reader.readString())
  }

  func write(to writer: inout JSONWriter) { writer.write(text) }

  static func == (a: Tracked, b: Tracked) -> Bool { a.text == b.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// How many values are alive when all that `body` made should be gone.
  static func leaks(_ body: () throws -> Void) rethrows -> Int {
    let ledger = Ledger()
    try $ledger.withValue(ledger, operation: body)
    return ledger.live
  }
}
