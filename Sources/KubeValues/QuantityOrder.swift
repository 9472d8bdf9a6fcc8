extension Quantity: Comparable {
  /// Whether both are the same number; if one of them is not a number, whether the texts are equal.
  public static func == (left: Quantity, right: Quantity) -> Bool {
    if left.capsBinary == right.capsBinary, left.text == right.text { return true }
    guard let left = left.parsed, let right = right.parsed else { return false }
    return left.amount == right.amount
  }

  /// Orders by value. A text that is not a number comes after all numbers, ordered by the text.
  public static func < (left: Quantity, right: Quantity) -> Bool {
    switch (left.parsed, right.parsed) {
    case (let left?, let right?): left.amount < right.amount
    case (nil, nil): left.text < right.text
    case (_?, nil): true
    case (nil, _?): false
    }
  }
}

extension Quantity: Hashable {
  /// Hashes the value, so that equal quantities in different notations have the same hash.
  public func hash(into hasher: inout Hasher) {
    if let parsed = self.parsed {
      hasher.combine(parsed.amount)
    } else {
      hasher.combine(self.text)
    }
  }
}
