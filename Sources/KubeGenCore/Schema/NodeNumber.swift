extension Node {
  var isNumber: Bool {
    switch content {
    case .integer, .number: true
    default: false
    }
  }

  /// The number's value, as nearly as a Double holds it.
  var double: Double? {
    switch content {
    case .integer(let integer): Double(integer)
    case .number(let text): Double(text)
    default: nil
    }
  }

  /// Whether JSON Schema calls the number an integer: 2.0 is one.
  var isWhole: Bool {
    switch content {
    case .integer: true
    case .number: double.map { $0.rounded() == $0 } ?? false
    default: false
    }
  }

  /// Exact where both are integers.
  func isLess(than other: Node) -> Bool {
    if let a = integer, let b = other.integer { return a < b }
    guard let a = double, let b = other.double else { return false }
    return a < b
  }
}
