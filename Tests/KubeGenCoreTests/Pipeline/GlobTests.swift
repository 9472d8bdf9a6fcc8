import KubeGenCore
import Testing

@Suite("Globs")
struct GlobTests {
  @Test(
    "match whole paths",
    arguments: [
      ("CRDs/*.yaml", "CRDs/a.yaml"), ("CRDs/*.yaml", "CRDs/a.b.yaml"), ("*", "a"),
      ("**/*.yaml", "a.yaml"), ("**/*.yaml", "a/b/c.yaml"), ("a/**/b", "a/b"),
      ("a/**/b", "a/x/y/b"), ("a/**", "a/x/y"), ("?.yaml", "a.yaml"), ("?.yaml", "ä.yaml"),
      ("a*b*c", "aXbXbc"), ("**/a/**/b/*", "x/a/y/a/b/z"), ("./a/*", "a/b"), (".ci/*", ".ci/run"),
      ("../*.yaml", "../a.yaml"), ("/etc/*.yaml", "/etc/a.yaml"), ("a", "a"),
    ])
  func matches(pattern: String, path: String) {
    #expect(Glob(pattern).matches(path))
  }

  @Test(
    "keep wildcards within a component, and away from hidden files",
    arguments: [
      ("CRDs/*.yaml", "CRDs/sub/a.yaml"), ("*.yaml", "CRDs/a.yaml"), ("*.yaml", "a.yml"),
      ("?.yaml", "ab.yaml"), ("?.yaml", ".yaml"), ("*", ".hidden"), ("**/*.yaml", ".build/a.yaml"),
      ("**/*.yaml", "a/.build/b/c.yaml"), ("a/**/b", "a/bc"), ("a?b", "a/b"),
      ("/etc/*.yaml", "etc/a.yaml"), ("etc/*.yaml", "/etc/a.yaml"), ("a", "A"), ("a/*", "a"),
    ])
  func doesNotMatch(pattern: String, path: String) {
    #expect(!Glob(pattern).matches(path))
  }

  @Test("take no longer for many stars")
  func manyStars() {
    let pattern = String(repeating: "a*", count: 60) + "b"
    let name = String(repeating: "a", count: 20_000)
    #expect(!Glob(pattern).matches(name))
    let deep = String(repeating: "**/a/", count: 60) + "b"
    let path = String(repeating: "a/", count: 2_000) + "c"
    #expect(!Glob(deep).matches(path))
  }

  @Test("say where a search has to begin, and where it need not go")
  func search() {
    #expect(Glob("a/b/*.yaml").literalPrefix == ["a", "b"])
    #expect(Glob("**/c").literalPrefix == [])
    #expect(Glob("a/b.yaml").hasWildcard == false)
    #expect(Glob("a/*/c").canMatch(below: ["a", "x"]))
    #expect(!Glob("a/*/c").canMatch(below: ["b"]))
    #expect(!Glob("a/*/c").canMatch(below: ["a", "x", "c"]))
    #expect(Glob("a/**/c").canMatch(below: ["a", "x", "y", "z"]))
  }
}
