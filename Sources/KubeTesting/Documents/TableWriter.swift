import KubeCore
import KubeJSON

/// Writes objects as rows of a Table.
struct TableWriter: Sendable {
  /// What a row has of its object.
  enum IncludedObject: String, Sendable {
    case none = "None"
    case metadata = "Metadata"
    case whole = "Object"
  }

  let columns: [JSONValue]
  /// `v1`, `v1beta1`
  let version: String
  let includes: IncludedObject
  let now: Time
  private let kind: String
  private let custom: [PrinterColumn]?

  init(
    _ resource: ServedResource, subresource: String? = nil, isCustom: Bool = false,
    version: String,
    includes: IncludedObject = .metadata, now: Time
  ) {
    self.version = version
    self.includes = includes
    self.now = now
    let shared = TableColumns.shared
    kind = subresource == "scale" ? "Scale" : resource.kind
    if kind != "Scale", let definitions = resource.custom?.version.columns {
      let read = definitions.map { PrinterColumn($0) }
      custom = read
      columns =
        [shared.name] + (read.isEmpty ? [shared.created("Age")] : read.map(\.definition))
    } else {
      custom = nil
      // The scale of a custom resource is described in other words.
      let custom = isCustom && kind == "Scale" ? shared["Scale.custom"] : nil
      columns = custom ?? shared[kind] ?? [shared.name, shared.created("Created At")]
    }
  }

  /// - Parameters:
  ///   - metadata: of the list, or of the only object.
  ///   - describes: whether the columns are described; of a watch's tables only the first does.
  func table(
    _ objects: [JSONValue], metadata: JSONValue, describes: Bool = true
  ) -> JSONValue {
    [
      "kind": "Table", "apiVersion": .string("meta.k8s.io/\(version)"), "metadata": metadata,
      "columnDefinitions": describes ? .array(columns) : .null,
      "rows": .array(objects.map(row)),
    ]
  }

  private func row(_ object: JSONValue) -> JSONValue {
    let cells = TableCells(kind == "Event" ? TableCells.coreEvent(object) : object, now: now)
    var row: JSONValue = ["cells": .array(self.cells(object, cells))]
    if kind == "Pod", let conditions = cells.podConditions { row["conditions"] = conditions }
    switch includes {
    case .none: row["object"] = .null
    case .metadata: row["object"] = ResourceCall.partial(object, version: version)
    case .whole: row["object"] = object
    }
    return row
  }

  private func cells(_ object: JSONValue, _ cells: TableCells) -> [JSONValue] {
    guard let custom else { return cells.cells(kind) ?? [cells.name, cells.created] }
    if custom.isEmpty { return [cells.name, .string(cells.age)] }
    return [cells.name] + custom.map { $0.cell(object, now: now) }
  }
}
