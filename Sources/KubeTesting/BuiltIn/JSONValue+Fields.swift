import KubeJSON
import KubeSchema

/// Fields as Go sees them: what is absent is empty.
extension JSONValue {
  /// A text; nil for one that is empty or absent.
  func text(_ name: String) -> String? {
    guard let text = self[name]?.string, !text.isEmpty else { return nil }
    return text
  }

  /// A number; 0 for one that is absent.
  func number(_ name: String) -> Int { self[name]?.int ?? 0 }

  func flag(_ name: String) -> Bool { self[name]?.bool ?? false }

  func items(_ name: String) -> [JSONValue] { self[name]?.array ?? [] }

  func texts(_ name: String) -> [String] { items(name).map { $0.string ?? "" } }

  /// A member; nil for null too.
  func given(_ name: String) -> JSONValue? {
    guard let value = self[name], !value.isNull else { return nil }
    return value
  }

  /// Whether there is nothing to see: absent, null, an empty text, list or object, 0, false.
  func isUnset(_ name: String) -> Bool {
    guard let value = given(name) else { return true }
    if let text = value.string { return text.isEmpty }
    if let members = value.members { return members.isEmpty }
    if let items = value.array { return items.isEmpty }
    return value.bool == false || value.int == 0
  }

  /// Sets a member that is absent or null.
  mutating func setDefault(_ name: String, _ value: @autoclosure () -> JSONValue) {
    if given(name) == nil { self[name] = value() }
  }

  /// Sets a text that is empty or absent.
  mutating func setDefaultText(_ name: String, _ value: String) {
    if text(name) == nil { self[name] = .string(value) }
  }

  /// Changes a member that is there and is an object.
  mutating func change(_ name: String, _ body: (inout JSONValue) -> Void) {
    guard given(name)?.members != nil else { return }
    self[name]?.apply(body)
  }

  /// Changes the elements of a list.
  mutating func changeEach(_ name: String, _ body: (inout JSONValue) -> Void) {
    guard var items = given(name)?.array else { return }
    self[name] = .null
    for index in items.indices { body(&items[index]) }
    self[name] = .array(items)
  }

  private mutating func apply(_ body: (inout JSONValue) -> Void) { body(&self) }
}

extension FieldProblem {
  static func immutable(_ field: String, _ value: String) -> FieldProblem {
    .invalid(field, value, "field is immutable")
  }
}

extension [FieldProblem] {
  static func nonNegative(_ value: JSONValue?, field: String) -> [FieldProblem] {
    guard let number = value?.int, number < 0 else { return [] }
    return [.invalid(field, "\(number)", "must be greater than or equal to 0")]
  }

  static func immutable(_ value: JSONValue?, _ old: JSONValue?, field: String) -> [FieldProblem] {
    let value = value.flatMap { $0.isNull ? nil : $0 }
    let old = old.flatMap { $0.isNull ? nil : $0 }
    return value == old ? [] : [.immutable(field, GoText.value(value))]
  }
}

/// Checks that many kinds have, each with what it finds.
extension [FieldProblem] {
  /// A text or list that may not be empty.
  mutating func require(_ value: JSONValue, _ name: String, _ path: String, _ detail: String = "") {
    if value.isUnset(name) { append(.required("\(path).\(name)", detail)) }
  }

  mutating func checkNonNegative(_ value: JSONValue, _ path: String, _ names: String...) {
    for name in names { self += .nonNegative(value[name], field: "\(path).\(name)") }
  }

  /// A text that has to be one of some; nothing, if it is absent.
  mutating func checkOne(
    _ value: JSONValue, _ name: String, _ path: String, of supported: [String]
  ) {
    guard let text = value.text(name), !supported.contains(text) else { return }
    let field = path.isEmpty ? name : "\(path).\(name)"
    append(.notSupported(field, GoText.quoted(text), supported))
  }

  /// A text that has to be there and to be one of some.
  mutating func requireOne(
    _ value: JSONValue, _ name: String, _ path: String, of supported: [String]
  ) {
    require(value, name, path)
    checkOne(value, name, path, of: supported)
  }

  mutating func checkName(
    _ name: String, _ field: String, _ check: (String) -> [String]
  ) {
    self += check(name).map { .invalid(field, GoText.quoted(name), $0) }
  }

  mutating func checkImmutable(
    _ value: JSONValue, _ old: JSONValue, _ path: String, _ names: String...
  ) {
    for name in names {
      self += .immutable(value[name], old[name], field: path.isEmpty ? name : "\(path).\(name)")
    }
  }
}
