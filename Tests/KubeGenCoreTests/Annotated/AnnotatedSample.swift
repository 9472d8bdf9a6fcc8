import KubeGenCore
import Testing

/// Runs the front end on a piece of Swift.
struct AnnotatedSample {
  var units: [SourceUnit]
  var diagnostics: [Diagnostic]

  init(_ sources: [(path: String, text: String)]) {
    var diagnostics = Diagnostics()
    units = AnnotatedFrontEnd.units(
      files: sources.map { InputFile(path: $0.path, bytes: Array($0.text.utf8)) },
      diagnostics: &diagnostics)
    self.diagnostics = diagnostics.all
  }

  init(_ text: String) {
    self.init([("Thing.swift", text)])
  }

  static let head = "// @kube(group: \"example.com\", version: \"v1\", kind: \"Thing\")\n"

  /// A spec with these members, and other declarations behind it.
  init(spec members: String, _ rest: String = "") {
    self.init("\(Self.head)struct ThingSpec {\n\(members)\n}\n\(rest)")
  }

  var messages: [String] { diagnostics.map(\.description) }

  func definition(_ unit: Int = 0) throws -> Node {
    let text = try #require(units[unit].types.first?.resource?.definition)
    return try JSON.node(text)
  }

  func root() throws -> Node {
    try #require(
      definition()["spec"]?["versions"]?.elements?.first?["schema"]?["openAPIV3Schema"])
  }

  func spec() throws -> Node {
    try #require(root()["properties"]?["spec"])
  }

  func property(_ name: String) throws -> Node {
    try #require(spec()["properties"]?[name])
  }

  func type(_ name: String) throws -> TypeModel {
    try #require(units.flatMap(\.types).first { $0.name.description == name })
  }

  func members(_ name: String) throws -> [PropertyModel] {
    guard case .object(let object) = try type(name).form else { return [] }
    return object.properties
  }
}

enum JSON {
  static func node(_ text: String) throws -> Node {
    var diagnostics = Diagnostics()
    let documents = DocumentReader.documents(
      InputFile(path: "JSON", bytes: Array(text.utf8)), diagnostics: &diagnostics)
    #expect(diagnostics.all.isEmpty, "\(diagnostics.all)")
    return try #require(documents.first)
  }
}

/// A source with `⟦` where its one problem is.
struct Problem: CustomTestStringConvertible {
  var source: String
  var message: String

  init(_ source: String, _ message: String) {
    self.source = source
    self.message = message
  }

  /// In the members of a spec.
  init(spec members: String, _ message: String) {
    self.init(spec: members, "", message)
  }

  /// In the members of a spec, or in the declarations behind it.
  init(spec members: String, _ rest: String, _ message: String) {
    self.init("\(AnnotatedSample.head)struct ThingSpec {\n\(members)\n}\n\(rest)", message)
  }

  var testDescription: String { message }

  func check(_ severity: Diagnostic.Severity = .error) {
    let parts = source.split(separator: "⟦", omittingEmptySubsequences: false)
    #expect(parts.count == 2, "the source has one mark")
    let lines = (parts.first ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let place = SourceLocation(
      path: "Thing.swift", line: lines.count, column: (lines.last?.utf8.count ?? 0) + 1)
    let sample = AnnotatedSample(parts.joined())
    #expect(sample.diagnostics.count == 1, "\(sample.messages.joined(separator: "\n"))")
    guard let diagnostic = sample.diagnostics.first else { return }
    #expect(diagnostic.severity == severity)
    #expect(diagnostic.location == place)
    #expect(diagnostic.message.contains(message), "\(diagnostic.message)")
  }
}
