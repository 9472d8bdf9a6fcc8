import KubeCore
import KubeJSON
import KubeSchema

/// Objects of custom resources on their way into the store and out of it, and from one version to
/// another: the conversion strategy None, which changes nothing but the version. What the other
/// version does not name is lost on the way.
extension CustomDefinition {
  /// What is stored of an object of any version.
  func stored(_ object: JSONValue) -> JSONValue {
    guard let version = storageVersion else { return object }
    return GoNumber.canonical(converted(object, to: version))
  }

  /// A stored object as it is read in a version. Defaults that came later are there, those of the
  /// version that it is stored in.
  func read(_ stored: JSONValue, as version: CustomVersion) throws(Refusal) -> JSONValue {
    var object = stored
    guard let storedVersion = storedVersion(of: object) else {
      let apiVersion = object["apiVersion"]?.string ?? ""
      throw Refusal.unforeseen(
        "request to convert CR from an invalid group/version: \(apiVersion)")
    }
    clean(&object, storedVersion, isStored: true)
    SchemaDefaults.apply(&object, storedVersion.schema)
    return converted(object, to: version)
  }

  private func storedVersion(of object: JSONValue) -> CustomVersion? {
    let apiVersion = object["apiVersion"]?.string ?? ""
    return versions.first { $0.apiVersion == apiVersion }
  }

  private func converted(_ object: JSONValue, to version: CustomVersion) -> JSONValue {
    guard object["apiVersion"]?.string != version.apiVersion else { return object }
    var object = object
    object["apiVersion"] = .string(version.apiVersion)
    clean(&object, version, isStored: false)
    return object
  }

  private func clean(_ object: inout JSONValue, _ version: CustomVersion, isStored: Bool) {
    let schema = version.schema ?? .empty
    if isStored, let metadata = object["metadata"] {
      object["metadata"] = TypedMetadata.decodeLeniently(metadata)
    }
    Pruning.prune(&object, schema)
    SchemaDefaults.dropNulls(&object, schema)
  }
}
