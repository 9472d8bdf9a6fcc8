/// Gives a struct or an enum its JSON and its schema, so that specs and statuses can hold it.
///
/// ```swift
/// @KubeSchema
/// enum Mode: String { case fast, slow }
/// ```
///
/// The types of its members are those of the standard library, those of KubeCore, and others with
/// `@KubeSchema` or a conformance to `KubeSchemaRepresentable`.
@attached(
  extension,
  conformances: JSONStruct, JSONEnumeration, JSONUnion, KubeSchemaRepresentable, Sendable,
  names: arbitrary)
public macro KubeSchema() = #externalMacro(module: "KubeMacroPlugin", type: "KubeSchema")

/// A rule in CEL about a member, or about a whole struct or enum.
///
/// - Parameters:
///   - rule: What has to be true: `self.low <= self.high`.
///   - message: What a server says of a value that breaks it.
///   - messageExpression: CEL that makes the message.
///   - reason: What kind of mistake it is.
///   - fieldPath: The field that is wrong: `.low`.
///   - optionalOldSelf: Whether a rule about changes is asked of new objects, too.
@attached(peer)
public macro SchemaValidation(
  _ rule: String, message: String? = nil, messageExpression: String? = nil,
  reason: KubeRuleReason? = nil, fieldPath: String? = nil, optionalOldSelf: Bool? = nil
) = #externalMacro(module: "KubeMacroPlugin", type: "SchemaValidation")

/// A rule in CEL about each element of a list.
@attached(peer)
public macro SchemaItemsValidation(
  _ rule: String, message: String? = nil, messageExpression: String? = nil,
  reason: KubeRuleReason? = nil, fieldPath: String? = nil, optionalOldSelf: Bool? = nil
) = #externalMacro(module: "KubeMacroPlugin", type: "SchemaItemsValidation")
