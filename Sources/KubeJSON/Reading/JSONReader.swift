/// A pull reader over the bytes of one JSON document.
///
/// It is strict: RFC 8259's grammar to the letter, well-formed UTF-8, paired surrogates, no more
/// than
/// ``maximumDepth`` levels of nesting. Each read consumes exactly one value; what is not read must be skipped.
/// Input is untrusted: any bytes give a value or a ``JSONError``.
public struct JSONReader: ~Copyable {
  /// How deeply arrays and objects may nest. Go's encoding/json, which API servers use, stops at
  /// 10,000; a stack of half a megabyte, as threads of a server have, bears less.
  public static let maximumDepth = 512

  let start: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  var cursor: UnsafePointer<UInt8>
  /// A value was just completed, so that a comma or a closing bracket must follow.
  var afterValue = false
  var depth = 0
  /// The stack, in bytes, that is left for values within maps and unions.
  var stack = 1 << 18
  var strings: StringCache
  var marks = MarkStack()
  var scratch = ElementStack()
  var shared = SharedValues()
  let sharesValues: Bool
  /// Objects must have all that their types require, and nothing that they would lose.
  var isExact = false
  /// What the value that is being read holds less of than its text, and no object in it keeps.
  var losses: Losses = []
  /// Which form the unions without tags have that were tried; -1: none, or it is being tried.
  var choices: [UnionPlace: Int] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>, empty: UnsafePointer<UInt8>) {
    start = bytes.baseAddress ?? empty
    end = start + bytes.count
    cursor = start
    strings = StringCache(bytes: bytes.count)
    sharesValues = bytes.count >= SharedValues.smallestDocument
  }

  /// Reads one document. Anything but white space after its value is an error.
  public static func read<Value>(
    _ bytes: some Collection<UInt8>,
    _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    let outcome = bytes.withContiguousStorageIfAvailable { buffer in
      Result { () throws(JSONError) in try read(buffer: buffer, body) }
    }
    if let outcome { return try outcome.get() }
    let copy = ContiguousArray(bytes)
    return try copy.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try read(buffer: buffer, body)
    }
  }

  /// Reads one document that stands in memory. The buffer must stay as it is until the call
  /// returns.
  public static func read<Value>(
    buffer: UnsafeBufferPointer<UInt8>,
    _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    var nothing: UInt8 = 0
    return try withUnsafePointer(to: &nothing) { (empty) throws(JSONError) in
      var reader = JSONReader(buffer, empty: empty)
      do throws(JSONError) {
        let value = try body(&reader)
        try reader.finish()
        return value
      } catch {
        throw error.located(in: buffer)
      }
    }
  }

  /// The offset in bytes of what is read next (white space before it included).
  public var offset: Int { cursor - start }

  /// What comes next, without consuming it.
  public mutating func peek() throws(JSONError) -> JSONToken {
    skipWhitespace()
    guard cursor < end else { throw failEnd() }
    switch cursor.pointee {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw fail("a JSON value was expected")
    }
  }

  // Mutating, like all that is called on the way down a document: for a call that only borrows the
  // reader, the compiler copies all of it to the stack, once for each such call in a function.

  /// An error at the place that is read next.
  @inline(never)
  public mutating func fail(_ message: String) -> JSONError {
    JSONError(message, offset: cursor - start)
  }

  @inline(never)
  mutating func fail(_ message: String, at place: UnsafePointer<UInt8>) -> JSONError {
    JSONError(message, offset: place - start)
  }

  @inline(never)
  mutating func failEnd() -> JSONError { fail("the text ends early") }

  mutating func finish() throws(JSONError) {
    skipWhitespace()
    if cursor < end { throw fail("nothing may follow the document's value") }
  }

  @inline(__always)
  mutating func skipWhitespace() {
    if cursor < end, cursor.pointee > 0x20 { return }
    skipWhitespaceSlowly()
  }

  @inline(never)
  private mutating func skipWhitespaceSlowly() {
    while cursor < end {
      switch cursor.pointee {
      case 0x20, 0x0A, 0x0D, 0x09: cursor += 1
      default: return
      }
    }
  }
}

extension JSONReader {
  /// Values within maps and unions are coded by functions that keep copies of them on the stack.
  /// Large ones that nest deeply are refused before they exhaust it.
  mutating func descend(_ size: Int) throws(JSONError) {
    let use = Self.stackUse(size)
    guard stack >= use else { throw fail("maps and unions are nested too deeply for their types") }
    stack -= use
  }

  mutating func ascend(_ size: Int) {
    stack += Self.stackUse(size)
  }

  private static func stackUse(_ size: Int) -> Int { 3 * size + 1024 }

  /// Consumes an opening brace. Then ``nextKey()`` gives the members.
  public mutating func beginObject() throws(JSONError) {
    try open(UInt8(ascii: "{"), "an object was expected")
  }

  /// Consumes an opening bracket. Then ``nextElement()`` tells whether there is one.
  public mutating func beginArray() throws(JSONError) {
    try open(UInt8(ascii: "["), "an array was expected")
  }

  /// The next member's key, after which its value must be read or skipped; nil at the closing
  /// brace, which it consumes.
  public mutating func nextKey() throws(JSONError) -> String? {
    guard try advance(to: UInt8(ascii: "}"), "a comma or a closing brace was expected") else {
      return nil
    }
    let key = try readString()
    try readColon()
    return key
  }

  /// Whether an element follows, which must then be read or skipped; false at the closing bracket,
  /// which it consumes.
  public mutating func nextElement() throws(JSONError) -> Bool {
    try advance(to: UInt8(ascii: "]"), "a comma or a closing bracket was expected")
  }

  mutating func readColon() throws(JSONError) {
    skipWhitespace()
    guard cursor < end else { throw failEnd() }
    guard cursor.pointee == UInt8(ascii: ":") else { throw fail("a colon was expected") }
    cursor += 1
    afterValue = false
    skipWhitespace()
  }

  mutating func open(_ bracket: UInt8, _ complaint: String) throws(JSONError) {
    skipWhitespace()
    guard cursor < end else { throw failEnd() }
    guard cursor.pointee == bracket else { throw fail(complaint) }
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw fail("arrays and objects are nested deeper than \(Self.maximumDepth) levels")
    }
    cursor += 1
    afterValue = false
  }

  mutating func advance(
    to bracket: UInt8, _ complaint: String
  ) throws(JSONError) -> Bool {
    skipWhitespace()
    guard cursor < end else { throw failEnd() }
    let byte = cursor.pointee
    if byte == bracket {
      cursor += 1
      depth -= 1
      afterValue = true
      return false
    }
    if afterValue {
      guard byte == UInt8(ascii: ",") else { throw fail(complaint) }
      cursor += 1
      afterValue = false
      skipWhitespace()
    }
    return true
  }
}
