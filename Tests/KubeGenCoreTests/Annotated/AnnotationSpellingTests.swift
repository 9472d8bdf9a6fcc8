import KubeGenCore
import Testing

@Suite("A misspelt annotation is never overlooked, be it the only one of its file")
struct AnnotationSpellingTests {
  private static let arguments = "(group: \"example.com\", version: \"v1\", kind: \"Thing\")"

  @Test(
    "Near misses",
    arguments: [
      ("// @kub", "@kub", "@kube"), ("// @Kube", "@Kube", "@kube"), ("//@KUBE", "@KUBE", "@kube"),
      ("/// @kueb", "@kueb", "@kube"), ("//   @kubee", "@kubee", "@kube"),
      ("// @kube.printColum", "@kube.printColum", "@kube.printColumn"),
      ("// @Kube.scale", "@Kube.scale", "@kube.scale"),
    ])
  func nearMiss(_ comment: String, _ word: String, _ nearest: String) {
    let sample = AnnotatedSample("\(comment)\(Self.arguments)\nstruct ThingSpec {}")
    let column = comment.utf8.count - word.utf8.count + 1
    #expect(
      sample.messages == [
        "Thing.swift:1:\(column): error: There is no annotation '\(word)'. Did you mean "
          + "'\(nearest)'?"
      ])
  }

  @Test(
    "Words that are no annotation, and code, are left alone",
    arguments: [
      "// @available", "// @keep", "// mail me @kub", "let a = 1 // see", "@Kub", "// @kub x",
      "// @tablecloth", "/* @kub",
    ])
  func others(_ comment: String) {
    #expect(AnnotatedSample("\(comment)(a: 1)\nstruct ThingSpec {}").messages == [])
  }
}
