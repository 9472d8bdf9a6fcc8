import KubeJSON

/// A value of the language.
///
/// Objects of a schema are maps at run time, as they are for the API server; JSON is read as far
/// as an expression looks into it.
public enum CELValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case timestamp(CELTimestamp)
  case duration(CELDuration)
  case list(CELList)
  case map(CELMap)
  case optional(CELOptional)
  case type(CELType)
  indirect case quantity(CELQuantity)
  indirect case semver(CELSemver)
  indirect case ip(CELAddress)
  indirect case cidr(CELNetwork)
  indirect case url(CELURL)
  /// A named format, such as `format.dns1123Label()`.
  case format(CELFormat)
  /// A value without a declared type, from under `x-kubernetes-preserve-unknown-fields`. It can
  /// only be compared.
  indirect case unknown(JSONValue)
}
