import KubeTestSupport
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Damaged OpenAPI documents")
struct OpenAPIFuzzTests {
  static let sample = ##"""
    {"swagger": "2.0", "info": {"version": "v1.36.2"}, "definitions": {
      "g.v1.A": {"description": "An A.", "type": "object", "required": ["spec"], "properties": {
        "apiVersion": {"type": "string"}, "kind": {"type": "string"},
        "metadata": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"},
        "spec": {"allOf": [{"$ref": "#/definitions/g.v1.B"}], "default": {}},
        "ports": {"type": "array", "items": {"$ref": "#/definitions/g.v1.B"},
          "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["x"],
          "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "x"}},
        "x-kubernetes-group-version-kind": [{"group": "g", "version": "v1", "kind": "A"}]},
      "g.v1.AList": {"properties": {"items": {"type": "array", "items": {"$ref": "#/definitions/g.v1.A"}},
        "metadata": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta"}},
        "x-kubernetes-group-version-kind": [{"group": "g", "version": "v1", "kind": "AList"}]},
      "g.v1.B": {"properties": {"x": {"type": "integer", "format": "int32", "default": 3},
        "b": {"$ref": "#/definitions/g.v1.B"}, "c": {"$ref": "#/definitions/g.v1.C"},
        "m": {"type": "object", "additionalProperties": {"type": "string", "format": "byte"}}}},
      "g.v1.C": {"type": "string", "format": "date-time"}},
    "paths": {
      "/apis/g/v1/namespaces/{namespace}/as/{name}": {"get": {"x-kubernetes-action": "get",
        "x-kubernetes-group-version-kind": {"group": "g", "version": "v1", "kind": "A"}}},
      "/apis/g/v1/namespaces/{namespace}/as/{name}/status": {"put": {"x-kubernetes-action": "put",
        "x-kubernetes-group-version-kind": {"group": "g", "version": "v1", "kind": "A"}}},
      "/apis/g/v1/watch/as": {"get": {"x-kubernetes-action": "watchlist",
        "x-kubernetes-group-version-kind": {"group": "g", "version": "v1", "kind": "A"}}}}}
    """##

  @Test("The undamaged sample is whole")
  func whole() throws {
    let (model, diagnostics) = OpenAPISamples.read(Self.sample)
    #expect(diagnostics.all.isEmpty)
    let kind = try #require(model?.kinds.first)
    #expect(kind.verbs == ["get", "watch"])
    #expect(kind.subresources == [.init(name: "status", verbs: ["update"])])
    let (units, complaints) = OpenAPISamples.units(try #require(model), "*")
    #expect(complaints.all.isEmpty)
    #expect(units.flatMap(\.types).map(\.name.description) == ["A", "AList", "B"])
  }

  @Test("Whatever is wrong in them, they end in types or errors", arguments: 0..<40)
  func damaged(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var diagnostics = Diagnostics()
    let file = InputFile(path: "api.json", bytes: Array(Self.sample.utf8))
    let root = try #require(DocumentReader.documents(file, diagnostics: &diagnostics).first)
    for _ in 0..<25 {
      var damaged = root
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged = Self.damage(damaged, with: root, &random)
      }
      try check(damaged)
    }
  }

  @Test(
    "A real document with real damage",
    .enabled(if: OpenAPISamples.arePresent, OpenAPISamples.whyAbsent), arguments: 0..<10)
  func damagedRealDocument(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let document = try #require(
      try OpenAPISamples.documents(OpenAPISamples.v3APIExtensions).first)
    var damaged = document.root
    for _ in 0..<200 { damaged = Self.damage(damaged, with: document.root, &random) }
    try check(damaged)
  }

  private func check(_ root: Node) throws {
    var diagnostics = Diagnostics()
    let model = OpenAPIReader.model(
      of: [OpenAPIReader.Document(path: "api.json", root: root)], diagnostics: &diagnostics)
    for diagnostic in diagnostics.all { #expect(!diagnostic.message.isEmpty) }
    var selectors = Diagnostics()
    let selection = ["*", "g/v1/*", "g/*/A", "g.v1.B"].map {
      ResourceSelector($0, at: SourceLocation(path: "kube-gen.yaml"))
    }
    let units = OpenAPIFrontEnd.units(model: model, selection: selection, diagnostics: &selectors)
    let names = units.flatMap(\.types).map(\.name)
    #expect(Set(names).count == names.count)
    let text = FactsWriter.text(of: model)
    #expect(try FactsReader.model(of: Array(text.utf8)) == model.bare())
    #expect(model.table().count == model.kinds.count)
  }

  /// Puts something else in one place of the document, which the walk from the top finds by chance.
  private static func damage(
    _ node: Node, with donor: Node, _ random: inout SplitMix64
  ) -> Node {
    if Int.random(in: 0..<6, using: &random) == 0 { return substitute(for: node, donor, &random) }
    var copy = node
    switch node.content {
    case .sequence(var elements) where !elements.isEmpty:
      let index = Int.random(in: 0..<elements.count, using: &random)
      elements[index] = damage(elements[index], with: donor, &random)
      copy.content = .sequence(elements)
    case .mapping(var members) where !members.isEmpty:
      let index = Int.random(in: 0..<members.count, using: &random)
      if Int.random(in: 0..<8, using: &random) == 0 {
        members[index].key =
          ["", "$ref", "type", "x y", "a.v1.B", members[0].key, "/apis/g/v1/as"]
          .randomElement(using: &random) ?? ""
      }
      members[index].value = damage(members[index].value, with: donor, &random)
      copy.content = .mapping(members)
    default: copy = substitute(for: node, donor, &random)
    }
    return copy
  }

  private static func substitute(
    for node: Node, _ donor: Node, _ random: inout SplitMix64
  ) -> Node {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return Node(.null)
    case 1: return ""
    case 2: return "#/definitions/g.v1.A"
    case 3: return 7
    case 4: return []
    case 5: return [:]
    case 6: return [node, node]
    case 7: return ["type": "array", "items": node]
    default:
      // Some other part of the document.
      var part = donor
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let parts = part.elements ?? part.members?.map(\.value) ?? []
        guard let next = parts.randomElement(using: &random) else { break }
        part = next
      }
      return part
    }
  }
}
