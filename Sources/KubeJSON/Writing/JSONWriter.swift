import CSwiftObjects

/// Writes one JSON document as compact UTF-8 text (a ``JSONValue`` as it was read). Commas and colons are its business; the order of
/// calls is the caller's.
///
/// Writing does not throw: a value that JSON cannot express (a NaN) is noted, and
/// ``bytes(of:)`` and ``text(of:)`` report it at the end.
public struct JSONWriter: ~Copyable {
  var base: UnsafeMutablePointer<UInt8>
  var count = 0
  var capacity: Int
  /// A value stands before the cursor in the same object or array, so that the next one needs a
  /// comma.
  var needsComma = false
  var failure: JSONError?
  /// Whether members that have their declared default are left out.
  var leavesOutDefaults = false
  /// Whether values that are secret are left out.
  var conceals = false
  let knowsStrings = StringForm.isKnown

  init(capacity: Int = 512) {
    self.capacity = max(64, capacity)
    base = kube_buffer_resize(nil, self.capacity).assumingMemoryBound(to: UInt8.self)
  }

  init(concealing: Bool, leavingOutDefaults: Bool) {
    self.init()
    (conceals, leavesOutDefaults) = (concealing, leavingOutDefaults)
  }

  /// What was written so far.
  var text: String {
    String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// Notes a failure of what is written apart.
  mutating func note(_ error: JSONError) {
    if failure == nil { failure = error }
  }

  deinit {
    kube_buffer_free(base)
  }

  /// The text of one value as bytes.
  public static func bytes(
    of body: (inout JSONWriter) -> Void
  ) throws(JSONError) -> [UInt8] {
    try bytes(leavingOutDefaults: false, of: body)
  }

  static func bytes(
    leavingOutDefaults: Bool, of body: (inout JSONWriter) -> Void
  ) throws(JSONError) -> [UInt8] {
    var writer = JSONWriter()
    writer.leavesOutDefaults = leavingOutDefaults
    body(&writer)
    if let failure = writer.failure { throw failure }
    return Array(UnsafeBufferPointer(start: writer.base, count: writer.count))
  }

  /// The text of one value.
  public static func text(of body: (inout JSONWriter) -> Void) throws(JSONError) -> String {
    try text(concealing: false, of: body)
  }

  /// `concealing`: members that are secret are written, and their values are not.
  static func text(
    concealing: Bool, of body: (inout JSONWriter) -> Void
  ) throws(JSONError) -> String {
    var writer = JSONWriter()
    writer.conceals = concealing
    body(&writer)
    if let failure = writer.failure { throw failure }
    return String(
      decoding: UnsafeBufferPointer(start: writer.base, count: writer.count), as: UTF8.self)
  }

  public mutating func beginObject() {
    separate()
    append(UInt8(ascii: "{"))
    needsComma = false
  }

  public mutating func endObject() {
    append(UInt8(ascii: "}"))
    needsComma = true
  }

  public mutating func beginArray() {
    separate()
    append(UInt8(ascii: "["))
    needsComma = false
  }

  public mutating func endArray() {
    append(UInt8(ascii: "]"))
    needsComma = true
  }

  public mutating func key(_ key: String) {
    write(key)
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func null() {
    literal("null")
  }

  public mutating func write(_ value: Bool) {
    literal(value ? "true" : "false")
  }

  /// Notes that a value cannot be written. The first failure counts.
  public mutating func fail(_ message: String) {
    fail(JSONError(message))
  }

  mutating func fail(_ error: JSONError) {
    if failure == nil { failure = error }
    null()
  }

  @inline(__always)
  mutating func literal(_ text: StaticString) {
    separate()
    append(text.utf8Start, text.utf8CodeUnitCount)
    needsComma = true
  }

  @inline(__always)
  mutating func separate() {
    if needsComma { append(UInt8(ascii: ",")) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(1) }
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ first: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (base + count).update(from: first, count: length)
    count += length
  }

  @inline(__always)
  mutating func reserve(_ length: Int) {
    if capacity - count < length { grow(length) }
  }

  @inline(never)
  private mutating func grow(_ length: Int) {
    let larger = max(capacity * 2, count + length)
    // The system moves large buffers without copying them.
    base = kube_buffer_resize(base, larger).assumingMemoryBound(to: UInt8.self)
    capacity = larger
  }
}
