/// Looks for parts in texts in time that grows with both, and never with their product.
struct TextSearch<Unit: Equatable> {
  private let part: [Unit]
  /// How much of the part's beginning also ends at a place of it.
  private let overlaps: [Int]

  /// The part must not be empty.
  init(_ part: [Unit]) {
    self.part = part
    var overlaps = [Int](repeating: 0, count: part.count)
    var length = 0
    for index in part.indices.dropFirst() {
      while length > 0, part[index] != part[length] { length = overlaps[length - 1] }
      if part[index] == part[length] { length += 1 }
      overlaps[index] = length
    }
    self.overlaps = overlaps
  }

  /// Where the part begins next, from a place on.
  func first(in text: some RandomAccessCollection<Unit>, from start: Int) -> Int? {
    var length = 0
    var place = start
    while place < text.count {
      let unit = text[text.index(text.startIndex, offsetBy: place)]
      while length > 0, unit != part[length] { length = overlaps[length - 1] }
      if unit == part[length] { length += 1 }
      place += 1
      if length == part.count { return place - length }
    }
    return nil
  }
}

/// Texts that are longer are not made: what they cost is beyond every limit, and their memory
/// beyond many a machine's.
enum TextLimit {
  static let greatestCount = 1 << 26

  static func check(_ count: Int) throws(CELFailure) {
    guard count <= greatestCount else { throw .costLimitExceeded }
  }

  /// Of so many texts of that length.
  static func check(_ number: Int, times count: Int) throws(CELFailure) {
    let (product, overflow) = number.multipliedReportingOverflow(by: count)
    guard !overflow else { throw .costLimitExceeded }
    try check(product)
  }
}
