import KubeJSON

/// Turns JSON text into nodes. The grammar is KubeJSON's reader's: RFC 8259 to the letter.
enum JSONDocument {
  static func documents(_ text: SourceText, diagnostics: inout Diagnostics) -> [Node] {
    var documents: [Node] = []
    var start = 0
    while start < text.bytes.count {
      var builder = NodeBuilder(text: text, start: start)
      var read: (node: Node, end: Int)?
      do throws(JSONError) {
        let node = try JSONReader.read(text.bytes[start...]) { (reader) throws(JSONError) in
          let node = try builder.node(&reader)
          read = (node, reader.offset)
          return node
        }
        return finish(documents + [node], builder, text, &diagnostics)
      } catch {
        // What follows a complete value is the next document.
        guard let read, read.end > 0, isValueAhead(text.bytes[(start + read.end)...]) else {
          let place = start + max(0, error.offset)
          diagnostics.append(text.diagnostic(text.error(message(error), at: place)))
          return documents
        }
        if let duplicate = builder.duplicate {
          diagnostics.append(text.diagnostic(duplicate))
          return documents
        }
        documents.append(read.node)
        start += read.end
      }
    }
    return documents
  }

  private static func finish(
    _ documents: [Node], _ builder: NodeBuilder, _ text: SourceText,
    _ diagnostics: inout Diagnostics
  ) -> [Node] {
    guard let duplicate = builder.duplicate else { return documents }
    diagnostics.append(text.diagnostic(duplicate))
    return documents.dropLast()
  }

  private static func isValueAhead(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private static func message(_ error: JSONError) -> String {
    let place = error.path.isEmpty ? "" : " (in \(error.path))"
    let sentence = error.message.prefix(1).uppercased() + error.message.dropFirst()
    return "\(sentence)\(place). The input begins with a bracket, so it is read as JSON."
  }
}

private struct NodeBuilder {
  let text: SourceText
  /// Where the reader's offset 0 is.
  let start: Int
  /// The first key that a mapping has twice.
  var duplicate: DocumentError?
  /// The line of the value that was read last: values come in the order of their lines.
  private var line = 0

  init(text: SourceText, start: Int) {
    self.text = text
    self.start = start
  }

  mutating func node(_ reader: inout JSONReader) throws(JSONError) -> Node {
    let token = try reader.peek()
    let place = place(of: start + reader.offset)
    let content: Node.Content =
      switch token {
      case .object: .mapping(try members(&reader))
      case .array: .sequence(try elements(&reader))
      case .string: .string(try reader.readString())
      case .number: number(try reader.readNumberText())
      case .bool: .bool(try reader.readBool())
      case .null: try reader.readNull() ? .null : .null
      }
    return Node(content, line: place.line, column: place.column)
  }

  private mutating func members(_ reader: inout JSONReader) throws(JSONError) -> [Node.Member] {
    var members: [Node.Member] = []
    var keys = DistinctKeys()
    try reader.beginObject()
    var before = start + reader.offset
    while let key = try reader.nextKey() {
      let offset = offsetOfKey(after: before)
      let place = place(of: offset)
      if let first = keys.insert(key, line: place.line), duplicate == nil {
        duplicate = .repeatedKey(key, first: first, line: place.line, column: place.column)
      }
      let value = try node(&reader)
      members.append(
        Node.Member(key, value, keyLine: place.line, keyColumn: place.column))
      before = start + reader.offset
    }
    return members
  }

  private mutating func elements(_ reader: inout JSONReader) throws(JSONError) -> [Node] {
    var elements: [Node] = []
    try reader.beginArray()
    while try reader.nextElement() { elements.append(try node(&reader)) }
    return elements
  }

  private func number(_ text: String) -> Node.Content {
    // "-0" is no integer: it would lose its sign.
    if let integer = Int64(text), text != "-0" { return .integer(integer) }
    return .number(text)
  }

  /// A key's quote: only white space and a comma can stand ahead of it.
  private func offsetOfKey(after offset: Int) -> Int {
    var offset = offset
    while offset < text.bytes.count, text.bytes[offset] != UInt8(ascii: "\"") { offset += 1 }
    return offset
  }

  private mutating func place(of offset: Int) -> (line: Int32, column: Int32) {
    let starts = text.lineStarts
    while line + 1 < starts.count, starts[line + 1] <= offset { line += 1 }
    if starts[line] > offset {
      let place = text.place(of: offset)
      return (Int32(clamping: place.line), Int32(clamping: place.column))
    }
    return (Int32(clamping: line + 1), Int32(clamping: offset - starts[line] + 1))
  }
}

/// The keys of one mapping. Most mappings are small enough for a look at each key to be cheaper
/// than a set.
struct DistinctKeys {
  private var few: [(key: String, line: Int32)] = []
  private var many: [String: Int32] = [:]

  /// Nil, or the line in which the key stood before.
  mutating func insert(_ key: String, line: Int32) -> Int32? {
    if many.isEmpty {
      if let known = few.first(where: { $0.key == key }) { return known.line }
      few.append((key, line))
      if few.count > 12 {
        for entry in few { many[entry.key] = entry.line }
      }
      return nil
    }
    if let known = many[key] { return known }
    many[key] = line
    return nil
  }
}
