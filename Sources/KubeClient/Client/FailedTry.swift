import KubeCore
import KubeTransport

/// A try of a request that failed, with what decides whether there is another.
struct FailedTry: Error {
  var error: ClientError
  /// How long the server asks to wait; nil if it does not ask for another try.
  var retryAfter: Duration?
  /// Whether it was another who refused, to whom a redirect led and who was shown no credential.
  var isElsewhere = false

  init(_ error: ClientError, retryAfter: Duration? = nil, isElsewhere: Bool = false) {
    self.error = error
    self.retryAfter = retryAfter
    self.isElsewhere = isElsewhere
  }

  /// What it is to send the request again.
  enum Repetition {
    case senseless
    /// Nothing has been done, or a second time changes nothing.
    case safe
    /// The server asks for it, though it may have done what was asked.
    case wished
  }

  func repetition(of request: APIRequest) -> Repetition {
    if let transport = error.cause as? TransportError {
      guard Self.passing.contains(transport.code) else { return .senseless }
      // A log that is followed has no head until somebody writes to it; `logLines` knows whether to
      // wait on.
      if transport.code == .headTimeout, request.isLongLived, request.verb != .watch {
        return .senseless
      }
      return transport.wasNotSent || request.isRepeatable ? .safe : .senseless
    }
    guard let status = error.api?.httpStatus, request.verb != .connect else { return .senseless }
    switch status {
    // A disruption budget answers an eviction so, and only its owner knows when to ask again.
    case 429: return request.subresource == "eviction" ? .senseless : .safe
    case 500...599 where request.isRepeatable:
      return retryAfter != nil || [502, 503, 504].contains(status) ? .safe : .senseless
    case 500...599: return retryAfter == nil ? .senseless : .wished
    default: return .senseless
    }
  }

  /// Failures that the next try may not meet.
  private static let passing: Set<TransportError.Code> = [
    .connectionFailed, .connectTimeout, .nameNotResolved, .closedEarly, .connectionLost,
    .headTimeout, .idleTimeout,
  ]

  /// Whether an earlier try of the same write can be why the server refuses this one.
  func mayMeetItself(_ request: APIRequest) -> Bool {
    switch request.verb {
    case .create: error.isAlreadyExists
    case .delete: error.isNotFound
    // To apply needs no version: its conflicts are about who owns a field.
    case .update, .patch: error.isConflict && request.contentType?.contains("apply") != true
    default: false
    }
  }

  /// The error of a try that the server asked to repeat, with what became of the repetition.
  func error(repeatedAs later: FailedTry) -> ClientError {
    var error = error
    let answer = later.error.api.map { "\($0)" } ?? later.error.message
    error.message +=
      " (The server asked for another try, and answered that with: \(answer) It may have done the "
      + "first after all.)"
    return error
  }
}
