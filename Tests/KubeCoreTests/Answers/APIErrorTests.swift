import KubeCore
import Testing

@Suite("Errors of the API")
struct APIErrorTests {
  static let checks:
    [(name: String, holds: @Sendable (APIError) -> Bool, reasons: [String], code: Int?)] =
      [
        ("isNotFound", { $0.isNotFound }, ["NotFound"], 404),
        ("isAlreadyExists", { $0.isAlreadyExists }, ["AlreadyExists"], nil),
        ("isConflict", { $0.isConflict }, ["Conflict"], 409),
        ("isInvalid", { $0.isInvalid }, ["Invalid"], 422),
        ("isUnauthorized", { $0.isUnauthorized }, ["Unauthorized"], 401),
        ("isForbidden", { $0.isForbidden }, ["Forbidden"], 403),
        ("isExpired", { $0.isExpired }, ["Expired", "Gone"], 410),
        ("isTooManyRequests", { $0.isTooManyRequests }, ["TooManyRequests"], 429),
        ("isTimeout", { $0.isTimeout }, ["Timeout"], 504),
        ("isServerTimeout", { $0.isServerTimeout }, ["ServerTimeout"], nil),
        ("isServiceUnavailable", { $0.isServiceUnavailable }, ["ServiceUnavailable"], 503),
        ("isBadRequest", { $0.isBadRequest }, ["BadRequest"], 400),
        ("isMethodNotAllowed", { $0.isMethodNotAllowed }, ["MethodNotAllowed"], 405),
        ("isRequestEntityTooLarge", { $0.isRequestEntityTooLarge }, ["RequestEntityTooLarge"], 413),
        ("isInternalError", { $0.isInternalError }, ["InternalError"], 500),
      ]

  static let reasons: [(name: String, code: Int)] = [
    ("Unauthorized", 401), ("Forbidden", 403), ("NotFound", 404), ("AlreadyExists", 409),
    ("Conflict", 409), ("Gone", 410), ("Invalid", 422), ("ServerTimeout", 500),
    ("StorageReadError", 500), ("Timeout", 504), ("TooManyRequests", 429), ("BadRequest", 400),
    ("MethodNotAllowed", 405), ("NotAcceptable", 406), ("RequestEntityTooLarge", 413),
    ("UnsupportedMediaType", 415), ("InternalError", 500), ("Expired", 410),
    ("ServiceUnavailable", 503),
  ]

  /// A known reason decides; without one the code does, but for what has a reason only.
  static func fault(of error: APIError) -> String? {
    let reason = error.status.reason ?? ""
    let isKnown = reasons.contains { $0.name == reason }
    for check in checks {
      let expected =
        check.reasons.contains(reason)
        || (!isKnown && check.code != nil && check.code == error.status.code.map { Int($0) })
      if check.holds(error) != expected {
        return "\(check.name) of \(error.status) is \(!expected)"
      }
    }
    return nil
  }

  @Test("every reason with every code")
  func reasonsAndCodes() {
    let names = Self.reasons.map(\.name) + ["", "notfound", "SomethingNew", "NotFound ", nil]
    let codes = Set(Self.reasons.map(\.code)).sorted() + [0, 200, 418, 599, nil]
    for name in names {
      for code in codes {
        let status = Status(reason: name, code: code.map { Int32($0) })
        if let fault = Self.fault(of: APIError(status, httpStatus: 400)) {
          Issue.record("\(fault)")
          return
        }
      }
    }
  }

  @Test("an object that is there already is no conflict of versions")
  func alreadyExists() {
    let error = APIError(Status(reason: "AlreadyExists", code: 409))
    #expect(error.isAlreadyExists)
    #expect(!error.isConflict)
    let unknown = APIError(Status(code: 409))
    #expect(!unknown.isAlreadyExists)
    #expect(unknown.isConflict)
  }

  @Test("known reasons have their HTTP status, others none")
  func statusOfReasons() {
    for reason in Self.reasons { #expect(StatusReason(reason.name).httpStatus == reason.code) }
    for reason in ["", "notFound", "Teapot"] { #expect(StatusReason(reason).httpStatus == nil) }
    #expect(APIError(Status(reason: "Teapot")).reason == StatusReason("Teapot"))
    #expect(APIError(Status(reason: "NotFound")).reason == .notFound)
    #expect("\(StatusReason.storeReadError)" == "StorageReadError")
  }

  @Test("a status is taken whole")
  func whole() throws {
    let text =
      #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","#
      + #""message":"pods \"web\" is invalid","reason":"Invalid","details":{"name":"web","#
      + #""kind":"pods","uid":"u","causes":[{"reason":"FieldValueRequired","message":"Required","#
      + #""field":"spec.containers"}],"retryAfterSeconds":3},"code":422,"new":[1]}"#
    let error = APIError(httpStatus: 422, body: Array(text.utf8))
    #expect(error.status == (try Status(json: text)))
    #expect(error.status.unknownMembers["new"] == [1])
    #expect(error.httpStatus == 422)
    #expect(error.reason == .invalid)
    #expect(error.causes.map(\.field) == ["spec.containers"])
    #expect(error.retryAfterSeconds == 3)
    #expect("\(error)" == #"422 Invalid: pods "web" is invalid"#)
  }

  @Test("a version from the future is told by its cause")
  func tooLargeVersion() {
    let details = StatusDetails(causes: [StatusCause(reason: "ResourceVersionTooLarge")])
    let error = APIError(Status(reason: "Timeout", code: 504, details: details))
    #expect(error.isTooLargeResourceVersion)
    #expect(error.isTimeout)
    #expect(!APIError(Status(reason: "Timeout", code: 504)).isTooLargeResourceVersion)
  }

  @Test("an expired list brings a token to go on with")
  func expired() throws {
    let body =
      #"{"kind":"Status","apiVersion":"v1","metadata":{"continue":"token"},"#
      + #""status":"Failure","message":"too old","reason":"Expired","code":410}"#
    let error = APIError(httpStatus: 410, body: Array(body.utf8))
    #expect(error.isExpired)
    #expect(error.status.metadata?.continue == "token")
  }

  @Test(
    "a body that is no status gives the start of its text",
    arguments: [
      ("<html>\n  <body>Bad\tgateway</body>\r\n</html>", "<html> <body>Bad gateway</body> </html>"),
      ("", "the answer has no text"), (" \n\u{0}\r\n", "the answer has no text"),
      ("404 page not found\n", "404 page not found"), ("{}", "{}"), ("null", "null"), ("[]", "[]"),
      (#"{"code":"x"}"#, #"{"code":"x"}"#),
      (#"{"kind":"Pod","reason":"x"}"#, #"{"kind":"Pod","reason":"x"}"#),
      (#"{"reason":"NotFound","code":404"#, #"{"reason":"NotFound","code":404"#),
    ])
  func noStatus(body: String, message: String) {
    let error = APIError(httpStatus: 503, body: Array(body.utf8))
    #expect(error.status.message == message)
    #expect(error.status.code == 503)
    #expect(error.status.status == "Failure")
    #expect(error.isServiceUnavailable)
    #expect("\(error)" == "503: \(message)")
  }

  @Test("a huge body gives no huge message, also where a character is cut")
  func huge() {
    for body in [
      String(repeating: "é", count: 1 << 20), "a" + String(repeating: "é", count: 1 << 20),
    ] {
      let error = APIError(httpStatus: 502, body: Array(body.utf8))
      #expect((error.status.message ?? "").utf8.count < 600)
      #expect(error.status.message?.contains("ééé") == true)
    }
  }

  @Test("a status without a code takes that of HTTP; a status with one keeps it")
  func codes() {
    func error(_ body: String) -> APIError { APIError(httpStatus: 404, body: Array(body.utf8)) }
    #expect(error(#"{"reason":"Whatever"}"#).status.code == 404)
    #expect(error(#"{"reason":"Whatever"}"#).isNotFound)
    #expect(error(#"{"reason":"Whatever","code":0}"#).status.code == 404)
    #expect(error(#"{"reason":"Conflict"}"#).isConflict)
    #expect(!error(#"{"reason":"Conflict"}"#).isNotFound)
    let other = error(#"{"code":410}"#)
    #expect(other.status.code == 410)
    #expect(other.httpStatus == 404)
    #expect(other.isExpired)
    #expect(!other.isNotFound)
  }

  @Test("a status that says neither code nor reason is still one")
  func sparse() {
    let body = #"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"no such thing"}"#
    let error = APIError(httpStatus: 404, body: Array(body.utf8))
    #expect(error.status.message == "no such thing")
    #expect(error.isNotFound)
  }

  @Test("the time to wait comes from the status, else from the header field")
  func retryAfter() {
    func error(_ body: String, _ seconds: Int?) -> APIError {
      APIError(httpStatus: 429, body: Array(body.utf8), retryAfterSeconds: seconds)
    }
    let told = #"{"code":429,"details":{"retryAfterSeconds":2,"name":"a"}}"#
    #expect(error(told, nil).retryAfterSeconds == 2)
    #expect(error(told, 9).retryAfterSeconds == 2)
    #expect(error("slow down", 9).retryAfterSeconds == 9)
    #expect(error("slow down", 9).status.message == "slow down")
    #expect(error("slow down", nil).retryAfterSeconds == nil)
    for seconds in [0, -1, Int.min] { #expect(error("", seconds).retryAfterSeconds == nil) }
    #expect(error("", .max).retryAfterSeconds == Int(Int32.max))
    let kept = error(#"{"code":429,"details":{"name":"a"}}"#, 9)
    #expect(kept.retryAfterSeconds == 9)
    #expect(kept.status.details?.name == "a")
  }

  @Test("an error made of a status has its code")
  func madeOfStatus() {
    #expect(APIError(Status(code: 404)).httpStatus == 404)
    #expect(APIError(Status(code: 404), httpStatus: 500).httpStatus == 500)
    #expect(APIError(Status()).httpStatus == 0)
    #expect("\(APIError(Status()))" == "0: no message")
    #expect(APIError(Status()).causes.isEmpty)
  }

  @Test("a description is one line without control characters, whatever the server says")
  func oneLine() {
    let escape = "\u{1B}[2J\u{7}"
    for body in [
      "a\(escape)b", "a\u{85}b\u{2028}c\u{B}d", #"{"code":400,"message":"a\nb\r\nc"}"#,
      #"{"code":400,"message":"a\u001b[2Jb"}"#, #"{"code":400,"reason":"a\nb"}"#,
    ] {
      let text = "\(APIError(httpStatus: 400, body: Array(body.utf8)))"
      let bad = text.unicodeScalars.filter {
        [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
      }
      #expect(bad.isEmpty, "\(text.debugDescription)")
    }
  }
}
