extension String {
  /// The text, or as much of it as these many bytes hold, with `…` where something is missing.
  func cut(toUTF8 limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let ellipsis = "…"
    var end = utf8.index(startIndex, offsetBy: max(limit - ellipsis.utf8.count, 0))
    // To the beginning of a character.
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil {
      end = utf8.index(before: end)
    }
    return limit < ellipsis.utf8.count ? "" : String(self[..<end]) + ellipsis
  }
}
