import HTTPTypes
import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import KubeTransport
import Logging

/// A watcher of ConfigMaps against answers that a test says, one after the other.
///
/// The waits of its backoff are over at once, and written down; time limits last.
struct WatcherScript {
  let transport: ScriptedTransport
  let clock = TestClock(instantUpTo: .milliseconds(900))
  let log = SaidLines()
  let watcher: Watcher<ConfigMap>
  private var events: Watcher<ConfigMap>.Iterator

  init(_ answers: [ScriptedTransport.Answer]) { self.init(.quick, answers) }

  init(
    _ settings: WatcherSettings, responseLimit: Int = 1 << 30,
    _ answers: [ScriptedTransport.Answer]
  ) {
    self.init(
      ScriptedTransport(answers + [ScriptedTransport.silent()]), settings,
      responseLimit: responseLimit)
  }

  init(
    _ transport: ScriptedTransport, _ settings: WatcherSettings = .quick,
    responseLimit: Int = 1 << 30
  ) {
    self.transport = transport
    var client = Client(
      transport: transport, responseLimit: responseLimit, logger: log.logger, clock: clock)
    // The waits that are left are those of the watcher, and of watches that are silent.
    client.headTimeout = nil
    client.idleTimeout = nil
    watcher = Watcher(Api<ConfigMap>(client, namespace: "ns"), settings)
    events = watcher.makeAsyncIterator()
  }

  /// The next event in a few words.
  mutating func next() async -> String { words(await events.next()) }

  mutating func next(_ count: Int) async -> [String] {
    var lines: [String] = []
    for _ in 0..<count { lines.append(await next()) }
    return lines
  }

  mutating func event() async -> WatcherEvent<ConfigMap>? { await events.next() }

  /// The queries of the requests, without what is in all of them.
  var queries: [String] {
    transport.lines.map { line in
      let query = line.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
      return query.split(separator: "&").filter {
        !["allowWatchBookmarks=true", "timeoutSeconds=290"].contains($0)
      }.joined(separator: "&")
    }
  }
}

extension WatcherSettings {
  /// Waits that are shorter than a second and left to no chance.
  static let quick = WatcherSettings(
    backoff: Backoff(
      firstDelay: .milliseconds(10), factor: 2, longestDelay: .milliseconds(640), jitter: 1...1,
      random: { $0.upperBound }))

  static var quickStream: WatcherSettings {
    var settings = quick
    settings.initialList = .streamed
    return settings
  }
}

/// An event in a few words: `applied a@3`.
func words(_ event: WatcherEvent<some KubeObject>?) -> String {
  func name(_ object: some KubeObject) -> String {
    "\(object.name)@\(object.metadata.resourceVersion ?? "?")"
  }
  return switch event {
  case .applied(let object): "applied \(name(object))"
  case .deleted(let object): "deleted \(name(object))"
  case .restartBegan: "began"
  case .restartItem(let object): "item \(name(object))"
  case .restartEnded(let version): "ended \(version)"
  case .bookmark(let version): "bookmark \(version)"
  case .failed(let failure):
    "failed \(failure.kind)" + (failure.key.map { " \($0)" } ?? "")
  case nil: "over"
  }
}

/// What a server says.
enum Wire {
  /// A ConfigMap as a server writes it.
  static func object(_ name: String, _ version: Int, _ data: String = "") -> String {
    #"{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"\#(name)","namespace":"ns","#
      + #""uid":"u-\#(name)","resourceVersion":"\#(version)"},"data":{"k":"\#(data)"}}"#
  }

  static func page(_ items: [String], version: String? = nil, next: String? = nil) -> String {
    let version = version.map { #""resourceVersion":"\#($0)""# }
    let next = next.map { #""continue":"\#($0)""# }
    let metadata = [version, next].compactMap(\.self).joined(separator: ",")
    return #"{"kind":"ConfigMapList","apiVersion":"v1","metadata":{\#(metadata)},"items":["#
      + items.joined(separator: ",") + "]}"
  }

  static func line(_ type: String, _ object: String) -> String {
    #"{"type":"\#(type)","object":\#(object)}"# + "\n"
  }

  static func bookmark(_ version: String, endsInitialEvents: Bool = false) -> String {
    let annotations =
      endsInitialEvents ? #","annotations":{"k8s.io/initial-events-end":"true"}"# : ""
    return line(
      "BOOKMARK",
      #"{"kind":"ConfigMap","apiVersion":"v1","metadata":{"resourceVersion":"\#(version)"\#(annotations)}}"#
    )
  }

  static func status(_ code: Int, _ reason: String, _ more: String = "") -> String {
    #"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"no: \#(reason)","#
      + #""reason":"\#(reason)","code":\#(code)\#(more)}"#
  }

}

extension ScriptedTransport {
  /// A whole list.
  static func list(_ version: String, _ items: String...) -> Answer {
    json(Wire.page(items, version: version))
  }

  /// A watch that says this and ends.
  static func lines(_ lines: String...) -> Answer {
    body(ScriptedBody([Array(lines.joined().utf8)]))
  }

  /// A watch that says this and stays open.
  static func open(_ lines: String...) -> Answer { silent(lines.joined()) }

  static func refusal(_ code: Int, _ reason: String) -> Answer {
    json(Wire.status(code, reason), code)
  }
}

/// What was logged.
final class SaidLines: Sendable {
  struct Line: Sendable {
    var level: Logger.Level
    var message: String
    var metadata: Logger.Metadata
  }

  private let lines = Shared<[Line]>([])

  var all: [Line] { lines.value }

  /// From info on: what people get to see.
  var said: [String] { all.filter { $0.level >= .info }.map { "\($0.level): \($0.message)" } }

  var logger: Logger {
    var logger = Logger(label: "test") { _ in Handler(lines: self.lines) }
    logger.logLevel = .trace
    return logger
  }

  private struct Handler: LogHandler {
    let lines: Shared<[Line]>
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    init(lines: Shared<[Line]>) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let line = Line(
        level: event.level, message: event.message.description, metadata: event.metadata ?? [:])
      lines.change { $0.append(line) }
    }
  }
}
