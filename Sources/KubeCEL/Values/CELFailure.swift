/// Why an evaluation has no result.
public enum CELFailure: Error, Sendable, Hashable {
  /// The arguments are of types that the function is not declared for.
  case noSuchOverload
  /// A map or an object does not have the key.
  case noSuchKey(String)
  /// Any other, in cel-go's words.
  case other(String)
  /// The evaluation cost more than it may. Nothing absorbs it.
  case costLimitExceeded
  /// Somebody cancelled the task. Nothing absorbs it.
  case cancelled

  /// The message in cel-go's words.
  public var message: String {
    switch self {
    case .noSuchOverload: "no such overload"
    case .noSuchKey(let key): "no such key: \(key)"
    case .other(let message): message
    case .costLimitExceeded: "operation cancelled: actual cost limit exceeded"
    case .cancelled: "operation interrupted"
    }
  }

  static let intOverflow = CELFailure.other("integer overflow")
  static let uintOverflow = CELFailure.other("unsigned integer overflow")
  static let durationOverflow = CELFailure.other("duration overflow")
  static let timestampOverflow = CELFailure.other("timestamp overflow")
  static let divisionByZero = CELFailure.other("division by zero")
  static let modulusByZero = CELFailure.other("modulus by zero")
  static let notANumber = CELFailure.other("NaN values cannot be ordered")
  static let nestedTooDeeply = CELFailure.other("values are nested too deeply")

  static func conversion(from: String, to: String) -> CELFailure {
    .other("type conversion error from '\(from)' to '\(to)'")
  }
}
