import KubeCore
import KubeTestSupport
import Testing

@testable import KubeClient

@Suite struct KubeconfigTokenEditTests {
  private static let new = [("id-token", "new.id"), ("refresh-token", "r:2 \"\\#")]

  private func edit(_ text: String, _ values: [(String, String)] = Self.new) -> String? {
    var edit = KubeconfigTokenEdit(text: text, user: "u")
    for (key, value) in values { edit.set(key, to: value) }
    return edit.result
  }

  private func block(_ config: String) -> String {
    "# top\nusers:\n- name: u\n  user:\n    auth-provider:\n      config:\n\(config)      name: oidc\n"
  }

  @Test(arguments: [
    (
      "        id-token: a # first\n\n        # more\n        refresh-token: b",
      "        id-token: new.id # first\n\n        # more\n        refresh-token: $R$"
    ),
    (
      "        id-token: 'it''s'\n        refresh-token: \"a\\\"b\" # x",
      "        id-token: \"new.id\"\n        refresh-token: $R$ # x"
    ),
    (
      "        id-token:\n        refresh-token: ''",
      "        id-token: \"new.id\"\n        refresh-token: $R$"
    ),
    (
      "        id-token: &a !!str a\n        refresh-token: ! b",
      "        id-token: &a !!str new.id\n        refresh-token: ! $R$"
    ),
    (
      "        id-token: |\n          a\n\n          b\n\n        # c\n        refresh-token: >-\n"
        + "         x",
      "        id-token: \"new.id\"\n\n        # c\n        refresh-token: $R$"
    ),
    (
      "        \"id-token\": \"a\"\n        extra: [1, {x: y}]\n        'refresh-token': b",
      "        \"id-token\": \"new.id\"\n        extra: [1, {x: y}]\n        'refresh-token': $R$"
    ),
    (
      "        # c\n        client-id: x",
      "        # c\n        refresh-token: $R$\n        id-token: new.id\n        client-id: x"
    ),
  ])
  func `Values are replaced where they stand`(old: String, new: String) throws {
    let quoted = JSONValue.string(Self.new[1].1).text
    let expected = block(new.replacing("$R$", with: quoted) + "\n")
    #expect(edit(block(old + "\n")) == expected)
    let windows = block(old + "\n").replacing("\n", with: "\r\n")
    #expect(edit(windows) == expected.replacing("\n", with: "\r\n"))
  }

  @Test func `JSON stays JSON`() throws {
    let text = #"""
      {"users": [{"name": "u", "user": {"auth-provider": {"name": "oidc",
        "config": {"client-id":"c","id-token":"é","x":1}}}}]}
      """#
    let edited = try #require(edit(text, [("id-token", "n"), ("refresh-token", "r/2\n")]))
    #expect(
      edited
        == text.replacing(#""é""#, with: #""n""#)
        .replacing(#"{"client-id""#, with: #"{"refresh-token": "r/2\n", "client-id""#))
    #expect(throws: Never.self) { try JSONValue(json: edited) }
  }

  @Test(arguments: [
    "", "users: []", "users: [{name: u}]", "not: [a", "users: [{name: v, user: {}}]",
    "users: [{name: u, user: {auth-provider: {name: gcp, config: {id-token: a}}}}]",
    // Others would change with it.
    """
    x: &c {id-token: a, refresh-token: b}
    users: [{name: u, user: {auth-provider: {name: oidc, config: *c}}}]
    """,
    """
    x: &t token
    users: [{name: u, user: {auth-provider: {name: oidc, config: {id-token: *t, refresh-token: *t}}}}]
    """,
    """
    users:
    - {name: u, user: {auth-provider: {name: oidc, config: &c {id-token: a, refresh-token: b}}}}
    - {name: v, user: {auth-provider: {name: oidc, config: *c}}}
    """,
  ])
  func `What cannot be replaced alone is left as it is`(text: String) {
    #expect(edit(text) == nil)
  }

  @Test func `Whatever the text, all but the values stays`() throws {
    let tokens = [
      "a", "'b'", "\"c\"", "|\n  d", "~", "", "[e]", "*x", "&x f", "# g", "h: i", "!!str j",
    ]
    let spaces = ["", " ", "\n", "\r\n", "\t", "é", "\u{85}", "😀 "]
    let edits = Shared(0)
    try Fuzzing.run("token edit", rounds: 2000) { random in
      var text = block(
        "        id-token: \(random.element(tokens))\(random.element(spaces))\n"
          + "        refresh-token: \(random.element(tokens))\n")
      if random.chance(1, in: 2) {
        let index = text.unicodeScalars.indices.dropFirst(random.below(text.count)).first
        if let index { text.insert(contentsOf: random.element(spaces + tokens), at: index) }
      }
      guard let edited = edit(text) else { return nil }
      let document = try ConfigDocument.read(edited)
      let config = document.flatMap { KubeconfigTokenEdit.config(of: "u", in: $0) }
      edits.change { $0 += 1 }
      guard config?["id-token"]?.text == "new.id" else { return "no token: \(text)" }
      // What is in neither line of a token is there as it was.
      func others(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false).filter {
          !$0.contains("token:")
        }
      }
      let (before, after) = (others(text), others(edited))
      let isSame = before == after || after.allSatisfy { before.contains($0) }
      return isSame ? nil : "more than the tokens has changed: \(text)\n\(edited)"
    }
    #expect(edits.value > 100)
  }

  @Test(arguments: ["1", "true", "~", "2026-01-01", "a b", "é", "a\u{0}b", "a'b", "-", "x.y_z-1"])
  func `Whatever a token is, it is read again as it was`(token: String) throws {
    for old in ["a", "'a'", "\"a\"", ""] {
      let text = block("        id-token: \(old)\n        refresh-token: r\n")
      let edited = try #require(edit(text, [("id-token", token)]))
      let document = try #require(try ConfigDocument.read(edited))
      #expect(KubeconfigTokenEdit.config(of: "u", in: document)?["id-token"]?.text == token)
    }
  }
}
