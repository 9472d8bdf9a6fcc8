/// Why a server refused, in its own words; any text may come.
///
/// https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1#StatusReason
public struct StatusReason: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }

  /// The HTTP status that goes with a known reason; nil for others.
  public var httpStatus: Int? { Self.known[self] }

  public static let unauthorized = Self("Unauthorized")
  public static let forbidden = Self("Forbidden")
  public static let notFound = Self("NotFound")
  public static let alreadyExists = Self("AlreadyExists")
  public static let conflict = Self("Conflict")
  public static let gone = Self("Gone")
  public static let invalid = Self("Invalid")
  public static let serverTimeout = Self("ServerTimeout")
  public static let storeReadError = Self("StorageReadError")
  public static let timeout = Self("Timeout")
  public static let tooManyRequests = Self("TooManyRequests")
  public static let badRequest = Self("BadRequest")
  public static let methodNotAllowed = Self("MethodNotAllowed")
  public static let notAcceptable = Self("NotAcceptable")
  public static let requestEntityTooLarge = Self("RequestEntityTooLarge")
  public static let unsupportedMediaType = Self("UnsupportedMediaType")
  public static let internalError = Self("InternalError")
  public static let expired = Self("Expired")
  public static let serviceUnavailable = Self("ServiceUnavailable")

  private static let known: [StatusReason: Int] = [
    unauthorized: 401, forbidden: 403, notFound: 404, alreadyExists: 409, conflict: 409, gone: 410,
    invalid: 422, serverTimeout: 500, storeReadError: 500, timeout: 504, tooManyRequests: 429,
    badRequest: 400, methodNotAllowed: 405, notAcceptable: 406, requestEntityTooLarge: 413,
    unsupportedMediaType: 415, internalError: 500, expired: 410, serviceUnavailable: 503,
  ]
}
