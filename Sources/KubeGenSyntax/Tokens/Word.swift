/// The words that mean something to a reader of declarations, everywhere or in some places.
package enum Word: String, CaseIterable, Sendable {
  case `as`, `associatedtype`, `break`, `case`, `catch`, `class`, `continue`, `default`
  case `defer`, `deinit`, `do`, `else`, `enum`, `extension`, `fallthrough`, `false`, `fileprivate`
  case `for`, `func`, `guard`, `if`, `import`, `in`, `init`, `inout`, `internal`, `is`, `let`
  case `nil`, `operator`, `precedencegroup`, `private`, `protocol`, `public`, `repeat`, `rethrows`
  case `return`, `static`, `struct`, `subscript`, `super`, `switch`, `throw`
  case `throws`, `true`, `try`, `typealias`, `var`, `where`, `while`

  case anyType = "Any"
  case lowerSelf = "self"
  case upperSelf = "Self"

  // What follows are words that anything may be called by, too.
  case actor, macro, using, package, open, final, required, optional, lazy, dynamic
  case infix, prefix, postfix, borrowing, consuming, mutating, nonmutating, convenience, override
  case weak, indirect, isolated, async, distributed, reasync, unowned, nonisolated, sending
  case `_const`, `_local`, `__consuming`, `__setter_access`, `__shared`, `__owned`
  case await, unsafe, borrow, copy, consume, each, any, of
  case get, set, willSet, didSet, `_read`, `_modify`, unsafeAddress, unsafeMutableAddress
  case addressWithOwner, addressWithNativeOwner, mutableAddressWithOwner
  case mutableAddressWithNativeOwner
  case yield, discard, nonsending
  case opaque = "some"
  case metatype = "Type"
  case protocolMetatype = "Protocol"

  /// Whether the word is a keyword wherever it stands.
  var isReserved: Bool { Self.reserved.contains(self) }

  private static let reserved: Set<Word> = {
    let words = allCases
    let end = words.firstIndex(of: .actor) ?? words.endIndex
    return Set(words[..<end])
  }()
}

/// Finds the word that some bytes spell.
struct WordTable {
  private struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var word: Word?
    var isReserved = false
  }

  private var entries = [Entry](repeating: Entry(), count: 512)

  static let shared = WordTable()

  private init() {
    for word in Word.allCases {
      let bytes = Array(word.rawValue.utf8)
      let (low, high) = bytes.withUnsafeBufferPointer { Self.key($0, 0, $0.count) }
      var slot = Self.slot(low, high)
      while entries[slot].word != nil { slot = (slot + 1) & 511 }
      entries[slot] = Entry(low: low, high: high, word: word, isReserved: word.isReserved)
    }
  }

  func find(
    in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (word: Word, isReserved: Bool)? {
    guard end - start >= 2, end - start <= 29 else { return nil }
    let (low, high) = Self.key(bytes, start, end)
    var slot = Self.slot(low, high)
    while let word = entries[slot].word {
      if entries[slot].low == low, entries[slot].high == high,
        end - start <= 16 || word.rawValue.utf8.elementsEqual(bytes[start..<end])
      {
        return (word, entries[slot].isReserved)
      }
      slot = (slot + 1) & 511
    }
    return nil
  }

  private static func key(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (UInt64, UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in start..<end {
      if index - start < 8 {
        low = low << 8 | UInt64(bytes[index])
      } else {
        high = high << 8 | UInt64(bytes[index])
      }
    }
    return (low, high)
  }

  private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
    Int(truncatingIfNeeded: ((low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
