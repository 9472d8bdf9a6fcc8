import KubeValues
import Synchronization

/// A zone of the time zone database, as far as offsets go.
struct ZoneFile: Sendable {
  private struct Kind {
    let offset: Int64
    let isDaylight: Bool
  }

  /// When the offset changed, and to what.
  private let changes: [(time: Int64, offset: Int64)]
  private let first: Int64
  /// What holds after the last change.
  private let rule: ZoneRule?

  private static let known = Mutex<[String: ZoneFile]>([:])

  static func named(_ name: String) throws(CELFailure) -> ZoneFile {
    guard !name.contains(".."), !name.hasPrefix("/"), !name.hasPrefix("\\") else {
      throw .other("time: invalid location name")
    }
    if let zone = known.withLock({ $0[name] }) { return zone }
    // The server's own zone.
    if name == "Local" { return ZoneFile(changes: [], first: 0, rule: nil) }
    guard let bytes = ZoneDirectory.contents(ofZone: name), let zone = ZoneFile(bytes) else {
      throw .other("unknown time zone \(name)")
    }
    known.withLock { $0[name] = zone }
    return zone
  }

  private init(changes: [(time: Int64, offset: Int64)], first: Int64, rule: ZoneRule?) {
    self.changes = changes
    self.first = first
    self.rule = rule
  }

  /// How many seconds the zone is ahead of UTC at a moment.
  func offset(at seconds: Int64) -> Int64 {
    guard let last = changes.last else { return rule?.offset(at: seconds) ?? first }
    if seconds >= last.time { return rule?.offset(at: seconds) ?? last.offset }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].time <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : changes[low - 1].offset
  }

  /// Reads a file of the second version or a later one; nil if it is none.
  init?(_ bytes: [UInt8]) {
    guard let old = Header(bytes, at: 0), bytes.count > 4, bytes[4] >= UInt8(ascii: "2"),
      let header = Header(bytes, at: Header.size + old.size(ofTime: 4))
    else { return nil }
    let start = 2 * Header.size + old.size(ofTime: 4)
    let end = start + header.size(ofTime: 8)
    guard end <= bytes.count, header.kinds > 0 else { return nil }
    let kindStart = start + header.times * 9
    let kinds = (0..<header.kinds).map { index in
      let place = kindStart + index * 6
      let offset = Int32(truncatingIfNeeded: Header.number(bytes, at: place, size: 4))
      return Kind(offset: Int64(offset), isDaylight: bytes[place + 4] != 0)
    }
    var changes: [(time: Int64, offset: Int64)] = []
    var used: [Int] = []
    for index in 0..<header.times {
      let kind = Int(bytes[start + header.times * 8 + index])
      guard kind < kinds.count else { return nil }
      used.append(kind)
      changes.append((Header.number(bytes, at: start + index * 8, size: 8), kinds[kind].offset))
    }
    self.changes = changes
    first = Self.first(kinds, used)
    let footer = bytes[end...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    rule = ZoneRule(String(decoding: footer, as: UTF8.self))
  }

  /// What held before the first change, by Go's reckoning.
  private static func first(_ kinds: [Kind], _ used: [Int]) -> Int64 {
    if !used.contains(0) { return kinds[0].offset }
    if let first = used.first, kinds[first].isDaylight,
      let kind = kinds[..<first].last(where: { !$0.isDaylight })
    {
      return kind.offset
    }
    return (kinds.first { !$0.isDaylight } ?? kinds[0]).offset
  }

  private struct Header {
    static let size = 44

    let counts: [Int]

    init?(_ bytes: [UInt8], at start: Int) {
      guard start + Self.size <= bytes.count, bytes[start...].starts(with: "TZif".utf8) else {
        return nil
      }
      counts = (0..<6).map { Int(Self.number(bytes, at: start + 20 + $0 * 4, size: 4)) }
      guard counts.allSatisfy({ $0 >= 0 && $0 < 1 << 20 }) else { return nil }
    }

    var times: Int { counts[3] }
    var kinds: Int { counts[4] }

    func size(ofTime size: Int) -> Int {
      times * (size + 1) + kinds * 6 + counts[5] + counts[2] * (size + 4) + counts[1] + counts[0]
    }

    static func number(_ bytes: [UInt8], at start: Int, size: Int) -> Int64 {
      bytes[start..<start + size].reduce(0) { $0 << 8 | Int64($1) }
    }
  }
}
