import KubeJSON

/// Translates `managedFields` between an object and its scale.
///
/// Only who owns the number of replicas shows there.
struct ScaleFields {
  /// Where the number of replicas stands in the object: `spec`, `replicas`; nil, if a version of a
  /// custom resource has no scale. By apiVersion.
  var paths: [String: [String]?]

  private static let apiVersion = "autoscaling/v1"
  private static let path: [PathElement] = [.field("spec"), .field("replicas")]

  /// The entries of the scale. Nil, if there are none.
  func ofScale(_ managedFields: JSONValue?) -> JSONValue? {
    var scale = ManagedEntries()
    for var entry in ManagedEntries(managedFields)?.entries ?? [] {
      guard let path = path(entry.apiVersion), entry.fields.contains(path) else { continue }
      entry.identity.apiVersion = entry.isApplied ? "" : Self.apiVersion
      entry.apiVersion = Self.apiVersion
      entry.fields = FieldSet(Self.path)
      scale[entry.identity] = entry
    }
    return scale.json
  }

  /// The entries of the object after its scale was written.
  ///
  /// - Parameters:
  ///   - managedFields: those of the object before.
  ///   - scale: those of the scale after.
  ///   - apiVersion: the version of the object.
  func ofObject(
    _ managedFields: JSONValue?, scale: JSONValue?, apiVersion: String
  ) -> JSONValue? {
    var entries = ManagedEntries()
    var owners = ManagedEntries(scale) ?? ManagedEntries()
    let before = ManagedEntries(managedFields) ?? ManagedEntries()
    for var entry in before.entries {
      guard let known = paths[entry.apiVersion] else { continue }
      guard let path = known.map(Self.elements), entry.fields.contains(path) else {
        entries[entry.identity] = entry
        continue
      }
      // An Update entry of the object never is the one of the scale, which has another version; it
      // comes again below, without time.
      if owners[entry.identity] == nil {
        entry.fields = entry.fields.subtracting(FieldSet(path))
        if !entry.fields.isEmpty { entries[entry.identity] = entry }
      } else {
        entries[entry.identity] = entry
        owners[entry.identity] = nil
      }
    }
    for var entry in owners.entries where entry.fields.contains(Self.path) {
      guard let path = path(apiVersion) else { continue }
      entry.apiVersion = apiVersion
      entry.fields = FieldSet(path)
      entry.time = before[entry.identity]?.time
      entries[entry.identity] = entry
    }
    return entries.json
  }

  private func path(_ apiVersion: String) -> [PathElement]? {
    (paths[apiVersion] ?? nil).map(Self.elements)
  }

  private static func elements(_ path: [String]) -> [PathElement] { path.map { .field($0) } }
}
