extension StringProtocol {
  /// The text in quotes for an error message: escaped, and cut short, because it comes from outside.
  var quotedForMessage: String {
    let shown = self.unicodeScalars.prefix(48)
    let quoted = String(String.UnicodeScalarView(shown)).debugDescription
    return shown.endIndex == self.unicodeScalars.endIndex ? quoted : quoted + "…"
  }

  /// Runs `body` with the text's UTF-8 bytes, without a copy where the text has them in one piece.
  @inline(__always)
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = self.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(self.utf8).withUnsafeBufferPointer(body)
  }
}
