/// Why a store cannot do what it is asked for.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: Sendable, Hashable {
    /// Nobody fills the store any more.
    case writerGone
    /// The store's writer was made without the index.
    case noSuchIndex
  }

  public let code: Code
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
