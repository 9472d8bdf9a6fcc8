import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Backticks")
struct SwiftKeywordsTests {
  @Test(
    "Only what Swift reserves in a position gets them",
    arguments: [
      ("default", "`default`", "default", "`default`", "default"),
      ("in", "`in`", "in", "`in`", "in"),
      ("operator", "`operator`", "operator", "`operator`", "operator"),
      ("nil", "`nil`", "nil", "`nil`", "nil"),
      ("inout", "`inout`", "`inout`", "`inout`", "inout"),
      ("var", "`var`", "`var`", "`var`", "var"),
      ("await", "await", "await", "`await`", "await"),
      ("init", "`init`", "init", "`init`", "`init`"),
      ("self", "`self`", "self", "`self`", "`self`"),
      ("actor", "actor", "actor", "actor", "actor"),
      ("get", "get", "get", "get", "get"),
      ("name", "name", "name", "name", "name"),
    ])
  func positions(
    name: String, declaration: String, label: String, reference: String, member: String
  ) {
    #expect(SwiftNaming.escaped(name) == declaration)
    #expect(SwiftNaming.escaped(name, in: .label) == label)
    #expect(SwiftNaming.escaped(name, in: .reference) == reference)
    #expect(SwiftNaming.escaped(name, in: .member) == member)
  }
}
