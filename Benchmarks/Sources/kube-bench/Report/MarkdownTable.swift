/// A table that reads well as text and as Markdown.
struct MarkdownTable {
  private var rows: [[String]]

  init(_ header: String...) {
    rows = [header]
  }

  mutating func add(_ row: String...) {
    rows.append(row)
  }

  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    var lines = rows.map { row in
      let cells = widths.indices.map { column in
        let cell = column < row.count ? row[column] : ""
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }
      return "| \(cells.joined(separator: " | ")) |"
    }
    let rule = widths.indices.map { column in
      let dashes = String(repeating: "-", count: max(1, widths[column] + 1))
      return column == 0 ? "\(dashes)-" : "\(dashes):"
    }
    lines.insert("|\(rule.joined(separator: "|"))|", at: 1)
    return lines.joined(separator: "\n")
  }
}
