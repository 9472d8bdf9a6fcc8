/// A request that makes no sense, found before anything is sent.
public struct InvalidRequest: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
