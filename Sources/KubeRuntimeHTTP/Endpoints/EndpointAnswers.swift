import FlyingFox
import Foundation
import KubeRuntime
import Logging

/// What is answered to whom.
struct EndpointAnswers: Sendable {
  let health: HealthChecks
  let readiness: HealthChecks
  let metrics: PrometheusMetrics?
  let logger: Logger

  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let isHead = request.method == HTTPMethod("HEAD")
    guard request.method == .GET || isHead else {
      var response = Self.response(.methodNotAllowed, "Only GET and HEAD are answered here.\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    let response = await answer(request.path, request.query)
    return isHead
      ? HTTPResponse(statusCode: response.statusCode, headers: response.headers) : response
  }

  private func answer(_ path: String, _ query: [HTTPRequest.QueryItem]) async -> HTTPResponse {
    let segments = path.split(separator: "/").map(String.init)
    switch (segments.first, segments.count) {
    case ("healthz", 1): return await all("healthz", health, query)
    case ("readyz", 1): return await all("readyz", readiness, query)
    case ("healthz", 2): return await one(segments[1], health)
    case ("readyz", 2): return await one(segments[1], readiness)
    case ("metrics", 1):
      guard let metrics else { break }
      return Self.response(.ok, metrics.text(), type: PrometheusMetrics.contentType)
    default: break
    }
    return Self.response(.notFound, "404 page not found\n")
  }

  private func all(
    _ name: String, _ checks: HealthChecks, _ query: [HTTPRequest.QueryItem]
  ) async -> HTTPResponse {
    let excluded = Set(query.filter { $0.name == "exclude" }.map(\.value))
    let outcomes = await checks.outcomes(excluding: excluded)
    let failed = outcomes.filter { $0.failure != nil }
    if failed.isEmpty, !query.contains(where: { $0.name == "verbose" }) {
      return Self.response(.ok, "ok")
    }
    for outcome in failed { note(outcome) }
    var text = outcomes.isEmpty ? "[+]ping ok\n" : ""
    for outcome in outcomes {
      // Who may not ask for the check alone is not told the reason.
      text +=
        outcome.failure != nil
        ? "[-]\(outcome.name) failed: reason withheld\n"
        : outcome.isExcluded ? "[+]\(outcome.name) excluded: ok\n" : "[+]\(outcome.name) ok\n"
    }
    let unknown = excluded.subtracting(outcomes.map(\.name)).sorted()
    if !unknown.isEmpty {
      let names = unknown.map { "\"\($0)\"" }.joined(separator: ",")
      text += "warn: some health checks cannot be excluded: no matches for \(names)\n"
    }
    text += "\(name) check \(failed.isEmpty ? "passed" : "failed")\n"
    return Self.response(failed.isEmpty ? .ok : .internalServerError, text)
  }

  private func one(_ name: String, _ checks: HealthChecks) async -> HTTPResponse {
    if checks.names.isEmpty, name == "ping" { return Self.response(.ok, "ok") }
    guard let outcome = await checks.outcome(of: name) else {
      return Self.response(.notFound, "404 page not found\n")
    }
    guard let failure = outcome.failure else { return Self.response(.ok, "ok") }
    note(outcome)
    return Self.response(.internalServerError, "internal server error: \(failure)\n")
  }

  private func note(_ outcome: HealthChecks.Outcome) {
    logger.info(
      "Check failed",
      metadata: [
        "check": "\(outcome.name)", "error": "\(outcome.failure.map { "\($0)" } ?? "")",
      ])
  }

  private static func response(
    _ status: HTTPStatusCode, _ text: String, type: String = "text/plain; charset=utf-8"
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type, HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Cache-Control"): "no-store",
      ],
      body: Data(text.utf8))
  }
}
