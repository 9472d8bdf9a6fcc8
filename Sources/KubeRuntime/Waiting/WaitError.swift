public import KubeCore

/// Why waiting came to nothing.
public struct WaitError: Error, Sendable, CustomStringConvertible {
  public enum Code: Sendable, Hashable {
    /// The time is over.
    case timedOut
    /// It will never be so: see ``WaitCondition/Verdict/impossible(_:)``.
    case impossible
  }

  public let code: Code
  /// What was waited for, for how long, and how it was at last.
  public let description: String
  /// The object as it was last seen, if it was there.
  public let lastObject: (any KubeObject)?
  /// Why nothing was seen lately, if the server did not tell.
  public let cause: (any Error)?
}
