/// Why there is no configuration to reach a cluster with.
///
/// No part of it holds a token, a password or a key.
public struct ConfigurationError: Error, Sendable, Hashable {
  public var code: Code
  /// What is wrong and the remedy, without the place; for people.
  public var message: String
  /// The file at fault.
  public var path: String?
  /// The line in the file, from 1.
  public var line: Int?
  /// The column in characters, from 1.
  public var column: Int?

  public init(
    _ code: Code, _ message: String, path: String? = nil, line: Int? = nil, column: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.path = path
    self.line = line
    self.column = column
  }

  /// What kind of failure it is. More may come: a `switch` needs a default.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
      self.description = description
    }

    /// There is no kubeconfig.
    public static let noKubeconfig = Code("noKubeconfig")
    /// A file is not there or cannot be read.
    public static let fileNotReadable = Code("fileNotReadable")
    /// A file is no YAML, or no kubeconfig.
    public static let malformedFile = Code("malformedFile")
    /// A context, cluster or user that is named is not there.
    public static let notFound = Code("notFound")
    /// An entry has a value that cannot be used.
    public static let invalidEntry = Code("invalidEntry")
    /// A certificate or key is missing its other half, is no PEM, or has expired.
    public static let invalidCertificate = Code("invalidCertificate")
    /// The entry asks for what this library does not do.
    public static let unsupported = Code("unsupported")
    /// The process does not run in a pod of a cluster.
    public static let notInCluster = Code("notInCluster")
    /// Neither a kubeconfig nor a cluster around the process could be used.
    public static let nothingFound = Code("nothingFound")
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// `path:line:column: message`, with as much of the place as is known.
  public var description: String {
    guard let path else { return message }
    var place = path
    if let line {
      place += ":\(line)"
      if let column { place += ":\(column)" }
    }
    return "\(place): \(message)"
  }
}
