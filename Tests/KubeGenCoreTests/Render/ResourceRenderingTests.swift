import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Emitted kinds")
struct ResourceRenderingTests {
  static let identity = ResourceModel(
    group: "clux.dev", version: "v1", kind: "Foo", plural: "foos", isNamespaced: true)

  @Test("A built-in kind has its identity and no definition")
  func builtIn() {
    var resource = Self.identity
    resource.group = ""
    resource.isNamespaced = false
    let text = Sample.render(
      Sample.object(
        "Foo", resource: resource,
        Sample.property("metadata", .core("ObjectMeta"), isOptional: false)))
    #expect(
      text == #"""
        public struct Foo: Resource {
          public var metadata: ObjectMeta
          /// Members that this version of the type does not know.
          public var unknownMembers = UnknownMembers()

          public init(metadata: ObjectMeta = ObjectMeta()) {
            self.metadata = metadata
          }

          /// A new object of this name, ready to be created.
          public init(name: String, labels: [String: String] = [:], annotations: [String: String] = [:]) {
            let metadata = ObjectMeta(name: name, labels: labels, annotations: annotations)
            self.init(metadata: metadata)
          }
        }

        extension Foo {
          public typealias Scope = ClusterScope
          public static var group: String { "" }
          public static var version: String { "v1" }
          public static var kind: String { "Foo" }
          public static var plural: String { "foos" }

          public static func declare(_ members: inout Members<Self>) {
            members.constant("apiVersion", "v1")
            members.constant("kind", "Foo")
            members.add("metadata", \.metadata)
            members.unknown(\.unknownMembers)
          }
        }

        """#)
  }

  @Test("A kind that was read from a document gives the document back")
  func definition() {
    var resource = Self.identity
    resource.definition = ##"{"description":"A \"#\" and a \\n"}"##
    resource.isReadFromDocument = true
    let text = Sample.render(Sample.object("Foo", resource: resource), access: .internal)
    #expect(
      text.hasSuffix(
        ###"""
        extension Foo: CustomResource {
          /// The CustomResourceDefinition that this type was made from.
          static func crd() -> CustomResourceDefinition { Foo.embeddedDefinition() }
        }

        extension Foo {
          fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
            CustomResourceDefinition(
              embedded: ##"""
                {"description":"A \"#\" and a \\n"}
                """##
            )
          }
        }

        """###))
    // Without metadata it has no name.
    #expect(!text.contains("init(name:"))
  }

  @Test("A kind has an initialiser that takes what a manifest's metadata begin with")
  func convenience() {
    var resource = Self.identity
    resource.definition = "{}"
    resource.labels = ["b": "2", "a": "1"]
    let text = Sample.render(
      Sample.object(
        "Foo", resource: resource,
        Sample.property("metadata", .core("ObjectMeta"), isOptional: false),
        Sample.property("spec", Sample.named("FooSpec"), isOptional: false),
        Sample.property("status", Sample.named("FooStatus"))))
    #expect(
      text.contains(
        #"""
          /// A new object of this name, ready to be created.
          public init(
            name: String,
            namespace: String? = nil,
            labels: [String: String] = [:],
            annotations: [String: String] = [:],
            spec: FooSpec
          ) {
            var metadata = ObjectMeta(
              name: name,
              namespace: namespace,
              labels: labels,
              annotations: annotations
            )
            metadata.labels["a"] = metadata.labels["a"] ?? "1"
            metadata.labels["b"] = metadata.labels["b"] ?? "2"
            self.init(metadata: metadata, spec: spec)
          }
        }

        """#))
    #expect(text.contains("/// The CustomResourceDefinition of this kind, as its declaration"))
    resource.isNamespaced = false
    let cluster = Sample.render(
      Sample.object(
        "Foo", resource: resource,
        Sample.property("metadata", .core("ObjectMeta"), isOptional: false)))
    #expect(
      cluster.contains("  public init(name: String, labels: [String: String] = [:], annotations: "))
  }

  @Test("Units are joined in the order of their names, behind one header")
  func joined() {
    let units = ["b", "a", "c"].map { name in
      SourceUnit(
        name: name, origin: name == "c" ? "a.yaml" : "\(name).yaml",
        types: [Sample.object(name.uppercased())])
    }
    let renderer = Renderer(access: .public, imports: ["KubeJSON"])
    let text = renderer.renderJoined(units: units)
    #expect(
      text.hasPrefix(
        """
        // Made by kube-gen from a.yaml, b.yaml. Changes here are lost at the next build.

        import KubeJSON

        public nonisolated struct A: JSONStruct, Sendable {
        """))
    #expect(text == renderer.renderJoined(units: units.reversed()))
  }

  @Test("A path with line breaks stays within the header's comment")
  func header() {
    let unit = SourceUnit(
      name: "x", origin: "a\nimport Evil\u{2028}" + String(repeating: "b ", count: 60), types: [])
    let lines = Renderer(access: .public).render(unit).split(separator: "\n")
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("// ") && $0.count <= 100 })
    #expect(lines.last == "import KubeCore")
  }
}
