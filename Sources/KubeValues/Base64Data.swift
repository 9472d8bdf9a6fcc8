/// Bytes that stand as base64 in JSON, as the values of a Secret do.
///
/// The bytes are held decoded. Descriptions, mirrors and dumps show only how many there are.
public struct Base64Data: Sendable, Hashable {
  /// The decoded bytes.
  public var bytes: [UInt8]

  /// No bytes.
  public init() {
    self.bytes = []
  }

  /// The bytes of a sequence.
  public init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The UTF-8 bytes of a text in clear.
  public init(utf8 text: some StringProtocol) {
    self.bytes = Array(text.utf8)
  }

  /// Decodes base64.
  ///
  /// As in Kubernetes, the alphabet is the standard one with `+` and `/`, padding with `=` is
  /// required, and line feeds and carriage returns are skipped.
  ///
  /// - Throws: ``Base64Error`` if the text is anything else.
  public init(base64 text: UnsafeBufferPointer<UInt8>) throws(Base64Error) {
    self.bytes = try Base64.decode(text)
  }

  /// Decodes a base64 text under the same rules.
  ///
  /// - Throws: ``Base64Error`` if the text is not base64.
  public init(base64 text: some StringProtocol) throws(Base64Error) {
    let result = text.withUTF8Bytes { bytes -> Result<[UInt8], Base64Error> in
      do throws(Base64Error) {
        return .success(try Base64.decode(bytes))
      } catch {
        return .failure(error)
      }
    }
    self.bytes = try result.get()
  }

  /// How many bytes there are.
  public var count: Int { self.bytes.count }

  /// Whether there are no bytes.
  public var isEmpty: Bool { self.bytes.isEmpty }

  /// The bytes as text, or nil if they are not valid UTF-8.
  public var string: String? { String(validating: self.bytes, as: UTF8.self) }

  /// The bytes in base64.
  public var base64Text: String {
    String(unsafeUninitializedCapacity: self.base64Count) { buffer in
      self.writeBase64(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// How many bytes the base64 text has.
  public var base64Count: Int { (self.bytes.count + 2) / 3 * 4 }

  /// Writes the base64 text to the beginning of the buffer.
  ///
  /// - Parameter buffer: Room for ``base64Count`` bytes.
  ///
  /// - Returns: How many bytes the text has, or 0 if it does not fit; nothing is written then.
  public func writeBase64(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = self.base64Count
    guard buffer.count >= count, let start = buffer.baseAddress else { return 0 }
    self.bytes.withUnsafeBufferPointer { Base64.encode($0, to: start) }
    return count
  }

  /// Appends the base64 text to `output`.
  public func appendBase64(to output: inout [UInt8]) {
    let start = output.count
    output.append(contentsOf: repeatElement(0, count: self.base64Count))
    output.withUnsafeMutableBytes { buffer in
      _ = self.writeBase64(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
    }
  }
}

extension Base64Data: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// How many bytes there are, and not which, because they may be a secret.
  public var description: String {
    "Base64Data(\(self.bytes.count) \(self.bytes.count == 1 ? "byte" : "bytes"))"
  }

  /// The same as ``description``.
  public var debugDescription: String { self.description }

  /// A mirror without the bytes.
  public var customMirror: Mirror {
    Mirror(self, children: [] as [Mirror.Child])
  }
}
