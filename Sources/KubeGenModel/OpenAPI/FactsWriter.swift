/// Writes a model as the table of facts: all that the generator needs of an OpenAPI document,
/// without its prose.
///
/// The text is made to be read, and to change in few lines when an API changes:
/// ```
/// swift-kube facts 1
/// kubernetes 1.36
/// package apps.v1 io.k8s.api.apps.v1
/// package meta.v1 io.k8s.apimachinery.pkg.apis.meta.v1
///
/// in apps.v1
/// type Deployment
///   @kind apps v1 Deployment
///   @resource deployments namespaced create delete deletecollection get list patch update watch
///   @subresource scale get patch update = autoscaling v1 Scale
///   @subresource status get patch update
///   apiVersion string
///   metadata meta.v1.ObjectMeta
///   spec .DeploymentSpec
/// type DeploymentSpec
///   selector! meta.v1.LabelSelector
///
/// in meta.v1
/// type LabelSelector map=atomic
///   matchExpressions [.LabelSelectorRequirement] list=atomic
///   matchLabels {string}
/// value Time time
/// ```
/// - A word stands as it is, or in quotes as JSON has them; the core group is `""`. Lines that
///   begin with `#` and empty lines mean nothing.
/// - `package` gives a short name to what the names of definitions begin with; `in` says to which
///   package the definitions below belong. `value` is a definition that is only a name for another
///   type.
/// - `@kind` is a group, version and kind that the definition is of. `@resource` is the path of the
///   `@kind` above it: its plural, `cluster` or `namespaced`, its verbs. `@subresource` is a part
///   of the latter, its verbs, and after `=` its kind if that is another.
/// - A property is a name, `!` if it is required, a type, and `list=`, `keys=`, `map=`, `patch=`,
///   `merge=`, `enum=` and `default=` for `x-kubernetes-list-type`, `-list-map-keys`, `-map-type`,
///   `-patch-strategy`, `-patch-merge-key`, the words and the default's JSON text.
/// - A type is `any`, `fields` (an object whose members the document lists in place), `bool`,
///   `string`, `base64`, `time`, `intOrString`, `int`, `int32`, `int64`, `number`, `[element]`,
///   `{value}`, or a definition: `.Name` in the same package, `package.Name` in another, or its
///   full name in quotes.
package struct FactsWriter {
  static let header = "swift-kube facts"
  static let version = 1

  private var text = ""
  private var aliases: [String: String] = [:]
  private var package = ""

  package static func text(of model: APIModel) -> String {
    var writer = FactsWriter()
    writer.write(model)
    return writer.text
  }

  private init() {}

  private mutating func write(_ model: APIModel) {
    text = "\(Self.header) \(Self.version)\n"
    if let version = model.version { text += "kubernetes \(FactsWord.written(version))\n" }
    let names = model.definitions.map { FactsName($0.name) }
    aliases = Self.aliases(of: Set(names.map(\.package)))
    for (package, alias) in aliases.sorted(by: { $0.value < $1.value }) {
      text += "package \(alias) \(FactsWord.written(package))\n"
    }
    let kinds = Dictionary(grouping: model.kinds, by: \.definition)
    var isFirst = true
    for (name, definition) in zip(names, model.definitions) {
      if isFirst || name.package != package {
        package = name.package
        text += "\nin \(aliases[package] ?? FactsWord.quoted(package))\n"
      }
      isFirst = false
      write(definition, name.last, kinds[definition.name] ?? [])
    }
  }

  /// The last two words of a package's name, where that is clear: `apps.v1`.
  private static func aliases(of packages: Set<String>) -> [String: String] {
    let short = packages.map { package in
      let words = package.split(separator: ".", omittingEmptySubsequences: false).suffix(2)
      return (package, words.joined(separator: "."))
    }
    let byAlias = Dictionary(grouping: short, by: \.1)
    var aliases: [String: String] = [:]
    for (package, alias) in short
    where byAlias[alias]?.count == 1 && FactsWord.isBare(alias) && !alias.hasPrefix(".") {
      aliases[package] = alias
    }
    return aliases
  }

  private mutating func write(_ definition: APIDefinition, _ name: String, _ kinds: [APIKind]) {
    switch definition.form {
    case .object: text += "type \(FactsWord.written(name))"
    case .value(let type): text += "value \(FactsWord.written(name)) \(written(type))"
    }
    if let mapType = definition.mapType { text += " map=\(FactsWord.written(mapType))" }
    text += "\n"
    for kind in definition.kinds {
      text += "  @kind \(written(kind))\n"
      for resource in kinds where resource.identity == kind { write(resource) }
    }
    for property in definition.properties { write(property) }
  }

  private mutating func write(_ kind: APIKind) {
    text += "  @resource \(FactsWord.written(kind.plural))"
    text += kind.isNamespaced ? " namespaced" : " cluster"
    for verb in kind.verbs { text += " \(FactsWord.written(verb))" }
    text += "\n"
    for subresource in kind.subresources {
      text += "  @subresource \(FactsWord.written(subresource.name))"
      for verb in subresource.verbs { text += " \(FactsWord.written(verb))" }
      if let kind = subresource.kind { text += " = \(written(kind))" }
      text += "\n"
    }
  }

  private mutating func write(_ property: APIProperty) {
    text += "  \(FactsWord.written(property.name))\(property.isRequired ? "!" : "")"
    text += " \(written(property.type))"
    let lists: [(String, [String])] = [
      ("list", property.listType.map { [$0] } ?? []), ("keys", property.listMapKeys),
      ("map", property.mapType.map { [$0] } ?? []), ("patch", property.patchStrategies),
      ("merge", property.patchMergeKey.map { [$0] } ?? []),
      ("enum", property.words), ("default", property.defaultValue.map { [$0] } ?? []),
    ]
    for (key, words) in lists where !words.isEmpty {
      text += " \(key)=" + words.map(FactsWord.written).joined(separator: ",")
    }
    text += "\n"
  }

  private func written(_ kind: GroupVersionKind) -> String {
    [kind.group, kind.version, kind.kind].map(FactsWord.written).joined(separator: " ")
  }

  private func written(_ type: APIType) -> String {
    switch type {
    case .array(let element): return "[\(written(element))]"
    case .map(let value): return "{\(written(value))}"
    case .reference(let full):
      let name = FactsName(full)
      guard FactsWord.isBare(name.last), let alias = aliases[name.package] else {
        return FactsWord.quoted(full)
      }
      return name.package == package ? ".\(name.last)" : "\(alias).\(name.last)"
    default: return FactsWord.typeWords[type] ?? "any"
    }
  }
}
