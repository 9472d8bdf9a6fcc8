/// What the `@kube` annotations of a struct say.
struct KubeAnnotation {
  enum Deprecation {
    case plain
    case warning(Located<String>)
  }

  struct PrintColumn {
    var name: Located<String>
    var type: Located<String>
    var jsonPath: Located<String>
    var description: String?
    var format: Located<String>?
    var priority: Int64?
  }

  struct Scale {
    var specReplicas: Located<String>
    var statusReplicas: Located<String>
    var labelSelector: Located<String>?
  }

  struct Pair {
    var key: Located<String>
    var value: Located<String>
  }

  var place: SourceLocation
  /// A macro has made what the generator would make.
  var isMacro = false
  var group: Located<String>
  var version: Located<String>
  var kind: Located<String>
  var root: Located<String>?
  var plural: Located<String>?
  var singular: Located<String>?
  var listKind: Located<String>?
  var namespaced: Located<Bool>?
  var status: Located<[String]>?
  var shortNames: [Located<String>] = []
  var categories: [Located<String>] = []
  var served: Located<Bool>?
  var storage: Located<Bool>?
  var deprecation: Deprecation?
  var documentation: String?
  /// What the types of spec and status do not know is kept with the object.
  var keepsUnknown = true
  var printColumns: [PrintColumn] = []
  var scale: Scale?
  var selectable: [Located<String>] = []
  var rules: [ValidationRule] = []
  var annotations: [Pair] = []
  var labels: [Pair] = []

  var isNamespaced: Bool { namespaced?.value == true }
  var rootName: String { root?.value ?? kind.value }
  var pluralName: String { plural?.value ?? Pluralisation.plural(of: kind.value) }
}
