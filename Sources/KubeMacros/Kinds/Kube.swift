/// Makes a kind of the struct of its spec.
///
/// ```swift
/// /// A website that is served from a Git repository.
/// @Kube(group: "example.com", version: "v1", kind: "Website", namespaced: true)
/// struct WebsiteSpec {
///   /// The name that it answers to.
///   @Schema(minLength: 1)
///   var host: String
///   var replicas: Int32 = 2
/// }
/// typealias Website = WebsiteSpec.Website
/// ```
///
/// The struct gets its JSON and its schema, and a member with the name of the kind: the type of whole
/// objects, a `CustomResource` with `metadata`, `spec`, `status` if there is one, and `crd()`. (A macro
/// may not make a type at the level of the file, so the alias is written by hand.) The types of its
/// members have ``KubeSchema()`` above them.
///
/// - Parameters:
///   - group: The API group, a domain name of yours.
///   - version: `v1`, `v1beta1`, ….
///   - kind: The name of the kind.
///   - root: The Swift name of the whole object's type. Without it, that is the kind.
///   - namespaced: Whether objects live in namespaces.
///   - plural: The name in paths. Without it, the kind's English plural.
///   - singular: Without it, the kind in lower case.
///   - listKind: Without it, the kind and `List`.
///   - shortNames: What kubectl takes as well.
///   - categories: Groups of kinds that the kind is in, such as `all`.
///   - status: The type of the status, written `WebsiteStatus.self`. The kind then has the subresource.
///   - served: Whether API servers serve the version.
///   - storage: Whether a cluster stores the version. Of several versions all but one say false, and
///     `CustomResourceDefinition(of: Website.self, WebsiteV1Beta1.self)` makes one definition of them.
///   - deprecated: True, or the text of the warning that clients get.
///   - doc: What the definition says of the kind. Without it, the doc comment of the struct.
///   - keepsUnknown: Whether an object keeps what the types of its spec and status do not know, at any
///     depth, so that it is written back: what a newer version of the program stored.
@attached(member, names: arbitrary)
@attached(
  extension,
  conformances: JSONStruct, JSONEnumeration, JSONUnion, KubeSchemaRepresentable, Sendable,
  names: arbitrary)
public macro Kube(
  group: String, version: String, kind: String, root: String? = nil, namespaced: Bool = false,
  plural: String? = nil, singular: String? = nil, listKind: String? = nil,
  shortNames: [String] = [], categories: [String] = [], status: Any.Type? = nil,
  served: Bool = true, storage: Bool = true, deprecated: KubeDeprecation = false,
  doc: String? = nil, keepsUnknown: Bool = true
) = #externalMacro(module: "KubeMacroPlugin", type: "Kube")

/// A column that kubectl prints of a kind. Stands beside ``Kube(group:version:kind:root:namespaced:plural:singular:listKind:shortNames:categories:status:served:storage:deprecated:doc:keepsUnknown:)``,
/// as often as there are columns.
///
/// - Parameters:
///   - name: The heading.
///   - type: What the value is.
///   - jsonPath: Where it stands: `.spec.replicas`.
///   - description: What it means.
///   - format: `int32`, `date-time`, ….
///   - priority: Above 0, only `kubectl get -o wide` prints it.
@attached(peer)
public macro KubePrintColumn(
  name: String, type: KubeColumnType, jsonPath: String, description: String? = nil,
  format: String? = nil, priority: Int? = nil
) = #externalMacro(module: "KubeMacroPlugin", type: "KubePrintColumn")

/// Gives a kind the subresource `scale`, for `kubectl scale` and autoscalers.
///
/// - Parameters:
///   - specReplicas: Where the wanted number stands: `.spec.replicas`.
///   - statusReplicas: Where the present number stands, under `.status`.
///   - labelSelector: Where the selector of the pods stands, as text.
@attached(peer)
public macro KubeScale(
  specReplicas: String, statusReplicas: String, labelSelector: String? = nil
) = #externalMacro(module: "KubeMacroPlugin", type: "KubeScale")

/// A field of a kind that field selectors can ask for: a string, a boolean or an integer.
@attached(peer)
public macro KubeSelectable(_ jsonPath: String) =
  #externalMacro(module: "KubeMacroPlugin", type: "KubeSelectable")

/// A rule in CEL about the whole object. Its parameters are those of
/// ``SchemaValidation(_:message:messageExpression:reason:fieldPath:optionalOldSelf:)``.
@attached(peer)
public macro KubeValidation(
  _ rule: String, message: String? = nil, messageExpression: String? = nil,
  reason: KubeRuleReason? = nil, fieldPath: String? = nil, optionalOldSelf: Bool? = nil
) = #externalMacro(module: "KubeMacroPlugin", type: "KubeValidation")

/// An annotation of the definition, and of every object that `init(name:…)` makes.
@attached(peer)
public macro KubeAnnotation(_ key: String, _ value: String) =
  #externalMacro(module: "KubeMacroPlugin", type: "KubeAnnotation")

/// A label of the definition, and of every object that `init(name:…)` makes.
@attached(peer)
public macro KubeLabel(_ key: String, _ value: String) =
  #externalMacro(module: "KubeMacroPlugin", type: "KubeLabel")
