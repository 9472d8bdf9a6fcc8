/// A coding key of any name, shared by all types: a key type for each of them would cost a third of
/// the compile time.
struct CodingName: CodingKey {
  var stringValue: String
  var intValue: Int?

  init(_ name: String) {
    stringValue = name
  }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init(intValue: Int) {
    stringValue = "\(intValue)"
    self.intValue = intValue
  }
}

extension DecodingError {
  /// What is wrong and where, without the value.
  var summary: String {
    let context: Context
    switch self {
    case .typeMismatch(let type, let found):
      context = found
      return "\(type) was expected\(place(context))"
    case .valueNotFound(let type, let found):
      context = found
      return "\(type) is missing\(place(context))"
    case .keyNotFound(let key, let found):
      context = found
      return "the required member \"\(key.stringValue)\" is missing\(place(context))"
    case .dataCorrupted(let found):
      context = found
      return "\(context.debugDescription)\(place(context))"
    @unknown default: return "the value cannot be decoded"
    }
  }

  private func place(_ context: Context) -> String {
    context.codingPath.isEmpty
      ? "" : " at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
  }
}
