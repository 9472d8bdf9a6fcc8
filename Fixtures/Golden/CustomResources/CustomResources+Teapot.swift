// Made by kube-gen from CustomResources/Teapots.yaml. Changes here are lost at the next build.

import KubeCore

public struct Teapot: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  @Boxed public var spec: Spec?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta(), spec: Spec? = nil) {
    self.metadata = metadata
    self.spec = spec
  }
}

extension Teapot {
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

extension Teapot: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition {
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

extension Teapot {
  public struct Spec: JSONStruct, Sendable {
    public var action2: String?
    public var action: String?
    public var initContainers2: [String]?
    public var initContainers: [String]?
    public var selfValue: Bool?
    public var type2: String?
    public var `class`: String?
    public var `protocol`: String?
    public var `default`: String?
    public var `catch`: String?
    public var `in`: String?
    public var unknownMembersValue: String?
    public var _3scale: String?
    public var vmOvercommitMemory2: String?
    public var vmOvercommitMemory: String?
    public var empty: String?
    public var y: String?
    public var hostIP: String?
    public var apiVersion: String?
    public var type: SpecType?
    public var scope: SpecScope2?
    @Boxed public var string: SpecString?
    public var scope2: SpecScope?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(
      action2: String? = nil,
      action: String? = nil,
      initContainers2: [String]? = nil,
      initContainers: [String]? = nil,
      selfValue: Bool? = nil,
      type2: String? = nil,
      class: String? = nil,
      protocol: String? = nil,
      default: String? = nil,
      catch: String? = nil,
      in: String? = nil,
      unknownMembersValue: String? = nil,
      _3scale: String? = nil,
      vmOvercommitMemory2: String? = nil,
      vmOvercommitMemory: String? = nil,
      empty: String? = nil,
      y: String? = nil,
      hostIP: String? = nil,
      apiVersion: String? = nil,
      type: SpecType? = nil,
      scope: SpecScope2? = nil,
      string: SpecString? = nil,
      scope2: SpecScope? = nil
    ) {
      self.action2 = action2
      self.action = action
      self.initContainers2 = initContainers2
      self.initContainers = initContainers
      self.selfValue = selfValue
      self.type2 = type2
      self.class = `class`
      self.protocol = `protocol`
      self.default = `default`
      self.catch = `catch`
      self.in = `in`
      self.unknownMembersValue = unknownMembersValue
      self._3scale = _3scale
      self.vmOvercommitMemory2 = vmOvercommitMemory2
      self.vmOvercommitMemory = vmOvercommitMemory
      self.empty = empty
      self.y = y
      self.hostIP = hostIP
      self.apiVersion = apiVersion
      self.type = type
      self.scope = scope
      self.string = string
      self.scope2 = scope2
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("$action", \.action2)
      members.add("action", \.action)
      members.add("init_containers", \.initContainers2)
      members.add("initContainers", \.initContainers)
      members.add("self", \.selfValue)
      members.add("Type", \.type2)
      members.add("class", \.class)
      members.add("protocol", \.protocol)
      members.add("default", \.default)
      members.add("catch", \.catch)
      members.add("in", \.in)
      members.add("unknownMembers", \.unknownMembersValue)
      members.add("3scale", \._3scale)
      members.add("vm.overcommit_memory", \.vmOvercommitMemory2)
      members.add("vm.overcommit-memory", \.vmOvercommitMemory)
      members.add("", \.empty)
      members.add("y", \.y)
      members.add("hostIP", \.hostIP)
      members.add("APIVersion", \.apiVersion)
      members.add("type", \.type)
      members.add("scope", \.scope)
      members.add("string", \._string, as: \.string)
      members.add("Scope", \.scope2)
      members.unknown(\.unknownMembers)
    }
  }

  public struct SpecType: StringEnumeration {
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

  public struct SpecScope2: JSONStruct, Sendable {
    @Boxed public var error: ScopeError?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(error: ScopeError? = nil) {
      self.error = error
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("Error", \._error, as: \.error)
      members.unknown(\.unknownMembers)
    }
  }

  public struct ScopeError: JSONStruct, Sendable {
    public var teapot: ErrorTeapot?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(teapot: ErrorTeapot? = nil) {
      self.teapot = teapot
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("teapot", \.teapot)
      members.unknown(\.unknownMembers)
    }
  }

  public struct ErrorTeapot: JSONStruct, Sendable {
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

  public struct SpecString: JSONStruct, Sendable {
    public var optional: StringOptional?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(optional: StringOptional? = nil) {
      self.optional = optional
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("optional", \.optional)
      members.unknown(\.unknownMembers)
    }
  }

  public struct StringOptional: JSONStruct, Sendable {
    public var type: OptionalType?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(type: OptionalType? = nil) {
      self.type = type
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("type", \.type)
      members.unknown(\.unknownMembers)
    }
  }

  public struct OptionalType: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var a: Self { Self(rawValue: "a") }
    public static var b: Self { Self(rawValue: "b") }
  }

  public struct SpecScope: JSONStruct, Sendable {
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
