import HTTPTypes
import KubeCore
import KubeTransport
import Synchronization

/// Follows the redirects of requests that read.
///
/// Whoever is led to another server shows it no credential: no `Authorization`, no cookie, no client
/// certificate, nobody to impersonate, no field of the configuration. From https nothing leads to
/// http.
struct Redirects {
  /// As many as Go follows.
  static let limit = 10

  let settings: TransportSettings
  let makeTransport: TransportFactory?
  let transports: RedirectTransports
  let own: any HTTPTransport

  /// The next step of a request.
  struct Step {
    var request: TransportRequest
    var transport: any HTTPTransport
    /// Nil for as long as the server's address is not known to be one.
    var place: WebPlace?
    /// Whether it goes to another server than the client's.
    var isElsewhere = false
  }

  /// Why a redirect is not followed.
  struct Refused: Error {
    var message: String
  }

  func first(_ request: TransportRequest) -> Step {
    Step(
      request: request, transport: own,
      place: WebPlace(settings.server + (request.head.path ?? "/")))
  }

  /// Whether a status says that the answer is elsewhere.
  static func isRedirect(_ head: HTTPResponse) -> Bool {
    [301, 302, 303, 307, 308].contains(head.status.code)
  }

  /// The step after an answer that leads elsewhere.
  func next(
    after step: Step, _ head: HTTPResponse, isFollowed: Bool = true
  ) throws(Refused) -> Step {
    guard let location = head.headerFields[.location] else {
      throw Refused(message: "the server redirects, but does not say where to")
    }
    guard let place = step.place?.place(of: location) else {
      throw Refused(message: "the server redirects to what is no address of http or https")
    }
    let moved = "moved to \(place.description)"
    guard isFollowed, [.get, .head].contains(step.request.head.method) else {
      throw Refused(message: "\(moved); correct the server's address")
    }
    guard place.isSecure || step.place?.isSecure == false else {
      throw Refused(message: "\(moved), which is without TLS and not followed")
    }
    guard let home = WebPlace(settings.server) else {
      throw Refused(message: "\(moved); correct the server's address")
    }
    var next = step
    next.place = place
    next.isElsewhere = step.isElsewhere || !place.isAsTrusted(as: home)
    if next.isElsewhere { next.request = Self.bare(step.request) }
    next.request.head.path = place.target
    let prefix = home.target == "/" ? "" : home.target
    if !next.isElsewhere, place.origin == home.origin, place.target.hasPrefix(prefix + "/") {
      next.request.head.path = String(place.target.dropFirst(prefix.count))
      next.transport = own
      return next
    }
    next.transport = try transport(for: place, isElsewhere: next.isElsewhere, moved)
    return next
  }

  /// The request without all that says who calls.
  private static func bare(_ request: TransportRequest) -> TransportRequest {
    var bare = request
    bare.identity = nil
    bare.head.headerFields = HTTPFields(
      request.head.headerFields.filter { [.accept, .userAgent].contains($0.name) })
    return bare
  }

  private func transport(
    for place: WebPlace, isElsewhere: Bool, _ moved: String
  ) throws(Refused) -> any HTTPTransport {
    guard let makeTransport, settings.unixSocket == nil || !isElsewhere else {
      throw Refused(
        message: "\(moved), to which this client has no way; correct the server's address")
    }
    var settings = settings
    settings.server = place.origin
    if isElsewhere {
      settings.tls.identity = nil
      settings.tls.serverName = nil
    }
    do throws(TransportError) {
      return try transports.transport(to: place.origin, isElsewhere) { () throws(TransportError) in
        try makeTransport(settings)
      }
    } catch {
      throw Refused(message: "\(moved), to which no way leads: \(error)")
    }
  }
}

/// Transports to where redirects led, so that the next may use their connections.
final class RedirectTransports: Sendable {
  private struct Held {
    var origin: String
    var isElsewhere: Bool
    var transport: any HTTPTransport
  }

  private static let limit = 4
  private let held = Mutex<[Held]>([])

  func transport(
    to origin: String, _ isElsewhere: Bool,
    _ make: () throws(TransportError) -> any HTTPTransport
  ) throws(TransportError) -> any HTTPTransport {
    let known = held.withLock { held in
      held.first { $0.origin == origin && $0.isElsewhere == isElsewhere }?.transport
    }
    if let known { return known }
    let made = try make()
    held.withLock { held in
      if held.count == Self.limit { held.removeFirst() }
      held.append(Held(origin: origin, isElsewhere: isElsewhere, transport: made))
    }
    return made
  }
}
