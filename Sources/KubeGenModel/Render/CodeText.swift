/// Swift source under construction: lines of UTF-8 with their indentation.
struct CodeText {
  /// The line length that `swift format` keeps to.
  static let width = 100
  private static let indentation = 2

  private var bytes: [UInt8] = []
  private(set) var depth = 0

  init() {
    bytes.reserveCapacity(16_384)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// One line at the present indentation.
  mutating func line(_ text: String) {
    indent()
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// One line that is further indented by as many levels as the second argument says.
  mutating func line(_ text: String, deeper levels: Int) {
    depth += levels
    line(text)
    depth -= levels
  }

  mutating func blankLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A line that begins a block, `{` included.
  mutating func open(_ text: String) {
    line(text)
    depth += 1
  }

  mutating func close(_ text: String = "}") {
    depth -= 1
    line(text)
  }

  /// A line that ends one block and begins another, such as `) {`.
  mutating func turn(_ text: String) {
    close(text)
    depth += 1
  }

  /// A line such as `case x:`, behind which lines are indented until ``endLabel()``.
  mutating func label(_ text: String) {
    open(text)
  }

  mutating func endLabel() {
    depth -= 1
  }

  /// Whether a line of this text, further indented by some levels, keeps to the line length.
  func fits(_ text: String, deeper levels: Int = 0) -> Bool {
    let room = Self.width - Self.indentation * (depth + levels)
    return text.utf8.count <= room || text.count <= room
  }

  /// How many columns are left of a line.
  var room: Int { Self.width - Self.indentation * depth }

  private mutating func indent() {
    for _ in 0..<(depth * Self.indentation) { bytes.append(UInt8(ascii: " ")) }
  }
}
