import KubeJSON

/// Bytes in an allocation of just their size, so that AddressSanitizer and valgrind see every read
/// beyond their ends.
func withExactBytes<Result>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
) rethrows -> Result {
  let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
  defer { buffer.deallocate() }
  _ = buffer.initialize(from: bytes)
  return try body(UnsafeBufferPointer(buffer))
}

extension JSONCodable {
  /// Reads a document, or says why it cannot be read, from an allocation of its size.
  static func outcome(of bytes: some Collection<UInt8>) -> Result<Self, JSONError> {
    withExactBytes(bytes) { buffer in
      do throws(JSONError) {
        let value = try JSONReader.read(buffer: buffer) { (reader) throws(JSONError) in
          try Self(reading: &reader)
        }
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
  }

  static func outcome(of text: String) -> Result<Self, JSONError> {
    outcome(of: Array(text.utf8))
  }

  /// The error that a document gives; nil if it can be read.
  static func error(of text: String) -> JSONError? {
    if case .failure(let error) = outcome(of: text) { error } else { nil }
  }
}
