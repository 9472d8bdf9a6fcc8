public import KubeCore

/// What to wait for: something that is so of an object, or is not.
///
/// ```swift
/// try await pods.wait(for: "web", until: .ready)
/// try await foos.wait(for: "a", until: .condition("Ready") && !.condition("Stalled"))
/// try await foos.wait(for: "a", until: .path("{.status.phase}", equals: "Done"), timeout: .seconds(60))
/// try await foos.wait(for: "a", until: WaitCondition("large") { foo in (foo?.spec.size ?? 0) > 10 })
/// ```
///
/// Some are for all kinds; others for kinds that have what they ask about, and do not compile for any
/// other. A `DynamicObject` has them all, as its kind is known only at run time.
public struct WaitCondition<Object: KubeObject>: Sendable, CustomStringConvertible {
  /// What an object is found to be.
  public enum Verdict: Sendable, Hashable {
    case met
    /// Not yet; in which state it is, as far as that can be told in a few words.
    case unmet(String)
    /// It is not so, and will never be: who waits gives up. Why.
    case impossible(String)
  }

  /// What it is, as it stands in errors: `condition Ready is True`.
  public let description: String
  private let look: @Sendable (Object?) -> Verdict

  /// - Parameters:
  ///   - description: what it is, for errors.
  ///   - verdict: looks at an object; nil if there is none.
  public init(_ description: String, verdict: @escaping @Sendable (Object?) -> Verdict) {
    self.description = description
    look = verdict
  }

  /// - Parameters:
  ///   - description: what it is, for errors.
  ///   - isMet: looks at an object; nil if there is none.
  public init(_ description: String, isMet: @escaping @Sendable (Object?) -> Bool) {
    self.init(description) { object in
      if isMet(object) { return .met }
      return .unmet(object == nil ? Self.absence : "it is not so")
    }
  }

  /// What an object is found to be.
  ///
  /// - Parameter object: nil if there is none.
  public func verdict(on object: Object?) -> Verdict { look(object) }

  /// Whether it is so.
  ///
  /// - Parameter object: nil if there is none.
  public func isMet(by object: Object?) -> Bool { look(object) == .met }

  static var absence: String { "there is no such object" }

  /// For conditions on an object that must be there.
  init(_ description: String, ofPresent verdict: @escaping @Sendable (Object) -> Verdict) {
    self.init(description) { object in object.map(verdict) ?? .unmet(Self.absence) }
  }

  /// For kinds whose types are not known here.
  init(_ description: String, ofJSON verdict: @escaping @Sendable (JSONValue) -> Verdict) {
    self.init(description, ofPresent: { verdict(JSONValue($0)) })
  }
}

extension WaitCondition {
  /// Both are so, at the same time.
  public static func && (a: WaitCondition, b: WaitCondition) -> WaitCondition {
    WaitCondition("\(a.description) and \(b.description)") { object in
      switch (a.look(object), b.look(object)) {
      case (.met, .met): .met
      case (.impossible(let a), _): .impossible(a)
      case (_, .impossible(let b)): .impossible(b)
      case (.unmet(let a), .unmet(let b)): .unmet(a == b ? a : "\(a), and \(b)")
      case (.unmet(let reason), .met), (.met, .unmet(let reason)): .unmet(reason)
      }
    }
  }

  /// At least one is so.
  public static func || (a: WaitCondition, b: WaitCondition) -> WaitCondition {
    WaitCondition("(\(a.description) or \(b.description))") { object in
      switch (a.look(object), b.look(object)) {
      case (.met, _), (_, .met): .met
      case (.impossible(let a), .impossible(let b)): .impossible("\(a), and \(b)")
      case (.unmet(let a), .unmet(let b)): .unmet(a == b ? a : "\(a), and \(b)")
      case (.unmet(let reason), .impossible), (.impossible, .unmet(let reason)): .unmet(reason)
      }
    }
  }

  /// It is not so.
  public static prefix func ! (condition: WaitCondition) -> WaitCondition {
    WaitCondition("not \(condition.description)") { object in
      condition.look(object) == .met ? .unmet("it is so") : .met
    }
  }
}
