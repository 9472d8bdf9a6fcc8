import Foundation
import KubeGenCore

/// The roles of sources, in short.
struct PermissionSample {
  /// `Role web core/configmaps get, list`, in their order; then what could not be seen.
  var rules: [String] = []
  var blanks: [String]
  var yaml: String

  init(_ files: [InputFile], _ manifest: RoleManifest = RoleManifest(name: "app")) {
    var diagnostics = Diagnostics()
    var input = GeneratorInput()
    input.swiftFiles = files
    let permissions = Permissions(of: input, diagnostics: &diagnostics)
    blanks = (diagnostics.all + permissions.blanks).map(\.description)
    yaml = manifest.yaml(permissions)
    rules = Self.rules(in: yaml)
  }

  /// Of statements within a function that has a client.
  init(statements: String, beside: String = "", _ manifest: RoleManifest = .init(name: "app")) {
    let text = """
      func work(_ client: Client, other: String) async throws {
      \(statements)
      }
      \(beside)

      """
    self.init([InputFile(path: "a.swift", bytes: Array(text.utf8))], manifest)
  }

  /// What roles in YAML say; bindings and other objects are passed over.
  static func rules(in yaml: String) -> [String] {
    var diagnostics = Diagnostics()
    let documents = DocumentReader.documents(
      InputFile(path: "roles.yaml", bytes: Array(yaml.utf8)), diagnostics: &diagnostics)
    let problems = diagnostics.all.map(\.description)
    return problems
      + documents.flatMap { document -> [String] in
        let kind = document["kind"]?.string ?? ""
        let place = document["metadata"]?["namespace"]?.string
        let head = kind == "Role" ? "Role \(place ?? "")" : kind
        return (document["rules"]?.elements ?? []).flatMap { rule -> [String] in
          let group = words(rule["apiGroups"]).joined()
          return words(rule["resources"]).map { resource in
            "\(head) \(group.isEmpty ? "core" : group)/\(resource): "
              + words(rule["verbs"]).joined(separator: ", ")
          }
        }
      }
  }

  private static func words(_ node: Node?) -> [String] {
    node?.elements?.compactMap(\.string) ?? []
  }
}
