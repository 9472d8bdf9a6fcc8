import HTTPTypes
import KubeTesting
import KubeTransport
import NIOCore
import NIOHTTP1

/// One request and its answer.
struct DoorExchange: Sendable {
  let door: Door
  let ending: Cancellation
  let head: HTTPRequestHead
  let writer: DoorConnection.Writer
  let channel: any Channel
  let keepsConnection: Bool

  /// - Returns: whether the connection is still one to go on with.
  func answer(_ request: TransportRequest, whileOpen closed: Cancellation) async throws -> Bool {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask { try await answer(request) }
      group.addTask {
        await closed.wait()
        return false
      }
      defer { group.cancelAll() }
      return try await group.next() ?? false
    }
  }

  private func answer(_ request: TransportRequest) async throws -> Bool {
    let response: TransportResponse
    do throws(TransportError) {
      response = try await door.transport.send(request)
    } catch {
      let isTorn = [.closedEarly, .connectionFailed, .cancelled].contains(error.code)
      if !isTorn { try await writer.answer(head, .badGateway, error.message) }
      return false
    }
    var headers = HTTPHeaders()
    for field in response.head.headerFields {
      headers.add(name: field.name.rawName, value: field.value)
    }
    let isKept =
      keepsConnection && !ending.isCancelled
      && !headers[canonicalForm: "connection"].contains("close")
    if !isKept { headers.replaceOrAdd(name: "Connection", value: "close") }
    let isForHead = head.method == .HEAD
    if isForHead, !headers.contains(name: "Content-Length") {
      // The encoder would put an empty chunk where no body may be.
      headers.add(name: "Content-Length", value: "0")
    }
    try await writer.write(
      .head(
        HTTPResponseHead(
          version: head.version, status: HTTPResponseStatus(statusCode: response.head.status.code),
          headers: headers)))
    if isForHead {
      response.body.cancel()
    } else if await !send(response.body) {
      return false
    }
    try await writer.write(.end(nil))
    return isKept
  }

  /// - Returns: whether the body went out whole.
  private func send(_ body: ResponseBody) async -> Bool {
    await withTaskGroup(of: Bool?.self) { group in
      group.addTask {
        do {
          for try await chunk in body {
            let timer = Deadline(door.limits.stall, channel)
            defer { timer.cancel() }
            try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: chunk))))
          }
          return true
        } catch {
          if ending.isCancelled, (error as? TransportError)?.code == .cancelled { return true }
          // What was written before is to arrive.
          try? await channel.writeAndFlush(
            HTTPServerResponsePart.body(.byteBuffer(ByteBuffer()))
          ).get()
          return false
        }
      }
      group.addTask {
        await ending.wait()
        if !Task.isCancelled { body.cancel() }
        return nil
      }
      defer { group.cancelAll() }
      while let result = await group.next() {
        if let result { return result }
      }
      return false
    }
  }
}

extension DoorConnection.Writer {
  /// An answer of the door's own, after which the connection ends.
  func answer(_ head: HTTPRequestHead, _ status: HTTPResponseStatus, _ text: String) async throws {
    try await write(
      .head(
        HTTPResponseHead(
          version: head.version, status: status,
          headers: [
            "Content-Type": "text/plain; charset=utf-8", "Connection": "close",
            "Content-Length": "\(text.utf8.count)",
          ])))
    if head.method != .HEAD {
      try await write(.body(.byteBuffer(ByteBuffer(string: text))))
    }
    try await write(.end(nil))
  }
}
