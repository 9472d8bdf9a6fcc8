/// Reads `kube-gen.yaml`. A key that it does not know, or a value of another type than the key
/// wants, is an error.
package struct ConfigurationReader {
  private let path: String
  private var diagnostics: Diagnostics
  private var configuration = Configuration()

  package static func read(_ file: InputFile, diagnostics: inout Diagnostics) -> Configuration {
    let documents = DocumentReader.documents(file, diagnostics: &diagnostics)
    var reader = ConfigurationReader(path: file.path, diagnostics: diagnostics)
    if let document = documents.first { reader.read(document) }
    if documents.count > 1 {
      reader.error(
        "This file holds one document. Remove what follows the second '---'.", documents[1])
    }
    diagnostics = reader.diagnostics
    return reader.configuration
  }

  private init(path: String, diagnostics: Diagnostics) {
    self.path = path
    self.diagnostics = diagnostics
  }

  /// The keys for users, in the order in which messages list them.
  private static let keys = ["kubernetes", "openapi", "resources", "crds", "rename", "access"]

  private mutating func read(_ document: Node) {
    if document.isNull { return }
    guard let members = document.members else {
      error(
        "Expected keys such as 'crds: [CRDs/*.yaml]', but found \(document.kind). Known keys: "
          + "\(Self.keys.joined(separator: ", ")).", document)
      return
    }
    for member in members { read(member.key, member.value, at: location(of: member)) }
    checkTogether(document)
  }

  private mutating func read(_ key: String, _ value: Node, at location: SourceLocation) {
    switch key {
    case "kubernetes": configuration.kubernetes = version(value)
    case "openapi": configuration.openAPI = list(value, of: key, example: "openapi/apps-v1.json")
    case "resources": configuration.resources = list(value, of: key, example: "apps/v1/Deployment")
    case "crds": configuration.crds = list(value, of: key, example: "CRDs/*.yaml")
    case "rename": configuration.rename = renames(value)
    case "access": if let access = access(value) { configuration.access = access }
    default:
      let suggestion = Suggestion.phrase(for: key, among: Self.keys)
      diagnostics.error(
        "There is no key '\(key)'.\(suggestion) Known keys: \(Self.keys.joined(separator: ", ")).",
        at: location)
    }
  }

  private mutating func version(_ value: Node) -> Configuration.Entry? {
    // Unquoted, 1.36 is a number to YAML; its text is what counts.
    let text: String? =
      switch value.content {
      case .string(let text), .number(let text): text
      default: nil
      }
    guard let text else {
      error("'kubernetes' expects a version such as \"1.36\", but this is \(value.kind).", value)
      return nil
    }
    return Configuration.Entry(text, at: value.location(in: path))
  }

  private mutating func access(_ value: Node) -> Access? {
    let names = Access.allCases.map(\.rawValue)
    guard let text = value.string else {
      error("'access' expects one of \(names.joined(separator: ", ")), not \(value.kind).", value)
      return nil
    }
    if let access = Access(rawValue: text) { return access }
    error(
      "'access' expects one of \(names.joined(separator: ", ")), not '\(text)'."
        + Suggestion.phrase(for: text, among: names), value)
    return nil
  }

  private mutating func list(
    _ value: Node, of key: String, example: String
  ) -> [Configuration.Entry] {
    var entries: [Configuration.Entry] = []
    for element in value.elements ?? [value] {
      guard let text = element.string, !text.isEmpty else {
        let found = element.string == nil ? element.kind : "an empty string"
        error("'\(key)' expects a list of strings such as [\(example)]; this is \(found).", element)
        continue
      }
      entries.append(Configuration.Entry(text, at: element.location(in: path)))
    }
    return entries
  }

  private mutating func renames(_ value: Node) -> [Configuration.Rename] {
    guard let members = value.members else {
      error(
        "'rename' expects kinds and their Swift names, such as "
          + "{serving.knative.dev/v1/Service: KnativeService}; this is \(value.kind).", value)
      return []
    }
    var renames: [Configuration.Rename] = []
    for member in members {
      guard let name = member.value.string, Self.isTypeName(name) else {
        error(
          "'\(member.key)' expects a Swift type name such as KnativeService: letters and digits, a "
            + "capital first.", member.value)
        continue
      }
      renames.append(
        Configuration.Rename(
          kind: Configuration.Entry(member.key, at: location(of: member)),
          name: Configuration.Entry(name, at: member.value.location(in: path))))
    }
    return renames
  }

  private static func isTypeName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    else { return false }
    return name.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
  }

  /// Keys that are each in order, but make no sense with one another.
  private mutating func checkTogether(_ document: Node) {
    if let kubernetes = configuration.kubernetes, !configuration.openAPI.isEmpty {
      diagnostics.error(
        "'kubernetes' is the bundled model and 'openapi' takes its place: keep one of the two.",
        at: kubernetes.location)
    }
    let source = configuration.kubernetes ?? configuration.openAPI.first
    if let source, configuration.resources.isEmpty, document["resources"] == nil {
      diagnostics.error(
        "'resources' is missing, so no kind would come of this. Add for example "
          + "resources: [v1/ConfigMap, apps/v1/*].", at: source.location)
    }
  }

  private func location(of member: Node.Member) -> SourceLocation {
    SourceLocation(
      path: path, line: max(1, Int(member.keyLine)), column: max(1, Int(member.keyColumn)))
  }

  private mutating func error(_ message: String, _ node: Node) {
    diagnostics.error(message, at: node.location(in: path))
  }
}
