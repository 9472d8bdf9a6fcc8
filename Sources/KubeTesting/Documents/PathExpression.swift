import KubeJSON

/// A JSONPath as kubectl has it: `.spec.list[0].name`, `.status.conditions[?(@.type=="Ready")].status`.
struct PathExpression: Sendable {
  private indirect enum Step: Sendable {
    case member(String)
    case all
    case recursive
    case slice(start: Int?, end: Int?, stride: Int)
    case names([String])
    case indexes([Int])
    case filter(PathExpression, comparison: String, JSONValue?)
  }

  private var steps: [Step] = []
  private static let limit = 10_000

  /// Nil if the text is no path.
  init?(_ text: String) { self.init(text[...]) }

  private init?(_ text: Substring) {
    var rest = text.drop { $0 == "$" || $0 == "@" }
    while let character = rest.first {
      switch character {
      case ".":
        rest.removeFirst()
        if rest.hasPrefix(".") {
          steps.append(.recursive)
          if rest.dropFirst().first == "[" { rest.removeFirst() }
          continue
        }
        if rest.isEmpty { continue }
        if rest.hasPrefix("[") { continue }
        if rest.hasPrefix("*") {
          rest.removeFirst()
          steps.append(.all)
          continue
        }
        steps.append(.member(Self.name(&rest)))
      case "[":
        guard let inside = Self.brackets(&rest), let step = Self.step(inside) else { return nil }
        steps.append(step)
      default:
        guard steps.isEmpty else { return nil }
        steps.append(.member(Self.name(&rest)))
      }
    }
  }

  /// What stands up to the next dot or bracket; a backslash takes the meaning from what follows.
  private static func name(_ rest: inout Substring) -> String {
    var name = ""
    while let character = rest.first, character != ".", character != "[" {
      rest.removeFirst()
      if character == "\\", let next = rest.popFirst() {
        name.append(next)
      } else {
        name.append(character)
      }
    }
    return name
  }

  /// What stands between brackets; quoted ones do not count.
  private static func brackets(_ rest: inout Substring) -> Substring? {
    var depth = 0
    var quote: Character?
    var index = rest.startIndex
    while index < rest.endIndex {
      let character = rest[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "[" {
        depth += 1
      } else if character == "]" {
        depth -= 1
        if depth == 0 {
          let inside = rest[rest.index(after: rest.startIndex)..<index]
          rest = rest[rest.index(after: index)...]
          return inside
        }
      }
      index = rest.index(after: index)
    }
    return nil
  }

  private static func step(_ inside: Substring) -> Step? {
    let text = inside.trimmingBlanks()
    if text == "*" { return .all }
    if text.hasPrefix("?(") && text.hasSuffix(")") {
      return filter(text.dropFirst(2).dropLast())
    }
    if text.hasPrefix("'") || text.hasPrefix("\"") {
      return .names(
        text.split(separator: ",").map { $0.trimmingBlanks() }.map {
          String($0.dropFirst().dropLast())
        })
    }
    if text.contains(":") {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 3, parts.allSatisfy({ $0.isEmpty || Int($0) != nil }) else {
        return nil
      }
      let stride = parts.count > 2 ? Int(parts[2]) ?? 1 : 1
      return .slice(start: Int(parts[0]), end: Int(parts[1]), stride: stride)
    }
    let indexes = text.split(separator: ",").map { Int($0.trimmingBlanks()) }
    guard !indexes.isEmpty, indexes.allSatisfy({ $0 != nil }) else { return nil }
    return .indexes(indexes.compactMap(\.self))
  }

  private static func filter(_ text: Substring) -> Step? {
    for comparison in ["==", "!=", "<=", ">=", "<", ">"] {
      guard let range = text.firstRange(of: comparison) else { continue }
      guard let path = PathExpression(text[..<range.lowerBound].trimmingBlanks()) else {
        return nil
      }
      var literal = text[range.upperBound...].trimmingBlanks()
      if literal.hasPrefix("'") && literal.hasSuffix("'") && literal.count > 1 {
        literal = JSONValue.string(String(literal.dropFirst().dropLast())).text
      }
      guard let value = try? JSONValue(tree: literal.utf8) else { return nil }
      return .filter(path, comparison: comparison, value)
    }
    return PathExpression(text.trimmingBlanks()).map { .filter($0, comparison: "", nil) }
  }

  /// What the path leads to, in order.
  func values(in object: JSONValue) -> [JSONValue] {
    steps.reduce([object]) { values, step in
      Array(values.lazy.flatMap { Self.values(step, $0) }.prefix(Self.limit))
    }
  }

  private static func values(_ step: Step, _ value: JSONValue) -> [JSONValue] {
    switch step {
    case .member(let name):
      return value[name].map { [$0] } ?? []
    case .names(let names): return names.compactMap { value[$0] }
    case .all: return children(value)
    case .recursive:
      var all = [value]
      for child in children(value) where all.count < limit { all += values(.recursive, child) }
      return all
    case .indexes(let indexes):
      let elements = value.array ?? []
      return indexes.map { index in
        index < 0 ? index.addingReportingOverflow(elements.count).partialValue : index
      }.filter(elements.indices.contains).map { elements[$0] }
    case .slice(let start, let end, let stride):
      let elements = value.array ?? []
      let from = bound(start ?? 0, elements.count)
      let to = bound(end ?? elements.count, elements.count)
      guard stride > 0, from < to else { return [] }
      return Swift.stride(from: from, to: to, by: stride).map { elements[$0] }
    case .filter(let path, let comparison, let wanted):
      return children(value).filter { element in
        guard let found = path.values(in: element).first else { return false }
        guard let wanted else { return true }
        return holds(found, comparison, wanted)
      }
    }
  }

  private static func bound(_ index: Int, _ count: Int) -> Int {
    let place = index < 0 ? index.addingReportingOverflow(count).partialValue : index
    return min(max(place, 0), count)
  }

  private static func children(_ value: JSONValue) -> [JSONValue] {
    value.array ?? value.members?.map(\.value) ?? []
  }

  private static func holds(_ found: JSONValue, _ comparison: String, _ wanted: JSONValue) -> Bool {
    switch comparison {
    case "==": return found == wanted
    case "!=": return found != wanted
    default: break
    }
    let order: Int
    if let a = found.double, let b = wanted.double {
      order = a < b ? -1 : a > b ? 1 : 0
    } else if let a = found.string, let b = wanted.string {
      order = a < b ? -1 : a > b ? 1 : 0
    } else {
      return false
    }
    switch comparison {
    case "<": return order < 0
    case "<=": return order <= 0
    case ">": return order > 0
    default: return order >= 0
    }
  }
}
