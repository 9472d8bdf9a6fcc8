/// The text in quotes, fit for one line of a message: invisible characters are written as
/// `\u{…}`, and of a long text only the surroundings of the offset are shown.
package func quotedExcerpt(_ text: String, around offset: Int = 0) -> String {
  let reach = 40
  let length = text.utf8.count
  let isShort = length <= 2 * reach
  let window = isShort ? 0...length : max(0, offset - reach)...(offset + reach)
  var excerpt = "'"
  if window.lowerBound > 0 { excerpt += "…" }
  var position = 0
  for scalar in text.unicodeScalars {
    if position > window.upperBound { break }
    if position >= window.lowerBound { excerpt += visible(scalar) }
    position += UTF8.width(scalar)
  }
  if position < length { excerpt += "…" }
  return excerpt + "'"
}

/// The character itself, or its code point where printing it would hide or reorder text.
package func visible(_ scalar: Unicode.Scalar) -> String {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
    return "\\u{" + String(scalar.value, radix: 16) + "}"
  default:
    return String(scalar)
  }
}
