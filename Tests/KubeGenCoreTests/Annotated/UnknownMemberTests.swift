import KubeGenCore
import Testing

@Suite("What a written struct does not know, and null")
struct UnknownMemberTests {
  @Test(
    "The property that keeps unknown members, its type written or not",
    arguments: [
      "var unknown = UnknownMembers()", "var unknown: UnknownMembers = UnknownMembers()",
      "var unknown: UnknownMembers = .init()", "var unknown: UnknownMembers",
      "var unknown = KubeCore.UnknownMembers()", "var unknown: KubeJSON.UnknownMembers",
    ])
  func unknown(_ property: String) throws {
    for keys in ["", "enum CodingKeys: String, CodingKey { case a }"] {
      let sample = AnnotatedSample(spec: "var a: Int\n\(property)\n\(keys)")
      #expect(sample.messages == [])
      guard case .object(let object) = try sample.type("ThingSpec").form else { return }
      #expect(object.unknownMembers == "unknown")
      #expect(object.properties.map(\.jsonName) == ["a"])
      #expect(try sample.spec()["properties"]?.members?.map(\.key) == ["a"])
    }
  }

  @Test("Other calls still need a type")
  func other() {
    Problem(spec: "var ⟦a = Limits()", "struct Limits {}", "Write the type of 'a'").check()
    Problem(spec: "let ⟦a = UnknownMembers()", "Make it a var, or static.").check()
  }

  @Test("An optional property that may be null keeps it")
  func null() throws {
    let sample = AnnotatedSample(
      spec: """
        // @schema(nullable)
        var a: String?
        // @schema(nullable: false)
        var b: String?
        var c: String?
        // @schema(nullable)
        var d: String
        var e: Name?
        var unknown = UnknownMembers()
        """,
      """
      // @schema(nullable)
      typealias Name = String
      """)
    #expect(sample.messages == [])
    #expect(
      try sample.members("ThingSpec").map(\.keepsNull) == [true, false, false, false, true])
    let text = Renderer(access: .internal).render(try #require(sample.units.first))
    #expect(text.contains(#"members.add("a", \.a, keepsNull: true)"#))
    #expect(text.contains(#"members.add("b", \.b)"#))
  }

  @Test("Objects keep what the types of spec and status do not know, unless they shall not")
  func kept() throws {
    func text(_ arguments: String) throws -> String {
      let sample = AnnotatedSample(
        """
        // @kube(group: "example.com", version: "v1", kind: "Thing", status: State.self\(arguments))
        struct ThingSpec {
          // @schema(preserveUnknownFields)
          var a: Port
        }
        struct Port { var n: Int }
        struct State {}
        """)
      #expect(sample.messages == [])
      return Renderer(access: .internal).render(try #require(sample.units.first))
    }
    for arguments in ["", ", keepsUnknown: true"] {
      let text = try text(arguments)
      #expect(text.contains(#"members.keepUnknown("spec")"#))
      #expect(text.contains(#"members.keepUnknown("status")"#))
    }
    #expect(try !text(", keepsUnknown: false").contains("keepUnknown"))
  }
}
