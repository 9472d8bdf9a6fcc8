extension StringProtocol {
  /// Runs `body` with the text's UTF-8 bytes, without a copy where the text has them in one piece.
  @inline(__always)
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = self.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(self.utf8).withUnsafeBufferPointer(body)
  }
}
