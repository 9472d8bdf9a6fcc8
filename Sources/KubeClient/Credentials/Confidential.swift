/// A value that no description, dump or log shows: a token, a password, arguments that may hold one.
public struct Confidential<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value in clear.
  public var value: Value

  public init(_ value: Value) {
    self.value = value
  }
}

extension Confidential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(hidden)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
