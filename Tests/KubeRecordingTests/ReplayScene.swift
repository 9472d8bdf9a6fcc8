import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Logging
import Synchronization
import Testing

/// The recordings that are replayed, each of which has a test. The others are for servers.
enum ReplayRecording: String, CaseIterable {
  case discovery = "01-discovery"
  case configMapLifecycle = "02-configmap-lifecycle"
  case patches = "03-patches"
  case listAndPaging = "04-list-and-paging"
  case watch = "05-watch"
  case customResources = "06-crd-and-custom-resources"
  case deletion = "07-deletion"
  case access = "08-access"
  case leasesEventsPods = "09-leases-events-pods"
  case definitionLifecycle = "10-crd-lifecycle-watch"
  case expiry = "11-expiry"
}

/// A recording that is about to be played, and the clients that play it.
struct ReplayScene {
  let transport: RecordedTransport
  let log = ReplayLog()
  let clock = TestClock(instantUpTo: .seconds(5))
  private let steps: [ReplayStep]

  /// - Parameters:
  ///   - chosen: the steps to play, in this order, as often as they are named; nil for all.
  ///   - seed: decides into which chunks bodies fall.
  init(_ recording: ReplayRecording, steps chosen: [Int]? = nil, seed: UInt64 = 1) throws {
    let json = try #require(Recordings.steps(of: recording.rawValue))
    let all = json.enumerated().compactMap { ReplayStep($0, $1) }
    try #require(all.count == json.count, "not all steps of \(recording) can be read")
    steps = all
    transport = RecordedTransport(
      recording.rawValue,
      chosen.map { $0.compactMap { index in all.first { $0.index == index } } } ?? all, seed: seed)
  }

  /// A client of whom the recording calls `user`.
  func client(
    as user: String? = "admin", impersonating: String? = nil, retry: RetryPolicy = .none
  ) throws -> Client {
    let credentials: StaticCredentials = try user.map { try .token($0) } ?? .none
    let configuration = ClientConfiguration(
      transport: TransportSettings(server: "https://recorded"), credentials: credentials,
      impersonation: impersonating.map { Impersonation(user: $0) })
    let logger = Logger(label: "replay") { [log] _ in log }
    return try Client(configuration, retryPolicy: retry, logger: logger, clock: clock) {
      [transport] _ throws(TransportError) in transport
    }
  }

  /// What the recorded client sent.
  func body(of step: Int) throws -> JSONValue {
    try #require(steps[step].body)
  }

  /// A path as it was recorded, for requests that only text can say.
  func target(of step: Int) -> String { steps[step].target }

  /// Says which steps were left out.
  func expectEnd(sourceLocation: SourceLocation = #_sourceLocation) {
    for step in transport.open {
      Issue.record(
        "\(transport.recording), \(step) was not played", sourceLocation: sourceLocation)
    }
  }

  /// The server's refusal, which has to come.
  func refusal<Value>(
    _ status: Int, sourceLocation: SourceLocation = #_sourceLocation,
    _ call: () async throws -> Value
  ) async throws -> APIError {
    let error = await failure(sourceLocation, call)
    #expect(error?.code == .refused, sourceLocation: sourceLocation)
    let refusal = try #require(error?.api, sourceLocation: sourceLocation)
    #expect(refusal.httpStatus == status, sourceLocation: sourceLocation)
    #expect(refusal.status.code == Int32(status), sourceLocation: sourceLocation)
    return refusal
  }

  /// The call fails, and no request leaves the client.
  func expectUnsent<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Value
  ) async {
    let count = transport.requests.count
    let error = await failure(sourceLocation, call)
    #expect(error?.code == .invalidRequest, sourceLocation: sourceLocation)
    #expect(transport.requests.count == count, sourceLocation: sourceLocation)
  }

  private func failure<Value>(
    _ sourceLocation: SourceLocation, _ call: () async throws -> Value
  ) async -> ClientError? {
    do {
      let value = try await call()
      Issue.record("no error, but \(value)", sourceLocation: sourceLocation)
    } catch let error as ClientError {
      return error
    } catch {
      Issue.record("no ClientError, but \(error)", sourceLocation: sourceLocation)
    }
    return nil
  }
}

extension APIError {
  /// The fields that are wrong.
  var fields: [String] { causes.map { $0.field ?? "" } }
}

extension Client {
  /// Sends what no method of an ``Api`` would.
  func raw(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
    type: String = APIRequest.json, accept: String = APIRequest.json
  ) async throws -> JSONValue {
    try await value(
      JSONValue.self,
      APIRequest(
        raw: method, path, body: body.map { Array(($0.string ?? $0.text).utf8) },
        contentType: type, accept: accept))
  }
}

extension AsyncSequence {
  /// All elements until the end.
  func all() async throws -> [Element] {
    var elements: [Element] = []
    for try await element in self { elements.append(element) }
    return elements
  }
}

/// What was logged as a warning.
final class ReplayLog: LogHandler {
  private let entries = Mutex<[Logger.Message]>([])

  var warnings: [String] { entries.withLock { $0.map(\.description) } }

  func log(event: LogEvent) {
    guard event.level == .warning else { return }
    entries.withLock { $0.append(event.message) }
  }

  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  var logLevel: Logger.Level {
    get { .trace }
    set {}
  }
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }
}
