import KubeCore
import KubeJSON

/// The cells of a row, as the server's printers make them of an object.
struct TableCells {
  let object: JSONValue
  let now: Time

  init(_ object: JSONValue, now: Time) {
    self.object = object
    self.now = now
  }

  /// Nil for a kind that has no printer.
  func cells(_ kind: String) -> [JSONValue]? {
    workload(kind) ?? network(kind) ?? storage(kind) ?? cluster(kind)
  }

  var name: JSONValue { .string(text("metadata", "name")) }
  var age: String { age("metadata", "creationTimestamp") }
  var created: JSONValue { .string(text("metadata", "creationTimestamp")) }

  func value(_ path: String...) -> JSONValue? { value(path) }
  func text(_ path: String...) -> String { value(path)?.string ?? "" }
  func number(_ path: String...) -> Int { value(path)?.int ?? 0 }
  func elements(_ path: String...) -> [JSONValue] { value(path)?.array ?? [] }
  func count(_ path: String...) -> Int {
    let value = value(path)
    return value?.array?.count ?? value?.members?.count ?? 0
  }

  /// The text, or what stands for none.
  func text(_ path: String..., or none: String) -> String {
    let text = value(path)?.string ?? ""
    return text.isEmpty ? none : text
  }

  func age(_ path: String...) -> String {
    guard let time = (value(path)?.string).flatMap({ try? Time($0) }) else { return "<unknown>" }
    return Self.age(since: time, now: now)
  }

  static func age(since time: Time, now: Time) -> String {
    let (seconds, overflow) = now.secondsSince1970.subtractingReportingOverflow(
      time.secondsSince1970)
    return overflow ? "<invalid>" : HumanDuration.text(seconds: Int(clamping: seconds))
  }

  private func value(_ path: [String]) -> JSONValue? {
    guard let value = path.reduce(object as JSONValue?, { $0?[$1] }), !value.isNull else {
      return nil
    }
    return value
  }
}

/// Texts that several kinds have.
extension TableCells {
  /// Names and images, each in a text.
  func containers(_ path: String...) -> [JSONValue] {
    let containers = value(path)?.array ?? []
    return ["name", "image"].map { key in
      .string(containers.map { $0[key]?.string ?? "" }.joined(separator: ","))
    }
  }

  func labels(_ path: String...) -> String {
    let labels = value(path)?.members ?? []
    let text = labels.map { "\($0.name)=\($0.value.string ?? "")" }.sorted()
      .joined(separator: ",")
    return text.isEmpty ? "<none>" : text
  }

  /// A label selector as a query.
  func selector(_ path: String..., none: String = "<none>") -> String {
    let selector = value(path)
    var requirements: [(key: String, text: String)] = (selector?["matchLabels"]?.members ?? [])
      .map { ($0.name, "\($0.name)=\($0.value.string ?? "")") }
    for expression in selector?["matchExpressions"]?.array ?? [] {
      let key = expression["key"]?.string ?? ""
      let values = (expression["values"]?.array ?? []).compactMap(\.string).sorted()
        .joined(separator: ",")
      switch expression["operator"]?.string {
      case "In": requirements.append((key, "\(key) in (\(values))"))
      case "NotIn": requirements.append((key, "\(key) notin (\(values))"))
      case "Exists": requirements.append((key, key))
      case "DoesNotExist": requirements.append((key, "!\(key)"))
      default: break
      }
    }
    let text = requirements.sorted { $0.key < $1.key }.map(\.text).joined(separator: ",")
    return text.isEmpty ? none : text
  }

  func plain(_ path: String..., or none: String) -> String {
    guard let value = value(path) else { return none }
    return value.string ?? value.text
  }

  /// At most so many, and how many more there are.
  static func shortened(_ list: [String], limit: Int, none: String) -> String {
    if list.isEmpty { return none }
    let text = list.prefix(limit).joined(separator: ",")
    return list.count > limit ? "\(text) + \(list.count - limit) more..." : text
  }
}
