import KubeJSON

/// A value of the language.
public enum CELValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  // Helper B fills in timestamps, durations, lists, maps, objects, types, optionals and the
  // values of Kubernetes' libraries; a JSONValue under a schema is read lazily.
}

/// Why an evaluation has no result.
public enum CELFailure: Error, Sendable, Hashable {
  case noSuchOverload
  case noSuchKey(String)
  /// Any other, in cel-go's words.
  case other(String)
  case costLimitExceeded
}
