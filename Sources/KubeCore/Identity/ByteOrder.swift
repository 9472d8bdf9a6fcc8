extension String {
  /// Kubernetes compares strings by their UTF-8 bytes. Swift's `==` and `<` go by canonical
  /// equivalence, under which two different texts can be equal.
  func hasSameBytes(as other: String) -> Bool {
    self == other && utf8.elementsEqual(other.utf8)
  }

  /// Whether this text stands before the other in the order of their UTF-8 bytes.
  func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
