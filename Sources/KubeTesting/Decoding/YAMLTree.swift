internal import CYaml

/// A document of YAML, before its scalars are read: of mappings all members, in order.
///
/// Yams' own nodes do not serve: they refuse keys that come twice without saying where, and nesting
/// without end ends in a trap.
indirect enum YAMLTree: Sendable {
  case scalar(Scalar)
  case sequence([YAMLTree])
  case mapping([Member])
  /// What has the anchor at this place of the document.
  case alias(Int)

  struct Scalar: Sendable {
    var text: String
    var tag: String
    /// Neither quotes nor a block.
    var isPlain: Bool
    /// From 1 on.
    var line: Int
  }

  struct Member: Sendable {
    var key: YAMLTree
    var value: YAMLTree
    var line: Int
  }
}

/// The first document of a text, and what its anchors stand for.
struct YAMLDocument: Sendable {
  /// Nil where there is none.
  var root: YAMLTree?
  var anchored: [YAMLTree] = []

  /// Deeper nesting is refused, as the server does at 10,000.
  static let maximumDepth = 512
  static let tooDeep = DecodingProblem("yaml: exceeded max depth of 10000")

  init(_ bytes: [UInt8]) throws(DecodingProblem) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw DecodingProblem("yaml: input error: no memory")
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    var builder = YAMLBuilder()
    let problem = bytes.withUnsafeBufferPointer { input -> DecodingProblem? in
      yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
      do throws(DecodingProblem) {
        while try Self.step(&parser, &builder) {}
        return nil
      } catch {
        return error
      }
    }
    if let problem { throw problem }
    root = builder.root
    anchored = builder.anchored
  }

  /// - Returns: whether the document goes on.
  private static func step(
    _ parser: inout yaml_parser_t, _ builder: inout YAMLBuilder
  ) throws(DecodingProblem) -> Bool {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw problem(parser) }
    defer { yaml_event_delete(&event) }
    let line = event.start_mark.line + 1
    switch event.type {
    case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return false
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      builder.add(
        .scalar(
          YAMLTree.Scalar(
            text: String(decoding: bytes, as: UTF8.self), tag: text(scalar.tag),
            isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, line: line)),
        anchor: text(scalar.anchor), line: line)
    case YAML_SEQUENCE_START_EVENT:
      try builder.open(
        isMapping: false, anchor: text(event.data.sequence_start.anchor), line: line)
    case YAML_MAPPING_START_EVENT:
      try builder.open(isMapping: true, anchor: text(event.data.mapping_start.anchor), line: line)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: builder.close()
    case YAML_ALIAS_EVENT: try builder.alias(text(event.data.alias.anchor), line: line)
    default: break
    }
    return true
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  /// In the words of go-yaml, with the line as it counts.
  private static func problem(_ parser: yaml_parser_t) -> DecodingProblem {
    var line = 0
    if parser.problem_mark.line != 0 {
      line = parser.problem_mark.line + (parser.error == YAML_SCANNER_ERROR ? 1 : 0)
    } else if parser.context_mark.line != 0 {
      line = parser.context_mark.line
    }
    let place = line == 0 ? "" : "line \(line): "
    let text = parser.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
    return DecodingProblem("yaml: \(place)\(text)")
  }
}

/// Puts a document together from its events.
private struct YAMLBuilder {
  private(set) var root: YAMLTree?
  private(set) var anchored: [YAMLTree] = []
  private var open: [Container] = []
  private var anchors: [String: Int] = [:]

  private struct Container {
    var isMapping: Bool
    var anchor: String
    var line: Int
    var elements: [YAMLTree] = []
    var members: [YAMLTree.Member] = []
    /// A key whose value is to come.
    var key: (tree: YAMLTree, line: Int)?
  }

  mutating func open(isMapping: Bool, anchor: String, line: Int) throws(DecodingProblem) {
    guard open.count < YAMLDocument.maximumDepth else {
      throw YAMLDocument.tooDeep
    }
    open.append(Container(isMapping: isMapping, anchor: anchor, line: line))
  }

  mutating func close() {
    guard let container = open.popLast() else { return }
    add(
      container.isMapping ? .mapping(container.members) : .sequence(container.elements),
      anchor: container.anchor, line: container.line)
  }

  mutating func alias(_ name: String, line: Int) throws(DecodingProblem) {
    guard let place = anchors[name] else {
      let contains = open.contains { $0.anchor == name }
      throw DecodingProblem(
        contains
          ? "yaml: anchor '\(name)' value contains itself"
          : "yaml: unknown anchor '\(name)' referenced")
    }
    add(.alias(place), anchor: "", line: line)
  }

  mutating func add(_ tree: YAMLTree, anchor: String, line: Int) {
    if !anchor.isEmpty {
      anchors[anchor] = anchored.count
      anchored.append(tree)
    }
    guard let last = open.indices.last else {
      root = tree
      return
    }
    guard open[last].isMapping else {
      open[last].elements.append(tree)
      return
    }
    if let key = open[last].key {
      open[last].members.append(YAMLTree.Member(key: key.tree, value: tree, line: key.line))
      open[last].key = nil
    } else {
      open[last].key = (tree, line)
    }
  }
}
