/// The bytes of an input without its byte order mark, and the lines of the text that they are.
struct SourceText {
  let path: String
  let bytes: [UInt8]
  /// The offsets at which lines begin. A line ends with a line feed, as editors count.
  let lineStarts: [Int]

  init(_ file: InputFile) {
    path = file.path
    bytes =
      file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.bytes.dropFirst(3)) : file.bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Line and column, from 1, of a byte.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lineStarts[low] + 1)
  }

  func error(_ message: String, at offset: Int) -> DocumentError {
    let place = place(of: offset)
    return DocumentError(message: message, line: place.line, column: place.column)
  }

  /// The error as it is shown. Where the line has braces of a template, that is the likelier cause
  /// of all.
  func diagnostic(_ error: DocumentError) -> Diagnostic {
    var message = error.message
    if line(error.line).contains("{{") {
      message +=
        " The line looks like a template: render it first, for example with 'helm template'."
    }
    return Diagnostic(
      .error, message, at: SourceLocation(path: path, line: error.line, column: error.column))
  }

  /// A line without its end.
  func line(_ number: Int) -> Substring {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    return Substring(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// Tells what is no text, or text in another encoding, by how it begins.
  func checkEncoding() throws(DocumentError) {
    let isUTF16 =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || (bytes.count >= 2 && (bytes[0] == 0) != (bytes[1] == 0))
    if isUTF16 {
      throw error(
        "This is not UTF-8, but most likely UTF-16. Convert it, for example with "
          + "'iconv -f UTF-16 -t UTF-8'.", at: 0)
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw error("This is compressed with gzip. Unpack it first, with 'gunzip'.", at: 0)
    }
  }

  /// Tells what cannot stand in YAML: ill-formed UTF-8 and control characters.
  func checkCharacters() throws(DocumentError) {
    let failure = bytes.withUnsafeBufferPointer { bytes -> (offset: Int, isCharacter: Bool)? in
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte >= 0x20, byte < 0x7F {
          offset += 1
        } else if byte < 0x80 {
          guard byte == 0x0A || byte == 0x0D || byte == 0x09 else { return (offset, true) }
          offset += 1
        } else {
          guard let (scalar, length) = Self.scalar(bytes, at: offset) else {
            return (offset, false)
          }
          guard Self.mayStandInYAML(scalar) else { return (offset, true) }
          offset += length
        }
      }
      return nil
    }
    guard let failure else { return }
    let byte = hexadecimal(bytes[failure.offset])
    if failure.isCharacter {
      throw error(
        "A control character (byte 0x\(byte)) cannot stand in YAML: this file is no text, or it is "
          + "damaged. In a string in double quotes write it as an escape.", at: failure.offset)
    }
    let isCut = bytes.count - failure.offset < 4 && bytes[failure.offset] >= 0xC2
    throw error(
      isCut
        ? "The file ends in the middle of a character: it is cut off. Fetch or save it again."
        : "This is not UTF-8 (byte 0x\(byte)). Save the file as UTF-8.",
      at: failure.offset)
  }

  static func mayStandInYAML(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      true
    default: false
    }
  }

  /// The character of more than one byte at an offset, and its length; nil if it is ill formed.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (UInt32, Int)? {
    let lead = bytes[offset]
    let (length, smallest): (Int, UInt32) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x10000)
      default: (0, 0)
      }
    guard length > 0, bytes.count - offset >= length else { return nil }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for index in 1..<length {
      let byte = bytes[offset + index]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    let isSurrogate = (0xD800...0xDFFF).contains(scalar)
    return scalar >= smallest && scalar <= 0x10FFFF && !isSurrogate ? (scalar, length) : nil
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
