import KubeCore

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

  /// - Throws: ``ClientError`` if the body is larger than the limit, or breaks off.
  static func collect(
    _ body: ResponseBody, upTo limit: Int, expecting length: Int?
  ) async throws(ClientError) -> ResponseBytes {
    var bytes = ResponseBytes()
    if let length, length > 0 { bytes.reserve(min(length, limit)) }
    var iterator = body.makeAsyncIterator()
    while let chunk = try await nextChunk(&iterator) {
      guard bytes.count + chunk.count <= limit else {
        throw ClientError(
          .tooLarge,
          "The answer has more than \(limit) bytes; read it in pages, or raise the limit.")
      }
      bytes.append(chunk)
    }
    return bytes
  }

  private static func nextChunk(
    _ iterator: inout ResponseBody.Iterator
  ) async throws(ClientError) -> [UInt8]? {
    do throws(TransportError) {
      return try await iterator.next()
    } catch {
      throw ClientError(.transport, "The answer broke off: \(error)", cause: error)
    }
  }

  private mutating func append(_ chunk: [UInt8]) {
    if count + chunk.count > capacity { reserve(max(count + chunk.count, capacity * 2, 4096)) }
    chunk.withUnsafeBytes { chunk in
      guard let from = chunk.baseAddress else { return }
      base?.advanced(by: count).copyMemory(from: from, byteCount: chunk.count)
    }
    count += chunk.count
  }

  private mutating func reserve(_ wanted: Int) {
    guard let grown = realloc(base, wanted) else { return }
    base = grown
    capacity = wanted
  }

  /// The bytes, for as long as the body of this call.
  borrowing func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(
      UnsafeBufferPointer(start: base?.assumingMemoryBound(to: UInt8.self), count: count))
  }
}
