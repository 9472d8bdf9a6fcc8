import Yams

/// Puts Yams' errors into sentences with a remedy.
enum YAMLFailure {
  static func error(
    _ error: any Error, text: SourceText, places: inout YAMLPlaces, aliases: YAMLAliases?
  ) -> DocumentError {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let place = places.place(of: mark)
      if problem.contains("nesting level") {
        return DocumentError(
          message: "Values are nested too deeply.", line: Int(place.line), column: Int(place.column)
        )
      }
      let sentence = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
      return DocumentError(
        message: "This is not YAML: \(sentence). \(remedy(problem, text.bytes(at: place).first))",
        line: Int(place.line), column: Int(place.column))
    case .composer(_, let problem, let mark, _):
      let place = places.place(of: mark)
      return DocumentError(
        message: "This is not YAML: \(problem). A string that begins with '*' needs quotes.",
        line: Int(place.line), column: Int(place.column))
    case .duplicatedKeysInMapping(let keys, let context):
      let key = aliases?.restored(keys.first ?? "") ?? keys.first ?? ""
      let first = places.place(of: context.mark)
      let second = repetition(of: first, text: text) ?? first
      return .repeatedKey(
        key, first: first.line, line: second.line, column: second.column)
    case .memory:
      return DocumentError(
        message: "Values are nested too deeply to be read as YAML.", line: 1, column: 1)
    default:
      return DocumentError(message: "This is not YAML: \(error)", line: 1, column: 1)
    }
  }

  private static func remedy(_ problem: String, _ byte: UInt8?) -> String {
    if byte == UInt8(ascii: "\t") { return "YAML is indented with spaces; replace the tab." }
    switch problem {
    case let problem where problem.contains("cannot start any token"):
      return "Write a string that begins with this character in quotes."
    case let problem where problem.contains("mapping values are not allowed"):
      return "Check the indentation, and write a string that has ': ' in it in quotes."
    case let problem where problem.contains("end of stream"):
      return "A quote or bracket is open at the end of the file, or the file is cut off."
    case let problem where problem.contains("alphabetic or numeric"):
      return "'*' and '&' begin aliases and anchors; write a string that begins so in quotes."
    default:
      return "Check the indentation, the quotes and the brackets up to here."
    }
  }

  /// Yams names the first of two equal keys only. In block style the second begins a later line in
  /// the same column.
  private static func repetition(
    of first: YAMLPlaces.Place, text: SourceText
  ) -> YAMLPlaces.Place? {
    let column = Int(first.column)
    let key = text.bytes(at: first).prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\n") }
    guard !key.isEmpty else { return nil }
    for line in text.lineStarts.indices.dropFirst(Int(first.line)) {
      let start = text.lineStarts[line]
      let end = line + 1 < text.lineStarts.count ? text.lineStarts[line + 1] : text.bytes.count
      let bytes = text.bytes[start..<end]
      let indentation = bytes.prefix { $0 == UInt8(ascii: " ") }.count
      let isContent = indentation < bytes.count && bytes[start + indentation] > 0x20
      if isContent, indentation < column - 1 { return nil }
      let rest = bytes.dropFirst(column - 1)
      if indentation == column - 1, rest.starts(with: key),
        rest.dropFirst(key.count).first == UInt8(ascii: ":")
      {
        return (Int32(clamping: line + 1), first.column)
      }
    }
    return nil
  }
}
