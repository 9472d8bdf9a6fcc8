// Made by kube-gen from CustomResources/Recipes.yaml. Changes here are lost at the next build.

import KubeCore

/// A Recipe tells "how", with \ and `quotes` and */ in its prose.
public struct Recipe: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  public var title: String?
  public var servings: Int?
  /// Numbers of a type that is named for its width.
  @Boxed public var ports: Ports?
  public var steps: [Steps]
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    metadata: ObjectMeta = ObjectMeta(),
    title: String? = nil,
    servings: Int? = nil,
    ports: Ports? = nil,
    steps: [Steps]
  ) {
    self.metadata = metadata
    self.title = title
    self.servings = servings
    self.ports = ports
    self.steps = steps
  }
}

extension Recipe {
  public typealias Scope = ClusterScope
  public static var group: String { "kitchen.example.com" }
  public static var version: String { "v1" }
  public static var kind: String { "Recipe" }
  public static var plural: String { "recipes" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "kitchen.example.com/v1")
    members.constant("kind", "Recipe")
    members.add("metadata", \.metadata)
    members.add("title", \.title)
    members.add("servings", \.servings)
    members.add("ports", \._ports, as: \.ports)
    members.add("steps", \.steps)
    members.unknown(\.unknownMembers)
  }
}

extension Recipe: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"recipes.kitchen.example.com"},"spec":{"group":"kitchen.example.com",\#
        "scope":"Cluster","names":{"kind":"Recipe","plural":"recipes"},"versions":[{"name":"v1",\#
        "served":true,"storage":true,"schema":{"openAPIV3Schema":{"description":"A Recipe tells \#
        \"how\", with \\ and `quotes` and */ in its prose.","type":"object","required":["steps"],\#
        "properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},\#
        "metadata":{"type":"object"},"title":{"type":"string"},"servings":{"type":"integer",\#
        "format":"int32","maximum":4000000000},"ports":{"description":"Numbers of a type that is \#
        named for its width.","type":"object","properties":{"small":{"type":"integer",\#
        "format":"uint8"},"port":{"type":"integer","format":"uint16","minimum":0},\#
        "wide":{"type":"integer","format":"uint64"},"signed":{"type":"integer","format":"uint32",\#
        "minimum":-1}}},"steps":{"type":"array","items":{"type":"object",\#
        "oneOf":[{"required":["mix"]},{"required":["bake"]}],"properties":{"mix":{"type":"object",\#
        "properties":{"parts":{"type":"array","items":{"type":"object","required":["what"],\#
        "properties":{"what":{"type":"string"},"amount":{"x-kubernetes-int-or-string":true}}}}}},\#
        "bake":{"type":"object","properties":{"parts":{"type":"array","items":{"type":"object",\#
        "required":["what"],"properties":{"what":{"type":"string"},\#
        "amount":{"x-kubernetes-int-or-string":true}}}},"degrees":{"type":"integer"}}},\#
        "subSteps":{"description":"A recursion that its author has unrolled twice.",\#
        "type":"array","items":{"type":"object","properties":{"text":{"type":"string"},\#
        "subSteps":{"type":"array","items":{"type":"object",\#
        "properties":{"text":{"type":"string"},"subSteps":{"type":"array",\#
        "items":{"type":"object","properties":{"text":{"type":"string"}}}}}}}}}}}}}}}}}]}}
        """#
    )
  }
}

extension Recipe {
  /// Numbers of a type that is named for its width.
  public struct Ports: JSONStruct, Sendable {
    public var small: Int?
    public var port: Int?
    public var wide: UInt64?
    public var signed: Int?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(small: Int? = nil, port: Int? = nil, wide: UInt64? = nil, signed: Int? = nil) {
      self.small = small
      self.port = port
      self.wide = wide
      self.signed = signed
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("small", \.small)
      members.add("port", \.port)
      members.add("wide", \.wide)
      members.add("signed", \.signed)
      members.unknown(\.unknownMembers)
    }
  }

  public struct Steps: JSONStruct, Sendable {
    public var mix: Mix?
    @Boxed public var bake: Bake?
    /// A recursion that its author has unrolled twice.
    public var subSteps: [SubSteps]?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(mix: Mix? = nil, bake: Bake? = nil, subSteps: [SubSteps]? = nil) {
      self.mix = mix
      self.bake = bake
      self.subSteps = subSteps
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("mix", \.mix)
      members.add("bake", \._bake, as: \.bake)
      members.add("subSteps", \.subSteps)
      members.unknown(\.unknownMembers)
    }
  }

  public struct Mix: JSONStruct, Sendable {
    public var parts: [Parts]?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(parts: [Parts]? = nil) {
      self.parts = parts
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("parts", \.parts)
      members.unknown(\.unknownMembers)
    }
  }

  public struct Parts: JSONStruct, Sendable {
    public var what: String
    public var amount: IntOrString?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(what: String, amount: IntOrString? = nil) {
      self.what = what
      self.amount = amount
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("what", \.what)
      members.add("amount", \.amount)
      members.unknown(\.unknownMembers)
    }
  }

  public struct Bake: JSONStruct, Sendable {
    public var parts: [Parts]?
    public var degrees: Int?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(parts: [Parts]? = nil, degrees: Int? = nil) {
      self.parts = parts
      self.degrees = degrees
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("parts", \.parts)
      members.add("degrees", \.degrees)
      members.unknown(\.unknownMembers)
    }
  }

  public struct SubSteps: JSONStruct, Sendable {
    public var text: String?
    public var subSteps: [SubSteps2]?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(text: String? = nil, subSteps: [SubSteps2]? = nil) {
      self.text = text
      self.subSteps = subSteps
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("text", \.text)
      members.add("subSteps", \.subSteps)
      members.unknown(\.unknownMembers)
    }
  }

  public struct SubSteps2: JSONStruct, Sendable {
    public var text: String?
    public var subSteps: [SubSteps3]?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(text: String? = nil, subSteps: [SubSteps3]? = nil) {
      self.text = text
      self.subSteps = subSteps
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("text", \.text)
      members.add("subSteps", \.subSteps)
      members.unknown(\.unknownMembers)
    }
  }

  public struct SubSteps3: JSONStruct, Sendable {
    public var text: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(text: String? = nil) {
      self.text = text
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("text", \.text)
      members.unknown(\.unknownMembers)
    }
  }
}
