/// Why a JSON text could not be read, or a value not be written as JSON.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong, in a sentence without the place. Values of the document are not repeated in it, since they may be secret.
  public var message: String
  /// The offset in bytes, from 0, of the token at fault; -1 for an error of writing.
  public var offset: Int
  /// Where the token stands in the document: `spec.containers[0].image`; empty for the document itself.
  public var path: String

  public init(_ message: String, offset: Int = -1, path: String = "") {
    self.message = message
    self.offset = offset
    self.path = path
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String {
    switch (path.isEmpty, offset < 0) {
    case (true, true): message
    case (true, false): "\(message) (byte \(offset))"
    case (false, true): "\(path): \(message)"
    case (false, false): "\(path): \(message) (byte \(offset))"
    }
  }
}
