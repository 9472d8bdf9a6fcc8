import HTTPTypes
import Instrumentation
import KubeCore
import Tracing

/// Spans of requests, and their way into header fields.
///
/// Attributes follow OpenTelemetry's conventions for HTTP clients, besides those that name what is
/// asked for; names of objects are in the path, queries are left out.
/// https://opentelemetry.io/docs/specs/semconv/http/http-spans/
struct RequestTracing: Sendable {
  private let tracer: (any Tracer)?
  private let server: ServerName

  init(_ tracer: (any Tracer)?, server: ServerName) {
    self.tracer = tracer
    self.server = server
  }

  /// From the first sending of a request to the head of the last answer.
  func begin(_ request: APIRequest, _ fields: inout HTTPFields) -> RequestSpan {
    let tracer = tracer ?? InstrumentationSystem.tracer
    let resource = request.resource.map { resource in
      request.subresource.map { "\(resource.plural)/\($0)" } ?? resource.plural
    }
    let span = tracer.startSpan(
      resource.map { "\(request.verb.rawValue) \($0)" } ?? request.method.rawValue,
      ofKind: .client)
    span.updateAttributes { attributes in
      attributes["http.request.method"] = request.method.rawValue
      attributes["url.path"] = "\(request.path.split(separator: "?").first ?? "/")"
      attributes["server.address"] = server.host
      if let port = server.port { attributes["server.port"] = port }
      attributes["k8s.request.verb"] = request.verb.rawValue
      if let resource { attributes["k8s.request.resource"] = resource }
      if let group = request.resource?.group { attributes["k8s.request.group"] = group }
    }
    let instrument: any Instrument = self.tracer ?? InstrumentationSystem.instrument
    instrument.inject(span.context, into: &fields, using: FieldInjector())
    return RequestSpan(span: span)
  }

  private struct FieldInjector: Injector {
    func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
      if let name = HTTPField.Name(key) { fields[name] = value }
    }
  }
}

/// The span of a request that is under way.
struct RequestSpan {
  fileprivate let span: any Span

  func noteRetry(_ failures: Int) {
    span.attributes["http.request.resend_count"] = failures
  }

  func succeed(_ status: Int) {
    span.attributes["http.response.status_code"] = status
  }

  func fail(_ error: ClientError) {
    if let status = error.api?.httpStatus {
      span.attributes["http.response.status_code"] = status
    }
    let reason = error.api.map { api in
      let reason = api.reason.description
      return reason.isEmpty ? "\(api.httpStatus)" : reason
    }
    span.attributes["error.type"] = reason ?? error.code.description
    span.setStatus(SpanStatus(code: .error))
  }

  func end() { span.end() }
}
