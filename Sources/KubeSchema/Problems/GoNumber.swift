import KubeJSON

/// Floating-point numbers as Go writes them.
package enum GoNumber {
  /// As `encoding/json` does: with an exponent below 1e-6 and from 1e21 on.
  package static func json(_ value: Double) -> JSONValue {
    guard value.isFinite else { return .null }
    let digits = Digits(value)
    let usesExponent = value != 0 && !(1e-6..<1e21 ~= value.magnitude)
    let text = usesExponent ? digits.scientific(places: 1) : digits.plain
    return JSONNumber(text).map(JSONValue.number) ?? .null
  }

  /// As `%v` does: with an exponent below 1e-4 and from 1e6 on.
  package static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let digits = Digits(value)
    let exponent = digits.point - 1
    return value != 0 && (exponent < -4 || exponent >= 6)
      ? digits.scientific(places: 2) : digits.plain
  }

  /// Numbers as Go writes what it has read: `1` for `1.0`, `100` for `1e2`.
  package static func canonical(_ value: JSONValue) -> JSONValue {
    if let number = value.number {
      return GoText.isInteger(number) ? value : json(number.double)
    }
    if let values = value.array { return .array(values.map(canonical)) }
    guard let members = value.members else { return value }
    return JSONValue(
      members: members.map { member in
        var member = member
        member.value = canonical(member.value)
        return member
      })
  }

  /// The fewest digits that tell the number from its neighbours.
  private struct Digits {
    package var isNegative: Bool
    package var digits: String
    /// How many digits stand before the point; negative: how many zeros stand behind it.
    package var point: Int

    package init(_ value: Double) {
      isNegative = value.sign == .minus
      let parts = value.magnitude.description.lowercased()
        .split(separator: "e", maxSplits: 1)
      let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      let whole = mantissa[0]
      let fraction = mantissa.count > 1 ? mantissa[1] : ""
      let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      let all = whole + fraction
      let leading = all.prefix { $0 == "0" }.count
      var significant = all.dropFirst(leading)
      while significant.last == "0" { significant.removeLast() }
      point = significant.isEmpty ? 1 : whole.count + exponent - leading
      digits = significant.isEmpty ? "0" : String(significant)
    }

    private var sign: String { isNegative ? "-" : "" }

    package var plain: String {
      if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
      if point >= digits.count {
        return sign + digits + String(repeating: "0", count: point - digits.count)
      }
      return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// - Parameter places: the fewest digits of the exponent.
    package func scientific(places: Int) -> String {
      let exponent = point - 1
      let number = String(exponent.magnitude)
      let padding = String(repeating: "0", count: max(0, places - number.count))
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + padding
        + number
    }
  }
}
