// Made by kube-gen from CustomResources/Teapots.yaml. Changes here are lost at the next build.

#if hasFeature(InternalImportsByDefault)
  public import KubeCore
#else
  import KubeCore
#endif

public nonisolated struct Teapot: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  public var spec: Spec? {
    get { _spec.wrappedValue }
    _modify { yield &_spec.wrappedValue }
  }
  private var _spec: Boxed<Spec>
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta(), spec: Spec? = nil) {
    self.metadata = metadata
    _spec = Boxed(wrappedValue: spec)
  }

  /// A new object of this name, ready to be created.
  public init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: Spec? = nil
  ) {
    let metadata = ObjectMeta(
      name: name,
      namespace: namespace,
      labels: labels,
      annotations: annotations
    )
    self.init(metadata: metadata, spec: spec)
  }
}

nonisolated extension Teapot {
  public typealias Scope = NamespaceScope
  public static var group: String { "kitchen.example.com" }
  public static var version: String { "v1alpha1" }
  public static var kind: String { "teapot" }
  public static var plural: String { "teapots" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "kitchen.example.com/v1alpha1")
    members.constant("kind", "teapot")
    members.add("metadata", \.metadata)
    members.add("spec", \._spec, as: \.spec)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Teapot: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition { Teapot.embeddedDefinition() }
}

nonisolated extension Teapot {
  public nonisolated struct Spec: JSONStruct, Sendable {
    public var scope: ScopeValue2?
    public var `protocol`: String?
    public var initContainers: [String]?
    public var type: TypeValue?
    public var empty: String?
    public var action2: String?
    public var _3scale: String?
    public var apiVersion: String?
    public var scope2: ScopeValue?
    public var type2: String?
    public var action: String?
    public var `catch`: String?
    public var `class`: String?
    public var `default`: String?
    public var hostIP: String?
    public var `in`: String?
    public var initContainers2: [String]?
    public var selfValue: Bool?
    public var string: StringValue? {
      get { _string.wrappedValue }
      _modify { yield &_string.wrappedValue }
    }
    private var _string: Boxed<StringValue>
    public var unknownMembersValue: String?
    public var vmOvercommitMemory: String?
    public var vmOvercommitMemory2: String?
    public var y: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(
      scope: ScopeValue2? = nil,
      protocol: String? = nil,
      initContainers: [String]? = nil,
      type: TypeValue? = nil,
      empty: String? = nil,
      action2: String? = nil,
      _3scale: String? = nil,
      apiVersion: String? = nil,
      scope2: ScopeValue? = nil,
      type2: String? = nil,
      action: String? = nil,
      catch: String? = nil,
      class: String? = nil,
      default: String? = nil,
      hostIP: String? = nil,
      in: String? = nil,
      initContainers2: [String]? = nil,
      selfValue: Bool? = nil,
      string: StringValue? = nil,
      unknownMembersValue: String? = nil,
      vmOvercommitMemory: String? = nil,
      vmOvercommitMemory2: String? = nil,
      y: String? = nil
    ) {
      self.scope = scope
      self.protocol = `protocol`
      self.initContainers = initContainers
      self.type = type
      self.empty = empty
      self.action2 = action2
      self._3scale = _3scale
      self.apiVersion = apiVersion
      self.scope2 = scope2
      self.type2 = type2
      self.action = action
      self.catch = `catch`
      self.class = `class`
      self.default = `default`
      self.hostIP = hostIP
      self.in = `in`
      self.initContainers2 = initContainers2
      self.selfValue = selfValue
      _string = Boxed(wrappedValue: string)
      self.unknownMembersValue = unknownMembersValue
      self.vmOvercommitMemory = vmOvercommitMemory
      self.vmOvercommitMemory2 = vmOvercommitMemory2
      self.y = y
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("scope", \.scope)
      members.add("protocol", \.protocol)
      members.add("initContainers", \.initContainers)
      members.add("type", \.type)
      members.add("", \.empty)
      members.add("$action", \.action2)
      members.add("3scale", \._3scale)
      members.add("APIVersion", \.apiVersion)
      members.add("Scope", \.scope2)
      members.add("Type", \.type2)
      members.add("action", \.action)
      members.add("catch", \.catch)
      members.add("class", \.class)
      members.add("default", \.default)
      members.add("hostIP", \.hostIP)
      members.add("in", \.in)
      members.add("init_containers", \.initContainers2)
      members.add("self", \.selfValue)
      members.add("string", \._string, as: \.string)
      members.add("unknownMembers", \.unknownMembersValue)
      members.add("vm.overcommit-memory", \.vmOvercommitMemory)
      members.add("vm.overcommit_memory", \.vmOvercommitMemory2)
      members.add("y", \.y)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Teapot.Spec {
  public nonisolated struct TypeValue: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var equalTilde: Self { Self(rawValue: "=~") }
    public static var notEqual: Self { Self(rawValue: "!=") }
    public static var empty: Self { Self(rawValue: "") }
    public static var _1Dot2: Self { Self(rawValue: "1.2") }
    public static var _12: Self { Self(rawValue: "12") }
    public static var tcp2: Self { Self(rawValue: "TCP") }
    public static var tcp: Self { Self(rawValue: "tcp") }
    public static var selfValue: Self { Self(rawValue: "Self") }
    public static var noneValue: Self { Self(rawValue: "none") }
    public static var `default`: Self { Self(rawValue: "default") }
  }

  public nonisolated struct ScopeValue2: JSONStruct, Sendable {
    public var error: ErrorValue? {
      get { _error.wrappedValue }
      _modify { yield &_error.wrappedValue }
    }
    private var _error: Boxed<ErrorValue>
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(error: ErrorValue? = nil) {
      _error = Boxed(wrappedValue: error)
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("Error", \._error, as: \.error)
      members.unknown(\.unknownMembers)
    }
  }

  public nonisolated struct StringValue: JSONStruct, Sendable {
    public var optional: OptionalValue?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(optional: OptionalValue? = nil) {
      self.optional = optional
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("optional", \.optional)
      members.unknown(\.unknownMembers)
    }
  }

  public nonisolated struct ScopeValue: JSONStruct, Sendable {
    public var level: Int?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(level: Int? = nil) {
      self.level = level
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("level", \.level)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Teapot.Spec.ScopeValue2 {
  public nonisolated struct ErrorValue: JSONStruct, Sendable {
    public var teapot: TeapotValue?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(teapot: TeapotValue? = nil) {
      self.teapot = teapot
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("teapot", \.teapot)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Teapot.Spec.ScopeValue2.ErrorValue {
  public nonisolated struct TeapotValue: JSONStruct, Sendable {
    public var capacity: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(capacity: String? = nil) {
      self.capacity = capacity
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("capacity", \.capacity)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Teapot.Spec.StringValue {
  public nonisolated struct OptionalValue: JSONStruct, Sendable {
    public var type: TypeValue?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(type: TypeValue? = nil) {
      self.type = type
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("type", \.type)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Teapot.Spec.StringValue.OptionalValue {
  public nonisolated struct TypeValue: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var a: Self { Self(rawValue: "a") }
    public static var b: Self { Self(rawValue: "b") }
  }
}

nonisolated extension Teapot {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"teapots.kitchen.example.com"},"spec":{"group":"kitchen.example.com",\#
        "scope":"Namespaced","names":{"kind":"teapot","plural":"teapots","shortNames":["tea"]},\#
        "versions":[{"name":"v1alpha1","served":true,"storage":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object",\#
        "properties":{"$action":{"type":"string"},"action":{"type":"string"},\#
        "init_containers":{"type":"array","items":{"type":"string"}},\#
        "initContainers":{"type":"array","items":{"type":"string"}},"self":{"type":"boolean"},\#
        "Type":{"type":"string"},"class":{"type":"string"},"protocol":{"type":"string"},\#
        "default":{"type":"string"},"catch":{"type":"string"},"in":{"type":"string"},\#
        "unknownMembers":{"type":"string"},"3scale":{"type":"string"},\#
        "vm.overcommit_memory":{"type":"string"},"vm.overcommit-memory":{"type":"string"},\#
        "":{"type":"string"},"y":{"type":"string"},"hostIP":{"type":"string"},\#
        "APIVersion":{"type":"string"},"type":{"type":"string","enum":["=~","!=","","1.2","12",\#
        "TCP","tcp","Self","none","default"]},"scope":{"type":"object",\#
        "properties":{"Error":{"type":"object","properties":{"teapot":{"type":"object",\#
        "properties":{"capacity":{"type":"string"}}}}}}},"string":{"type":"object",\#
        "properties":{"optional":{"type":"object","properties":{"type":{"type":"string",\#
        "enum":["a","b"]}}}}},"Scope":{"type":"object",\#
        "properties":{"level":{"type":"integer"}}}}}}}}}]}}
        """#
    )
  }
}
