import Foundation
import KubeGenCore
import Testing

/// CustomResourceDefinitions: real ones, read in place, our own fixtures, and small ones made in
/// tests.
enum DefinitionSamples {
  static let whyAbsent: Comment = "the shared data is absent; KUBE_SHARED can say where it is"

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let shared =
    ProcessInfo.processInfo.environment["KUBE_SHARED"].map {
      URL(filePath: $0, directoryHint: .isDirectory)
    } ?? root.deletingLastPathComponent().appending(path: "shared", directoryHint: .isDirectory)

  /// The names of the real definitions.
  static let names = files(in: shared.appending(path: "crds"))
  static let golden = files(in: shared.appending(path: "controller-gen-golden"))

  static func real(_ name: String) throws -> InputFile {
    try file(name, in: shared.appending(path: "crds"))
  }

  static func golden(_ name: String) throws -> InputFile {
    try file(name, in: shared.appending(path: "controller-gen-golden"))
  }

  static func fixture(_ name: String) throws -> InputFile {
    try file(name, in: root.appending(path: "Fixtures/CustomResources"))
  }

  private static func files(in directory: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  private static func file(_ name: String, in directory: URL) throws -> InputFile {
    let data = try Data(contentsOf: directory.appending(path: name))
    return InputFile(path: name, bytes: [UInt8](data))
  }
}

extension DefinitionSamples {
  static func units(_ files: [InputFile]) -> (units: [SourceUnit], messages: [String]) {
    var diagnostics = Diagnostics()
    let units = CustomResourceFrontEnd.units(files: files, diagnostics: &diagnostics)
    return (units, diagnostics.all.map(\.description))
  }

  static func units(_ text: String) -> (units: [SourceUnit], messages: [String]) {
    units([InputFile(path: "crd.yaml", bytes: Array(text.utf8))])
  }

  /// A definition of group `example.com`.
  static func definition(
    kind: String = "Foo", group: String = "example.com", versions: String
  ) -> String {
    """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: \(kind.lowercased())s.\(group)}
    spec:
      group: \(group)
      scope: Namespaced
      names: {kind: \(kind), plural: \(kind.lowercased())s}
      versions:
    \(versions.indented(2))

    """
  }

  static func version(_ name: String = "v1", properties: String) -> String {
    """
    - name: \(name)
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
    \(properties.indented(8))
    """
  }

  /// A definition whose spec has these properties.
  static func specification(_ properties: String) -> String {
    definition(
      versions: version(
        properties: "spec:\n  type: object\n  properties:\n\(properties.indented(4))"))
  }

  /// The types of a kind whose spec has these properties, without the root.
  static func types(_ properties: String) -> String {
    let (units, messages) = units(specification(properties))
    let types = units.flatMap(\.types).dropFirst()
    return (types.map(ModelDump.text) + messages).joined(separator: "\n")
  }

  /// The types of a kind that has these properties at the top.
  static func root(_ properties: String) -> String {
    let (units, messages) = units(definition(versions: version(properties: properties)))
    return ([ModelDump.text(of: units)] + messages).joined(separator: "\n")
  }
}

extension String {
  fileprivate func indented(_ count: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
  }
}
