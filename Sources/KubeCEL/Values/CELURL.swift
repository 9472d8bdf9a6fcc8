/// A URL with its parts, as Go's `net/url` has them.
public struct CELURL: Sendable, Hashable {
  public let scheme: String
  public let host: String
}
