import KubeTestSupport
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("The table of facts")
struct FactsTests {
  static let sample = """
    swift-kube facts 1
    kubernetes 1.36
    package apps.v1 io.k8s.api.apps.v1
    package meta.v1 io.k8s.apimachinery.pkg.apis.meta.v1

    in apps.v1
    type Deployment
      @kind apps v1 Deployment
      @resource deployments namespaced get list
      @subresource scale get patch = autoscaling v1 Scale
      @subresource status get
      metadata meta.v1.ObjectMeta
      ports! [{.Port}] list=map keys=port,protocol patch=merge,retainKeys merge=port
      strategy "a strategy" map=atomic default="\\"x y\\""
    value Port int32

    in meta.v1
    type ObjectMeta map=atomic

    """

  static var sampleModel: APIModel {
    let identity = GroupVersionKind(group: "apps", version: "v1", kind: "Deployment")
    return APIModel(
      version: "1.36",
      definitions: [
        APIDefinition(
          name: "io.k8s.api.apps.v1.Deployment",
          form: .object([
            APIProperty(
              name: "metadata", type: .reference("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")),
            APIProperty(
              name: "ports", type: .array(.map(.reference("io.k8s.api.apps.v1.Port"))),
              isRequired: true, listType: "map", listMapKeys: ["port", "protocol"],
              patchStrategies: ["merge", "retainKeys"], patchMergeKey: "port"),
            APIProperty(
              name: "strategy", type: .reference("a strategy"), mapType: "atomic",
              defaultValue: #""x y""#),
          ]),
          kinds: [identity]),
        APIDefinition(name: "io.k8s.api.apps.v1.Port", form: .value(.int32)),
        APIDefinition(
          name: "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", form: .object([]),
          mapType: "atomic"),
      ],
      kinds: [
        APIKind(
          identity: identity, plural: "deployments", isNamespaced: true, verbs: ["get", "list"],
          subresources: [
            .init(
              name: "scale", verbs: ["get", "patch"],
              kind: GroupVersionKind(group: "autoscaling", version: "v1", kind: "Scale")),
            .init(name: "status", verbs: ["get"]),
          ],
          definition: "io.k8s.api.apps.v1.Deployment")
      ])
  }

  @Test("It is read and written as it is described")
  func form() throws {
    #expect(FactsWriter.text(of: Self.sampleModel) == Self.sample)
    #expect(try FactsReader.model(of: Array(Self.sample.utf8)) == Self.sampleModel)
    let spaced =
      "\n" + Self.sample.replacing("  @", with: "\t @").replacing("\n", with: " \r\n# x\n")
    #expect(try FactsReader.model(of: Array(spaced.utf8)) == Self.sampleModel)
  }

  @Test("It is small, and has none of the document's prose")
  func size() {
    #expect(APIModel.kubernetes1_36.utf8.count < 150_000)
    #expect(APIModel.kubernetes1_36.split(separator: "\n").allSatisfy { $0.utf8.count < 160 })
  }

  @Test("Every model is read as it was written", arguments: 0..<300)
  func roundTrip(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let model = Self.randomModel(&random)
    let text = FactsWriter.text(of: model)
    #expect(try FactsReader.model(of: Array(text.utf8)) == model.bare())
    #expect(text == FactsWriter.text(of: model.bare()))
  }

  static let failures: [(text: String, failure: FactsReader.Failure)] = [
    ("", .init(message: "The table of facts is empty.", line: 1, column: 1)),
    (
      "\nnonsense",
      .init(
        message: "A table of facts begins with 'swift-kube facts'.", line: 2, column: 9)
    ),
    (
      "swift-kube facts 2\n",
      .init(
        message: "This table of facts has form 2; this tool reads form 1.", line: 1, column: 19)
    ),
    (
      "swift-kube facts 1\ntype A\n",
      .init(
        message: "The line 'in' with the package is missing.", line: 2, column: 6)
    ),
    (
      "swift-kube facts 1\nin a.v1\n",
      .init(
        message: "There is no package 'a.v1' at the top of the table.", line: 2, column: 8)
    ),
    (
      "swift-kube facts 1\npackage a a\npackage a b\n",
      .init(
        message: "The package 'a' is there already.", line: 3, column: 12)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\ntype A\n",
      .init(
        message: "The definition 'A' is there already.", line: 4, column: 7)
    ),
    (
      "swift-kube facts 1\n  a string\n",
      .init(
        message: "A property must stand below a 'type'.", line: 2, column: 3)
    ),
    (
      "swift-kube facts 1\nin \"\"\nvalue A int\n  a string\n",
      .init(
        message: "A property must stand below a 'type'.", line: 4, column: 3)
    ),
    (
      "swift-kube facts 1\n  @kind \"\" v1 A\n",
      .init(
        message: "'@kind' must stand below a definition.", line: 2, column: 9)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  @resource as cluster get\n",
      .init(
        message: "'@resource' must stand below a '@kind'.", line: 4, column: 13)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  @kind \"\" v1 A\n  @resource as global get\n",
      .init(
        message: "The scope is 'cluster' or 'namespaced', not 'global'.", line: 5, column: 23)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  @kind \"\" v1 A\n  @subresource x get\n",
      .init(
        message: "'@subresource' must stand below a '@resource'.", line: 5, column: 16)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  @knid \"\" v1 A\n",
      .init(
        message: "A fact is @kind, @resource or @subresource, not '@knid'.", line: 4, column: 9)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  a strin\n",
      .init(
        message: "There is no type 'strin'. Did you mean 'string'? Definitions are written with a "
          + "dot: .strin.", line: 4, column: 10)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  a x.B\n",
      .init(
        message: "There is no package 'x' at the top of the table.", line: 4, column: 8)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  a [string}\n",
      .init(
        message: "Here ']' is expected.", line: 4, column: 12)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  a string lst=map\n",
      .init(
        message:
          "What is known of a property is list, keys, map, patch, merge, enum and default, not "
          + "'lst'.", line: 4, column: 16)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A\n  \"a\\x\" string\n",
      .init(
        message: "There is no escape '\\x' here.", line: 4, column: 7)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype \"A\n",
      .init(
        message: "The closing quote is missing.", line: 3, column: 8)
    ),
    (
      "swift-kube facts 1\nin \"\"\ntype A ?\n",
      .init(
        message: "Nothing more is expected in this line.", line: 3, column: 8)
    ),
    (
      "swift-kube facts 1\nmodel A\n",
      .init(
        message: "A line begins with in, kubernetes, package, type or value, not 'model'.", line: 2,
        column: 7)
    ),
  ]

  @Test("What is wrong is said with its place", arguments: failures)
  func fails(text: String, failure: FactsReader.Failure) {
    #expect(throws: failure) { try FactsReader.model(of: Array(text.utf8)) }
  }

  @Test("Damaged tables are errors or tables, never a trap", arguments: 0..<40)
  func damaged(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let real = Array(APIModel.kubernetes1_36.utf8)
    let start = Int.random(in: 0..<real.count - 4000, using: &random)
    let header = Array("swift-kube facts 1\npackage core.v1 io.k8s.api.core.v1\nin core.v1\n".utf8)
    for _ in 0..<25 {
      var bytes = header + real[start..<start + 2000] + Array(Self.sample.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default:
          bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
        }
      }
      if let model = try? FactsReader.model(of: bytes) {
        let again = try? FactsReader.model(of: Array(FactsWriter.text(of: model).utf8))
        #expect(again == model)
      }
    }
    let deep = header + Array("type A\n a ".utf8) + [UInt8](repeating: 0x5B, count: 100_000)
    #expect(throws: FactsReader.Failure.self) { try FactsReader.model(of: deep) }
  }

  @Test("As an input it is read like an OpenAPI document, and its mistakes have a place")
  func input() {
    let (model, diagnostics) = OpenAPISamples.read(Self.sample, path: "cluster.facts")
    #expect(diagnostics.all.isEmpty)
    #expect(model?.bare() == Self.sampleModel)
    #expect(model?.path == "cluster.facts")
    let (broken, complaints) = OpenAPISamples.read(
      Self.sample.replacing("namespaced", with: "global"), path: "cluster.facts")
    #expect(broken == nil)
    #expect(
      complaints.all.map(\.description) == [
        "cluster.facts:9:32: error: The scope is 'cluster' or 'namespaced', not 'global'."
      ])
    var diagnosticsOfTwo = Diagnostics()
    let files = ["a", "b"].map { InputFile(path: $0, bytes: Array(Self.sample.utf8)) }
    #expect(APIModel(files: files, diagnostics: &diagnosticsOfTwo) == nil)
    #expect(diagnosticsOfTwo.hasErrors)
  }

  static func randomModel(_ random: inout SplitMix64) -> APIModel {
    let odd = [
      "name", "v1", "a.b", ".a", "a.", "..", "", " ", "!", "@kind", "\"", "\\", "\n\t\r\u{7}", "é",
      "x=y", "a,b", "#c", "[", "}", "type", "string", "io.k8s.api.core.v1.Pod", "io.k8s.api.v1.Pod",
      "a b.v1.C", "$ref", "1", "/", "x.",
    ]
    func word() -> String { odd.randomElement(using: &random) ?? "" }
    func words() -> [String] { (0..<Int.random(in: 0...3, using: &random)).map { _ in word() } }
    func maybe() -> String? { Bool.random(using: &random) ? word() : nil }
    func kind() -> GroupVersionKind {
      GroupVersionKind(group: word(), version: word(), kind: word())
    }
    func type(_ depth: Int) -> APIType {
      switch Int.random(in: 0..<(depth > 3 ? 4 : 7), using: &random) {
      case 0: .reference(word())
      case 1...3:
        FactsWord.typeWords.keys.sorted { "\($0)" < "\($1)" }
          .randomElement(using: &random) ?? .any
      case 4, 5: .array(type(depth + 1))
      default: .map(type(depth + 1))
      }
    }
    var kinds: [APIKind] = []
    let definitions = Set((0..<8).map { _ in word() }).sorted().map { name in
      let identities = Set((0..<Int.random(in: 0...2, using: &random)).map { _ in kind() }).sorted()
      if let identity = identities.first, Bool.random(using: &random) {
        kinds.append(
          APIKind(
            identity: identity, plural: word(), isNamespaced: Bool.random(using: &random),
            verbs: words(),
            subresources: words().map { part in
              let other = Bool.random(using: &random) ? kind() : nil
              return APIKind.Subresource(name: part, verbs: words(), kind: other)
            },
            definition: name))
      }
      let properties = words().map { property in
        APIProperty(
          name: property, type: type(0), isRequired: Bool.random(using: &random),
          listType: maybe(), listMapKeys: words(), mapType: maybe(), patchStrategies: words(),
          patchMergeKey: maybe(), defaultValue: maybe(), documentation: maybe())
      }
      return APIDefinition(
        name: name, form: Bool.random(using: &random) ? .object(properties) : .value(type(0)),
        kinds: identities, mapType: maybe(), documentation: maybe(),
        location: SourceLocation(path: word()))
    }
    return APIModel(version: maybe(), path: maybe(), definitions: definitions, kinds: kinds)
  }
}
