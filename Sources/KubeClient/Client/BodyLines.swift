import KubeCore
import KubeTransport

/// The lines of a body, as they arrive.
struct BodyLines {
  private var chunks: ResponseBody.Iterator
  private var lines: LineSplitter
  /// What the request was, for errors.
  private let request: String

  /// - Parameter lineLimit: the most bytes of a line; no more than `LineSplitter` has by default.
  init(
    _ body: ResponseBody, request: String, keepsEmptyLines: Bool = false, lineLimit: Int = .max
  ) {
    chunks = body.makeAsyncIterator()
    lines = LineSplitter(keepsEmptyLines: keepsEmptyLines)
    if lineLimit < lines.limit {
      lines = LineSplitter(limit: lineLimit, keepsEmptyLines: keepsEmptyLines)
    }
    self.request = request
  }

  /// The next line that has its end; nil once the body has ended.
  mutating func next(
    isolation actor: isolated (any Actor)?
  ) async throws(ClientError) -> ArraySlice<UInt8>? {
    while true {
      do throws(LineSplitter.TooLong) {
        if let line = try lines.next() { return line }
      } catch {
        throw ClientError(.tooLarge, "\(request): \(error)", cause: error)
      }
      do throws(TransportError) {
        guard let chunk = try await chunks.next(isolation: actor) else { return nil }
        lines.append(chunk)
      } catch {
        throw ClientError(.transport, "\(request): \(error)", cause: error)
      }
    }
  }

  /// What followed the last line, once the body has ended.
  mutating func rest() -> ArraySlice<UInt8>? { lines.last() }
}
