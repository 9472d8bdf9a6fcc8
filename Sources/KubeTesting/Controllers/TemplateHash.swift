import KubeJSON

/// Names for versions of a template.
enum TemplateHash {
  /// Ten letters that differ where templates do. The real ones come from the memory of a Go
  /// program, so they are others.
  static func text(_ template: JSONValue, collisions: Int? = nil) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in canonical(template).utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    if let collisions {
      for byte in "\(collisions)".utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    }
    return safe("\(hash)")
  }

  /// Digits as letters that spell no words.
  static func safe(_ text: String) -> String {
    let letters = Array("bcdfghjklmnpqrstvwxz2456789")
    return String(text.utf8.map { letters[Int($0) % letters.count] })
  }

  /// The text with all members in the order of their names.
  private static func canonical(_ value: JSONValue) -> String {
    if let members = value.members {
      let parts = members.filter { !$0.value.isNull }.sorted { $0.name < $1.name }
        .map { "\(JSONValue.string($0.name).text):\(canonical($0.value))" }
      return "{\(parts.joined(separator: ","))}"
    }
    if let items = value.array { return "[\(items.map(canonical).joined(separator: ","))]" }
    return value.text
  }
}

/// Counts as `3` or `25%` of something.
enum ShareOf {
  static func count(_ share: JSONValue?, of total: Int, roundsUp: Bool) -> Int {
    guard let share else { return 0 }
    if let number = share.int { return number }
    guard let text = share.string, text.hasSuffix("%"), let percent = Int(text.dropLast()) else {
      return 0
    }
    let (product, overflow) = total.multipliedReportingOverflow(by: percent)
    if overflow { return total }
    return roundsUp ? (product + (product > 0 ? 99 : 0)) / 100 : product / 100
  }
}
