public import KubeCore

/// Which changes of an object matter to a controller.
///
/// ```swift
/// Controller(foos, where: .generation || .annotations)
///   .owns(deployments, where: ChangePredicate { old, new in old?.spec != new?.spec })
/// ```
///
/// That an object comes, goes, or takes the place of another of its name always matters to those that
/// compare parts of it.
public struct ChangePredicate<Object: KubeObject>: Sendable {
  let matters: @Sendable (_ old: Object?, _ new: Object?) -> Bool

  /// - Parameter matters: is given the object before the change, nil if it has come, and after it,
  ///   nil if it has gone.
  public init(_ matters: @escaping @Sendable (_ old: Object?, _ new: Object?) -> Bool) {
    self.matters = matters
  }

  /// Whether a change matters.
  public func matters(_ old: Object?, _ new: Object?) -> Bool { matters(old, new) }

  /// What compares equal has not changed.
  public static func changed<Part: Equatable & Sendable>(
    _ part: @escaping @Sendable (Object) -> Part
  ) -> ChangePredicate {
    ChangePredicate { old, new in
      guard let old, let new, old.metadata.uid == new.metadata.uid else { return true }
      return part(old) != part(new)
    }
  }

  /// What is wanted of it has changed, not only its status or metadata. A server counts no generation
  /// of some kinds, such as ConfigMaps: of these any change matters.
  public static var generation: ChangePredicate {
    ChangePredicate { old, new in
      guard let old, let new, old.metadata.uid == new.metadata.uid else { return true }
      guard let generation = new.metadata.generation else {
        return resourceVersion.matters(old, new)
      }
      return old.metadata.generation != generation
    }
  }

  /// Its labels have changed.
  public static var labels: ChangePredicate { changed { $0.metadata.labels } }

  /// Its annotations have changed.
  public static var annotations: ChangePredicate { changed { $0.metadata.annotations } }

  /// Its finalizers have changed.
  public static var finalizers: ChangePredicate { changed { $0.metadata.finalizers } }

  /// Its version has changed: not when a relist only tells it again.
  public static var resourceVersion: ChangePredicate { changed { $0.metadata.resourceVersion } }

  /// Its labels match the query, before the change or after it.
  public static func labels(match query: LabelQuery) -> ChangePredicate {
    ChangePredicate { old, new in
      [old, new].contains { $0.map { query.matches($0.metadata.labels) } ?? false }
    }
  }

  /// The object is in one of the namespaces.
  public static func namespaces(_ namespaces: Set<String>) -> ChangePredicate {
    ChangePredicate { old, new in
      (new ?? old)?.metadata.namespace.map(namespaces.contains) ?? false
    }
  }

  public static func && (
    a: ChangePredicate, b: @autoclosure () -> ChangePredicate
  ) -> ChangePredicate {
    let b = b()
    return ChangePredicate { a.matters($0, $1) && b.matters($0, $1) }
  }

  public static func || (
    a: ChangePredicate, b: @autoclosure () -> ChangePredicate
  ) -> ChangePredicate {
    let b = b()
    return ChangePredicate { a.matters($0, $1) || b.matters($0, $1) }
  }

  public static prefix func ! (a: ChangePredicate) -> ChangePredicate {
    ChangePredicate { !a.matters($0, $1) }
  }
}
