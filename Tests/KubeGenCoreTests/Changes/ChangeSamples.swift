import KubeGenCore

/// Definitions that differ.
enum ChangeSamples {
  static func definition(_ schema: Node, spec: [Node.Member] = []) -> String {
    let version: Node = [
      "name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": schema],
    ]
    return definition(versions: [version], spec: spec)
  }

  static func definition(versions: [Node], spec: [Node.Member] = []) -> String {
    var body: Node = [
      "group": "example.com", "scope": "Namespaced", "names": ["kind": "Foo", "plural": "foos"],
      "versions": Node(.sequence(versions)),
    ]
    for member in spec { body = body.setting(member.key, member.value) }
    let node: Node = [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": "foos.example.com"], "spec": body,
    ]
    return node.jsonText()
  }

  static func source(_ text: String, path: String = "crd.json") -> DefinitionSource {
    .definitions([InputFile(path: path, bytes: Array(text.utf8))])
  }

  /// Of two whole schemas.
  static func changes(
    _ old: Node, _ new: Node, diagnostics: inout Diagnostics
  ) -> [DefinitionChange] {
    DefinitionChanges.between(
      source(definition(old)), source(definition(new)), diagnostics: &diagnostics)
  }
}
