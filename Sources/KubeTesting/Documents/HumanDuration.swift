/// A time that has passed, in a few characters: `5m10s`, `3d4h`, `2y`.
enum HumanDuration {
  static func text(seconds: Int) -> String {
    if seconds < -1 { return "<invalid>" }
    if seconds < 0 { return "0s" }
    if seconds < 120 { return "\(seconds)s" }
    let minutes = seconds / 60
    if minutes < 10 { return two(minutes, "m", seconds % 60, "s") }
    if minutes < 180 { return "\(minutes)m" }
    let hours = minutes / 60
    if hours < 8 { return two(hours, "h", minutes % 60, "m") }
    if hours < 48 { return "\(hours)h" }
    if hours < 192 { return two(hours / 24, "d", hours % 24, "h") }
    let days = hours / 24
    if days < 730 { return "\(days)d" }
    if days < 2920 { return two(days / 365, "y", days % 365, "d") }
    return "\(days / 365)y"
  }

  private static func two(
    _ large: Int, _ unit: String, _ small: Int, _ smallUnit: String
  ) -> String {
    small == 0 ? "\(large)\(unit)" : "\(large)\(unit)\(small)\(smallUnit)"
  }
}
