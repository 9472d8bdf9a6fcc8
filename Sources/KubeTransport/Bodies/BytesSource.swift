import Synchronization

/// A body whose bytes are there from the start.
final class BytesSource: ResponseBodySource {
  private let bytes: Mutex<[UInt8]?>

  init(_ bytes: [UInt8]) {
    self.bytes = Mutex(bytes.isEmpty ? nil : bytes)
  }

  func next() async throws(TransportError) -> [UInt8]? {
    bytes.withLock { bytes in
      defer { bytes = nil }
      return bytes
    }
  }

  func cancel() {
    bytes.withLock { $0 = nil }
  }
}
