/// A server's refusal.
public struct APIError: Error, Sendable, Hashable {
  /// What the server said, whole; made up from the HTTP status where it said nothing that reads.
  public let status: Status
  /// The HTTP status.
  public let httpStatus: Int

  public init(_ status: Status, httpStatus: Int? = nil) {
    self.status = status
    self.httpStatus = httpStatus ?? status.code.map(Int.init) ?? 0
  }

  /// From an answer whose HTTP status says that it is no success.
  ///
  /// A body that is no `Status` (a proxy's HTML page, say) gives the start of its text as message.
  public init(
    httpStatus: Int, body: some Collection<UInt8>, retryAfterSeconds: Int? = nil
  ) {
    var status: Status
    if let read = try? Status(json: body),
      read.code != nil || read.reason != nil || read.status != nil
    {
      status = read
    } else {
      let excerpt = Self.excerpt(of: body)
      status = Status(
        status: "Failure", message: excerpt.isEmpty ? "the answer has no text" : excerpt)
    }
    if status.code == nil || status.code == 0 { status.code = Int32(clamping: httpStatus) }
    if let retryAfterSeconds, status.details?.retryAfterSeconds == nil {
      var details = status.details ?? StatusDetails()
      details.retryAfterSeconds = Int32(clamping: retryAfterSeconds)
      status.details = details
    }
    self.init(status, httpStatus: httpStatus)
  }

  private static let longestExcerpt = 512

  /// The first printable line or so.
  private static func excerpt(of body: some Collection<UInt8>) -> String {
    let text = String(decoding: body.prefix(longestExcerpt), as: UTF8.self)
    return text.split { $0.isWhitespace || $0.isNewline || $0 == "\0" }.joined(separator: " ")
  }
}

extension APIError {
  public var reason: StatusReason { StatusReason(status.reason ?? "") }

  /// What is wrong, field by field, where the server says so.
  public var causes: [StatusCause] { status.details?.causes ?? [] }

  /// How long the server asks to wait before the next try, in seconds.
  public var retryAfterSeconds: Int? {
    status.details?.retryAfterSeconds.flatMap { $0 > 0 ? Int($0) : nil }
  }

  /// The object, or the resource, is not there (404).
  public var isNotFound: Bool { has(.notFound) }
  /// Creating found an object of this name (409).
  public var isAlreadyExists: Bool { reason == .alreadyExists }
  /// The object has changed since it was read, or another manager owns a field (409).
  public var isConflict: Bool { has(.conflict) }
  /// The object breaks rules of its kind; ``causes`` says which (422).
  public var isInvalid: Bool { has(.invalid) }
  /// The server does not know who calls (401).
  public var isUnauthorized: Bool { has(.unauthorized) }
  /// The caller may not do this (403).
  public var isForbidden: Bool { has(.forbidden) }
  /// The version, or the `continue` of a list, is too old; list anew (410).
  public var isExpired: Bool { has(.expired) || has(.gone) }
  /// The server asks to slow down (429); of an eviction, a disruption budget refuses it.
  public var isTooManyRequests: Bool { has(.tooManyRequests) }
  /// The server did not come to an end in time (504).
  public var isTimeout: Bool { has(.timeout) }
  /// The server could not do it now, but may later (500 with a time to wait).
  public var isServerTimeout: Bool { reason == .serverTimeout }
  /// The server, or what it depends on, is not there now (503).
  public var isServiceUnavailable: Bool { has(.serviceUnavailable) }
  /// A resource version from the future: this server has not heard of it yet (504).
  public var isTooLargeResourceVersion: Bool {
    causes.contains { $0.reason == "ResourceVersionTooLarge" }
  }
  public var isBadRequest: Bool { has(.badRequest) }
  public var isMethodNotAllowed: Bool { has(.methodNotAllowed) }
  public var isRequestEntityTooLarge: Bool { has(.requestEntityTooLarge) }
  public var isInternalError: Bool { has(.internalError) }

  /// The reason decides; where it is none of the known, the HTTP status does.
  private func has(_ wanted: StatusReason) -> Bool {
    if reason == wanted { return true }
    guard reason.httpStatus == nil else { return false }
    return status.code.map(Int.init) == wanted.httpStatus
  }
}

extension APIError: CustomStringConvertible {
  /// One line: the HTTP status, the reason and the message.
  public var description: String {
    let reason = reason.description.isEmpty ? "" : " \(reason)"
    let text =
      "\(status.code.map(Int.init) ?? httpStatus)\(reason): \(status.message ?? "no message")"
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line += " "
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
