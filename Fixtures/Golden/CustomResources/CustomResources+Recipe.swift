// Made by kube-gen from CustomResources/Recipes.yaml. Changes here are lost at the next build.

#if hasFeature(InternalImportsByDefault)
  public import KubeCore
#else
  import KubeCore
#endif

/// A Recipe tells "how", with \ and `quotes` and */ in its prose.
public nonisolated struct Recipe: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  /// Numbers of a type that is named for its width.
  public var ports: Ports? {
    get { _ports.wrappedValue }
    _modify { yield &_ports.wrappedValue }
  }
  private var _ports: Boxed<Ports>
  public var steps: [Step]
  public var secretSauce: String?
  public var servings: Int?
  public var title: String?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(
    metadata: ObjectMeta = ObjectMeta(),
    ports: Ports? = nil,
    steps: [Step],
    secretSauce: String? = nil,
    servings: Int? = nil,
    title: String? = nil
  ) {
    self.metadata = metadata
    _ports = Boxed(wrappedValue: ports)
    self.steps = steps
    self.secretSauce = secretSauce
    self.servings = servings
    self.title = title
  }

  /// A new object of this name, ready to be created.
  public init(
    name: String,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    ports: Ports? = nil,
    steps: [Step],
    secretSauce: String? = nil,
    servings: Int? = nil,
    title: String? = nil
  ) {
    let metadata = ObjectMeta(name: name, labels: labels, annotations: annotations)
    self.init(
      metadata: metadata,
      ports: ports,
      steps: steps,
      secretSauce: secretSauce,
      servings: servings,
      title: title
    )
  }
}

nonisolated extension Recipe {
  public typealias Scope = ClusterScope
  public static var group: String { "kitchen.example.com" }
  public static var version: String { "v1" }
  public static var kind: String { "Recipe" }
  public static var plural: String { "recipes" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "kitchen.example.com/v1")
    members.constant("kind", "Recipe")
    members.add("metadata", \.metadata)
    members.add("ports", \._ports, as: \.ports)
    members.add("steps", \.steps)
    members.add("secretSauce", \.secretSauce)
    members.add("servings", \.servings)
    members.add("title", \.title)
    members.hide("secretSauce")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Recipe: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition { Recipe.embeddedDefinition() }
}

nonisolated extension Recipe {
  /// Numbers of a type that is named for its width.
  public nonisolated struct Ports: JSONStruct, Sendable {
    public var port: Int?
    public var signed: Int?
    public var small: Int?
    public var wide: UInt64?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(port: Int? = nil, signed: Int? = nil, small: Int? = nil, wide: UInt64? = nil) {
      self.port = port
      self.signed = signed
      self.small = small
      self.wide = wide
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("port", \.port)
      members.add("signed", \.signed)
      members.add("small", \.small)
      members.add("wide", \.wide)
      members.unknown(\.unknownMembers)
    }
  }

  public nonisolated struct Step: JSONStruct, Sendable {
    public var bake: Bake? {
      get { _bake.wrappedValue }
      _modify { yield &_bake.wrappedValue }
    }
    private var _bake: Boxed<Bake>
    public var mix: Mix?
    /// A recursion that its author has unrolled twice.
    public var subSteps: [SubStep]?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(bake: Bake? = nil, mix: Mix? = nil, subSteps: [SubStep]? = nil) {
      _bake = Boxed(wrappedValue: bake)
      self.mix = mix
      self.subSteps = subSteps
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("bake", \._bake, as: \.bake)
      members.add("mix", \.mix)
      members.add("subSteps", \.subSteps)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Recipe.Step {
  public nonisolated struct Mix: JSONStruct, Sendable {
    public var parts: [Part]?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(parts: [Part]? = nil) {
      self.parts = parts
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("parts", \.parts)
      members.unknown(\.unknownMembers)
    }
  }

  public nonisolated struct Bake: JSONStruct, Sendable {
    public var degrees: Int?
    public var parts: [Part]?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(degrees: Int? = nil, parts: [Part]? = nil) {
      self.degrees = degrees
      self.parts = parts
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("degrees", \.degrees)
      members.add("parts", \.parts)
      members.unknown(\.unknownMembers)
    }
  }

  public nonisolated struct SubStep: JSONStruct, Sendable {
    public var subSteps: [SubStep]?
    public var text: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(subSteps: [SubStep]? = nil, text: String? = nil) {
      self.subSteps = subSteps
      self.text = text
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("subSteps", \.subSteps)
      members.add("text", \.text)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Recipe.Step.Mix {
  public typealias Part = Recipe.Step.Bake.Part
}

nonisolated extension Recipe.Step.Bake {
  public nonisolated struct Part: JSONStruct, Sendable {
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
}

nonisolated extension Recipe.Step.SubStep {
  public nonisolated struct SubStep: JSONStruct, Sendable {
    public var subSteps: [SubStep]?
    public var text: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(subSteps: [SubStep]? = nil, text: String? = nil) {
      self.subSteps = subSteps
      self.text = text
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("subSteps", \.subSteps)
      members.add("text", \.text)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Recipe.Step.SubStep.SubStep {
  public nonisolated struct SubStep: JSONStruct, Sendable {
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

nonisolated extension Recipe {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"recipes.kitchen.example.com"},"spec":{"group":"kitchen.example.com",\#
        "scope":"Cluster","names":{"kind":"Recipe","plural":"recipes"},"versions":[{"name":"v1",\#
        "served":true,"storage":true,"schema":{"openAPIV3Schema":{"description":"A Recipe tells \#
        \"how\", with \\ and `quotes` and */ in its prose.","type":"object","required":["steps"],\#
        "properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},\#
        "metadata":{"type":"object"},"title":{"type":"string"},"secretSauce":{"type":"string",\#
        "format":"password"},"servings":{"type":"integer","format":"int32","maximum":4000000000},\#
        "ports":{"description":"Numbers of a type that is named for its width.","type":"object",\#
        "properties":{"small":{"type":"integer","format":"uint8"},"port":{"type":"integer",\#
        "format":"uint16","minimum":0},"wide":{"type":"integer","format":"uint64"},\#
        "signed":{"type":"integer","format":"uint32","minimum":-1}}},"steps":{"type":"array",\#
        "items":{"type":"object","oneOf":[{"required":["mix"]},{"required":["bake"]}],\#
        "properties":{"mix":{"type":"object","properties":{"parts":{"type":"array",\#
        "items":{"type":"object","required":["what"],"properties":{"what":{"type":"string"},\#
        "amount":{"x-kubernetes-int-or-string":true}}}}}},"bake":{"type":"object",\#
        "properties":{"parts":{"type":"array","items":{"type":"object","required":["what"],\#
        "properties":{"what":{"type":"string"},"amount":{"x-kubernetes-int-or-string":true}}}},\#
        "degrees":{"type":"integer"}}},"subSteps":{"description":"A recursion that its author has \#
        unrolled twice.","type":"array","items":{"type":"object",\#
        "properties":{"text":{"type":"string"},"subSteps":{"type":"array",\#
        "items":{"type":"object","properties":{"text":{"type":"string"},\#
        "subSteps":{"type":"array","items":{"type":"object",\#
        "properties":{"text":{"type":"string"}}}}}}}}}}}}}}}}}]}}
        """#
    )
  }
}
