import KubeCore
import KubeJSON

/// Who writes what, for `managedFields`.
struct FieldContext: Sendable {
  /// From `fieldManager`, else the User-Agent; empty stands for `unknown`.
  var manager: String
  /// The version that the request is in.
  var apiVersion: String
  var subresource: String?
  var schema: TypeSchema
  var now: Time
  /// What a write of this kind cannot change, so that nobody owns it: `status`, and for the status
  /// itself all else.
  var resetFields: FieldSet?
  /// The kind that an apply has to be of.
  var kind = ""
  /// An object in another version, and its type there; nil if there is no such version.
  var convert:
    @Sendable (_ object: JSONValue, _ apiVersion: String) throws(TypingFailure) -> Converted? = {
      (_, _) throws(TypingFailure) in nil
    }

  struct Converted: Sendable {
    var object: JSONValue
    var schema: TypeSchema
  }
}

extension FieldContext {
  func identity(_ operation: ManagedEntry.Operation, _ manager: String? = nil)
    -> ManagedEntry.Identity
  {
    let manager = manager ?? self.manager
    return ManagedEntry.Identity(
      manager.isEmpty ? "unknown" : manager, operation, apiVersion: apiVersion,
      subresource: subresource)
  }

  /// What a new object is compared with.
  var emptyObject: JSONValue { EmptyObject.shared.of(schema.name) }
}
