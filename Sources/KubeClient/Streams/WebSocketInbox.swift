import KubeTransport

/// The messages of a WebSocket that nobody has taken, and who waits for one, or for room. Its
/// methods say whom to wake.
struct WebSocketInbox {
  typealias Reader = CheckedContinuation<Result<WebSocket.Message?, ClientError>, Never>
  typealias Room = CheckedContinuation<Void, Never>

  enum Wake {
    case nothing
    case reader(Reader, Result<WebSocket.Message?, ClientError>)
    case room(Room)
    indirect case both(Wake, Wake)

    /// Not to be called under a lock.
    func resume() {
      switch self {
      case .nothing: break
      case .reader(let reader, let result): reader.resume(returning: result)
      case .room(let room): room.resume()
      case .both(let first, let second):
        first.resume()
        second.resume()
      }
    }
  }

  /// At this many bytes that nobody has taken, no more messages are read.
  static let limit = 256 << 10

  /// What the request was, for errors.
  private let request: String
  private var incoming: [WebSocket.Message] = []
  /// The older messages, the oldest last.
  private var outgoing: [WebSocket.Message] = []
  private var size = 0
  private var reader: Reader?
  private var room: Room?
  /// How the stream ended, which the reader learns after all messages; nil while it goes on.
  private(set) var end: Result<Void, ClientError>?

  init(request: String) {
    self.request = request
  }

  private var hasRoom: Bool { size < Self.limit || end != nil }

  /// The second value is false if there must be room before the next message.
  mutating func put(_ message: WebSocket.Message) -> (Wake, Bool) {
    guard end == nil else { return (.nothing, true) }
    if let waiting = reader {
      reader = nil
      return (.reader(waiting, .success(message)), true)
    }
    incoming.append(message)
    size += Self.cost(message)
    return (.nothing, hasRoom)
  }

  mutating func waitForRoom(_ continuation: Room) -> Wake {
    if hasRoom { return .room(continuation) }
    room = continuation
    return .nothing
  }

  mutating func take(_ continuation: Reader) -> Wake {
    if outgoing.isEmpty { (outgoing, incoming) = (incoming.reversed(), []) }
    if let message = outgoing.popLast() {
      size -= Self.cost(message)
      let wake = Wake.reader(continuation, .success(message))
      guard hasRoom, let waiting = room else { return wake }
      room = nil
      return .both(wake, .room(waiting))
    }
    if let end { return .reader(continuation, end.map { nil }) }
    guard reader == nil else {
      let why = TransportError(.alreadyRead, "Somebody else reads this stream; one at a time can.")
      return .reader(continuation, .failure(failure(why)))
    }
    reader = continuation
    return .nothing
  }

  /// Ends the wait for a message, and not the stream.
  mutating func stopReader() -> Wake {
    guard let waiting = reader else { return .nothing }
    reader = nil
    let why = TransportError(.cancelled, "The reading was cancelled.")
    return .reader(waiting, .failure(failure(why)))
  }

  /// Ends the stream, if nothing has before.
  mutating func finish(_ result: Result<Void, ClientError>) -> Wake {
    guard end == nil else { return .nothing }
    end = result
    var wake = Wake.nothing
    if let reader { wake = .reader(reader, result.map { nil }) }
    if let room { wake = .both(wake, .room(room)) }
    (reader, room) = (nil, nil)
    return wake
  }

  private func failure(_ why: TransportError) -> ClientError {
    ClientError(.transport, "\(request): \(why)", cause: why)
  }

  /// Messages without bytes take room, too.
  private static func cost(_ message: WebSocket.Message) -> Int { message.bytes.count + 64 }
}
