extension DefinitionComparison {
  mutating func compareVersions() {
    for version in old.versions where new.version(version.name) == nil { addRemoved(version) }
    for version in new.versions {
      guard let before = old.version(version.name) else {
        add(
          .versionAdded, "", version: version.name, new: new.document(of: version.name))
        continue
      }
      compareServing(before, version)
      compare(before, version, label: version.name)
    }
    compareStorage()
  }

  private mutating func addRemoved(_ version: Definition.Version) {
    let isStored =
      old.storageVersion?.name == version.name || old.storedVersions.contains(version.name)
      || new.storedVersions.contains(version.name)
    add(
      isStored
        ? .storedVersionRemoved
        : version.isServed ? .servedVersionRemoved : .unservedVersionRemoved, "",
      version: version.name, old: old.document(of: version.name))
  }

  private mutating func compareServing(
    _ before: Definition.Version, _ after: Definition.Version
  ) {
    let document = new.document(of: after.name)
    if before.isServed != after.isServed {
      add(
        after.isServed ? .versionServed : .versionNotServed, "", version: after.name,
        new: document["served"] ?? document)
    }
    let was = old.document(of: before.name)
    let isDeprecated = [was, document].map { $0["deprecated"]?.bool ?? false }
    if isDeprecated[0] != isDeprecated[1] {
      add(
        .deprecationChanged, "", isDeprecated[1] ? "deprecated" : "not deprecated",
        version: after.name, new: document["deprecated"])
    } else if was.present("deprecationWarning") != document.present("deprecationWarning") {
      add(.deprecationChanged, "", "another warning", version: after.name)
    }
  }

  /// Objects stay stored in the version that they were written in.
  private mutating func compareStorage() {
    guard let before = old.storageVersion, let after = new.storageVersion,
      before.name != after.name, new.version(before.name) != nil
    else { return }
    var loses: DefinitionChange?
    if !new.converts {
      loses = schemaRows(before.schema, after.schema).first { $0.effects.contains(.stored) }
    }
    let reason = loses.map { " (\($0.path.isEmpty ? "." : $0.path): \($0.kind.title))" } ?? ""
    add(
      loses == nil ? .storageMoved : .storageMovedWithLoss, "",
      "\(before.name) → \(after.name)\(reason)",
      new: new.document(of: after.name)["storage"])
  }

  /// One version of each.
  mutating func compareVersions(_ before: String, _ after: String) {
    guard let older = old.version(before), let newer = new.version(after) else { return }
    compare(older, newer, label: before == after ? after : "\(before) → \(after)")
  }

  private mutating func compare(
    _ before: Definition.Version, _ after: Definition.Version, label: String
  ) {
    compareSubresources(old.document(of: before.name), new.document(of: after.name), label)
    add(schemaRows(before.schema, after.schema), version: label)
  }

  private func schemaRows(_ before: Node, _ after: Node) -> [DefinitionChange] {
    var comparison = SchemaComparison(
      oldPath: old.isWritten ? nil : old.path, newPath: new.isWritten ? nil : new.path,
      isWritten: areWritten)
    comparison.compare(before, after, at: SchemaComparison.Place(isRoot: true))
    return comparison.rows
  }

  private mutating func compareSubresources(_ before: Node, _ after: Node, _ label: String) {
    func status(_ version: Node) -> Node? { version["subresources"]?.present("status") }
    func scale(_ version: Node) -> Node? { version["subresources"]?.present("scale") }
    if (status(before) == nil) != (status(after) == nil) {
      add(
        status(after) == nil ? .statusRemoved : .statusAdded, "subresources.status", version: label,
        old: status(before), new: status(after))
    }
    switch (scale(before), scale(after)) {
    case (nil, let scale?): add(.scaleAdded, "subresources.scale", version: label, new: scale)
    case (let scale?, nil): add(.scaleRemoved, "subresources.scale", version: label, old: scale)
    case (let old?, let new?) where old != new:
      add(.scaleChanged, "subresources.scale", version: label, new: new)
    default: break
    }
    comparePrinterColumns(before, after, label)
    func fields(_ version: Node) -> [String] {
      version["selectableFields"]?.elements?.compactMap { $0["jsonPath"]?.string } ?? []
    }
    compareWords(
      fields(before), fields(after), .selectableFieldAdded, .selectableFieldRemoved,
      "selectableFields", version: label)
  }

  private mutating func comparePrinterColumns(_ before: Node, _ after: Node, _ label: String) {
    func columns(_ version: Node) -> [Node] {
      version["additionalPrinterColumns"]?.elements ?? []
    }
    func column(_ name: Node?, _ columns: [Node]) -> Node? {
      columns.first { $0["name"] == name }
    }
    let (old, new) = (columns(before), columns(after))
    let path = "additionalPrinterColumns"
    for node in new {
      let name = node["name"]?.string ?? ""
      if let other = column(node["name"], old) {
        if other != node { add(.printerColumnChanged, path, name, version: label, new: node) }
      } else {
        add(.printerColumnAdded, path, name, version: label, new: node)
      }
    }
    for node in old where column(node["name"], new) == nil {
      add(.printerColumnRemoved, path, node["name"]?.string ?? "", version: label, old: node)
    }
  }
}
