import KubeCore
import KubeJSON
import KubeSchema
import Synchronization

/// A CustomResourceDefinition, taken apart.
struct CustomDefinition: Sendable {
  struct Names: Sendable, Hashable {
    var plural: String
    var singular: String
    var kind: String
    var listKind: String
    var shortNames: [String]
    var categories: [String]

    init(_ json: JSONValue?) {
      plural = json?["plural"]?.string ?? ""
      singular = json?["singular"]?.string ?? ""
      kind = json?["kind"]?.string ?? ""
      listKind = json?["listKind"]?.string ?? ""
      shortNames = CustomSchema.strings(json?["shortNames"])
      categories = CustomSchema.strings(json?["categories"])
    }
  }

  let json: JSONValue
  let name: String
  let group: String
  let names: Names
  /// Those that no other definition of the group has.
  let acceptedNames: Names
  let isNamespaced: Bool
  let versions: [CustomVersion]
  let isTerminating: Bool

  init(_ json: JSONValue) {
    self.json = json
    let spec = json["spec"]
    let group = spec?["group"]?.string ?? ""
    let names = Names(spec?["names"])
    self.name = json["metadata"]?["name"]?.string ?? ""
    self.group = group
    self.names = names
    acceptedNames = Names(json["status"]?["acceptedNames"])
    isNamespaced = spec?["scope"]?.string == "Namespaced"
    versions = (spec?["versions"]?.array ?? []).map {
      CustomVersion($0, group: group, kind: names.kind)
    }
    isTerminating =
      json["metadata"]?["deletionTimestamp"] != nil || Self.isTrue("Terminating", json)
  }

  var groupKind: GroupKind { GroupKind(group: group, kind: names.kind) }
  var groupResource: GroupResource { GroupResource(group: group, resource: names.plural) }

  /// The version that objects are stored in.
  var storageVersion: CustomVersion? { versions.first(where: \.isStorage) }

  func version(_ name: String) -> CustomVersion? { versions.first { $0.name == name } }

  var isEstablished: Bool { Self.isTrue("Established", json) }
  var areNamesAccepted: Bool { Self.isTrue("NamesAccepted", json) }

  static func isTrue(_ condition: String, _ json: JSONValue) -> Bool {
    self.condition(condition, json)?["status"]?.string == "True"
  }

  static func condition(_ type: String, _ json: JSONValue) -> JSONValue? {
    (json["status"]?["conditions"]?.array ?? []).first { $0["type"]?.string == type }
  }
}

/// One version of a custom resource.
final class CustomVersion: Sendable {
  struct Column: Sendable, Hashable {
    var name: String
    var type: String
    var format: String
    var description: String
    var priority: Int
    var path: String
  }

  struct Scale: Sendable, Hashable {
    var specReplicasPath: String
    var statusReplicasPath: String
    var labelSelectorPath: String?
  }

  let name: String
  let group: String
  let kind: String
  let isServed: Bool
  let isStorage: Bool
  let isDeprecated: Bool
  let deprecationWarning: String?
  let schema: CustomSchema?
  private let compiledRules = AtomicLazyReference<RuleSet>()
  let hasStatus: Bool
  let scale: Scale?
  let columns: [Column]
  /// `.spec.color`
  let selectableFields: [String]

  init(_ json: JSONValue, group: String, kind: String) {
    name = json["name"]?.string ?? ""
    self.group = group
    self.kind = kind
    isServed = json["served"]?.bool ?? false
    isStorage = json["storage"]?.bool ?? false
    isDeprecated = json["deprecated"]?.bool ?? false
    deprecationWarning = json["deprecationWarning"]?.string
    schema = json["schema"]?["openAPIV3Schema"].flatMap {
      $0.members == nil ? nil : CustomSchema($0)
    }
    let subresources = json["subresources"]
    hasStatus = subresources?["status"]?.members != nil
    scale = subresources?["scale"].flatMap { $0.members == nil ? nil : Scale($0) }
    columns = (json["additionalPrinterColumns"]?.array ?? []).map(Column.init)
    selectableFields = (json["selectableFields"]?.array ?? []).map { $0["jsonPath"]?.string ?? "" }
  }

  var apiVersion: String { "\(group)/\(name)" }

  /// Compiled when they are first needed.
  var rules: RuleSet {
    compiledRules.load()
      ?? compiledRules.storeIfNil(RuleSet(schema ?? .empty, isResource: true))
  }
}

extension CustomVersion.Column {
  init(_ json: JSONValue) {
    name = json["name"]?.string ?? ""
    type = json["type"]?.string ?? ""
    format = json["format"]?.string ?? ""
    description = json["description"]?.string ?? ""
    priority = json["priority"]?.int ?? 0
    path = json["jsonPath"]?.string ?? ""
  }
}

extension CustomVersion.Scale {
  init(_ json: JSONValue) {
    specReplicasPath = json["specReplicasPath"]?.string ?? ""
    statusReplicasPath = json["statusReplicasPath"]?.string ?? ""
    labelSelectorPath = json["labelSelectorPath"]?.string
  }
}
