import KubeGenCore
import Testing

@Suite("Macros at broken declarations")
struct MacroFuzzTests {
  @Test(
    "a declaration that ends anywhere expands to something",
    arguments: ["Drawings.swift", "Foo.swift", "ImmutableTypes.swift", "Oneofs.swift"])
  func truncation(name: String) throws {
    let text = String(decoding: try Fixture.file("Macros/\(name)").bytes, as: UTF8.self)
    var count = 0
    for declaration in text.split(separator: "\n\n").dropFirst() {
      for end in stride(from: 1, to: declaration.utf8.count, by: 5) {
        let part = String(decoding: declaration.utf8.prefix(end), as: UTF8.self)
        for (macro, role) in [("Kube", MacroUse.Role.member), ("KubeSchema", .extensions)] {
          let expansion = MacroSample(part, macro, role: role)
          // Whatever is wrong is at a place in the text.
          for diagnostic in expansion.diagnostics {
            #expect(diagnostic.location.line <= part.count { $0 == "\n" } + 1)
          }
          count += 1
        }
      }
    }
    #expect(count > 50)
  }
}
