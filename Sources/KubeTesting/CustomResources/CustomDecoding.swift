import KubeCore
import KubeJSON
import KubeSchema

/// What decoding does to a custom resource after its JSON has been read: typed metadata, nothing
/// that the schema does not name, no nulls where none may be. Defaults come later.
enum CustomDecoding {
  /// Of a body of a request, which has apiVersion and kind.
  ///
  /// - Returns: the object, and the paths of the fields that nobody knows, in the order in which
  ///   the server names them.
  static func decode(
    _ value: JSONValue, as definition: CustomDefinition
  ) throws(DecodingProblem) -> (object: JSONValue, unknown: [String]) {
    var object = value
    var unknown: [String] = []
    if let metadata = object["metadata"] {
      let (decoded, dropped) = try TypedMetadata.decode(metadata)
      object["metadata"] = decoded
      unknown = dropped.map { "metadata.\($0)" }
    }
    guard let schema = schema(of: object, definition) else { return (object, unknown) }
    unknown += Pruning.prune(&object, schema)
    SchemaDefaults.dropNulls(&object, schema)
    do throws(EmbeddedResources.Mismatch) {
      unknown += try EmbeddedResources.coerce(&object, schema)
    } catch {
      throw DecodingProblem(error.problem.text)
    }
    return (object, unknown)
  }

  /// Nil for what is no object of the definition, as options of a deletion are none; one that
  /// knows nothing for versions that the definition does not have.
  static func schema(of object: JSONValue, _ definition: CustomDefinition) -> CustomSchema? {
    let apiVersion = object["apiVersion"]?.string ?? ""
    guard object["kind"]?.string == definition.names.kind,
      apiVersion.hasPrefix("\(definition.group)/")
    else { return nil }
    let version = String(apiVersion.dropFirst(definition.group.count + 1))
    return definition.version(version)?.schema ?? .empty
  }
}
