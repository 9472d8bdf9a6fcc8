import NIOCore
import NIOHTTP1

/// Says what is wrong with what is no HTTP, where nobody else has begun to answer.
final class MalformedRequests: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private var unanswered = 0
  private var hasAnswerBegun = false
  /// Whether a head has come, and not yet the end of its request.
  private var isInRequest = false
  /// What is wrong with what follows a request that is whole and has no answer yet.
  private var waiting: (any Error)?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: (unanswered, isInRequest) = (unanswered + 1, true)
    case .end: isInRequest = false
    case .body: break
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head): hasAnswerBegun = (200...).contains(head.status.code)
    case .end: (unanswered, hasAnswerBegun) = (max(0, unanswered - 1), false)
    case .body: break
    }
    context.write(data, promise: promise)
    if unanswered == 0, !hasAnswerBegun, let error = waiting { refuse(error, context) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // The requests that came before have their answers first.
    if error is HTTPParserError, !isInRequest, unanswered > 0 {
      waiting = error
    } else {
      refuse(error, context)
    }
  }

  private func refuse(_ error: any Error, _ context: ChannelHandlerContext) {
    waiting = nil
    // A head that is malformed counts for none before; a body for its own request.
    if let error = error as? HTTPParserError, unanswered <= 1, !hasAnswerBegun {
      let status: HTTPResponseStatus =
        error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest
      let text = "\(status.code) \(status.reasonPhrase)"
      let head = HTTPResponseHead(
        version: .http1_1, status: status,
        headers: [
          "Content-Type": "text/plain; charset=utf-8", "Connection": "close",
          "Content-Length": "\(text.utf8.count)",
        ])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(
        wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
    context.fireErrorCaught(error)
    context.close(promise: nil)
  }
}

@available(*, unavailable)
extension MalformedRequests: Sendable {}
