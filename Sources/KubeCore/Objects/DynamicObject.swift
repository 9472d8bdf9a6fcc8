/// An object of a kind that is known only at run time.
///
/// All that is not type or metadata is JSON, by name: `object["spec"]`. Nothing is lost on the way
/// from a server and back.
public struct DynamicObject: JSONStruct, KubeObject {
  /// `apps/v1`; `v1` for the core group; empty for an item of a list until ``assume(_:)``.
  public var apiVersion: String
  public var kind: String
  public var metadata: ObjectMeta
  /// All other members.
  public var contents: UnknownMembers

  public init(
    apiVersion: String, kind: String, metadata: ObjectMeta = ObjectMeta(),
    contents: UnknownMembers = UnknownMembers()
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.metadata = metadata
    self.contents = contents
  }

  /// A new object of a kind, with a name and in a namespace, and nothing else.
  public init(_ identity: ResourceIdentity, name: String, namespace: String? = nil) {
    self.init(
      apiVersion: identity.apiVersion, kind: identity.kind,
      metadata: ObjectMeta(name: name, namespace: namespace))
  }

  /// The same object without its Swift type. Throws if it holds a number that JSON cannot express.
  public init(_ object: some KubeObject) throws(JSONError) {
    try self.init(json: object.jsonBytes())
  }

  /// A member besides `apiVersion`, `kind` and `metadata`; assigning nil removes it.
  public subscript(_ name: String) -> JSONValue? {
    get { contents[name] }
    set { contents[name] = newValue }
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("apiVersion", \.apiVersion)
    members.add("kind", \.kind)
    members.add("metadata", \.metadata)
    members.unknown(\.contents)
  }

  public mutating func assume(_ identity: ResourceIdentity) {
    if apiVersion.isEmpty { apiVersion = identity.apiVersion }
    if kind.isEmpty { kind = identity.kind }
  }

  /// The object as a type that the compiler knows. Throws where it is of another kind, or does not
  /// fit the type.
  public func decode<K: Resource>(as type: K.Type = K.self) throws(JSONError) -> K {
    try K(json: jsonBytes())
  }
}
