/// The definitions that are no emitted types, because KubeJSON or KubeCore has a hand-written one
/// for them. Beside these, emitted code only expects `ObjectList` of KubeCore: what every `…List`
/// is.
package enum HandWrittenTypes {
  /// The values, of which properties are made.
  package static func scalar(for definition: String) -> Scalar? { scalars[definition] }

  /// The other types of KubeCore.
  package static func name(for definition: String) -> String? { types[definition] }

  /// Names that KubeCore has given to identities and lists. An emitted type of the same name would
  /// read as one of them, and in KubeCore itself it would collide.
  package static let takenNames: Set<String> = [
    "GroupKind", "GroupResource", "GroupVersion", "GroupVersionKind", "GroupVersionResource",
    "ObjectKey", "ObjectList", "ResourceIdentity",
  ]

  private static let scalars: [String: Scalar] = [
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON": .value,
    "io.k8s.apimachinery.pkg.api.resource.Quantity": .quantity,
    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": .value,
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": .microTime,
    "io.k8s.apimachinery.pkg.apis.meta.v1.Patch": .value,
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": .time,
    "io.k8s.apimachinery.pkg.runtime.RawExtension": .value,
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": .intOrString,
  ]

  /// Unions: the documents say nothing of what is in them. Each is an enum in KubeCore.
  private static let types: [String: String] = [
    // One schema, or a list of schemas.
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray":
      "JSONSchemaPropsOrArray",
    // A schema, or true or false.
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool":
      "JSONSchemaPropsOrBool",
    // A schema, or a list of property names.
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray":
      "JSONSchemaPropsOrStringArray",
  ]
}
