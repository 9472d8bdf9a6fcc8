extension StringProtocol {
  /// The text in quotes for a message: escaped and cut short, because it comes from outside.
  var quotedForMessage: String {
    let shown = self.unicodeScalars.prefix(48)
    let quoted = String(String.UnicodeScalarView(shown)).debugDescription
    return shown.endIndex == self.unicodeScalars.endIndex ? quoted : quoted + "…"
  }
}
