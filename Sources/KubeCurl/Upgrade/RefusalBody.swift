import HTTPTypes
import KubeTransport
import Synchronization

/// The body of an answer that refuses an upgrade, cut out of the connection as HTTP/1.1 says: by
/// `Content-Length`, in chunks, or up to the connection's end.
final class RefusalBody: ResponseBodySource {
  private let connection: CurlConnection
  private let state: Mutex<Framing>

  init(_ connection: CurlConnection, _ head: HTTPResponse) {
    self.connection = connection
    state = Mutex(Framing(head))
  }

  func cancel() { connection.close() }

  func next() async throws(TransportError) -> [UInt8]? {
    while true {
      if let bytes = try take() { return bytes.isEmpty ? nil : bytes }
      let more = try await connection.read()
      state.withLock { $0.append(more) }
    }
  }

  private func take() throws(TransportError) -> [UInt8]? {
    try state.withLock { (framing) throws(TransportError) in try framing.take() }
  }
}

/// Where a body of HTTP/1.1 ends.
struct Framing {
  private enum Form {
    case length(Int)
    case chunks
    case connection
    case done
  }

  private var form: Form
  private var bytes: [UInt8] = []
  /// What is left of a chunk that has begun, with its line break.
  private var chunk = 0
  private var isClosed = false

  init(_ head: HTTPResponse) {
    if head.headerFields[.transferEncoding]?.lowercased().hasSuffix("chunked") == true {
      form = .chunks
    } else if let length = head.headerFields[.contentLength] {
      form = Int(length).map { .length(max(0, $0)) } ?? .connection
    } else {
      form = .connection
    }
    if head.status.code == 204 || head.status.code == 304 { form = .done }
  }

  mutating func append(_ more: [UInt8]?) {
    if let more { bytes += more } else { isClosed = true }
  }

  /// Bytes of the body, none at its end; nil if more must be read first.
  mutating func take() throws(TransportError) -> [UInt8]? {
    switch form {
    case .done: return []
    case .connection:
      if bytes.isEmpty, !isClosed { return nil }
      defer { bytes = [] }
      return bytes
    case .length(let left):
      if left == 0 { return [] }
      guard !bytes.isEmpty else { return try moreNeeded() }
      let part = Array(bytes.prefix(left))
      bytes.removeFirst(part.count)
      form = .length(left - part.count)
      return part
    case .chunks: return try takeChunk()
    }
  }

  private mutating func takeChunk() throws(TransportError) -> [UInt8]? {
    while true {
      if chunk > 2 {
        guard !bytes.isEmpty else { return try moreNeeded() }
        let part = Array(bytes.prefix(chunk - 2))
        bytes.removeFirst(part.count)
        chunk -= part.count
        return part
      }
      if chunk > 0 {
        guard bytes.count >= chunk else { return try moreNeeded() }
        bytes.removeFirst(chunk)
        chunk = 0
      }
      guard let end = bytes.firstIndex(of: 0x0A) else {
        guard bytes.count < 1024 else { throw Self.invalid }
        return try moreNeeded()
      }
      let line = String(decoding: bytes[..<end], as: UTF8.self)
      bytes.removeFirst(end + 1)
      let digits = line.prefix { $0.isHexDigit }
      guard digits.count <= 8, let size = Int(digits, radix: 16) else { throw Self.invalid }
      if size == 0 {
        form = .done
        return []
      }
      chunk = size + 2
    }
  }

  private func moreNeeded() throws(TransportError) -> [UInt8]? {
    if isClosed {
      throw TransportError(.closedEarly, "The connection ended before the answer did.")
    }
    return nil
  }

  private static let invalid = TransportError(
    .protocolViolation, "A chunk of the answer has no length.")
}
