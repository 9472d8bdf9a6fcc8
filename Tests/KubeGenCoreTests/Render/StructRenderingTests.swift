import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Emitted structs")
struct StructRenderingTests {
  @Test("A struct has its properties, an initialiser and a table")
  func structure() {
    let text = Sample.render(
      Sample.object(
        "Pod", documentation: "A pod.", Sample.property("name", isOptional: false),
        Sample.property("in", documentation: "Where."),
        Sample.property("image_tags", .array(.scalar(.string)))))
    #expect(
      text == #"""
        /// A pod.
        public struct Pod: JSONStruct, Sendable {
          public var name: String
          /// Where.
          public var `in`: String?
          public var imageTags: [String]?
          /// Members that this version of the type does not know.
          public var unknownMembers = UnknownMembers()

          public init(name: String, in: String? = nil, imageTags: [String]? = nil) {
            self.name = name
            self.in = `in`
            self.imageTags = imageTags
          }

          public static func declare(_ members: inout Members<Self>) {
            members.add("name", \.name)
            members.add("in", \.in)
            members.add("image_tags", \.imageTags)
            members.unknown(\.unknownMembers)
          }
        }

        """#)
  }

  @Test("Nested types that follow each other share an extension, and types are spelled from there")
  func nesting() {
    let text = Sample.render(
      Sample.object("A.B", Sample.property("c", .dictionary(Sample.named("A.C")))),
      Sample.object("A.C", Sample.property("d", .array(.array(Sample.named("D"))))),
      Sample.object("D", Sample.property("b", Sample.named("A.B"))))
    #expect(
      text == #"""
        extension A {
          public struct B: JSONStruct, Sendable {
            public var c: [String: C]?
            /// Members that this version of the type does not know.
            public var unknownMembers = UnknownMembers()

            public init(c: [String: C]? = nil) {
              self.c = c
            }

            public static func declare(_ members: inout Members<Self>) {
              members.add("c", \.c)
              members.unknown(\.unknownMembers)
            }
          }

          public struct C: JSONStruct, Sendable {
            public var d: [[D]]?
            /// Members that this version of the type does not know.
            public var unknownMembers = UnknownMembers()

            public init(d: [[D]]? = nil) {
              self.d = d
            }

            public static func declare(_ members: inout Members<Self>) {
              members.add("d", \.d)
              members.unknown(\.unknownMembers)
            }
          }
        }

        public struct D: JSONStruct, Sendable {
          public var b: A.B?
          /// Members that this version of the type does not know.
          public var unknownMembers = UnknownMembers()

          public init(b: A.B? = nil) {
            self.b = b
          }

          public static func declare(_ members: inout Members<Self>) {
            members.add("b", \.b)
            members.unknown(\.unknownMembers)
          }
        }

        """#)
  }

  @Test("Boxed, null-keeping and defaulted properties")
  func kinds() {
    var boxed = Sample.property("default", Sample.named("Tree"))
    boxed.isBoxed = true
    var nullable = Sample.property("limit", .scalar(.int))
    nullable.keepsNull = true
    var defaulted = Sample.property("count", .scalar(.int), isOptional: false)
    defaulted.defaultExpression = "1"
    let text = Sample.render(Sample.object("Tree", boxed, nullable, defaulted))
    #expect(
      text.contains(
        """
          public var `default`: Tree? {
            get { _default.wrappedValue }
            _modify { yield &_default.wrappedValue }
          }
          private var _default: Boxed<Tree>

        """))
    #expect(text.contains("init(default: Tree? = nil, limit: Int? = nil, count: Int = 1) {\n"))
    #expect(text.contains("    _default = Boxed(wrappedValue: `default`)\n"))
    #expect(text.contains("    members.add(\"default\", \\._default, as: \\.default)\n"))
    #expect(text.contains("    members.add(\"limit\", \\.limit, keepsNull: true)\n"))
    #expect(text.contains("    members.add(\"count\", \\.count, default: 1)\n"))
  }

  @Test("What is secret is hidden")
  func secrets() {
    var secret = Sample.property("password")
    secret.isSecret = true
    let text = Sample.render(Sample.object("Login", Sample.property("name"), secret))
    #expect(
      text.contains(
        #"""
            members.add("name", \.name)
            members.add("password", \.password)
            members.hide("password")
            members.unknown(\.unknownMembers)
        """#))
  }

  @Test("What does not fit on a line is broken as swift-format does it")
  func longLines() {
    let name = "aPropertyWithARatherLongNameThatFillsHalfOfALine"
    let type = "ATypeWhoseNameIsSoLongThatItNeedsALineOfItsOwnWhereverItStands"
    let text = Sample.render(Sample.object(type, Sample.property(name, Sample.named(type))))
    #expect(
      text == #"""
        // swift-format-ignore
        public struct \#(type): JSONStruct, Sendable {
          public var \#(name):
            \#(type)?
          /// Members that this version of the type does not know.
          public var unknownMembers = UnknownMembers()

          public init(
            \#(name):
              \#(type)? = nil
          ) {
            self.\#(name) =
              \#(name)
          }

          public static func declare(_ members: inout Members<Self>) {
            members.add(
              "\#(name)",
              \.\#(name)
            )
            members.unknown(\.unknownMembers)
          }
        }

        """#)
  }

  @Test("A name that no line can hold is left to itself")
  func hugeNames() {
    let name = String(repeating: "long", count: 40)
    let text = Sample.render(Sample.object("A", Sample.property(name)))
    #expect(text.contains("  // swift-format-ignore\n  public var \(name): String?\n"))
    #expect(text.contains("  // swift-format-ignore\n  public init(\n"))
  }

  @Test("A struct without properties, and the initialisers that Swift makes itself")
  func initializers() {
    #expect(Sample.render(Sample.object("A")).contains("\n\n  public init() {}\n\n"))
    let bare = TypeModel(
      name: TypeName("A"),
      form: .object(
        ObjectModel(
          properties: [Sample.property("x", isOptional: false)], unknownMembers: nil)))
    #expect(!Sample.render(bare, access: .internal).contains("init("))
    #expect(Sample.render(bare, access: .package).contains("  package init(x: String) {\n"))
  }

  @Test("A name of KubeCore that the module declares as well is written with its module")
  func qualification() {
    let pod = Sample.object(
      "Pod", Sample.property("status", Sample.named("Pod.Status")),
      Sample.property("result", .core("Status")), Sample.property("when", .scalar(.time)),
      Sample.property("text"))
    let text = Sample.render(
      pod, Sample.object("Pod.Status"),
      module: [TypeName("Pod", "Time"), TypeName("String"), TypeName("Members")])
    #expect(text.contains("  public var status: Status?\n"))
    #expect(text.contains("  public var result: KubeCore.Status?\n"))
    #expect(text.contains("  public var when: KubeCore.Time?\n"))
    #expect(text.contains("  public var text: Swift.String?\n"))
    #expect(text.contains("(_ members: inout KubeCore.Members<Self>)"))
  }

  @Test("A nested type hides an outer one of the same name, which is then spelled in full")
  func hiddenNames() {
    let text = Sample.render(
      Sample.object("A.B", Sample.property("x", Sample.named("A.C"))),
      Sample.object("A.B.C"), Sample.object("A.C"))
    #expect(text.contains("    public var x: A.C?\n"))
  }
}
