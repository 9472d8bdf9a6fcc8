import KubeGenCore
import Testing

/// A change of a definition outside of its schemas.
struct DefinitionChangeSample: Sendable, CustomTestStringConvertible {
  var kind: ChangeKind
  var old: String
  var new: String

  var testDescription: String { kind.rawValue }

  private static func version(_ name: String = "v1", _ members: Node = [:]) -> Node {
    var version: Node = [
      "name": Node(.string(name)), "served": true, "storage": Node(.bool(name == "v1")),
      "schema": ["openAPIV3Schema": ["type": "object", "properties": ["a": ["type": "string"]]]],
    ]
    for member in members.members ?? [] { version = version.setting(member.key, member.value) }
    return version
  }

  private static func versions(
    _ kind: ChangeKind, _ old: [Node], _ new: [Node], _ spec: Node = [:]
  ) -> DefinitionChangeSample {
    .init(
      kind: kind, old: ChangeSamples.definition(versions: old, spec: spec.members ?? []),
      new: ChangeSamples.definition(versions: new, spec: spec.members ?? []))
  }

  /// Of members of the version.
  private static func member(
    _ kind: ChangeKind, _ old: Node, _ new: Node
  ) -> DefinitionChangeSample {
    versions(kind, [version("v1", old)], [version("v1", new)])
  }

  /// Of members of the definition's spec.
  private static func spec(
    _ kind: ChangeKind, _ old: Node, _ new: Node, _ all: [Node] = [version()]
  ) -> DefinitionChangeSample {
    .init(
      kind: kind, old: ChangeSamples.definition(versions: all, spec: old.members ?? []),
      new: ChangeSamples.definition(versions: all, spec: new.members ?? []))
  }

  private static func names(_ kind: ChangeKind, _ old: Node, _ new: Node) -> DefinitionChangeSample
  {
    func names(_ members: Node) -> Node {
      var names: Node = ["kind": "Foo", "plural": "foos"]
      for member in members.members ?? [] { names = names.setting(member.key, member.value) }
      return ["names": names]
    }
    return spec(kind, names(old), names(new))
  }

  private static let webhook: Node = [
    "conversion": ["strategy": "Webhook", "webhook": ["conversionReviewVersions": ["v1"]]]
  ]
  private static let small: Node = [
    "storage": true,
    "schema": [
      "openAPIV3Schema": [
        "type": "object", "properties": ["a": ["type": "string", "maxLength": 1]],
      ]
    ],
  ]
  private static let scale: Node = [
    "subresources": ["scale": ["specReplicasPath": ".spec.a", "statusReplicasPath": ".status.a"]]
  ]
  private static let otherScale: Node = [
    "subresources": ["scale": ["specReplicasPath": ".spec.b", "statusReplicasPath": ".status.a"]]
  ]
  private static let columns: Node = [
    "additionalPrinterColumns": [["name": "A", "type": "string", "jsonPath": ".a"]]
  ]
  private static let otherColumns: Node = [
    "additionalPrinterColumns": [["name": "A", "type": "string", "jsonPath": ".b"]]
  ]

  private static let another: String = ChangeSamples.definition(
    versions: [version()],
    spec: [
      .init("names", ["kind": "Bar", "plural": "bars"])
    ])
  private static let one = ChangeSamples.definition(versions: [version()])

  static let all: [DefinitionChangeSample] =
    versionSamples + [
      .init(kind: .definitionAdded, old: one, new: one + another),
      .init(kind: .definitionRemoved, old: one + another, new: another),
      spec(.groupChanged, [:], ["group": "example.org"]),
      spec(.scopeChanged, [:], ["scope": "Cluster"]),
      names(.kindChanged, [:], ["kind": "Bar"]),
      names(.pluralChanged, [:], ["plural": "fooes"]),
      names(.listKindChanged, [:], ["listKind": "Foos"]),
      names(.singularChanged, ["singular": "foo"], ["singular": "one"]),
      names(.shortNameAdded, [:], ["shortNames": ["f"]]),
      names(.shortNameRemoved, ["shortNames": ["f"]], ["shortNames": []]),
      names(.categoryAdded, [:], ["categories": ["all"]]),
      names(.categoryRemoved, ["categories": ["all"]], [:]),
      spec(.conversionAdded, ["conversion": ["strategy": "None"]], webhook),
      spec(.conversionRemoved, webhook, [:], [version(), version("v2")]),
      spec(.conversionChanged, webhook, ["conversion": ["strategy": "Webhook"]]),
      spec(.preserveUnknownFieldsRemoved, ["preserveUnknownFields": true], [:]),
    ]

  private static let versionSamples = [
    versions(.versionAdded, [version()], [version(), version("v2")]),
    versions(
      .storedVersionRemoved, [version(), version("v2")], [version("v2")]),
    versions(.servedVersionRemoved, [version(), version("v2")], [version()]),
    versions(
      .unservedVersionRemoved, [version(), version("v2", ["served": false])], [version()]),
    member(.versionServed, ["served": false], [:]),
    member(.versionNotServed, [:], ["served": false]),
    versions(
      .storageMoved, [version(), version("v2")],
      [version("v1", ["storage": false]), version("v2", ["storage": true])]),
    versions(
      .storageMovedWithLoss, [version(), version("v2", small.setting("storage", false))],
      [version("v1", ["storage": false]), version("v2", small)]),
    versions(
      .storageMoved, [version(), version("v2", small.setting("storage", false))],
      [version("v1", ["storage": false]), version("v2", small)], webhook),
    member(.deprecationChanged, [:], ["deprecated": true]),
    member(
      .deprecationChanged, ["deprecated": true], ["deprecated": true, "deprecationWarning": "old"]),
    member(.statusAdded, [:], ["subresources": ["status": [:]]]),
    member(.statusRemoved, ["subresources": ["status": [:]]], [:]),
    member(.scaleAdded, [:], scale),
    member(.scaleChanged, scale, otherScale),
    member(.scaleRemoved, scale, [:]),
    member(.printerColumnAdded, [:], columns),
    member(.printerColumnChanged, columns, otherColumns),
    member(.printerColumnRemoved, columns, [:]),
    member(.selectableFieldAdded, [:], ["selectableFields": [["jsonPath": ".a"]]]),
    member(.selectableFieldRemoved, ["selectableFields": [["jsonPath": ".a"]]], [:]),
  ]
}
