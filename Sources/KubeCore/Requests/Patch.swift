/// A change to an object.
///
/// https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
public struct Patch: Sendable, Hashable {
  /// The form of a patch, by its media type.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// RFC 6902: operations at paths.
    case json = "application/json-patch+json"
    /// RFC 7386: the members to change; null removes. Lists are replaced whole.
    case merge = "application/merge-patch+json"
    /// As merge, but lists whose elements have a key are merged by it. Not for custom resources.
    case strategic = "application/strategic-merge-patch+json"
    /// Server-side apply: the fields that the manager wants to own, and no others. Creates the
    /// object if there is none.
    case apply = "application/apply-patch+yaml"
  }

  public let form: Form
  /// The JSON text.
  public let body: [UInt8]
  /// Who applies.
  public let fieldManager: String?
  /// Whether fields are taken from other managers instead of a conflict (409).
  public let isForced: Bool
  /// The name and kind that an applied object has, to be held against the request's.
  let target: Target?

  struct Target: Sendable, Hashable {
    var apiVersion: String
    var kind: String
    var name: String?
    var namespace: String?
  }

  private init(
    _ form: Form, _ body: [UInt8], fieldManager: String? = nil, isForced: Bool = false,
    target: Target? = nil
  ) {
    self.form = form
    self.body = body
    self.fieldManager = fieldManager
    self.isForced = isForced
    self.target = target
  }

  /// Server-side apply of an object: of the fields that it says something of, which the manager
  /// owns from then on.
  ///
  /// What is not sent, and so not owned: members that are nil; members with the initial value that
  /// their declaration gives them (`var replicas: Int32 = 1`), which a server fills in by itself
  /// where nobody says otherwise; and what only the server sets (`managedFields`, `generation`, …).
  /// All others are sent, also empty strings and lists that are no optionals. For any other choice
  /// of fields there is ``apply(json:fieldManager:force:)``.
  ///
  /// A `metadata.resourceVersion` is sent: the call then fails with 409 if the object on the server
  /// has another by now.
  ///
  /// - Parameters:
  ///   - object: what to apply.
  ///   - fieldManager: who applies.
  ///   - force: whether fields are taken from other managers instead of a conflict.
  ///   - includingDefaults: whether members that have their initial value are sent and owned, too.
  /// - Throws: `JSONError` if the object holds a number that JSON cannot express.
  public static func apply(
    _ object: some WholeObject, fieldManager: String, force: Bool = false,
    includingDefaults: Bool = false
  ) throws(JSONError) -> Patch {
    var object = object
    object.metadata.managedFields = []
    object.metadata.creationTimestamp = nil
    object.metadata.generation = nil
    object.metadata.selfLink = nil
    let target = Target(
      apiVersion: object.apiVersion, kind: object.kind, name: object.metadata.name,
      namespace: object.metadata.namespace)
    let body = try includingDefaults ? object.jsonBytes() : object.jsonBytesWithoutDefaults()
    return Patch(.apply, body, fieldManager: fieldManager, isForced: force, target: target)
  }

  /// Server-side apply of JSON, which must have `apiVersion`, `kind` and `metadata.name`.
  public static func apply(
    json value: JSONValue, fieldManager: String, force: Bool = false
  ) -> Patch {
    Patch(.apply, Array(value.text.utf8), fieldManager: fieldManager, isForced: force)
  }

  public static func merge(_ value: JSONValue) -> Patch { Patch(.merge, Array(value.text.utf8)) }

  public static func strategic(_ value: JSONValue) -> Patch {
    Patch(.strategic, Array(value.text.utf8))
  }

  /// A merge patch of a value's members: those that are nil are left as they are.
  public static func merge(_ value: some JSONCodable) throws(JSONError) -> Patch {
    Patch(.merge, try value.jsonBytes())
  }

  /// A strategic merge patch of a value's members: those that are nil are left as they are.
  public static func strategic(_ value: some JSONCodable) throws(JSONError) -> Patch {
    Patch(.strategic, try value.jsonBytes())
  }

  /// Operations, all of which are done or none.
  public static func json(_ operations: [JSONPatchOperation]) -> Patch {
    Patch(.json, Array(JSONValue.array(operations.map(\.value)).text.utf8))
  }

  /// A change to `spec.template` that makes a Deployment, DaemonSet or StatefulSet replace its pods,
  /// as `kubectl rollout restart` does.
  public static func restart(at time: Time) -> Patch {
    strategic([
      "spec": [
        "template": [
          "metadata": [
            "annotations": ["kubectl.kubernetes.io/restartedAt": .string("\(time)")]
          ]
        ]
      ]
    ])
  }

  /// Whether new pods may be placed on a node: as `kubectl cordon` and `kubectl uncordon` set it.
  public static func unschedulable(_ value: Bool) -> Patch {
    strategic(["spec": ["unschedulable": .bool(value)]])
  }
}

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
