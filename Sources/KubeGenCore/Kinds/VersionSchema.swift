/// The schema of one version of a kind, and what refers to it.
struct VersionSchema {
  var root: AnnotatedRoot
  var schema: StructuralSchema

  init(_ root: AnnotatedRoot, _ types: WrittenTypes, _ diagnostics: inout Diagnostics) {
    self.root = root
    let place = root.kube.place
    func field(_ name: String, _ type: String) -> StructuralSchema.Property {
      let schema = StructuralSchema([.type: Node(.string(type))], at: place)
      return StructuralSchema.Property(name, schema, at: place)
    }
    var schema = StructuralSchema([.type: "object"], at: place)
    schema.properties = [
      field("apiVersion", "string"), field("kind", "string"), field("metadata", "object"),
    ]
    var builder = SchemaBuilder(types)
    let spec = builder.schema(of: root.spec, at: root.declaration.place, &diagnostics)
    schema.properties.append(StructuralSchema.Property("spec", spec, at: place))
    if let status = root.status {
      var builder = SchemaBuilder(types)
      let place = root.kube.status?.place ?? place
      let schemaOfStatus = builder.schema(of: status, at: place, &diagnostics)
      schema.properties.append(StructuralSchema.Property("status", schemaOfStatus, at: place))
    }
    // The wrapper's `spec` is not optional, however much of it is.
    schema.required = ["spec"]
    if let text = root.kube.documentation ?? root.documentation {
      schema.set(.description, Node(.string(text)), at: place)
    }
    schema.rules = root.kube.rules
    self.schema = schema
    if let known = schema.known {
      StructuralRules.check(known, diagnostics: &diagnostics)
      RuleCompilation.check(known, diagnostics: &diagnostics)
    }
    checkColumns(&diagnostics)
    checkSelectable(&diagnostics)
    checkScale(&diagnostics)
  }

  private static let columnTypes = ["boolean", "date", "integer", "number", "string"]
  private static let columnFormats = [
    "byte", "date", "date-time", "double", "float", "int32", "int64", "password",
  ]

  private func checkColumns(_ diagnostics: inout Diagnostics) {
    for column in root.kube.printColumns {
      if column.name.value.isEmpty {
        diagnostics.error("A column needs a name: its heading.", at: column.name.place)
      }
      choice(column.type, "type", among: Self.columnTypes, &diagnostics)
      if let format = column.format {
        choice(format, "format", among: Self.columnFormats, &diagnostics)
      }
      let path = column.jsonPath
      if !path.value.hasPrefix(".") {
        diagnostics.error(
          "A column's path begins with a dot: \".spec.replicas\".", at: path.place)
      } else {
        warnIfUnknown(path, &diagnostics)
      }
    }
  }

  private func choice(
    _ text: Located<String>, _ name: String, among choices: [String],
    _ diagnostics: inout Diagnostics
  ) {
    guard !choices.contains(text.value) else { return }
    diagnostics.error(
      "A column's '\(name)' is one of \(choices.joined(separator: ", "))."
        + Suggestion.phrase(for: text.value, among: choices), at: text.place)
  }

  /// API servers accept a path to nowhere, and show nothing. JSONPath beyond plain names is theirs.
  private func warnIfUnknown(_ path: Located<String>, _ diagnostics: inout Diagnostics) {
    let isPlain = path.value.hasPrefix(".spec.") || path.value.hasPrefix(".status.")
    guard isPlain, !path.value.contains(where: { "[]()*@?'\"\\".contains($0) }) else { return }
    if case .problem(let problem) = FieldPath.follow(
      path.value, in: schema, allowsBrackets: false)
    {
      diagnostics.warning(problem, at: path.place)
    }
  }

  private func checkSelectable(_ diagnostics: inout Diagnostics) {
    var seen: Set<String> = []
    for path in root.kube.selectable {
      if path.value == ".metadata" || path.value.hasPrefix(".metadata.") {
        diagnostics.error(
          "Fields of the metadata are no selectable fields: Kubernetes has selectors for those "
            + "of its own.", at: path.place)
        continue
      }
      switch FieldPath.follow(path.value, in: schema, allowsBrackets: false) {
      case .problem(let problem): diagnostics.error(problem, at: path.place)
      case .open where schema.hasOpenParts: continue
      case .found(let field) where field.isOpen: continue
      case .open:
        diagnostics.error(
          "The schema does not say what there is at '\(path.value)'.", at: path.place)
      case .found(let field):
        if !["string", "boolean", "integer"].contains(field.type ?? "") {
          diagnostics.error(
            "A selectable field is a string, a boolean or an integer, and '\(path.value)' is "
              + "\(field.kind).", at: path.place)
        } else if !seen.insert(path.value).inserted {
          diagnostics.error(
            "'\(path.value)' is here twice. Leave one of the two out.", at: path.place)
        }
      }
    }
    guard seen.count > 8, let last = root.kube.selectable.last else { return }
    diagnostics.error(
      "A version has at most 8 selectable fields, and these are \(seen.count).", at: last.place)
  }

  private func checkScale(_ diagnostics: inout Diagnostics) {
    guard let scale = root.kube.scale else { return }
    let paths = [
      ("specReplicas", scale.specReplicas, [".spec."]),
      ("statusReplicas", scale.statusReplicas, [".status."]),
      ("labelSelector", scale.labelSelector, [".spec.", ".status."]),
    ]
    for case (let name, let path?, let prefixes) in paths {
      if prefixes.contains(where: { path.value.hasPrefix($0) && path.value != $0 }) {
        warnIfUnknown(path, &diagnostics)
      } else {
        let list = prefixes.joined(separator: " or ")
        diagnostics.error("'\(name)' is a path under \(list)", at: path.place)
      }
    }
  }
}
