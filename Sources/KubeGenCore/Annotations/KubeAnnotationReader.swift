/// Reads the `@kube` annotations above a struct.
enum KubeAnnotationReader {
  private static let attributes = [
    "group", "version", "kind", "root", "plural", "singular", "namespaced", "status", "shortNames",
    "categories", "served", "storage", "deprecated", "doc", "listKind", "keepsUnknown",
  ]

  /// Nil if there is no `@kube(…)`, or one that lacks what every kind needs.
  static func read(_ annotations: [Annotation], _ diagnostics: inout Diagnostics)
    -> KubeAnnotation?
  {
    let mains = annotations.filter { $0.name == "kube" }
    guard let main = mains.first else {
      for annotation in annotations where annotation.isKube {
        diagnostics.error(
          "'@\(annotation.spelling)' needs a '@kube(group: …, version: …, kind: …)' beside it.",
          at: annotation.place)
      }
      return nil
    }
    for other in mains.dropFirst() {
      diagnostics.error(
        "A struct is one version of one kind. Write a second struct for a second '@kube(…)'.",
        at: other.place)
    }
    guard var kube = kube(main, &diagnostics) else { return nil }
    for annotation in annotations { add(annotation, to: &kube, &diagnostics) }
    return kube
  }

  private static func kube(_ annotation: Annotation, _ diagnostics: inout Diagnostics)
    -> KubeAnnotation?
  {
    let arguments = BoundArguments(
      annotation, parameters: attributes,
      flags: ["namespaced", "served", "storage", "deprecated", "keepsUnknown"],
      diagnostics: &diagnostics)
    guard arguments.require(["group", "version", "kind"], diagnostics: &diagnostics),
      let group = arguments.string("group", &diagnostics),
      let version = arguments.string("version", &diagnostics),
      let kind = arguments.string("kind", &diagnostics)
    else { return nil }
    var kube = KubeAnnotation(
      place: annotation.place, group: group, version: version, kind: kind)
    kube.isMacro = annotation.macro != nil
    kube.root = arguments.string("root", &diagnostics)
    kube.plural = arguments.string("plural", &diagnostics)
    kube.singular = arguments.string("singular", &diagnostics)
    kube.listKind = arguments.string("listKind", &diagnostics)
    kube.namespaced = arguments.bool("namespaced", &diagnostics)
    kube.status = arguments.type("status", &diagnostics)
    kube.shortNames = arguments.strings("shortNames", &diagnostics)
    kube.categories = arguments.strings("categories", &diagnostics)
    kube.served = arguments.bool("served", &diagnostics)
    kube.storage = arguments.bool("storage", &diagnostics)
    kube.documentation = arguments.string("doc", &diagnostics)?.value
    kube.keepsUnknown = arguments.bool("keepsUnknown", &diagnostics)?.value ?? true
    kube.deprecation = deprecation(arguments.values["deprecated"], &diagnostics)
    return kube
  }

  private static func deprecation(
    _ value: AnnotationValue?, _ diagnostics: inout Diagnostics
  ) -> KubeAnnotation.Deprecation? {
    switch value?.content {
    case nil, .bool(false): return nil
    case .bool(true): return .plain
    case .string(let text):
      return value.map { .warning(Located(value: text, place: $0.place)) }
    default:
      value?.reject("deprecated", takes: "true, false or the text of a warning", &diagnostics)
      return nil
    }
  }

  private static func add(
    _ annotation: Annotation, to kube: inout KubeAnnotation, _ diagnostics: inout Diagnostics
  ) {
    switch annotation.name {
    case "kube.printColumn":
      if let column = printColumn(annotation, &diagnostics) { kube.printColumns.append(column) }
    case "kube.scale":
      guard kube.scale == nil else {
        diagnostics.error("A kind has one scale subresource. Leave one out.", at: annotation.place)
        return
      }
      kube.scale = scale(annotation, &diagnostics)
    case "kube.selectable":
      let arguments = BoundArguments(
        annotation, parameters: ["jsonPath"], unlabelled: 1, diagnostics: &diagnostics)
      guard arguments.require(["jsonPath"], diagnostics: &diagnostics),
        let path = arguments.string("jsonPath", &diagnostics)
      else { return }
      kube.selectable.append(path)
    case "kube.validation":
      if let rule = RuleReader.rule(annotation, &diagnostics) { kube.rules.append(rule) }
    case "kube.annotation":
      if let pair = pair(annotation, &diagnostics) { kube.annotations.append(pair) }
    case "kube.label":
      if let pair = pair(annotation, &diagnostics) { kube.labels.append(pair) }
    default: break
    }
  }

  private static func printColumn(_ annotation: Annotation, _ diagnostics: inout Diagnostics)
    -> KubeAnnotation.PrintColumn?
  {
    let arguments = BoundArguments(
      annotation,
      parameters: ["name", "type", "jsonPath", "description", "format", "priority"],
      diagnostics: &diagnostics)
    guard arguments.require(["name", "type", "jsonPath"], diagnostics: &diagnostics),
      let name = arguments.string("name", &diagnostics),
      let type = arguments.word("type", &diagnostics),
      let path = arguments.string("jsonPath", &diagnostics)
    else { return nil }
    return KubeAnnotation.PrintColumn(
      name: name, type: type, jsonPath: path,
      description: arguments.string("description", &diagnostics)?.value,
      format: arguments.word("format", &diagnostics),
      priority: arguments.integer("priority", &diagnostics)?.value)
  }

  private static func scale(_ annotation: Annotation, _ diagnostics: inout Diagnostics)
    -> KubeAnnotation.Scale?
  {
    let arguments = BoundArguments(
      annotation, parameters: ["specReplicas", "statusReplicas", "labelSelector"],
      diagnostics: &diagnostics)
    guard arguments.require(["specReplicas", "statusReplicas"], diagnostics: &diagnostics),
      let spec = arguments.string("specReplicas", &diagnostics),
      let status = arguments.string("statusReplicas", &diagnostics)
    else { return nil }
    return KubeAnnotation.Scale(
      specReplicas: spec, statusReplicas: status,
      labelSelector: arguments.string("labelSelector", &diagnostics))
  }

  private static func pair(_ annotation: Annotation, _ diagnostics: inout Diagnostics)
    -> KubeAnnotation.Pair?
  {
    let arguments = BoundArguments(
      annotation, parameters: ["key", "value"], unlabelled: 2, diagnostics: &diagnostics)
    guard arguments.require(["key", "value"], diagnostics: &diagnostics),
      let key = arguments.string("key", &diagnostics),
      let value = arguments.string("value", &diagnostics)
    else { return nil }
    return KubeAnnotation.Pair(key: key, value: value)
  }
}
