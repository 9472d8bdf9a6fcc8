/// The difference of two texts as the server shows it in messages: hunks with three lines around.
///
/// Finds what Python's difflib finds, as Go's copy of it does: the longest run that both have, then
/// the same to its left and right.
struct UnifiedDiff {
  private let old: [String]
  private let new: [String]
  private let places: [String: [Int]]

  init(_ old: [String], _ new: [String]) {
    self.old = old
    self.new = new
    var places: [String: [Int]] = [:]
    for (index, line) in new.enumerated() { places[line, default: []].append(index) }
    if new.count >= 200 {
      // What is everywhere says nothing of where one is.
      places = places.filter { $0.value.count <= new.count / 100 + 1 }
    }
    self.places = places
  }

  private struct Match {
    var old: Int
    var new: Int
    var count: Int
  }

  private struct Change {
    var isEqual: Bool
    var old: Range<Int>
    var new: Range<Int>
  }

  var text: String {
    var text = ""
    for hunk in hunks {
      guard let first = hunk.first, let last = hunk.last else { continue }
      text += "@@ -\(Self.range(first.old.lowerBound..<last.old.upperBound)) "
      text += "+\(Self.range(first.new.lowerBound..<last.new.upperBound)) @@\n"
      for change in hunk {
        if change.isEqual {
          for line in old[change.old] { text += " \(line)\n" }
        } else {
          for line in old[change.old] { text += "-\(line)\n" }
          for line in new[change.new] { text += "+\(line)\n" }
        }
      }
    }
    return text
  }

  private static func range(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  private var hunks: [[Change]] {
    let context = 3
    var changes = changes
    guard changes.contains(where: { !$0.isEqual }) else { return [] }
    if let first = changes.first, first.isEqual {
      changes[0].old =
        max(first.old.lowerBound, first.old.upperBound - context)..<first.old.upperBound
      changes[0].new =
        max(first.new.lowerBound, first.new.upperBound - context)..<first.new.upperBound
    }
    if let last = changes.last, last.isEqual {
      changes[changes.count - 1].old =
        last.old.lowerBound..<min(last.old.upperBound, last.old.lowerBound + context)
      changes[changes.count - 1].new =
        last.new.lowerBound..<min(last.new.upperBound, last.new.lowerBound + context)
    }
    var hunks: [[Change]] = []
    var hunk: [Change] = []
    for change in changes {
      guard change.isEqual, change.old.count > 2 * context else {
        hunk.append(change)
        continue
      }
      hunk.append(
        Change(
          isEqual: true, old: change.old.lowerBound..<(change.old.lowerBound + context),
          new: change.new.lowerBound..<(change.new.lowerBound + context)))
      hunks.append(hunk)
      hunk = [
        Change(
          isEqual: true, old: (change.old.upperBound - context)..<change.old.upperBound,
          new: (change.new.upperBound - context)..<change.new.upperBound)
      ]
    }
    if hunk.contains(where: { !$0.isEqual }) { hunks.append(hunk) }
    return hunks
  }

  private var changes: [Change] {
    var changes: [Change] = []
    var oldIndex = 0
    var newIndex = 0
    for match in matches + [Match(old: old.count, new: new.count, count: 0)] {
      if oldIndex < match.old || newIndex < match.new {
        changes.append(
          Change(isEqual: false, old: oldIndex..<match.old, new: newIndex..<match.new))
      }
      oldIndex = match.old + match.count
      newIndex = match.new + match.count
      if match.count > 0 {
        changes.append(
          Change(isEqual: true, old: match.old..<oldIndex, new: match.new..<newIndex))
      }
    }
    return changes
  }

  /// All runs that both have, in order, those that touch joined.
  private var matches: [Match] {
    var found: [Match] = []
    var pending = [(0..<old.count, 0..<new.count)]
    while let (oldRange, newRange) = pending.popLast() {
      let match = longestMatch(oldRange, newRange)
      guard match.count > 0 else { continue }
      found.append(match)
      pending.append((oldRange.lowerBound..<match.old, newRange.lowerBound..<match.new))
      pending.append(
        (
          (match.old + match.count)..<oldRange.upperBound,
          (match.new + match.count)..<newRange.upperBound
        ))
    }
    var joined: [Match] = []
    for match in found.sorted(by: { ($0.old, $0.new) < ($1.old, $1.new) }) {
      if let last = joined.last, last.old + last.count == match.old,
        last.new + last.count == match.new
      {
        joined[joined.count - 1].count += match.count
      } else {
        joined.append(match)
      }
    }
    return joined
  }

  private func longestMatch(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> Match {
    var best = Match(old: oldRange.lowerBound, new: newRange.lowerBound, count: 0)
    var lengths: [Int: Int] = [:]
    for index in oldRange {
      var next: [Int: Int] = [:]
      for place in places[old[index]] ?? [] where newRange.contains(place) {
        let length = (lengths[place - 1] ?? 0) + 1
        next[place] = length
        if length > best.count {
          best = Match(old: index - length + 1, new: place - length + 1, count: length)
        }
      }
      lengths = next
    }
    while best.old > oldRange.lowerBound, best.new > newRange.lowerBound,
      old[best.old - 1] == new[best.new - 1]
    {
      best = Match(old: best.old - 1, new: best.new - 1, count: best.count + 1)
    }
    while best.old + best.count < oldRange.upperBound,
      best.new + best.count < newRange.upperBound,
      old[best.old + best.count] == new[best.new + best.count]
    {
      best.count += 1
    }
    return best
  }
}
