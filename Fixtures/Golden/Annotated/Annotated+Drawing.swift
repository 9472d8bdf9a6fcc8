// Made by kube-gen from Annotated/Drawings.swift. Changes here are lost at the next build.

import KubeCore

/// A drawing.
nonisolated struct Drawing: Resource {
  /// Name, labels, owners and the like.
  var metadata: ObjectMeta
  /// What is wanted.
  var spec: DrawingSpec
  /// Members that this version of the type does not know.
  var unknownMembers = UnknownMembers()

  init(metadata: ObjectMeta = ObjectMeta(), spec: DrawingSpec) {
    self.metadata = metadata
    self.spec = spec
  }

  /// A new object of this name, ready to be created.
  init(
    name: String,
    namespace: String? = nil,
    labels: [String: String] = [:],
    annotations: [String: String] = [:],
    spec: DrawingSpec
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

nonisolated extension Drawing {
  typealias Scope = NamespaceScope
  static var group: String { "example.com" }
  static var version: String { "v1" }
  static var kind: String { "Drawing" }
  static var plural: String { "drawings" }

  static func declare(_ members: inout Members<Self>) {
    members.constant("apiVersion", "example.com/v1")
    members.constant("kind", "Drawing")
    members.add("metadata", \.metadata)
    members.add("spec", \.spec)
    members.keepUnknown("spec")
    members.unknown(\.unknownMembers)
  }
}

nonisolated extension Drawing: CustomResource {
  /// The CustomResourceDefinition of this kind, as its declaration describes it.
  static func crd() -> CustomResourceDefinition { Drawing.embeddedDefinition() }
}

nonisolated extension DrawingSpec: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("figure", \.figure)
    members.add("outline", \.outline)
    members.add("line", \.line, default: .solid)
    members.add("weight", \.weight)
    members.add("layer", \.layer)
    members.add("title", \.title, keepsNull: true)
    members.unknown(\.unknown)
  }
}

nonisolated extension Figure: JSONUnion {
  init(reading reader: inout JSONReader) throws(JSONError) {
    self = try reader.readFirst(of: 3) { (reader, index) throws(JSONError) -> Self in
      switch index {
      case 0:
        return try Self.readPoint(&reader)
      case 1:
        return try Self.readSegment(&reader)
      default:
        return .named(try NamedFigure(reading: &reader))
      }
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .point(let x):
      writer.beginObject()
      writer.key("x")
      x.write(to: &writer)
      writer.endObject()
    case .segment(let x, let y):
      writer.beginObject()
      writer.key("x")
      x.write(to: &writer)
      writer.key("y")
      y.write(to: &writer)
      writer.endObject()
    case .named(let value):
      value.write(to: &writer)
    }
  }

  private static func readPoint(_ reader: inout JSONReader) throws(JSONError) -> Self {
    var x: Int?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "x":
        x = try Int?(reading: &reader)
      default:
        try reader.skipUnknown(key)
      }
    }
    guard let x else {
      throw reader.fail("the member 'x' is missing")
    }
    return .point(x: x)
  }

  private static func readSegment(_ reader: inout JSONReader) throws(JSONError) -> Self {
    var x: Int?
    var y: Int?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "x":
        x = try Int?(reading: &reader)
      case "y":
        y = try Int?(reading: &reader)
      default:
        try reader.skipUnknown(key)
      }
    }
    guard let x else {
      throw reader.fail("the member 'x' is missing")
    }
    guard let y else {
      throw reader.fail("the member 'y' is missing")
    }
    return .segment(x: x, y: y)
  }
}

nonisolated extension NamedFigure: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("name", \.name)
    members.add("scale", \.scale)
  }
}

nonisolated extension Outline: JSONUnion {
  init(reading reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    switch try reader.nextKey() {
    case "round":
      self = try Self.readRound(&reader)
    case "plain":
      self = .plain(try PlainOutline(reading: &reader))
    default:
      throw reader.fail("the object has none of the members 'round', 'plain'")
    }
    guard try reader.nextKey() == nil else {
      throw reader.fail("the object has more than one member")
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .round(let radius, let label):
      writer.beginObject()
      writer.key("round")
      writer.beginObject()
      writer.key("radius")
      radius.write(to: &writer)
      if let label {
        writer.key("label")
        label.write(to: &writer)
      }
      writer.endObject()
      writer.endObject()
    case .plain(let value):
      writer.beginObject()
      writer.key("plain")
      value.write(to: &writer)
      writer.endObject()
    }
  }

  private static func readRound(_ reader: inout JSONReader) throws(JSONError) -> Self {
    var radius: Int?
    var label: String?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "radius":
        radius = try Int?(reading: &reader)
      case "label":
        label = try String?(reading: &reader)
      default:
        try reader.skipUnknown(key)
      }
    }
    guard let radius else {
      throw reader.fail("the member 'radius' is missing")
    }
    return .round(radius: radius, label: label)
  }
}

nonisolated extension PlainOutline: JSONStruct {
  static func declare(_ members: inout Members<Self>) {
    members.add("side", \.side, default: 1)
  }
}

nonisolated extension LineStyle: JSONEnumeration {}

nonisolated extension LineWeight: JSONEnumeration {}

nonisolated extension DrawingLayer: JSONUnion {
  init(reading reader: inout JSONReader) throws(JSONError) {
    switch try reader.readString() {
    case "front":
      self = .front
    case "back":
      self = .back
    default:
      throw reader.fail("the string is none of 'front', 'back'")
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .front:
      writer.write("front")
    case .back:
      writer.write("back")
    }
  }
}

nonisolated extension Drawing {
  fileprivate static func embeddedDefinition() -> CustomResourceDefinition {
    CustomResourceDefinition(
      embedded: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",\#
        "metadata":{"name":"drawings.example.com"},"spec":{"group":"example.com",\#
        "names":{"kind":"Drawing","listKind":"DrawingList","plural":"drawings",\#
        "singular":"drawing"},"scope":"Namespaced","versions":[{"name":"v1","served":true,\#
        "storage":true,"schema":{"openAPIV3Schema":{"type":"object","description":"A drawing.",\#
        "properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},\#
        "metadata":{"type":"object"},"spec":{"type":"object","description":"A drawing.",\#
        "properties":{"figure":{"type":"object","properties":{"x":{"type":"integer"},\#
        "y":{"type":"integer"},"name":{"type":"string"},"scale":{"type":"integer"}},\#
        "anyOf":[{"required":["x"]},{"required":["x","y"]},{"required":["name"]}]},\#
        "outline":{"type":"object","properties":{"round":{"type":"object",\#
        "properties":{"radius":{"type":"integer"},"label":{"type":"string"}},\#
        "required":["radius"]},"plain":{"type":"object","properties":{"side":{"type":"integer",\#
        "default":1}}}},"oneOf":[{"required":["round"]},{"required":["plain"]}]},\#
        "line":{"type":"string","default":"solid","enum":["solid","DASHED"]},\#
        "weight":{"type":"integer","enum":[1,5]},"layer":{"type":"string","enum":["front",\#
        "back"]},"title":{"type":"string","nullable":true}}}},"required":["spec"]}}}]}}
        """#
    )
  }
}
