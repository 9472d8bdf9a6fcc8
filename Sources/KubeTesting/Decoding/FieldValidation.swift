/// What becomes of fields that nobody knows, and of those that come twice.
enum FieldValidation: Sendable, Hashable {
  /// The request is refused.
  case strict
  /// A warning for each.
  case warn
  case ignore
}
