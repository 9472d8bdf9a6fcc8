/// The macros of KubeMacros, and the annotations that say the same.
enum MacroNames {
  /// Makes codec and schema of a type that is no spec of a kind.
  static let schema = "KubeSchema"
  static let kube = "Kube"
  /// Makes the codec of a part of a kind.
  static let view = "KubeView"

  static let annotations = [
    "Kube": "kube", "KubePrintColumn": "kube.printColumn", "KubeScale": "kube.scale",
    "KubeSelectable": "kube.selectable", "KubeValidation": "kube.validation",
    "KubeAnnotation": "kube.annotation", "KubeLabel": "kube.label", "Schema": "schema",
    "SchemaItems": "schema.items", "SchemaValidation": "schema.validation",
    "SchemaItemsValidation": "schema.items.validation",
  ]

  static let all = Set(annotations.keys).union([schema, view])
}

/// What the macros above a type make of it.
enum MacroForm {
  /// Codec and schema.
  case schema
  /// Codec, and the kind that it is a part of.
  case view
  /// The type of the whole object as well, as a member.
  case kube
}
