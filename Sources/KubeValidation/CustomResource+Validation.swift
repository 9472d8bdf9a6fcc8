public import KubeCore
import Synchronization

extension CustomResource {
  /// Checks the schema and the rules of the kind, as an API server does it when the object is
  /// created, or takes the place of `old`: the same fields, the same texts.
  ///
  /// What a schema gives to absent fields is set first, as on a server. The metadata is not checked.
  /// Where the kind has a status subresource, such a write does not touch the status, so that of
  /// `old` counts. Rules are compiled when the first object of a kind is checked.
  ///
  /// - Parameter old: what is on the server; nil if nothing is.
  /// - Returns: what the server would warn of: rules that failed before, and fail again for what has
  ///   not changed.
  /// - Throws: ``InvalidObject`` with everything that is wrong; ``InvalidDefinition`` if the kind's
  ///   own definition cannot be used.
  @discardableResult
  public func validate(replacing old: Self? = nil) throws -> [String] {
    try Validators.shared.validator(for: Self.self).validate(self, replacing: old)
  }

  /// Checks a write of the status of `old`, which touches nothing else.
  ///
  /// - Throws: ``InvalidObject`` with everything that is wrong; ``InvalidDefinition`` if the kind's
  ///   own definition cannot be used.
  @discardableResult
  public func validateStatus(replacing old: Self) throws -> [String] {
    try Validators.shared.validator(for: Self.self).validateStatus(self, replacing: old)
  }
}

/// One for each kind, made when it is asked for.
private final class Validators: Sendable {
  static let shared = Validators()

  private let made = Mutex<[ObjectIdentifier: Result<ObjectValidator, InvalidDefinition>]>([:])

  func validator<Kind: CustomResource>(
    for kind: Kind.Type
  ) throws(InvalidDefinition) -> ObjectValidator {
    let key = ObjectIdentifier(kind)
    if let result = made.withLock({ $0[key] }) { return try result.get() }
    // Outside the lock, since it takes a while; a second one that is made meanwhile is as good.
    let result = Result { () throws(InvalidDefinition) in
      try ObjectValidator(kind.crd(), version: kind.version)
    }
    return try made.withLock { made in
      let kept = made[key] ?? result
      made[key] = kept
      return kept
    }.get()
  }
}
