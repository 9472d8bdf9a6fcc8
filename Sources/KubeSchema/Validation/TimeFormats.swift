import KubeValues
import KubePattern

package enum TimeFormats {
  package static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 else { return false }
    return (try? Time("\(text)T00:00:00Z")) != nil
  }

  /// The parts of the time are compared as texts, and the offset may be any.
  package static func isDateTime(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "t", omittingEmptySubsequences: false)
    guard text.utf8.count >= 4, parts.count >= 2, isDate(String(parts[0])) else { return false }
    let time = String(parts[1])
    guard let pattern, pattern.matches(time) else { return false }
    let numbers = time.prefix(8).split(separator: ":")
    return numbers.count == 3 && numbers[0] <= "23" && numbers[1] <= "59" && numbers[2] <= "59"
  }

  private static let pattern = try? Pattern(
    "^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$")

  /// `1h30m` as Go has it, and anything in which a number and a unit stand: `3 min 2 s`.
  package static func isDuration(_ text: String) -> Bool {
    if isGoDuration(text) { return true }
    var rest = Substring(text)
    var isFound = false
    while let start = rest.firstIndex(where: isDigit) {
      rest = rest[start...]
      let digits = rest.prefix(while: isDigit)
      rest = rest.dropFirst(digits.count)
      let unit = rest.drop { $0.isWhitespace && $0.isASCII }.prefix(while: isUnitLetter)
      guard !unit.isEmpty else { continue }
      guard Int(digits) != nil else { return false }
      if isUnit(unit.lowercased()) { isFound = true }
      rest = rest[unit.endIndex...]
    }
    return isFound
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func isUnitLetter(_ character: Character) -> Bool {
    character.isASCII && character.isLetter || character == "µ"
  }

  /// The last name of a unit may be longer: `nanoseconds`.
  private static let units = [
    ["ns", "nano"], ["us", "µs", "micro"], ["ms", "milli"], ["s", "sec"], ["m", "min"],
    ["h", "hr", "hour"], ["d", "day"], ["w", "wk", "week"],
  ]

  private static func isUnit(_ text: String) -> Bool {
    units.contains { names in
      names.contains(text) || names.last.map(text.hasPrefix) ?? false
    }
  }

  private static let goUnits: Set<String> = ["ns", "us", "µs", "μs", "ms", "s", "m", "h"]

  private static func isGoDuration(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
    if rest == "0" { return true }
    guard !rest.isEmpty else { return false }
    while !rest.isEmpty {
      let whole = rest.prefix(while: isDigit)
      rest = rest.dropFirst(whole.count)
      var fraction: Substring = ""
      if rest.first == "." {
        rest = rest.dropFirst()
        fraction = rest.prefix(while: isDigit)
        rest = rest.dropFirst(fraction.count)
      }
      guard !whole.isEmpty || !fraction.isEmpty, whole.isEmpty || Int(whole) != nil else {
        return false
      }
      let unit = rest.prefix { $0 != "." && !isDigit($0) }
      guard goUnits.contains(String(unit)) else { return false }
      rest = rest.dropFirst(unit.count)
    }
    return true
  }
}
