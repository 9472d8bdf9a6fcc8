struct PlainObjectMeta: Codable, Equatable, Sendable {
  var name: String
  var generateName: String?
  var namespace: String
  var uid: String
  var resourceVersion: String
  var generation: Int?
  var creationTimestamp: String
  var labels: [String: String]?
  var annotations: [String: String]?
  var ownerReferences: [PlainOwnerReference]?
  var managedFields: [PlainManagedFields]?
}

struct PlainOwnerReference: Codable, Equatable, Sendable {
  var apiVersion: String
  var kind: String
  var name: String
  var uid: String
  var controller: Bool?
  var blockOwnerDeletion: Bool?
}

struct PlainManagedFields: Codable, Equatable, Sendable {
  var manager: String
  var operation: String
  var apiVersion: String
  var time: String
  var fieldsType: String
  var fieldsV1: PlainFieldSet
  var subresource: String?
}

/// Nothing but objects within objects: the cheapest type that holds all of it.
struct PlainFieldSet: Codable, Equatable, Sendable {
  var fields: [String: PlainFieldSet]

  init(from decoder: any Decoder) throws {
    fields = try decoder.singleValueContainer().decode([String: PlainFieldSet].self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fields)
  }
}

struct PlainLabelSelector: Codable, Equatable, Sendable {
  var matchLabels: [String: String]?
}
