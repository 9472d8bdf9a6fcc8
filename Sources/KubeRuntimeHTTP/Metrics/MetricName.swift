/// Names and texts, as Prometheus' text format has them.
/// https://prometheus.io/docs/instrumenting/exposition_formats/
enum MetricName {
  /// A metric's name: letters, digits, `_` and `:`, and no digit at the start.
  static func metric(_ label: String) -> String { name(label, colons: true) }

  /// A label's name, which has no colon, and does not begin with two underscores: these are
  /// Prometheus' own.
  static func label(_ label: String) -> String {
    let name = name(label, colons: false)
    return name.hasPrefix("__") ? "_" + name.drop { $0 == "_" } : name
  }

  private static func name(_ text: String, colons: Bool) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let isName =
        scalar.isASCII
        && (isLetter(scalar) || isDigit(scalar) || scalar == "_" || (colons && scalar == ":"))
      bytes.append(isName ? UInt8(truncatingIfNeeded: scalar.value) : UInt8(ascii: "_"))
    }
    if bytes.first.map({ (48...57).contains($0) }) ?? true {
      bytes.insert(UInt8(ascii: "_"), at: 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func escaped(help: String) -> String { escaped(help, quotes: false) }
  static func escaped(value: String) -> String { escaped(value, quotes: true) }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if value.rounded() == value, abs(value) < 1e15 { return "\(Int64(value))" }
    return "\(value)"
  }
}

/// The labels of a series, in order, as they are written: `code="200",host="a"`.
struct SeriesLabels: Hashable, Comparable, Sendable {
  let text: String

  init(_ dimensions: [(String, String)], isHistogram: Bool) {
    var values: [String: String] = [:]
    for (label, value) in dimensions {
      var name = MetricName.label(label)
      // A histogram's buckets have this one.
      if isHistogram, name == "le" { name = "exported_le" }
      if values[name] == nil { values[name] = value }
    }
    text = values.sorted { $0.key < $1.key }
      .map { "\($0.key)=\"\(MetricName.escaped(value: $0.value))\"" }.joined(separator: ",")
  }

  /// With braces, and one more label; empty for none.
  func braced(_ extra: String = "") -> String {
    let all = [text, extra].filter { !$0.isEmpty }.joined(separator: ",")
    return all.isEmpty ? "" : "{\(all)}"
  }

  static func < (a: SeriesLabels, b: SeriesLabels) -> Bool { a.text < b.text }
}
