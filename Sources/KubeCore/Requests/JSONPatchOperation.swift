/// An operation of a JSON patch (RFC 6902).
public struct JSONPatchOperation: Sendable, Hashable {
  /// The operation as JSON.
  public let value: JSONValue

  private init(_ name: String, _ path: JSONPointer, _ more: [String: JSONValue] = [:]) {
    let members: [String: JSONValue] = [
      "op": .string(name), "path": .string(path.description),
    ]
    value = .object(members.merging(more) { $1 })
  }

  /// Fails the whole patch unless the value is there and equal.
  public static func test(_ path: JSONPointer, _ value: JSONValue) -> Self {
    Self("test", path, ["value": value])
  }

  /// Sets a member, or inserts into a list: at an index, or at its end with `-`.
  public static func add(_ path: JSONPointer, _ value: JSONValue) -> Self {
    Self("add", path, ["value": value])
  }

  /// Changes a value that is there.
  public static func replace(_ path: JSONPointer, _ value: JSONValue) -> Self {
    Self("replace", path, ["value": value])
  }

  public static func remove(_ path: JSONPointer) -> Self { Self("remove", path) }

  public static func move(from: JSONPointer, to: JSONPointer) -> Self {
    Self("move", to, ["from": .string(from.description)])
  }

  public static func copy(from: JSONPointer, to: JSONPointer) -> Self {
    Self("copy", to, ["from": .string(from.description)])
  }
}

/// A place in a JSON document (RFC 6901): `/metadata/labels/app.kubernetes.io~1name`.
///
/// A literal is taken as it is; ``init(_:)`` escapes names.
public struct JSONPointer: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String

  /// Escaped already.
  public init(stringLiteral value: String) {
    description = value
  }

  /// The place below these names and indices, each of which may hold `/` and `~`.
  public init(_ steps: [String]) {
    description = steps.map { step in
      "/"
        + step.unicodeScalars.map { character -> String in
          switch character {
          case "~": "~0"
          case "/": "~1"
          default: String(character)
          }
        }.joined()
    }.joined()
  }
}
