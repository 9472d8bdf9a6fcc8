import KubeJSON

/// Removes what a manager applied the last time, does not apply any more, and nobody else owns.
struct ApplierPruning {
  let entries: ManagedEntries
  /// The applier's entry until now.
  let last: ManagedEntry
  let context: FieldContext

  /// - Parameter object: what was there, merged with what is applied, in the version of the request.
  func prune(_ object: JSONValue) throws(TypingFailure) -> JSONValue {
    do throws(TypingFailure) {
      // The set is of the version that it was written in.
      guard
        let merged = try context.converted(
          object, last.apiVersion,
          failing: "failed to convert merged object to last applied version")
      else { return object }
      let schema = merged.schema.asRoot
      let lastFields = last.fields.withNamedFields(schema)
      var pruned = TypedRemoval.remove(lastFields, from: merged.object, schema: schema)
      pruned = try addBackOwned(merged.object, pruned)
      pruned = addBackDangling(merged.object, pruned, lastFields, schema)
      return try context.converted(pruned, context.apiVersion)?.object ?? object
    } catch {
      throw TypingFailure("failed to prune fields: \(error.message)")
    }
  }

  /// What others own, or the manager itself by what it applies now.
  private func addBackOwned(
    _ merged: JSONValue, _ pruned: JSONValue
  ) throws(TypingFailure) -> JSONValue {
    var owned: [String: FieldSet] = [:]
    for entry in entries.entries {
      owned[entry.apiVersion, default: FieldSet()] =
        (owned[entry.apiVersion] ?? FieldSet()).union(entry.fields)
    }
    let others = owned.keys.filter { $0 != last.apiVersion }.sorted { $0.byteOrder($1) < 0 }
    var merged = merged
    var pruned = pruned
    for version in [last.apiVersion] + others {
      guard let fields = owned[version],
        let mergedThere = try context.converted(
          merged, version,
          failing: "failed add back owned items: failed to convert merged object at version "
            + version),
        let prunedThere = try context.converted(
          pruned, version,
          failing: "failed add back owned items: failed to convert pruned object at version "
            + version)
      else { continue }
      merged = mergedThere.object
      let schema = mergedThere.schema.asRoot
      let all = TypedFields.of(merged, schema: schema).withNamedFields(schema)
      let kept = TypedFields.of(prunedThere.object, schema: schema).withNamedFields(schema)
        .union(fields.withNamedFields(schema))
      pruned = TypedRemoval.remove(all.subtracting(kept), from: merged, schema: schema)
    }
    return try context.converted(pruned, last.apiVersion)?.object ?? pruned
  }

  /// What nobody owns, and so the manager did not either.
  private func addBackDangling(
    _ merged: JSONValue, _ pruned: JSONValue, _ lastFields: FieldSet, _ schema: TypeSchema
  ) -> JSONValue {
    let kept = TypedFields.of(pruned, schema: schema).withNamedFields(schema)
    let all = TypedFields.of(merged, schema: schema).withNamedFields(schema)
    return TypedRemoval.remove(
      all.subtracting(kept).intersection(lastFields), from: merged, schema: schema)
  }
}
