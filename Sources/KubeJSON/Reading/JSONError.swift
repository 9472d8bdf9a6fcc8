/// Why a JSON text could not be read, or a value not be written as JSON.
public struct JSONError: Error, Sendable {
  // One reference. Each `try` of the reader has room on the stack for the error that it may meet,
  // and a document nests hundreds of levels: whole errors would take half a megabyte.
  private var facts: Facts

  private final class Facts: Sendable {
    let message: String
    let offset: Int
    let path: String

    init(_ message: String, _ offset: Int, _ path: String) {
      self.message = message
      self.offset = offset
      self.path = path
    }
  }

  public init(_ message: String, offset: Int = -1, path: String = "") {
    facts = Facts(message, offset, path)
  }

  /// What is wrong, in a sentence without the place. Values of the document are not repeated in it,
  /// since they may be secret.
  public var message: String {
    get { facts.message }
    set { facts = Facts(newValue, offset, path) }
  }

  /// The offset in bytes, from 0, of the token at fault; -1 for an error of writing.
  public var offset: Int {
    get { facts.offset }
    set { facts = Facts(message, newValue, path) }
  }

  /// Where the token stands in the document: `spec.containers[0].image`; empty for the document
  /// itself.
  public var path: String {
    get { facts.path }
    set { facts = Facts(message, offset, newValue) }
  }
}

extension JSONError: Hashable {
  public static func == (a: JSONError, b: JSONError) -> Bool {
    (a.message, a.offset, a.path) == (b.message, b.offset, b.path)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(message)
    hasher.combine(offset)
    hasher.combine(path)
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
