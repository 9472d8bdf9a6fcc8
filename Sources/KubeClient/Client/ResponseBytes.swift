import KubeCore
import KubeTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A body that is read whole. It grows in place where the system can do that, so that a large list
/// is not there twice.
struct ResponseBytes: ~Copyable {
  private var base: UnsafeMutableRawPointer?
  private(set) var count = 0
  private var capacity = 0

  deinit {
    free(base)
  }

  /// - Parameter request: what was asked, for errors.
  /// - Throws: ``ClientError`` if the body is larger than the limit, or breaks off.
  static func collect(
    _ body: ResponseBody, upTo limit: Int, expecting length: Int?, of request: String
  ) async throws(ClientError) -> ResponseBytes {
    var bytes = ResponseBytes()
    if let length, length > 0 { _ = bytes.reserve(min(length, limit)) }
    var iterator = body.makeAsyncIterator()
    while let chunk = try await nextChunk(&iterator, request) {
      guard bytes.count + chunk.count <= limit else {
        throw ClientError(
          .tooLarge,
          "\(request): the answer has more than \(limit) bytes; read it in pages, or raise the limit."
        )
      }
      guard bytes.append(chunk) else {
        throw ClientError(
          .tooLarge,
          "\(request): there is no memory for the answer, of which \(bytes.count) bytes have come; "
            + "read it in pages.")
      }
    }
    return bytes
  }

  /// The start of a text that is read for people, as far as it comes.
  static func text(_ body: ResponseBody, upTo limit: Int) async -> [UInt8] {
    var text: [UInt8] = []
    var chunks = body.makeAsyncIterator()
    while text.count < limit, let chunk = try? await chunks.next() {
      text += chunk.prefix(limit - text.count)
    }
    return text
  }

  private static func nextChunk(
    _ iterator: inout ResponseBody.Iterator, _ request: String
  ) async throws(ClientError) -> [UInt8]? {
    do throws(TransportError) {
      return try await iterator.next()
    } catch {
      throw ClientError(.transport, "\(request): the answer broke off: \(error)", cause: error)
    }
  }

  /// Whether there is memory for it.
  private mutating func append(_ chunk: [UInt8]) -> Bool {
    if count + chunk.count > capacity,
      !reserve(max(count + chunk.count, capacity * 2, 4096)), !reserve(count + chunk.count)
    {
      return false
    }
    chunk.withUnsafeBytes { chunk in
      guard let from = chunk.baseAddress else { return }
      base?.advanced(by: count).copyMemory(from: from, byteCount: chunk.count)
    }
    count += chunk.count
    return true
  }

  private mutating func reserve(_ wanted: Int) -> Bool {
    guard let grown = realloc(base, wanted) else { return false }
    base = grown
    capacity = wanted
    return true
  }

  /// The bytes, for as long as the body of this call.
  borrowing func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(
      UnsafeBufferPointer(start: base?.assumingMemoryBound(to: UInt8.self), count: count))
  }
}
