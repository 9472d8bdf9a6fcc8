import ArgumentParser
import Kube

/// Lists objects of any kind that the server has, as kubectl get does: swift run get deploy -A
@main
struct Get: AsyncParsableCommand {
  @Argument(help: "A plural, singular, short name or kind: pods, deploy, Node, hpa.autoscaling.")
  var resource: String
  @Argument(help: "Only the object of this name.") var name: String?
  @Option(name: .shortAndLong, help: "The namespace.") var namespace: String?
  @Flag(name: [.customShort("A"), .long], help: "All namespaces.") var allNamespaces = false
  @Option(name: [.customShort("l"), .long], help: "Labels, such as app=web,tier!=db.")
  var selector: String?
  @Option(name: .shortAndLong, help: "table, wide or json.") var output = Output.table

  enum Output: String, ExpressibleByArgument { case table, wide, json }

  func run() async throws {
    let client = try Client()
    let kind = try await client.resource(named: resource).identity
    let isAll = allNamespaces && name == nil
    let api = Api<DynamicObject>(
      client, kind,
      namespace: kind.isNamespaced && !isAll ? namespace ?? client.defaultNamespace : nil)
    var parameters = ListParameters()
    if let selector { parameters.labels = try LabelQuery(parsing: selector) }
    if let name { parameters.fields = FieldSelector(["metadata.name": name]) }

    if output == .json {
      for object in try await api.list(parameters).items { print(try object.jsonText()) }
      return
    }
    let table = try await api.table(parameters)
    let isShowingNamespace = isAll && kind.isNamespaced
    let columns = table.columnDefinitions.enumerated().filter {
      output == .wide || $0.element.priority == 0
    }
    var rows = [columns.map { $0.element.name.uppercased() }]
    rows += table.rows.map { row in columns.map { Self.text(of: row.cells, at: $0.offset) } }
    if isShowingNamespace {
      rows[0].insert("NAMESPACE", at: 0)
      for (index, row) in table.rows.enumerated() {
        rows[index + 1].insert(row.object?["metadata"]?["namespace"]?.string ?? "", at: 0)
      }
    }
    guard !table.rows.isEmpty else {
      print("No resources found.")
      return
    }
    Self.printColumns(rows)
  }

  private static func text(of cells: [JSONValue], at index: Int) -> String {
    guard cells.indices.contains(index), cells[index] != nil else { return "<none>" }
    return cells[index].string ?? cells[index].text
  }

  private static func printColumns(_ rows: [[String]]) {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    for row in rows {
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      var line = cells.joined(separator: "   ")
      while line.hasSuffix(" ") { line.removeLast() }
      print(line)
    }
  }
}
