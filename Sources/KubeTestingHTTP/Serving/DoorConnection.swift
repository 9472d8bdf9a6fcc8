import HTTPTypes
import KubeTesting
import KubeTransport
import NIOCore
import NIOHTTP1
import Synchronization

/// One connection: requests come one after another, and are answered in that order.
final class DoorConnection: Sendable {
  typealias Parts = NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator
  typealias Writer = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

  let door: Door
  let ending: Cancellation
  private let closed = Cancellation()
  private let isBusy = Mutex(false)

  init(door: Door, ending: Cancellation) {
    self.door = door
    self.ending = ending
  }

  func serve(_ connection: Connection) async {
    let channel = connection.channel
    let closed = closed
    channel.closeFuture.whenComplete { _ in closed.cancel() }
    // What goes wrong with a connection concerns its client, who knows.
    try? await connection.executeThenClose { parts, writer in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          var parts = parts.makeAsyncIterator()
          while try await self.serveOne(&parts, writer, channel) {}
        }
        group.addTask {
          await self.ending.wait()
          // Who has asked gets an answer; who has not need not be waited for.
          if !self.isBusy.withLock({ $0 }) { channel.close(promise: nil) }
          await closed.wait()
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }

  /// - Returns: whether another request may follow.
  private func serveOne(
    _ parts: inout Parts, _ writer: Writer, _ channel: any Channel
  ) async throws -> Bool {
    let head: HTTPRequestHead
    do {
      let timer = Deadline(door.limits.idle, channel)
      defer { timer.cancel() }
      guard case .head(let next)? = try await parts.next() else { return false }
      head = next
    }
    isBusy.withLock { $0 = true }
    defer { isBusy.withLock { $0 = false } }
    if head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }),
      head.version == .http1_1
    {
      try await writer.write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
    }
    let (body, isWhole) = try await body(&parts, channel)
    if let problem = head.hostProblem {
      try await writer.answer(head, .badRequest, "400 Bad Request: \(problem)")
      return false
    }
    guard let request = TransportRequest(head, body: body) else {
      try await writer.answer(head, .badRequest, "400 Bad Request")
      return false
    }
    let exchange = DoorExchange(
      door: door, ending: ending, head: head, writer: writer, channel: channel,
      keepsConnection: isWhole && head.isKeepAlive)
    let goesOn = try await exchange.answer(request, whileOpen: closed)
    if !isWhole { await drain(&parts, channel) }
    return goesOn && isWhole && head.isKeepAlive && !ending.isCancelled
  }

  /// The body, or of one that is too long as much as shows that it is.
  private func body(
    _ parts: inout Parts, _ channel: any Channel
  ) async throws -> (bytes: [UInt8], isWhole: Bool) {
    let timer = Deadline(door.limits.body, channel)
    defer { timer.cancel() }
    var bytes: [UInt8] = []
    while let part = try await parts.next() {
      switch part {
      case .head: return (bytes, true)
      case .body(let buffer):
        bytes.append(contentsOf: buffer.readableBytesView)
        if bytes.count > door.limits.bodyBytes {
          return (Array(bytes.prefix(door.limits.bodyBytes + 1)), false)
        }
      case .end: return (bytes, true)
      }
    }
    throw ChannelError.inputClosed
  }

  /// Reads what the client still sends, for a moment, so that it gets to read its answer.
  private func drain(_ parts: inout Parts, _ channel: any Channel) async {
    let timer = Deadline(.seconds(2), channel)
    defer { timer.cancel() }
    while let part = try? await parts.next() {
      if case .end = part { return }
    }
  }
}

extension HTTPRequestHead {
  /// What is wrong with how the request names the host: since HTTP 1.1 it does so once.
  fileprivate var hostProblem: String? {
    let count = headers["host"].count
    if count > 1 { return "too many Host headers" }
    return count == 0 && version == .http1_1 ? "missing required Host header" : nil
  }
}

/// Closes a connection once its time is over.
struct Deadline: Sendable {
  private let timer: Scheduled<Void>

  init(_ duration: Duration, _ channel: any Channel) {
    timer = channel.eventLoop.scheduleTask(in: TimeAmount(duration)) {
      channel.close(promise: nil)
    }
  }

  func cancel() { timer.cancel() }
}

extension TransportRequest {
  /// Nil for a method that is none.
  init?(_ head: HTTPRequestHead, body: [UInt8]) {
    guard let method = HTTPRequest.Method(head.method.rawValue) else { return nil }
    var fields = HTTPFields()
    for field in head.headers {
      guard let name = HTTPField.Name(field.name) else { continue }
      fields.append(HTTPField(name: name, value: field.value))
    }
    // A target may be a whole URL; what counts is its path.
    var path = head.uri
    if ["http://", "https://"].contains(where: path.hasPrefix) {
      let parts = path.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
      path = parts.count > 3 ? "/\(parts[3])" : "/"
    }
    self.init(
      HTTPRequest(method: method, scheme: nil, authority: nil, path: path, headerFields: fields),
      body: body.isEmpty ? .none : .bytes(body))
  }
}
