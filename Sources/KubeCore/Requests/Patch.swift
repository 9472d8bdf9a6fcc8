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
  /// Why there is no body: a number that JSON cannot express. Told when the patch is to be sent.
  let failure: JSONError?

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
    failure = nil
  }

  private init(
    _ form: Form, json value: JSONValue, fieldManager: String? = nil, isForced: Bool = false
  ) {
    self.form = form
    self.fieldManager = fieldManager
    self.isForced = isForced
    target = nil
    do throws(JSONError) {
      (body, failure) = (try value.jsonBytes(), nil)
    } catch {
      (body, failure) = ([], error)
    }
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
    Patch(.apply, json: value, fieldManager: fieldManager, isForced: force)
  }

  /// Server-side apply of the members that were set, and no others; the kind is the type's.
  ///
  /// - Throws: `JSONError` if a member was set that the type does not have in its JSON, or a number
  ///   that JSON cannot express.
  public static func apply<K: Resource>(
    _ partial: Partial<K>, fieldManager: String, force: Bool = false
  ) throws(JSONError) -> Patch {
    var partial = partial
    partial.set("apiVersion", .string(K.apiVersion))
    partial.set("kind", .string(K.kind))
    let target = Target(
      apiVersion: K.apiVersion, kind: K.kind, name: partial.nameInMetadata,
      namespace: partial.namespaceInMetadata)
    let body = try (partial.json ?? JSONValue.object([:])).jsonBytes()
    return Patch(.apply, body, fieldManager: fieldManager, isForced: force, target: target)
  }

  /// A merge patch of the members that were set, and no others.
  public static func merge<Value>(_ partial: Partial<Value>) throws(JSONError) -> Patch {
    Patch(.merge, try (partial.json ?? JSONValue.object([:])).jsonBytes())
  }

  /// A strategic merge patch of the members that were set, and no others.
  public static func strategic<Value>(_ partial: Partial<Value>) throws(JSONError) -> Patch {
    Patch(.strategic, try (partial.json ?? JSONValue.object([:])).jsonBytes())
  }

  public static func merge(_ value: JSONValue) -> Patch { Patch(.merge, json: value) }

  public static func strategic(_ value: JSONValue) -> Patch { Patch(.strategic, json: value) }

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
    Patch(.json, json: .array(operations.map(\.value)))
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
