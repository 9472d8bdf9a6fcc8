extension JSONWriter {
  public mutating func write(_ value: String) {
    separate()
    needsComma = true
    guard knowsStrings else { return writeOrdinary(value) }
    let (low, high) = unsafeBitCast(value, to: (UInt64, UInt64).self)
    withExtendedLifetime(value) { writeBits(low, high) }
  }

  /// A string by the bits that it consists of.
  @inline(__always)
  mutating func writeString(_ low: UInt64, _ high: UInt64) {
    separate()
    needsComma = true
    writeBits(low, high)
  }

  @inline(__always)
  private mutating func writeBits(_ low: UInt64, _ high: UInt64) {
    if StringForm.isSmall(high) { return writeSmall(low, high) }
    guard StringForm.isNative(high), let first = StringForm.address(high) else {
      return withUnsafePointer(to: (low, high)) { bits in
        writeOrdinary(UnsafeRawPointer(bits).assumingMemoryBound(to: String.self).pointee)
      }
    }
    writeLarge(first, StringForm.largeCount(low))
  }

  @inline(never)
  private mutating func writeOrdinary(_ value: String) {
    let isWritten: Void? = value.utf8.withContiguousStorageIfAvailable { writeQuoted($0) }
    if isWritten == nil {
      var native = value
      native.makeContiguousUTF8()
      native.withUTF8 { writeQuoted($0) }
    }
  }

  /// The bytes are in the words themselves.
  @inline(__always)
  private mutating func writeSmall(_ low: UInt64, _ high: UInt64) {
    let length = StringForm.smallCount(high)
    let lowMask: UInt64 = length >= 8 ? .max : (1 << UInt64(length * 8)) &- 1
    let highMask: UInt64 = length > 8 ? (1 << UInt64((length - 8) * 8)) &- 1 : 0
    let found =
      JSONReader.specialBytes(low) & lowMask | JSONReader.specialBytes(high) & highMask
    guard found == 0 else {
      return withUnsafePointer(to: (low, high)) { bits in
        writeQuoted(
          UnsafeBufferPointer(
            start: UnsafeRawPointer(bits).assumingMemoryBound(to: UInt8.self), count: length))
      }
    }
    reserve(18)
    let target = UnsafeMutableRawPointer(base + count)
    target.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
    target.storeBytes(of: low, toByteOffset: 1, as: UInt64.self)
    target.storeBytes(of: high, toByteOffset: 9, as: UInt64.self)
    target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: length + 1, as: UInt8.self)
    count += length + 2
  }

  /// At least eight bytes: the last word may overlap the one before it.
  @inline(never)
  private mutating func writeLarge(_ first: UnsafePointer<UInt8>, _ length: Int) {
    guard length >= 8 else {
      return writeQuoted(UnsafeBufferPointer(start: first, count: length))
    }
    reserve(length + 2)
    let source = UnsafeRawPointer(first)
    let target = UnsafeMutableRawPointer(base + count + 1)
    var offset = 0
    while true {
      let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard JSONReader.specialBytes(word) == 0 else {
        return writeQuoted(UnsafeBufferPointer(start: first, count: length))
      }
      target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
      if offset == length - 8 { break }
      offset = min(offset + 8, length - 8)
    }
    base[count] = UInt8(ascii: "\"")
    base[count + length + 1] = UInt8(ascii: "\"")
    count += length + 2
  }

  /// Copies a text that is a JSON value already.
  mutating func write(json text: String) {
    separate()
    needsComma = true
    var text = text
    text.withUTF8 { bytes in
      if let first = bytes.baseAddress { append(first, bytes.count) }
    }
  }

  @inline(never)
  mutating func writeQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
    let length = bytes.count
    // Eight more than the longest outcome without escapes, so that whole words can be stored.
    reserve(length + 10)
    base[count] = UInt8(ascii: "\"")
    count += 1
    guard let first = bytes.baseAddress else {
      base[count] = UInt8(ascii: "\"")
      count += 1
      return
    }
    let raw = UnsafeRawPointer(first)
    var offset = 0
    while length - offset >= 8 {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
      let found = JSONReader.specialBytes(word)
      if found == 0 {
        count += 8
        offset += 8
        continue
      }
      let plain = found.trailingZeroBitCount >> 3
      count += plain
      offset += plain
      escape(first[offset], remaining: length - offset)
      offset += 1
    }
    while offset < length {
      let byte = first[offset]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        base[count] = byte
        count += 1
      } else {
        escape(byte, remaining: length - offset)
      }
      offset += 1
    }
    base[count] = UInt8(ascii: "\"")
    count += 1
  }

  private mutating func escape(_ byte: UInt8, remaining: Int) {
    reserve(remaining + 16)
    let letter: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter = byte
    case 0x0A: letter = UInt8(ascii: "n")
    case 0x0D: letter = UInt8(ascii: "r")
    case 0x09: letter = UInt8(ascii: "t")
    case 0x08: letter = UInt8(ascii: "b")
    case 0x0C: letter = UInt8(ascii: "f")
    default:
      append(UInt8(ascii: "\\"))
      append(UInt8(ascii: "u"))
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "0"))
      append(Self.hexadecimal(byte >> 4))
      append(Self.hexadecimal(byte & 15))
      return
    }
    append(UInt8(ascii: "\\"))
    append(letter)
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}

extension JSONWriter {
  /// Writes a string whose bytes need no escapes: a time, base64.
  public mutating func writePlain(
    capacity: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    separate()
    needsComma = true
    reserve(capacity + 2)
    base[count] = UInt8(ascii: "\"")
    let written = body(UnsafeMutableRawBufferPointer(start: base + count + 1, count: capacity))
    count += 1 + min(max(0, written), capacity)
    append(UInt8(ascii: "\""))
  }
}
