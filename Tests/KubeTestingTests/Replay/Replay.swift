import Foundation
import HTTPTypes
import KubeCore
import KubeJSON
import Synchronization

@testable import KubeTesting

/// Sends the steps of a recording to a server of ours, and tells which answers are others.
struct Replay {
  private(set) var recording: Recording
  let clock: ClusterClock
  let cluster: TestCluster
  private var values = ReplayValues()
  private var open: [Int: ServerAnswer] = [:]

  init(_ recording: Recording) {
    self.recording = recording
    clock = .manual(
      at: recording.start ?? (recording.steps.first?.at).flatMap { try? Time($0) } ?? Time.now())
    cluster = TestCluster(clock: clock, seed: 1, access: .roles(tokens: ["admin": .everybody]))
    if recording.hasControllers {
      cluster.server.controllers.change(cluster.server) { settings in
        settings.controllers = .all
        settings.manager = "kcm"
        settings.namespaceDelay = .seconds(5)
      }
    }
    cluster.server.definitions.holdsBackCreations.store(true, ordering: .relaxed)
  }

  /// What differs, by the number of the step.
  ///
  /// - Parameter next: a recording that was made on the same server as those before.
  mutating func run(_ next: Recording? = nil) async -> [Int: String] {
    if let next { recording = next }
    open = [:]
    if recording.isWithoutSetUp { await makeObjects() }
    var differences: [Int: String] = [:]
    for (index, step) in recording.steps.enumerated() {
      for (later, watch) in recording.steps.enumerated()
      where later >= index && watch.isConcurrent && watch.opened == index && open[later] == nil {
        open[later] = await send(watch)
      }
      // What was done beside the requests stands in the notes.
      if step.note?.contains("and a restart") == true { cluster.server.restart() }
      if let at = step.at, let time = try? MicroTime(at), !step.isConcurrent { clock.set(time) }
      if recording.isWithoutSetUp, (200...299).contains(step.status) {
        await makeNamespace(step.path)
      }
      await bindHash(step.path)
      if recording.hasControllers { values.bindPod(of: step.path, in: cluster.server.store) }
      let answer: ServerAnswer
      if let opened = open[index] { answer = opened } else { answer = await send(step) }
      if let difference = await difference(step, answer) { differences[index] = difference }
    }
    return differences
  }

  /// The set-up of the first recordings is not in them: it is what is read and was never written.
  private func makeObjects() async {
    var written: Set<String> = []
    for step in recording.steps where (200...299).contains(step.status) {
      let path = String(step.path.split(separator: "?")[0])
      guard let answer = step.answer, step.method == "GET" else {
        if let name = step.answer?["metadata"]?["name"]?.string, step.method == "POST" {
          written.insert("\(path)/\(name)")
        }
        written.insert(path)
        continue
      }
      guard let kind = answer["kind"]?.string, !kind.hasPrefix("Partial"), !kind.hasPrefix("API")
      else { continue }
      let items =
        answer["items"]?.array?.map { item in
          var item = item
          item["kind"] = .string(String(kind.dropLast(4)))
          item["apiVersion"] = answer["apiVersion"]
          return (path, item)
        } ?? [(path.split(separator: "/").dropLast().map { "/\($0)" }.joined(), answer)]
      for (collection, item) in items {
        // Which of its two groups made an event is not told by reading it.
        guard item["kind"] != "Event" else { continue }
        guard let name = item["metadata"]?["name"]?.string, collection.contains("/namespaces/"),
          written.insert("\(collection)/\(name)").inserted
        else { continue }
        await make(item, in: collection)
      }
    }
  }

  private func make(_ item: JSONValue, in collection: String) async {
    var object = item
    object["status"] = nil
    var metadata: JSONValue = [:]
    for field in ["name", "labels", "annotations", "finalizers"] {
      metadata[field] = item["metadata"]?[field]
    }
    object["metadata"] = metadata
    await makeNamespace(collection + "/")
    await post(object.text, to: collection)
  }

  private func makeNamespace(_ path: String) async {
    let segments = path.split(separator: "?")[0].split(separator: "/")
    guard let place = segments.firstIndex(of: "namespaces"), place + 2 < segments.count else {
      return
    }
    await post("{\"metadata\":{\"name\":\"\(segments[place + 1])\"}}", to: "/api/v1/namespaces")
  }

  private func post(_ body: String, to path: String) async {
    _ = await cluster.server.answer(
      ServerRequest(
        method: "POST", target: path,
        fields: [.contentType: "application/json", .authorization: "Bearer admin"],
        body: Array(body.utf8)))
  }

  /// Binds the hashes of the index of OpenAPI documents, which no recorded answer had whole.
  private mutating func bindHash(_ target: String) async {
    let parts = target.components(separatedBy: "?hash=")
    let recorded = parts.last?.prefix(while: \.isHexDigit) ?? ""
    guard parts.count == 2, parts[0].hasPrefix("/openapi/v3/"), recorded.count == 128 else {
      return
    }
    let index = await cluster.server.answer(
      ServerRequest(
        method: "GET", target: "/openapi/v3", fields: [.authorization: "Bearer admin"]))
    let paths = (try? JSONValue(tree: Array(Self.text(index).utf8)))?["paths"]
    let path = String(parts[0].dropFirst("/openapi/v3/".count))
    let url = paths?[path]?["serverRelativeURL"]?.string ?? ""
    if let hash = url.components(separatedBy: "?hash=").last { values.bind(String(recorded), hash) }
  }

  private func send(_ step: Recording.Step) async -> ServerAnswer {
    var fields = HTTPFields()
    for field in step.fields {
      guard let name = HTTPField.Name(field.name) else { continue }
      fields.append(HTTPField(name: name, value: Self.expanded(values.translated(field.value))))
    }
    if let user = step.user { fields[.authorization] = "Bearer \(values.translated(user))" }
    let request = ServerRequest(
      method: step.method, target: values.translated(target: step.path),
      fields: fields,
      body: body(step.body))
    let (server, clock) = (cluster.server, clock)
    return await withTaskGroup(of: ServerAnswer?.self) { group in
      group.addTask { await server.answer(request) }
      // Nothing moves the clock while the server waits but this.
      group.addTask {
        while !Task.isCancelled { await clock.advanceToNextSleep() }
        return nil
      }
      let answer = await group.next() ?? nil
      group.cancelAll()
      return answer ?? ServerAnswer(0, text: "")
    }
  }

  private func body(_ body: JSONValue?) -> [UInt8] {
    Self.bytes(
      of: body.map {
        $0.string == nil ? values.translated($0) : .string(values.translated($0.string ?? ""))
      })
  }

  /// A recorded body as it was sent.
  static func bytes(of body: JSONValue?) -> [UInt8] {
    guard let body else { return [] }
    guard let text = body.string else { return Array(expanded(spaced(body)).utf8) }
    if text.hasPrefix("base64:"),
      let bytes = try? Base64Data(base64: text.dropFirst("base64:".count))
    {
      return bytes.bytes
    }
    return Array(expanded(text).utf8)
  }

  /// With blanks behind colons and commas, as the recorder wrote JSON: messages quote it.
  private static func spaced(_ value: JSONValue) -> String {
    if let members = value.members {
      let texts = members.map { "\(JSONValue.string($0.name).text): \(spaced($0.value))" }
      return "{\(texts.joined(separator: ", "))}"
    }
    if let array = value.array { return "[\(array.map(spaced).joined(separator: ", "))]" }
    return value.text
  }

  /// `{{repeat x 3200000}}` stands for that many x.
  static func expanded(_ text: String) -> String {
    guard let start = text.range(of: "{{repeat "),
      let end = text.range(of: "}}", range: start.upperBound..<text.endIndex)
    else { return text }
    let words = text[start.upperBound..<end.lowerBound].split(separator: " ")
    let count = words.last.flatMap { Int($0) } ?? 0
    let piece = words.dropLast().joined(separator: " ")
    return text[..<start.lowerBound] + String(repeating: piece, count: count)
      + expanded(String(text[end.upperBound...]))
  }

  private mutating func difference(
    _ step: Recording.Step, _ answer: ServerAnswer
  ) async -> String? {
    if let recorded = step.answerFields["etag"]?.dropFirst().dropLast(),
      let actual = answer.fields[.eTag]?.dropFirst().dropLast()
    {
      values.bind(String(recorded), String(actual))
    }
    if let name = generatedName(step, answer) { values.bind(name.recorded, name.actual) }
    var comparison = ReplayDifference(
      values: values, comparesTimes: step.at != nil && !recording.hasControllers,
      hasControllers: recording.hasControllers,
      rebinds: recording.hasControllers && !recording.name.hasPrefix("37-"))
    defer { values = comparison.values }
    let text = Self.text(answer)
    // Whether the index of documents is known by its tag is not determined.
    if step.path.hasPrefix("/openapi/v3?") || step.path == "/openapi/v3", step.status == 304,
      answer.status == 200
    {
      return nil
    }
    if step.status != answer.status {
      return "status \(step.status), and here \(answer.status): \(text.prefix(600)) "
        + "(recorded: \((step.answer?.text ?? "").prefix(600)))"
    }
    if let lines = step.lines, recording.hasControllers {
      return comparison.findSettled(lines, Self.lines(answer))
    }
    if let lines = step.lines {
      return Self.find(lines, Self.lines(answer), ended: step.ended, &comparison)
    }
    if let found = Self.findFields(step.answerFields, answer, comparison.values) { return found }
    guard let recorded = step.answer else {
      return text.isEmpty || step.method == "HEAD" ? nil : "a body: \(text.prefix(300))"
    }
    if let expected = recorded.string {
      if expected.hasPrefix("left out: ") { return nil }
      if expected.hasPrefix("base64:") {
        return Self.findProtobuf(expected, answer, &comparison)
      }
      return Self.findText(expected, text, comparison.values)
    }
    guard let actual = try? JSONValue(tree: Array(text.utf8)) else {
      return "no JSON: \(text.prefix(300))"
    }
    if step.path.hasPrefix("/openapi/") {
      return comparison.find(Self.withoutProse(recorded), Self.withoutProse(actual))
    }
    return comparison.find(recorded, actual)
  }

  /// Our documents describe nothing.
  private static func withoutProse(_ value: JSONValue) -> JSONValue {
    if let elements = value.array { return .array(elements.map(withoutProse)) }
    guard let members = value.members else { return value }
    return JSONValue(
      members: members.filter { $0.name != "description" || $0.value.string == nil }
        .map { .init(name: $0.name, value: withoutProse($0.value)) })
  }

  /// Protobuf is compared by the JSON that it stands for.
  private static func findProtobuf(
    _ expected: String, _ answer: ServerAnswer, _ comparison: inout ReplayDifference
  ) -> String? {
    guard let recorded = try? Base64Data(base64: expected.dropFirst("base64:".count)).bytes else {
      return "no protobuf"
    }
    if case .stream(let source) = answer.body, let stream = source as? WatchStream {
      let actual = stream.drain().flatMap(frames)
      let pairs = zip(frames(recorded), actual)
      for (index, pair) in pairs.enumerated() {
        if let found = comparison.find(pair.0, pair.1, at: "frame \(index)") { return found }
      }
      return frames(recorded).count == actual.count ? nil : "\(actual.count) frames"
    }
    guard case .bytes(let bytes) = answer.body else { return "no protobuf" }
    do throws(Refusal) {
      return comparison.find(
        try ProtobufBody.decode(recorded), try ProtobufBody.decode(bytes))
    } catch {
      return error.message
    }
  }

  /// The objects of a watch in protobuf.
  private static func frames(_ bytes: [UInt8]) -> [JSONValue] {
    var objects: [JSONValue] = []
    var rest = bytes[...]
    while rest.count > 4 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      var event = ProtobufReader(rest.dropFirst(4).prefix(length))
      rest = rest.dropFirst(4 + length)
      while let (number, value) = try? event.next() {
        guard number == 2, case .bytes(let inside) = value else { continue }
        var raw = ProtobufReader(inside)
        if case .bytes(let object)? = (try? raw.next())?.value {
          objects.append((try? ProtobufBody.decode(Array(object))) ?? .null)
        }
      }
    }
    return objects
  }

  private func generatedName(
    _ step: Recording.Step, _ answer: ServerAnswer
  ) -> (recorded: String, actual: String)? {
    guard let prefix = step.body?["metadata"]?["generateName"]?.string, !prefix.isEmpty,
      let recorded = Self.name(step.answer),
      let actual = Self.name(try? JSONValue(tree: Array(Self.text(answer).utf8))),
      recorded != actual, recorded.hasPrefix(prefix.prefix(58)),
      actual.hasPrefix(prefix.prefix(58)), recorded.count == actual.count
    else { return nil }
    return (recorded, actual)
  }

  private static func name(_ answer: JSONValue?) -> String? {
    answer?["metadata"]?["name"]?.string ?? answer?["details"]?["name"]?.string
  }

  private static func text(_ answer: ServerAnswer) -> String {
    if case .bytes(let bytes) = answer.body { return String(decoding: bytes, as: UTF8.self) }
    return ""
  }

  private static func lines(_ answer: ServerAnswer) -> [JSONValue] {
    guard case .stream(let source) = answer.body, let stream = source as? WatchStream else {
      // One object asked for by its name is no watch.
      return (try? JSONValue(tree: Array(text(answer).utf8))).map { [$0] } ?? []
    }
    return stream.drain().compactMap { try? JSONValue(tree: $0) }
  }

  private static func find(
    _ recorded: [JSONValue], _ actual: [JSONValue], ended: Bool,
    _ comparison: inout ReplayDifference
  ) -> String? {
    // Whether a bookmark comes before a short watch ends is not determined.
    func isDetermined(_ line: JSONValue) -> Bool {
      line["type"]?.string != "BOOKMARK"
        || line["object"]?["metadata"]?["annotations"] != nil
    }
    let (recorded, actual) = (recorded.filter(isDetermined), actual.filter(isDetermined))
    for (index, pair) in zip(recorded, actual).enumerated() {
      if let found = comparison.find(pair.0, pair.1, at: "line \(index)") { return found }
    }
    if recorded.count == actual.count || !ended && recorded.count < actual.count { return nil }
    let types = actual.map {
      "\($0["type"]?.string ?? "") \($0["object"]?["metadata"]?["name"]?.string ?? "")"
    }
    return "\(recorded.count) lines, and here \(actual.count): \(types)"
  }

  private static func findFields(
    _ recorded: [String: String], _ answer: ServerAnswer, _ values: ReplayValues
  ) -> String? {
    for name in ["content-type", "retry-after", "location", "cache-control", "vary"] {
      let actual = HTTPField.Name(name).flatMap { answer.fields[$0] }
      if name == "cache-control" || name == "vary", recorded[name] == nil { continue }
      if recorded[name].map({ values.translated($0) }) != actual {
        return "\(name): \(recorded[name] ?? "none"), and here \(actual ?? "none")"
      }
    }
    let warnings = (recorded["warning"].map { $0.components(separatedBy: ", 299 - ") } ?? [])
      .map { $0.hasPrefix("299 - ") ? String($0.dropFirst(6)) : $0 }
    let actual = answer.fields[values: .warning]
      .map { $0.hasPrefix("299 - ") ? String($0.dropFirst(6)) : $0 }
    if warnings.map({ values.translated($0) }).sorted() == actual.sorted() { return nil }
    return "warnings: \(warnings), and here \(actual)"
  }

  private static func findText(
    _ recorded: String, _ actual: String, _ values: ReplayValues
  ) -> String? {
    let translated = expanded(values.translated(recorded))
    func lines(_ text: String) -> [String] {
      text.components(separatedBy: "\n").map { line in
        line.contains("resourceVersion") ? "resourceVersion" : line
      }
    }
    if translated == actual || lines(translated) == lines(actual) { return nil }
    return "text: \(translated.prefix(400)), and here \(actual.prefix(400))"
  }
}

extension Recording {
  /// One of those that were made one after another on one server.
  var isWithoutSetUp: Bool {
    name.count > 2 && (Int(name.prefix(2)).map { (1...11).contains($0) } ?? false)
      && !Self.isForeign
  }

  /// When the server made what it has of its own.
  var start: Time? {
    for step in steps where (200...299).contains(step.status) {
      for item in [step.answer] + (step.answer?["items"]?.array ?? [])
        + (step.answer?["rows"]?.array ?? []).map({ $0["object"] ?? .null })
      {
        let metadata = item?["metadata"]
        guard
          metadata?["name"]?.string == "default" || metadata?["namespace"]?.string == "kube-system",
          metadata?["managedFields"]?[0]?["manager"]?.string == "kube-apiserver"
        else { continue }
        if let text = metadata?["creationTimestamp"]?.string, let time = try? Time(text) {
          return time
        }
      }
    }
    return nil
  }

  /// A controller manager was beside the server, whose times and order are not determined.
  var hasControllers: Bool {
    ["35-", "36-", "37-", "42-"].contains { name.hasPrefix($0) }
  }
}
