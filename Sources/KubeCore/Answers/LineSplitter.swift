/// Cuts a stream of bytes into lines, however it comes in chunks.
///
/// A line ends with a line feed, which does not belong to it, nor does a carriage return before it.
/// Empty lines are left out, unless they are wanted. Time grows with the number of bytes, and memory
/// with the longest line.
public struct LineSplitter: Sendable {
  /// The most bytes of a line.
  public let limit: Int
  /// Whether empty lines are given.
  public let keepsEmptyLines: Bool
  private var pending: [UInt8] = []
  private var cursor = 0
  /// How many bytes after ``cursor`` are known to hold no line feed.
  private var searched = 0

  /// A line that is longer than the limit.
  public struct TooLong: Error, Sendable, Hashable, CustomStringConvertible {
    public let limit: Int
    public var description: String { "a line has more than \(limit) bytes" }
  }

  /// 256 MiB by default: etcd takes objects of 1.5 MiB unless it is told otherwise, but aggregated
  /// servers have limits of their own.
  public init(limit: Int = 256 << 20, keepsEmptyLines: Bool = false) {
    self.limit = limit
    self.keepsEmptyLines = keepsEmptyLines
  }

  public mutating func append(_ chunk: [UInt8]) {
    if cursor == pending.count {
      pending = chunk
      cursor = 0
    } else {
      if cursor > 0 {
        pending.removeFirst(cursor)
        cursor = 0
      }
      pending += chunk
    }
  }

  /// The next line that is complete; nil if more bytes are needed.
  public mutating func next() throws(TooLong) -> ArraySlice<UInt8>? {
    while true {
      let start = cursor + searched
      guard let end = pending[start...].firstIndex(of: 0x0A) else {
        searched = pending.count - cursor
        guard searched - (pending.last == 0x0D ? 1 : 0) <= limit else {
          throw TooLong(limit: limit)
        }
        return nil
      }
      let line = Self.trimmed(pending[cursor..<end])
      guard line.count <= limit else { throw TooLong(limit: limit) }
      cursor = end + 1
      searched = 0
      if keepsEmptyLines || !line.isEmpty { return line }
    }
  }

  /// What came after the last line feed, once there is no more to come; nil if that is nothing.
  public mutating func last() -> ArraySlice<UInt8>? {
    let line = Self.trimmed(pending[cursor...])
    cursor = pending.count
    searched = 0
    return line.isEmpty ? nil : line
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == 0x0D ? line.dropLast() : line
  }
}
