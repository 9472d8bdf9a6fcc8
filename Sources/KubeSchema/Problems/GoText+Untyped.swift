import KubeJSON

/// Values of custom resources, which Go holds as maps, `int64` and `float64`.
extension GoText {
  /// As in `Invalid value: …`.
  package static func untyped(_ value: JSONValue) -> String {
    switch value.kind {
    case .string(let text): quoted(text)
    case .number(let number): self.number(number)
    default: untypedJSON(value)
    }
  }

  /// `json.Marshal`
  package static func untypedJSON(_ value: JSONValue) -> String {
    json(sorted(GoNumber.canonical(value)))
  }

  /// Whether Go holds a number as `int64`: it has no fraction and fits.
  package static func isInteger(_ number: JSONNumber) -> Bool { Int64(number.text) != nil }

  /// `%v`
  package static func number(_ number: JSONNumber) -> String {
    isInteger(number) ? number.text : GoNumber.text(number.double)
  }
}
