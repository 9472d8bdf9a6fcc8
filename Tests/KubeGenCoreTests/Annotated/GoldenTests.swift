import Foundation
import KubeGenCore
import Testing

/// controller-gen's own test types, written in Swift: what it makes of them is the form that ours is held to.
@Suite("Swift twins of controller-gen's test types")
struct ControllerGenTwinTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let golden: URL = {
    let shared =
      ProcessInfo.processInfo.environment["KUBE_SHARED"].map { URL(filePath: $0) }
      ?? root.appending(path: "../shared")
    return shared.appending(path: "controller-gen-golden")
  }()

  static let isPresent = FileManager.default.fileExists(
    atPath: golden.appending(path: "testdata.kubebuilder.io_enums.yaml").path)

  private static func definition(of names: [String]) throws -> (Node, [SourceUnit]) {
    let files = try names.map { name in
      let url = root.appending(path: "Fixtures/Annotated/\(name).swift")
      return InputFile(path: "\(name).swift", bytes: Array(try Data(contentsOf: url)))
    }
    var diagnostics = Diagnostics()
    let units = AnnotatedFrontEnd.units(files: files, diagnostics: &diagnostics)
    #expect(diagnostics.all.isEmpty, "\(diagnostics.all.map(\.description))")
    let text = try #require(units.first?.types.first?.resource?.definition)
    return (try JSON.node(text).plain, units)
  }

  private static func golden(_ name: String) throws -> Node {
    let url = golden.appending(path: "testdata.kubebuilder.io_\(name).yaml")
    var diagnostics = Diagnostics()
    let documents = DocumentReader.documents(
      InputFile(path: url.path, bytes: Array(try Data(contentsOf: url))),
      diagnostics: &diagnostics)
    #expect(diagnostics.all.isEmpty)
    return try #require(documents.first).plain
  }

  @Test(
    "The definitions are equal but for words",
    .enabled(if: isPresent, "the golden files are absent; KUBE_SHARED can say where they are"),
    arguments: [("Jobs", "jobs"), ("Oneofs", "oneofs"), ("ImmutableTypes", "immutabletypes")])
  func whole(_ twin: String, _ golden: String) throws {
    let (ours, _) = try Self.definition(of: [twin])
    try Self.expectEqual(ours, Self.golden(golden))
  }

  @Test(
    "A spec of optional fields is required nonetheless",
    .enabled(if: isPresent, "the golden files are absent; KUBE_SHARED can say where they are"))
  func enums() throws {
    let (ours, _) = try Self.definition(of: ["Enums"])
    let without = ours.changingSchemas { $0.removing("required") }
    try Self.expectEqual(without, Self.golden("enums"))
  }

  @Test(
    "Several versions; a status subresource has a schema for the status",
    .enabled(if: isPresent, "the golden files are absent; KUBE_SHARED can say where they are"))
  func versions() throws {
    let (ours, units) = try Self.definition(of: ["VersionedResources"])
    let without = ours.changingSchemas { schema in
      schema.changing("properties") { $0.removing("status") }
    }
    try Self.expectEqual(without, Self.golden("versionedresources"))
    #expect(units.map(\.name) == ["VersionedResourceV1Beta1", "VersionedResource"])
  }

  @Test(
    "CronJob, field by field: all but the pod template",
    .enabled(if: isPresent, "the golden files are absent; KUBE_SHARED can say where they are"))
  func cronJobs() throws {
    let (ours, _) = try Self.definition(of: ["CronJobs", "CronJobTypes"])
    let theirs = try Self.golden("cronjobs")
    #expect(ours["metadata"] == theirs["metadata"])
    #expect(ours["spec"]?["names"] == theirs["spec"]?["names"])
    let ourVersion = try #require(ours["spec"]?["versions"]?.elements?.first)
    let theirVersion = try #require(theirs["spec"]?["versions"]?.elements?.first)
    #expect(ourVersion["subresources"] == theirVersion["subresources"])
    #expect(ourVersion["selectableFields"] == theirVersion["selectableFields"])

    let ourSchema = try #require(ourVersion["schema"]?["openAPIV3Schema"]?["properties"])
    let theirSchema = try #require(theirVersion["schema"]?["openAPIV3Schema"]?["properties"])
    #expect(ourSchema["status"] == theirSchema["status"])
    let ourSpec = try #require(ourSchema["spec"])
    let theirSpec = try #require(theirSchema["spec"])
    #expect(ourSpec["x-kubernetes-validations"] == theirSpec["x-kubernetes-validations"])
    let required = theirSpec["required"]?.elements?.compactMap(\.string)
    #expect(
      ourSpec["required"]?.elements?.compactMap(\.string)
        == required?.filter { $0 != "jobTemplate" })
    let fields = try #require(theirSpec["properties"]?.members)
    #expect(fields.count == 98)
    #expect(ourSpec["properties"]?.members?.count == 97)
    for field in fields where field.key != "jobTemplate" {
      #expect(
        ourSpec["properties"]?[field.key]?.jsonText().count == field.value.jsonText().count
          && ourSpec["properties"]?[field.key] == field.value, "\(field.key)")
    }
  }

  @Test(
    "KubeCore's types have the schemas that real CRDs have for them",
    .enabled(if: isPresent, "the golden files are absent; KUBE_SHARED can say where they are"))
  func coreTypes() throws {
    let place = SourceLocation(path: "")
    var counts: [String: Int] = [:]
    let crds = Self.golden.deletingLastPathComponent().appending(path: "crds")
    let urls =
      try FileManager.default.contentsOfDirectory(at: crds, includingPropertiesForKeys: nil)
      + [Self.golden.appending(path: "testdata.kubebuilder.io_cronjobs.yaml")]
    let schemas = try ["Condition", "LabelSelector", "ObjectReference"].map { name in
      (name, try #require(CoreSchemas.schema(of: name, at: place)?.node))
    }
    for url in urls
    where ["cronjobs", "gateways.g", "certificates", "httproutes", "tests.chain"]
      .contains(where: url.lastPathComponent.contains)
    {
      var diagnostics = Diagnostics()
      let file = InputFile(path: url.path, bytes: Array(try Data(contentsOf: url)))
      for document in DocumentReader.documents(file, diagnostics: &diagnostics) {
        document.plain.visit { node in
          for (name, schema) in schemas where node == schema { counts[name, default: 0] += 1 }
        }
      }
    }
    for (name, _) in schemas { #expect(counts[name, default: 0] > 0, "\(name)") }
  }

  /// The schema of a field in controller-gen's specs, without words.
  static func field(_ name: String, of definition: String) throws -> Node {
    try #require(
      golden(definition)["spec"]?["versions"]?.elements?.first?["schema"]?["openAPIV3Schema"]?[
        "properties"]?["spec"]?["properties"]?[name])
  }

  private static func expectEqual(_ ours: Node, _ theirs: Node) throws {
    #expect(ours == theirs, "\(ours.jsonText())\n\(theirs.jsonText())")
  }
}

extension Node {
  /// Without descriptions and without controller-gen's own annotation.
  fileprivate var plain: Node {
    changing("metadata") { metadata in
      let annotations = metadata["annotations"]?.removing("controller-gen.kubebuilder.io/version")
      guard let annotations, annotations.members?.isEmpty == false else {
        return metadata.removing("annotations")
      }
      return metadata.changing("annotations") { _ in annotations }
    }.withoutDescriptions(isProperties: false)
  }

  private func withoutDescriptions(isProperties: Bool) -> Node {
    switch content {
    case .mapping(let members):
      let kept = members.filter {
        isProperties || $0.key != "description" || $0.value.string == nil
      }
      return Node(
        .mapping(
          kept.map { member in
            let isInside = member.key == "properties" && !isProperties
            return Member(
              member.key, member.value.withoutDescriptions(isProperties: isInside))
          }))
    case .sequence(let elements):
      return Node(.sequence(elements.map { $0.withoutDescriptions(isProperties: false) }))
    default: return self
    }
  }

  fileprivate func visit(_ body: (Node) -> Void) {
    body(self)
    for member in members ?? [] { member.value.visit(body) }
    for element in elements ?? [] { element.visit(body) }
  }

  fileprivate func removing(_ key: String) -> Node {
    guard let members else { return self }
    return Node(.mapping(members.filter { $0.key != key }))
  }

  fileprivate func changing(_ key: String, _ change: (Node) -> Node) -> Node {
    guard let members else { return self }
    return Node(
      .mapping(members.map { $0.key == key ? Member(key, change($0.value)) : $0 }))
  }

  fileprivate func changingSchemas(_ change: (Node) -> Node) -> Node {
    changing("spec") { spec in
      spec.changing("versions") { versions in
        Node(
          .sequence(
            (versions.elements ?? []).map { version in
              version.changing("schema") { $0.changing("openAPIV3Schema", change) }
            }))
      }
    }
  }
}
