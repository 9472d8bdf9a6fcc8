import HTTPTypes
import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

/// What every answer has, and what is no request.
@Suite struct AnswerTests {
  private let cluster = TestCluster(clock: .manual(at: Time(secondsSince1970: 1_795_000_000)))

  private func get(_ target: String, _ fields: HTTPFields = [:]) async -> ServerAnswer {
    await cluster.server.answer(ServerRequest(method: "GET", target: target, fields: fields))
  }

  @Test func answersHaveTheirFields() async {
    for path in ["/api/v1/pods", "/healthz", "/nowhere", "/api/v1/namespaces/none"] {
      let answer = await get(path)
      #expect(answer.fields[.cacheControl] == "no-cache, private", "\(path)")
      #expect(answer.fields[.date] == "Wed, 18 Nov 2026 11:06:40 GMT")
      #expect(answer.fields[.auditID]?.count == 36)
    }
    let named = await get("/api/v1/pods", [.auditID: "mine"])
    #expect(named.fields[.auditID] == "mine")
    #expect(await get("/apis").fields[.cacheControl]?.contains("no-cache, private") == true)
  }

  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
  ])
  func datesAreThoseOfHTTP(seconds: Int64, text: String) {
    #expect(ServerAnswer.date(Time(secondsSince1970: seconds)) == text)
  }

  @Test(arguments: ["/api/v1/pods%zz", "/api/v1/%", "/api/v1/po%2", "/api/v1/a\u{7}b"])
  func malformedPathsAreRefused(path: String) async {
    let answer = await get(path)
    #expect(answer.status == 400)
    guard case .bytes(let bytes) = answer.body else { return }
    #expect(String(decoding: bytes, as: UTF8.self) == "400 Bad Request")
  }

  @Test func whatIsNotASCIIIsAName() async {
    #expect(await get("/api/v1/namespaces/é").status == 404)
    #expect(await get("/api/v1/namespaces?labelSelector=a%zz").status == 200)
  }

  @Test func componentsAreWell() async {
    let answer = await get("/api/v1/componentstatuses/etcd-0")
    #expect(answer.status == 200)
    #expect(await get("/api/v1/componentstatuses/none").status == 404)
  }
}
