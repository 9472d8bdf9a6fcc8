import KubeCore
import KubeTestSupport
import Testing

@testable import KubeClient

@Suite struct TokenFileCredentialsTests {
  private func token(_ source: TokenFileCredentials, at time: String) async throws -> String? {
    try await source.credential(.at("2026-01-01T\(time)Z")).authorization
  }

  @Test func `The file is read again in its last ten seconds of sixty`() async throws {
    let directory = try TemporaryDirectory()
    let source = TokenFileCredentials(path: try directory.write(" one\n", to: "token"))
    #expect(try await token(source, at: "12:00:00") == "Bearer one")
    try directory.write("two", to: "token")
    #expect(try await token(source, at: "12:00:49") == "Bearer one")
    #expect(try await token(source, at: "12:00:50") == "Bearer two")
    try directory.write("three", to: "token")
    #expect(try await token(source, at: "12:01:30") == "Bearer two")
    #expect(try await token(source, at: "12:01:40") == "Bearer three")
  }

  @Test func `A clock that was set back does not keep the old token`() async throws {
    let directory = try TemporaryDirectory()
    let source = TokenFileCredentials(path: try directory.write("one", to: "token"))
    #expect(try await token(source, at: "12:00:00") == "Bearer one")
    try directory.write("two", to: "token")
    #expect(try await token(source, at: "11:00:00") == "Bearer two")
  }

  @Test(arguments: ["", "  \n", nil, "a b"])
  func `When the file cannot be read the last token stays`(content: String?) async throws {
    let directory = try TemporaryDirectory()
    let source = TokenFileCredentials(path: try directory.write("one", to: "token"))
    #expect(try await token(source, at: "12:00:00") == "Bearer one")
    if let content {
      try directory.write(content, to: "token")
    } else {
      try directory.remove("token")
    }
    #expect(try await token(source, at: "12:05:00") == "Bearer one")
    try directory.write("two", to: "token")
    #expect(try await token(source, at: "12:06:00") == "Bearer two")
  }

  @Test func `A token that is refused is read again at once`() async throws {
    let directory = try TemporaryDirectory()
    let source = TokenFileCredentials(path: try directory.write("one", to: "token"))
    let first = try await source.credential(.at("2026-01-01T12:00:00Z"))
    try directory.write("two", to: "token")
    await source.invalidate(first)
    #expect(try await token(source, at: "12:00:01") == "Bearer two")
    // The old one no longer counts.
    try directory.write("three", to: "token")
    await source.invalidate(first)
    #expect(try await token(source, at: "12:00:02") == "Bearer two")
    #expect(source.isRenewable)
  }

  @Test func `A file that was never read is an error with its path`() async throws {
    let source = TokenFileCredentials(path: "/nowhere/token")
    let error = try await #require(throws: CredentialError.self) {
      _ = try await source.credential(CredentialContext())
    }
    #expect(error.code == .fileNotReadable)
    #expect(error.message == "/nowhere/token: There is no such file.")
  }
}
