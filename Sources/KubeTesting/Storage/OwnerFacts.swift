import KubeJSON

/// A reference to an owner, as the garbage collector and controllers ask for it.
struct OwnerFacts: Sendable, Hashable {
  var apiVersion: String
  var kind: String
  var name: String
  var uid: String
  var isController: Bool
  var blocksOwner: Bool

  init(_ reference: JSONValue) {
    apiVersion = reference["apiVersion"]?.string ?? ""
    kind = reference["kind"]?.string ?? ""
    name = reference["name"]?.string ?? ""
    uid = reference["uid"]?.string ?? ""
    isController = reference["controller"]?.bool ?? false
    blocksOwner = reference["blockOwnerDeletion"]?.bool ?? false
  }
}
