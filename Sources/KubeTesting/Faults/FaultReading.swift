import KubeCore
import KubeJSON
import KubeSchema

/// Reads an object member by member, and knows at the end what nobody asked for.
struct FaultReading {
  private let value: JSONValue
  private var read: Set<String> = []

  init(_ value: JSONValue) { self.value = value }

  struct Plan {
    var fault: Fault
    var match: RequestMatch
    var skipping: Int
    var times: Int?
    var chance: Double
  }

  consuming func plan() throws(Refusal) -> Plan {
    let fault = try fault()
    var match = RequestMatch()
    if let value = member("match") {
      var inner = FaultReading(value)
      match = try inner.match()
      try inner.finish()
    }
    let plan = Plan(
      fault: fault, match: match, skipping: try integer("skipping") ?? 0,
      times: try integer("times"), chance: try number("chance") ?? 1)
    try finish()
    return plan
  }

  private mutating func fault() throws(Refusal) -> Fault {
    let kind = try text("fault")
    switch kind {
    case "status":
      guard let code = try integer("code"), (400...599).contains(code) else {
        throw .badRequest("code: a status from 400 to 599")
      }
      return .status(
        code, retryAfter: try integer("retryAfter"), reason: try text("reason"),
        message: try text("message"))
    case "latency": return .latency(try needed("duration"))
    case "delayEvents": return .delayEvents(by: try needed("duration"))
    case "mergeEvents": return .mergeEvents(within: try needed("duration"))
    case "cut": return .cut(try place())
    case "silence": return .silence(try place())
    case "end": return .end(afterLine: try integer("afterLine") ?? 0)
    case "expire": return .expire(afterLine: try integer("afterLine") ?? 0)
    default:
      throw .badRequest(
        "fault: one of status, latency, cut, silence, end, expire, delayEvents, mergeEvents")
    }
  }

  private mutating func place() throws(Refusal) -> Fault.Place {
    if let bytes = try integer("afterBytes") { return .afterBytes(bytes) }
    if let line = try integer("insideLine") { return .insideLine(line) }
    if let line = try integer("afterLine") { return .afterLine(line) }
    switch try text("at") ?? "beforeAnswer" {
    case "beforeAnswer": return .beforeAnswer
    case "afterWork": return .afterWork
    default: throw .badRequest("at: beforeAnswer or afterWork")
    }
  }

  private mutating func match() throws(Refusal) -> RequestMatch {
    var verbs: Set<RequestMatch.Verb> = []
    if let value = member("verbs") {
      guard let elements = value.array, elements.allSatisfy({ $0.string != nil }) else {
        throw .badRequest("verbs: an array of texts")
      }
      verbs = Set(elements.compactMap(\.string).map(RequestMatch.Verb.init))
    }
    return RequestMatch(
      verbs: verbs, resource: try text("resource"), group: try text("group"),
      namespace: try text("namespace"), name: try text("name"), path: try text("path"),
      agent: try text("agent"))
  }

  /// Refuses what was not read.
  func finish() throws(Refusal) {
    guard let members = value.members else { throw .badRequest("an object is expected") }
    for member in members where !read.contains(member.name) {
      throw .badRequest("\(GoText.quoted(member.name)) means nothing here")
    }
  }

  private mutating func member(_ name: String) -> JSONValue? {
    read.insert(name)
    return value[name].flatMap { $0.isNull ? nil : $0 }
  }

  mutating func text(_ name: String) throws(Refusal) -> String? {
    guard let value = member(name) else { return nil }
    guard let text = value.string else { throw .badRequest("\(name): a text is expected") }
    return text
  }

  mutating func flag(_ name: String) throws(Refusal) -> Bool? {
    guard let value = member(name) else { return nil }
    guard let flag = value.bool else { throw .badRequest("\(name): true or false is expected") }
    return flag
  }

  mutating func integer(_ name: String) throws(Refusal) -> Int? {
    guard let value = member(name) else { return nil }
    guard let number = value.int, number >= 0 else {
      throw .badRequest("\(name): a number from 0 is expected")
    }
    return number
  }

  mutating func number(_ name: String) throws(Refusal) -> Double? {
    guard let value = member(name) else { return nil }
    guard let number = value.double, number.isFinite else {
      throw .badRequest("\(name): a number is expected")
    }
    return number
  }

  mutating func duration(_ name: String) throws(Refusal) -> Duration? {
    guard let text = try text(name) else { return nil }
    guard let duration = Self.duration(text) else {
      throw .badRequest("\(name): a duration such as 150ms, 2s or 1h30m is expected")
    }
    return duration
  }

  private mutating func needed(_ name: String) throws(Refusal) -> Duration {
    guard let duration = try duration(name), duration >= .zero else {
      throw .badRequest("\(name): a duration such as 150ms or 2s is needed")
    }
    return duration
  }

  /// As Go writes them: `-1h2m3.5s`, `150ms`.
  static func duration(_ text: String) -> Duration? {
    var rest = text[...]
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest.removeFirst() }
    guard !rest.isEmpty else { return nil }
    if rest == "0" { return .zero }
    var seconds = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      let units: [Substring: Double] = [
        "us": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600,
      ]
      guard let number = Double(digits), let factor = units[unit] else { return nil }
      seconds += number * factor
    }
    // A hundred years are enough, and no overflow.
    guard seconds.isFinite, seconds <= 3.2e9 else { return nil }
    return .seconds(isNegative ? -seconds : seconds)
  }
}

extension Faults.Plan {
  var json: JSONValue {
    var match: JSONValue = [:]
    if !self.match.verbs.isEmpty {
      match["verbs"] = .array(self.match.verbs.map(\.description).sorted().map { .string($0) })
    }
    let texts = [
      ("resource", self.match.resource), ("group", self.match.group),
      ("namespace", self.match.namespace), ("name", self.match.name), ("path", self.match.path),
      ("agent", self.match.agent),
    ]
    for (name, text) in texts { if let text { match[name] = .string(text) } }
    var json: JSONValue = ["id": .number(id.number), "what": .string(fault.description)]
    json["match"] = match
    if skipping > 0 { json["skipping"] = .number(skipping) }
    if let remaining { json["remaining"] = .number(remaining) }
    return json
  }
}

extension Fault: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .status(let code, let seconds, _, _):
      "status \(code)" + (seconds.map { ", Retry-After \($0)" } ?? "")
    case .latency(let duration): "latency of \(duration)"
    case .cut(let place): "cut \(place)"
    case .silence(let place): "silence \(place)"
    case .end(let line): "end after line \(line)"
    case .expire(let line): "410 after line \(line)"
    case .delay(let duration): "events come \(duration) late"
    case .merge(let duration): "events of \(duration) come as one"
    }
  }
}
