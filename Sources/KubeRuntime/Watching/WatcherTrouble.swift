import KubeClient
import KubeCore
import KubeTransport

/// What went wrong with a request of a watcher, as far as it decides what comes next.
struct WatcherTrouble: Sendable {
  enum Kind: Sendable, Hashable {
    /// No connection, or one that broke.
    case unreachable
    /// A connection that is open, and nothing comes.
    case silent
    /// 410: the version, or the `continue` of a list, is forgotten.
    case expired
    /// 504 with the cause `ResourceVersionTooLarge`, or a version below that which the watch began
    /// with: the server does not know of what others of its kind had told, or no longer.
    case behind
    /// 404: the kind is not served.
    case notServed
    case unauthorized
    case forbidden
    /// The server asks for a later try, or cannot do it now.
    case busy
    /// Any other refusal, by its code.
    case refused(Int)
    /// The answer is none.
    case nonsense
    /// A watch that ended as soon as it began, without anything new.
    case vain
    /// The request cannot be sent.
    case unsendable
  }

  var kind: Kind
  /// How long the server asks to wait.
  var retryAfter: Duration?
  var description: String
  var cause: (any Error)?

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// What a request threw.
  init(_ error: any Error) {
    description = "\(error)"
    cause = error
    guard let error = error as? ClientError else {
      kind = .unreachable
      return
    }
    if let api = error.api {
      kind = Kind(api)
      retryAfter = api.retryAfterSeconds.map { .seconds($0) }
    } else if let transport = error.cause as? TransportError {
      kind = transport.code == .idleTimeout ? .silent : .unreachable
    } else {
      kind = [.undecodable, .tooLarge].contains(error.code) ? .nonsense : .unsendable
    }
  }

  /// What an ERROR event has.
  init(event status: Status, of resource: ResourceIdentity) {
    let api = APIError(status)
    kind = Kind(api)
    retryAfter = api.retryAfterSeconds.map { .seconds($0) }
    description = "The server ended the watch of \(resource.plural): \(api)"
    cause = api
  }
}

extension WatcherTrouble.Kind {
  init(_ error: APIError) {
    self =
      if error.isExpired {
        .expired
      } else if error.isTooLargeResourceVersion || error.saysTooLarge {
        .behind
      } else if error.isNotFound {
        .notServed
      } else if error.isUnauthorized {
        .unauthorized
      } else if error.isForbidden {
        .forbidden
      } else if error.isTooManyRequests || error.retryAfterSeconds != nil
        || [502, 503, 504].contains(error.code)
      {
        .busy
      } else {
        .refused(error.code)
      }
  }

  /// Whether a server says so that has no streaming lists: one that knows the parameters and has
  /// them switched off answers 422, one that knows half of them 400.
  var meansNoStreaming: Bool {
    switch self {
    case .refused(let code): [400, 405, 406, 415, 422, 501].contains(code)
    default: false
    }
  }

  /// Whether the server may say so of the version for ever.
  var mayBeTheVersion: Bool {
    switch self {
    case .refused, .nonsense: true
    default: false
    }
  }
}

extension APIError {
  fileprivate var code: Int { status.code.map(Int.init) ?? reason.httpStatus ?? httpStatus }

  /// Servers before 1.19 name no cause.
  fileprivate var saysTooLarge: Bool {
    isTimeout && status.message?.contains("Too large resource version") == true
  }
}
