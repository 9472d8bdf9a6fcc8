// Made by kube-gen from CustomResources/Beehives.yaml. Changes here are lost at the next build.

#if hasFeature(InternalImportsByDefault)
  public import KubeCore
#else
  import KubeCore
#endif

/// A Beehive is a home for one colony of bees.
public nonisolated struct Beehive: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  /// How the hive is meant to be.
  public var spec: Spec
  /// How the hive is.
  public var status: Status? {
    get { _status.wrappedValue }
    _modify { yield &_status.wrappedValue }
  }
  private var _status: Boxed<Status>
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta(), spec: Spec, status: Status? = nil) {
    self.metadata = metadata
    self.spec = spec
    _status = Boxed(wrappedValue: status)
  }

  /// A new object of this name, ready to be created.
  public init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: Spec
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

nonisolated extension Beehive {
  public typealias Scope = NamespaceScope
  public static var group: String { "apiary.example.com" }
  public static var version: String { "v1" }
  public static var kind: String { "Beehive" }
  public static var plural: String { "beehives" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "apiary.example.com/v1")
    members.constant("kind", "Beehive")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.add("status", \._status, as: \.status)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Beehive: Scalable {}

nonisolated extension Beehive: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition { Beehive.embeddedDefinition() }
}

nonisolated extension Beehive {
  /// How the hive is meant to be.
  public nonisolated struct Spec: JSONStruct, Sendable {
    /// How many frames hang in the hive.
    ///
    /// A hive without frames is empty.
    public var frames: Int32
    /// Where the hive stands.
    public var site: Site
    /// How wide the entrance is, in millimetres or per cent: 120, "75%".
    public var entrance: IntOrString?
    /// A few members are known, and more are let through.
    public var extras: Extras?
    /// When somebody looks in.
    public var inspections: [Inspection]?
    /// Hives that are near, as a selector.
    public var neighbours: Neighbours?
    /// The year's colour that marks the queen.
    public var queenColour: QueenColour?
    /// A grid of temperatures; a broken sensor reads null.
    public var readings: [[Double?]]?
    /// What each of the shelves holds, by its name.
    public var shelves: [String: Shelf]?
    /// Of the colony, by school mark.
    public var strength: Strength?
    /// Has the shape of the supplier, and so its type.
    public var successor: Successor? {
      get { _successor.wrappedValue }
      _modify { yield &_successor.wrappedValue }
    }
    private var _successor: Boxed<Successor>
    public var supplier: Supplier? {
      get { _supplier.wrappedValue }
      _modify { yield &_supplier.wrappedValue }
    }
    private var _supplier: Boxed<Supplier>
    /// What becomes of a swarm.
    public var swarm: Swarm? {
      get { _swarm.wrappedValue }
      _modify { yield &_swarm.wrappedValue }
    }
    private var _swarm: Boxed<Swarm>
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(
      frames: Int32,
      site: Site,
      entrance: IntOrString? = nil,
      extras: Extras? = nil,
      inspections: [Inspection]? = nil,
      neighbours: Neighbours? = nil,
      queenColour: QueenColour? = nil,
      readings: [[Double?]]? = nil,
      shelves: [String: Shelf]? = nil,
      strength: Strength? = nil,
      successor: Successor? = nil,
      supplier: Supplier? = nil,
      swarm: Swarm? = nil
    ) {
      self.frames = frames
      self.site = site
      self.entrance = entrance
      self.extras = extras
      self.inspections = inspections
      self.neighbours = neighbours
      self.queenColour = queenColour
      self.readings = readings
      self.shelves = shelves
      self.strength = strength
      _successor = Boxed(wrappedValue: successor)
      _supplier = Boxed(wrappedValue: supplier)
      _swarm = Boxed(wrappedValue: swarm)
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("frames", \.frames)
      members.add("site", \.site)
      members.add("entrance", \.entrance)
      members.add("extras", \.extras)
      members.add("inspections", \.inspections)
      members.add("neighbours", \.neighbours)
      members.add("queenColour", \.queenColour)
      members.add("readings", \.readings)
      members.add("shelves", \.shelves)
      members.add("strength", \.strength)
      members.add("successor", \._successor, as: \.successor)
      members.add("supplier", \._supplier, as: \.supplier)
      members.add("swarm", \._swarm, as: \.swarm)
      members.unknown(\.unknownMembers)
    }
  }

  /// How the hive is.
  public nonisolated struct Status: JSONStruct, Sendable {
    /// Another shape than the one below spec, so another name.
    public var template: Template?
    public var conditions: [Condition]?
    public var frames: Int32?
    public var observedGeneration: Int?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(
      template: Template? = nil,
      conditions: [Condition]? = nil,
      frames: Int32? = nil,
      observedGeneration: Int? = nil
    ) {
      self.template = template
      self.conditions = conditions
      self.frames = frames
      self.observedGeneration = observedGeneration
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("template", \.template)
      members.add("conditions", \.conditions)
      members.add("frames", \.frames)
      members.add("observedGeneration", \.observedGeneration)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Beehive.Spec {
  /// Where the hive stands.
  public nonisolated struct Site: JSONStruct, Sendable {
    public var latitude: Double
    public var longitude: Double
    public var altitude: Int?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(latitude: Double, longitude: Double, altitude: Int? = nil) {
      self.latitude = latitude
      self.longitude = longitude
      self.altitude = altitude
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("latitude", \.latitude)
      members.add("longitude", \.longitude)
      members.add("altitude", \.altitude, keepsNull: true)
      members.unknown(\.unknownMembers)
    }
  }

  /// One day of the week.
  public nonisolated struct Inspection: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var mon: Self { Self(rawValue: "mon") }
    public static var tue: Self { Self(rawValue: "tue") }
    public static var wed: Self { Self(rawValue: "wed") }
    public static var thu: Self { Self(rawValue: "thu") }
    public static var fri: Self { Self(rawValue: "fri") }
    public static var sat: Self { Self(rawValue: "sat") }
    public static var sun: Self { Self(rawValue: "sun") }
  }

  /// The year's colour that marks the queen.
  public nonisolated struct QueenColour: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var white: Self { Self(rawValue: "white") }
    public static var yellow: Self { Self(rawValue: "yellow") }
    public static var red: Self { Self(rawValue: "red") }
    public static var green: Self { Self(rawValue: "green") }
    public static var blue: Self { Self(rawValue: "blue") }
    public static var empty: Self { Self(rawValue: "") }
  }

  /// Of the colony, by school mark.
  public nonisolated struct Strength: IntegerEnumeration {
    public var rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static var _1: Self { Self(rawValue: 1) }
    public static var _2: Self { Self(rawValue: 2) }
    public static var _3: Self { Self(rawValue: 3) }
    public static var _4: Self { Self(rawValue: 4) }
    public static var _5: Self { Self(rawValue: 5) }
  }

  public nonisolated struct Shelf: StringEnumeration {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static var brood: Self { Self(rawValue: "brood") }
    public static var honey: Self { Self(rawValue: "honey") }
    public static var empty: Self { Self(rawValue: "empty") }
  }

  public typealias Supplier = Beehive.Spec.Successor

  /// Has the shape of the supplier, and so its type.
  public nonisolated struct Successor: JSONStruct, Sendable {
    public var name: String
    public var seal: String?
    public var since: Time?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(name: String, seal: String? = nil, since: Time? = nil) {
      self.name = name
      self.seal = seal
      self.since = since
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("name", \.name)
      members.add("seal", \.seal)
      members.add("since", \.since)
      members.unknown(\.unknownMembers)
    }
  }

  public typealias Neighbours = KubeCore.LabelSelector

  /// What becomes of a swarm.
  public nonisolated struct Swarm: JSONStruct, Sendable {
    public var template: Template? {
      get { _template.wrappedValue }
      _modify { yield &_template.wrappedValue }
    }
    private var _template: Boxed<Template>
    public var attachments: [JSONValue]?
    /// Whatever the keeper writes.
    public var notes: JSONValue?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(
      template: Template? = nil,
      attachments: [JSONValue]? = nil,
      notes: JSONValue? = nil
    ) {
      _template = Boxed(wrappedValue: template)
      self.attachments = attachments
      self.notes = notes
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("template", \._template, as: \.template)
      members.add("attachments", \.attachments)
      members.add("notes", \.notes, keepsNull: true)
      members.unknown(\.unknownMembers)
    }
  }

  /// A few members are known, and more are let through.
  public nonisolated struct Extras: JSONStruct, Sendable {
    public var paint: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(paint: String? = nil) {
      self.paint = paint
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("paint", \.paint, keepsNull: true)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Beehive.Spec.Swarm {
  public nonisolated struct Template: JSONStruct, Sendable {
    public var metadata: [String: JSONValue]?
    public var spec: Spec?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(metadata: [String: JSONValue]? = nil, spec: Spec? = nil) {
      self.metadata = metadata
      self.spec = spec
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("metadata", \.metadata)
      members.add("spec", \.spec)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Beehive.Spec.Swarm.Template {
  public nonisolated struct Spec: JSONStruct, Sendable {
    public var frames: Int?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(frames: Int? = nil) {
      self.frames = frames
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("frames", \.frames)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Beehive.Status {
  public typealias Condition = KubeCore.Condition

  /// Another shape than the one below spec, so another name.
  public nonisolated struct Template: JSONStruct, Sendable {
    public var hash: String?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(hash: String? = nil) {
      self.hash = hash
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("hash", \.hash)
      members.unknown(\.unknownMembers)
    }
  }
}

public nonisolated struct BeehiveV1Beta1: Resource {
  /// Standard object metadata.
  public var metadata: ObjectMeta
  public var spec: Spec?
  /// Members that this version of the type does not know.
  public var unknownMembers = UnknownMembers()

  public init(metadata: ObjectMeta = ObjectMeta(), spec: Spec? = nil) {
    self.metadata = metadata
    self.spec = spec
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

nonisolated extension BeehiveV1Beta1 {
  public typealias Scope = NamespaceScope
  public static var group: String { "apiary.example.com" }
  public static var version: String { "v1beta1" }
  public static var kind: String { "Beehive" }
  public static var plural: String { "beehives" }

  public static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "apiary.example.com/v1beta1")
    members.constant("kind", "Beehive")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension BeehiveV1Beta1: CustomResource {
  /// The CustomResourceDefinition that this type was made from.
  public static func crd() -> CustomResourceDefinition { Beehive.embeddedDefinition() }
}

nonisolated extension BeehiveV1Beta1 {
  public nonisolated struct Spec: JSONStruct, Sendable {
    public var frames: Int32?
    /// Members that this version of the type does not know.
    public var unknownMembers = UnknownMembers()

    public init(frames: Int32? = nil) {
      self.frames = frames
    }

    public static func declare(_ members: inout Members<Self>) {
      members.add("frames", \.frames)
      members.unknown(\.unknownMembers)
    }
  }
}

nonisolated extension Beehive {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"beehives.apiary.example.com"},"spec":{"group":"apiary.example.com",\#
        "scope":"Namespaced","names":{"kind":"Beehive","listKind":"BeehiveList",\#
        "plural":"beehives","singular":"beehive","shortNames":["bh","hive"],"categories":["all",\#
        "apiary"]},"versions":[{"name":"v1beta1","served":true,"storage":false,"deprecated":true,\#
        "schema":{"openAPIV3Schema":{"type":"object","properties":{"apiVersion":{"type":"string"},\#
        "kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"type":"object",\#
        "properties":{"frames":{"type":"integer","format":"int32"}}}}}}},{"name":"v1",\#
        "served":true,"storage":true,"subresources":{"status":{},\#
        "scale":{"specReplicasPath":".spec.frames","statusReplicasPath":".status.frames"}},\#
        "additionalPrinterColumns":[{"name":"Frames","type":"integer","jsonPath":".spec.frames"}],\#
        "schema":{"openAPIV3Schema":{"description":"A Beehive is a home for one colony of bees.",\#
        "type":"object","required":["spec"],"properties":{"apiVersion":{"description":"The \#
        version of this object's schema.","type":"string"},"kind":{"description":"What this \#
        object is.","type":"string"},"metadata":{"type":"object"},"spec":{"description":"How the \#
        hive is meant to be.","type":"object","required":["frames","site"],\#
        "properties":{"frames":{"description":"How many frames hang in the hive.\n\nA hive \#
        without frames is empty.","type":"integer","format":"int32","minimum":0,"maximum":24,\#
        "default":10},"site":{"description":"Where the hive stands.","type":"object",\#
        "required":["latitude","longitude"],"properties":{"latitude":{"type":"number",\#
        "format":"double"},"longitude":{"type":"number","format":"float"},\#
        "altitude":{"type":"integer","format":"int64","nullable":true}}},\#
        "entrance":{"description":"How wide the entrance is, in millimetres or per cent: 120, \#
        \"75%\".","x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},\#
        {"type":"string"}],"pattern":"^\\d+%?$"},"inspections":{"description":"When somebody \#
        looks in.","type":"array","items":{"description":"One day of the week.","type":"string",\#
        "enum":["mon","tue","wed","thu","fri","sat","sun"]}},"queenColour":{"description":"The \#
        year's colour that marks the queen.","type":"string","enum":["white","yellow","red",\#
        "green","blue",""]},"strength":{"description":"Of the colony, by school mark.",\#
        "type":"integer","enum":[1,2,3,4,5]},"shelves":{"description":"What each of the shelves \#
        holds, by its name.","type":"object","additionalProperties":{"type":"string",\#
        "enum":["brood","honey","empty"]}},"supplier":{"type":"object",\#
        "x-kubernetes-map-type":"atomic","required":["name"],\#
        "properties":{"name":{"type":"string"},"since":{"type":"string","format":"date-time"},\#
        "seal":{"type":"string","format":"byte"}}},"successor":{"description":"Has the shape of \#
        the supplier, and so its type.","type":"object","required":["name"],\#
        "properties":{"since":{"type":"string","format":"date-time"},"seal":{"type":"string",\#
        "format":"byte"},"name":{"type":"string"}}},"neighbours":{"description":"Hives that are \#
        near, as a selector.","type":"object","properties":{"matchLabels":{"type":"object",\#
        "additionalProperties":{"type":"string"}},"matchExpressions":{"type":"array",\#
        "items":{"type":"object","required":["key","operator"],\#
        "properties":{"key":{"type":"string"},"operator":{"type":"string"},\#
        "values":{"type":"array","items":{"type":"string"}}}}}}},"readings":{"description":"A \#
        grid of temperatures; a broken sensor reads null.","type":"array","items":{"type":"array",\#
        "items":{"type":"number","nullable":true}}},"swarm":{"description":"What becomes of a \#
        swarm.","type":"object","properties":{"template":{"type":"object",\#
        "properties":{"metadata":{"type":"object"},"spec":{"type":"object",\#
        "properties":{"frames":{"type":"integer"}}}}},"notes":{"description":"Whatever the keeper \#
        writes.","x-kubernetes-preserve-unknown-fields":true},"attachments":{"type":"array",\#
        "items":{"type":"object","x-kubernetes-embedded-resource":true,\#
        "x-kubernetes-preserve-unknown-fields":true}}}},"extras":{"description":"A few members \#
        are known, and more are let through.","type":"object",\#
        "x-kubernetes-preserve-unknown-fields":true,"properties":{"paint":{"type":"string",\#
        "nullable":true}}}}},"status":{"description":"How the hive is.","type":"object",\#
        "properties":{"frames":{"type":"integer","format":"int32"},\#
        "observedGeneration":{"type":"integer","format":"int64"},"conditions":{"type":"array",\#
        "x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["type"],\#
        "items":{"description":"Condition as all of Kubernetes has it.","type":"object",\#
        "required":["lastTransitionTime","message","reason","status","type"],\#
        "properties":{"lastTransitionTime":{"type":"string","format":"date-time"},\#
        "message":{"type":"string","maxLength":32768},"observedGeneration":{"type":"integer",\#
        "format":"int64","minimum":0},"reason":{"type":"string","minLength":1},\#
        "status":{"type":"string","enum":["True","False","Unknown"]},"type":{"type":"string"}}}},\#
        "template":{"description":"Another shape than the one below spec, so another name.",\#
        "type":"object","properties":{"hash":{"type":"string"}}}}}}}}}]}}
        """#
    )
  }
}
