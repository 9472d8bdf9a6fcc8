public import KubeCore

/// A path to values of an object, in the part of kubectl's JSONPath that names things:
/// `.status.phase`, `{.status.conditions[?(@.type=="Ready")].status}`, `.spec.containers[*].image`,
/// `.metadata.annotations['clux.dev/mode']`, `.items[0]`, `.items[-1]`.
///
/// There is no more than that: no `..`, no ranges, no unions.
public struct ValuePath: Sendable, Hashable, CustomStringConvertible {
  enum Step: Sendable, Hashable {
    case member(String)
    /// Below zero from the end.
    case element(Int)
    /// All elements of an array, or all members of an object.
    case all
    /// The elements that have this text at the path below them.
    case filter([Step], equals: String, isEqual: Bool)
  }

  /// The path in braces: `{.status.phase}`.
  public let description: String
  let steps: [Step]

  /// Braces, and a dot at the beginning, may be missing.
  public init(_ text: String) throws(InvalidValuePath) {
    var parser = ValuePathParser(text)
    (steps, description) = try parser.parse()
  }

  /// What is at the path; null counts as nothing.
  public func values(in value: JSONValue) -> [JSONValue] {
    Self.values(at: steps[...], in: value)
  }

  private static func values(at steps: ArraySlice<Step>, in value: JSONValue) -> [JSONValue] {
    guard let step = steps.first else { return value.isNull ? [] : [value] }
    let rest = steps.dropFirst()
    return next(step, in: value).flatMap { values(at: rest, in: $0) }
  }

  private static func next(_ step: Step, in value: JSONValue) -> [JSONValue] {
    switch step {
    case .member(let name): return value[name].map { [$0] } ?? []
    case .element(let index):
      guard let array = value.array else { return [] }
      let place = index < 0 ? array.count + index : index
      return array.indices.contains(place) ? [array[place]] : []
    case .all: return value.array ?? value.members?.map(\.value) ?? []
    case .filter(let path, let text, let isEqual):
      return (value.array ?? []).filter { element in
        let found = values(at: path[...], in: element)
        return found.contains { ($0.string ?? $0.text) == text } == isEqual && !found.isEmpty
      }
    }
  }
}

/// Why a text is no path.
public struct InvalidValuePath: Error, Sendable, Hashable, CustomStringConvertible {
  public let text: String
  public let problem: String
  /// Where, in bytes from the beginning.
  public let offset: Int

  public var description: String { "'\(text)' at \(offset): \(problem)" }
}

struct ValuePathParser {
  private let text: String
  private let bytes: [UInt8]
  private var place = 0
  private var end: Int

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    end = bytes.count
  }

  mutating func parse() throws(InvalidValuePath) -> ([ValuePath.Step], String) {
    skipSpace()
    dropSpace()
    if current == UInt8(ascii: "{") {
      guard end > place, bytes[end - 1] == UInt8(ascii: "}") else { throw fail("'}' is missing") }
      place += 1
      end -= 1
      skipSpace()
      dropSpace()
    }
    let start = place
    if current == UInt8(ascii: "$") { place += 1 }
    let steps = try readSteps(isFirst: true)
    guard place == end else { throw fail("this is no part of a path") }
    guard !steps.isEmpty else { throw fail("the path is empty") }
    let path = String(decoding: bytes[start..<end], as: UTF8.self)
    return (steps, "{\([".", "[", "$"].contains(path.prefix(1)) ? "" : ".")\(path)}")
  }

  private mutating func readSteps(isFirst: Bool) throws(InvalidValuePath) -> [ValuePath.Step] {
    var steps: [ValuePath.Step] = []
    while let byte = current {
      if byte == UInt8(ascii: ".") {
        place += 1
        if current == UInt8(ascii: "*") {
          place += 1
          steps.append(.all)
        } else {
          steps.append(.member(try name()))
        }
      } else if byte == UInt8(ascii: "[") {
        place += 1
        steps.append(try bracket())
      } else if steps.isEmpty, isFirst, Self.isName(byte) {
        steps.append(.member(try name()))
      } else {
        break
      }
    }
    return steps
  }

  private mutating func bracket() throws(InvalidValuePath) -> ValuePath.Step {
    let step: ValuePath.Step
    switch current {
    case UInt8(ascii: "*"):
      place += 1
      step = .all
    case UInt8(ascii: "'"), UInt8(ascii: "\""): step = .member(try quoted())
    case UInt8(ascii: "?"):
      place += 1
      step = try filter()
    default:
      let start = place
      while let byte = current, byte != UInt8(ascii: "]") { place += 1 }
      guard let index = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else {
        place = start
        throw fail("an index, '*', a name in quotes or a filter is expected")
      }
      step = .element(index)
    }
    try take("]")
    return step
  }

  private mutating func filter() throws(InvalidValuePath) -> ValuePath.Step {
    try take("(")
    skipSpace()
    try take("@")
    let path = try readSteps(isFirst: false)
    skipSpace()
    let isEqual: Bool
    switch current {
    case UInt8(ascii: "="): isEqual = true
    case UInt8(ascii: "!"): isEqual = false
    default: throw fail("'==' or '!=' is expected")
    }
    place += 1
    try take("=")
    skipSpace()
    let value: String
    if current == UInt8(ascii: "'") || current == UInt8(ascii: "\"") {
      value = try quoted()
    } else {
      let start = place
      while let byte = current, byte != UInt8(ascii: ")"), byte != UInt8(ascii: " ") { place += 1 }
      value = String(decoding: bytes[start..<place], as: UTF8.self)
      guard !value.isEmpty else { throw fail("a value is expected") }
    }
    skipSpace()
    try take(")")
    return .filter(path, equals: value, isEqual: isEqual)
  }

  private mutating func name() throws(InvalidValuePath) -> String {
    var name: [UInt8] = []
    while let byte = current {
      if byte == UInt8(ascii: "\\"), place + 1 < end {
        // As in `.metadata.annotations.clux\.dev/mode`.
        name.append(bytes[place + 1])
        place += 2
        continue
      }
      guard Self.isName(byte) else { break }
      name.append(byte)
      place += 1
    }
    guard !name.isEmpty else { throw fail("a name is expected") }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    !".[](){}'\"*?@=! $".utf8.contains(byte)
  }

  private mutating func quoted() throws(InvalidValuePath) -> String {
    let quote = bytes[place]
    place += 1
    let start = place
    while let byte = current, byte != quote { place += 1 }
    guard current == quote else { throw fail("the quote does not end") }
    place += 1
    return String(decoding: bytes[start..<(place - 1)], as: UTF8.self)
  }

  private var current: UInt8? { place < end ? bytes[place] : nil }

  private mutating func skipSpace() {
    while current == UInt8(ascii: " ") { place += 1 }
  }

  private mutating func dropSpace() {
    while end > place, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(InvalidValuePath) {
    guard current == UInt8(ascii: character) else { throw fail("'\(character)' is expected") }
    place += 1
  }

  private func fail(_ problem: String) -> InvalidValuePath {
    InvalidValuePath(text: text, problem: problem, offset: place)
  }
}
