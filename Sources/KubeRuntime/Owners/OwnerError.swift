/// Why an object cannot own another.
public struct OwnerError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: Sendable, Hashable {
    /// The owner has no uid, name or kind yet: the server has not stored it.
    case incompleteOwner
    /// Kubernetes' garbage collector looks for an owner in the namespace of what it owns, and in the
    /// cluster: an owner elsewhere is taken for gone, and what it owns is deleted.
    case foreignNamespace
    /// Another object controls this one, and there is at most one that does.
    case alreadyControlled
  }

  public let code: Code
  public let description: String
}
