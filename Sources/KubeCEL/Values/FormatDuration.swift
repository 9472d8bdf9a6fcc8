import KubeValues

/// Reads texts of `format: duration`: Go's, and such as `3 days` and `2 hours 30min`.
enum FormatDuration {
  /// Names of units; the last of each stands also for longer words that begin with it.
  private static let units: [(names: [String], nanoseconds: Int64)] = [
    (["ns", "nano"], 1),
    (["us", "µs", "micro"], 1000),
    (["ms", "milli"], 1_000_000),
    (["s", "sec"], 1_000_000_000),
    (["m", "min"], 60_000_000_000),
    (["h", "hr", "hour"], 3_600_000_000_000),
    (["d", "day"], 86_400_000_000_000),
    (["w", "wk", "week"], 604_800_000_000_000),
  ]

  static func read(_ text: String) -> CELDuration? {
    if let duration = try? KubeDuration(text) {
      return CELDuration(nanoseconds: duration.nanoseconds)
    }
    var scalars = Substring(text).unicodeScalars
    var total: Int64 = 0
    var isFound = false
    while let start = scalars.firstIndex(where: isDigit) {
      scalars = scalars[start...]
      let digits = scalars.prefix(while: isDigit)
      scalars = scalars.dropFirst(digits.count).drop { $0.properties.isWhitespace }
      let letters = scalars.prefix(while: isLetter)
      guard !letters.isEmpty else { continue }
      scalars = scalars.dropFirst(letters.count)
      guard let factor = Int64(String(digits)) else { return nil }
      let unit = String(letters).lowercased()
      for (names, nanoseconds) in units where names.contains(unit) || isLonger(unit, names) {
        // It overflows in Go, too.
        total &+= factor &* nanoseconds
        isFound = true
      }
    }
    return isFound ? CELDuration(nanoseconds: total) : nil
  }

  private static func isLonger(_ unit: String, _ names: [String]) -> Bool {
    names.last.map { unit.hasPrefix($0) } ?? false
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "µ": true
    default: false
    }
  }
}
