import KubeCore
import KubeTestSupport
import Testing

/// What stands between a client and its server may answer anything.
@Suite("Errors of any body")
struct APIErrorFuzzTests {
  private static let statuses: [[UInt8]] = [
    #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"gone","#
      + #""reason":"NotFound","details":{"name":"a","kind":"pods"},"code":404}"#,
    #"{"reason":"AlreadyExists","code":409,"details":{"retryAfterSeconds":1,"causes":[{"#
      + #""reason":"ResourceVersionTooLarge"}]}}"#,
    #"{"code":0,"reason":"","message":null,"details":null}"#, #"{"status":"Failure"}"#,
    "<html><head><title>502 Bad Gateway</title></head></html>",
  ].map { Array($0.utf8) }

  @Test("any bytes give an error that answers all questions alike")
  func anyBody() throws {
    try Fuzzing.run("bodies of errors", rounds: 3_000) { seed in
      var mutation = EventMutation(seed: seed)
      let body = Self.body(&mutation)
      let httpStatus = mutation.random.element([
        400, 404, 409, 410, 429, 500, 503, 504, 0, -1, .max,
      ])
      let error = APIError(
        httpStatus: httpStatus, body: body,
        retryAfterSeconds: mutation.random.element([nil, 0, 1, .max, .min]))
      guard error.httpStatus == httpStatus, error.status.code != nil, !"\(error)".isEmpty,
        error.retryAfterSeconds != 0
      else { return "\(error.status) of \(httpStatus)" }
      return APIErrorTests.fault(of: error)
    }
  }

  @Test("so does any status")
  func anyStatus() throws {
    try Fuzzing.run("statuses", rounds: 3_000) { seed in
      var random = SplitMix64(seed: seed)
      let reason = random.element(APIErrorTests.reasons.map(\.name) + ["", "Teapot", "notFound"])
      let codes = APIErrorTests.reasons.map { Int32($0.code) } + [0, -5, .max]
      let status = Status(
        reason: random.element([nil, reason, reason]),
        code: random.element([nil] + codes.map { Optional($0) }))
      let httpStatus = Int(random.element(codes))
      let error = APIError(httpStatus: httpStatus, body: try status.jsonBytes())
      if let fault = APIErrorTests.fault(of: error) { return fault }
      guard let code = error.status.code else { return "\(status) has no code" }
      let told = status.code ?? 0
      if status.code == nil, status.reason == nil { return code == httpStatus ? nil : "\(status)" }
      return error.status.reason == status.reason
        && Int(code) == (told == 0 ? httpStatus : Int(told))
        ? nil : "\(status) of \(httpStatus) became \(error.status)"
    }
  }

  private static func body(_ mutation: inout EventMutation) -> [UInt8] {
    switch Int.random(in: 0..<6, using: &mutation.random) {
    case 0:
      (0..<Int.random(in: 0...900, using: &mutation.random)).map { _ in
        UInt8.random(in: 0...255, using: &mutation.random)
      }
    case 1: []
    case 2:
      [UInt8](repeating: mutation.random.element([0, 0x20, 0x7B, 0x5B, 0xF0]), count: 100_000)
    default: mutation.mutated(mutation.random.element(statuses), statuses)
    }
  }
}
