/// Why there is no credential.
///
/// No part of it holds a token, a password, a key, or what a command printed to its standard output.
public struct CredentialError: Error, Sendable, Hashable {
  public var code: Code
  /// What went wrong and, where there is one, the remedy; for people.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// What kind of failure it is. More may come: a `switch` needs a default.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
      self.description = description
    }

    /// The task was cancelled.
    public static let cancelled = Code("cancelled")
    /// A file with a token or a certificate cannot be read.
    public static let fileNotReadable = Code("fileNotReadable")
    /// A token, password or key cannot be used as it is.
    public static let unusable = Code("unusable")
    /// The command of an exec plugin is not there, or may not be run.
    public static let commandNotFound = Code("commandNotFound")
    /// The command exited with a status other than 0, or was killed.
    public static let commandFailed = Code("commandFailed")
    /// The issuer took too long.
    public static let timeout = Code("timeout")
    /// The command wants a terminal, and there is none.
    public static let notInteractive = Code("notInteractive")
    /// What the command printed or the issuer answered is not what the protocol asks for.
    public static let malformedAnswer = Code("malformedAnswer")
    /// The issuer could not be reached, or refused.
    public static let refreshFailed = Code("refreshFailed")
    /// What there was has expired, and there is nothing to renew it with.
    public static let expired = Code("expired")
  }
}

extension CredentialError: CustomStringConvertible {
  public var description: String { message }
}
