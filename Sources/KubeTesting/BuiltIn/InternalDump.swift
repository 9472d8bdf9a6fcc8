import KubeJSON
import KubeSchema

/// How an object looks in messages of the server that show what it holds: with the names of Go's
/// fields, all of them.
struct InternalDump {
  private let types: [Substring: [Field]]

  private enum Field {
    case embedded(Substring)
    case named(Substring, json: String, Form)
  }

  private enum Form {
    case optional, text, number, boolean, quantity
    case object(Substring), optionalObject(Substring), list(Substring)
  }

  static let shared = InternalDump(InternalTypes.text)

  init(_ text: String) {
    var types: [Substring: [Field]] = [:]
    var name: Substring = ""
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")[...]
      if !line.hasPrefix("  "), let first = words.popFirst() { name = first }
      types[name, default: []] += words.map(Self.field)
    }
    self.types = types
  }

  private static func field(_ word: Substring) -> Field {
    if word.first == "@" { return .embedded(word.dropFirst()) }
    let parts = word.split(separator: ":", maxSplits: 1)
    let names = (parts.first ?? "").split(separator: "=", maxSplits: 1)
    let name = names.first ?? ""
    let json = names.count > 1 ? String(names[1]) : name.prefix(1).lowercased() + name.dropFirst()
    return .named(name, json: json, parts.count > 1 ? form(parts[1]) : .optional)
  }

  private static func form(_ kind: Substring) -> Form {
    switch kind {
    case "s": .text
    case "i": .number
    case "b": .boolean
    case "q": .quantity
    case _ where kind.first == "*": .optionalObject(kind.dropFirst())
    case _ where kind.first == "[": .list(kind.dropFirst(2))
    default: .object(kind)
    }
  }

  /// The object as the server holds it.
  func value(_ object: JSONValue?, as type: String) -> JSONValue {
    value(object ?? [:], type[...], depth: 0)
  }

  private func value(_ object: JSONValue, _ type: Substring, depth: Int) -> JSONValue {
    // No type of the table is as deep.
    guard depth < 32 else { return .null }
    if type == "ObjectMeta" { return GoText.ordered(object["metadata"] ?? [:], GoText.metadata) }
    let object = type == "PodSpec" ? withHostFields(object) : object
    var members: [UnknownMembers.Member] = []
    for field in types[type] ?? [] {
      switch field {
      case .embedded(let type):
        members += value(object, type, depth: depth + 1).members ?? []
      case .named(let name, let json, let form):
        members.append(
          UnknownMembers.Member(
            name: String(name), value: value(object[json], form, depth: depth + 1)))
      }
    }
    return JSONValue(members: members)
  }

  private func value(_ given: JSONValue?, _ form: Form, depth: Int) -> JSONValue {
    let given = given.flatMap { $0.isNull ? nil : $0 }
    switch form {
    case .optional: return given.map(GoText.sorted) ?? .null
    case .text: return given ?? ""
    case .number: return given ?? 0
    case .boolean: return given ?? false
    case .quantity: return given ?? "0"
    case .object(let type): return value(given ?? [:], type, depth: depth)
    case .optionalObject(let type):
      return given.map { value($0, type, depth: depth) } ?? .null
    case .list(let type):
      guard let items = given?.array else { return .null }
      return .array(items.map { value($0, type, depth: depth) })
    }
  }

  /// Go keeps these in the security context of the pod.
  private func withHostFields(_ spec: JSONValue) -> JSONValue {
    var spec = spec
    for name in ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers"] {
      guard let value = spec[name] else { continue }
      var security = spec["securityContext"] ?? [:]
      security[name] = value
      spec["securityContext"] = security
    }
    return spec
  }
}
