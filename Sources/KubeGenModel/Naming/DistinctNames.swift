extension SwiftNaming {
  /// One distinct name for each original, the same whatever the order of the originals.
  ///
  /// 1. An original that is its own preferred name keeps it (`action` beside `$action`).
  /// 2. Of the others, in the order of their UTF-8, the first that prefers a free name gets it.
  /// 3. The rest, in the same order, get the lowest number from 2 that makes their preferred name
  ///    free: `action2`.
  ///
  /// A name in `reserved` is given to nobody. An original that is there twice counts as two.
  package static func distinct(
    _ originals: [String], reserved: Set<String> = [], by prefer: (String) -> String
  ) -> [String] {
    var names = originals.map(prefer)
    var taken = reserved
    var waiting: [Int] = []
    for index in originals.indices
    where names[index] != originals[index] || !taken.insert(names[index]).inserted {
      waiting.append(index)
    }
    waiting.sort { precedes(originals[$0], originals[$1]) ?? ($0 < $1) }
    waiting.removeAll { taken.insert(names[$0]).inserted }
    var lastNumbers: [String: Int] = [:]
    for index in waiting {
      let name = names[index]
      var number = lastNumbers[name] ?? 1
      repeat {
        number += 1
        names[index] = "\(name)\(number)"
      } while !taken.insert(names[index]).inserted
      lastNumbers[name] = number
    }
    return names
  }

  /// Nil if the two are the same text, byte for byte.
  private static func precedes(_ a: String, _ b: String) -> Bool? {
    if a.utf8.lexicographicallyPrecedes(b.utf8) { return true }
    return b.utf8.lexicographicallyPrecedes(a.utf8) ? false : nil
  }
}
