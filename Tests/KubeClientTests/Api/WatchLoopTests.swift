import Foundation
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

// begin
func follow<Object>(
  _ objects: some ResourceCollection<Object>, clock: any Clock<Duration> = ContinuousClock(),
  _ handle: (WatchEvent<Object>) -> Void
) async throws {
  var version: String?
  var wait = Duration.seconds(1)
  while true {
    do {
      if version == nil {
        let list = try await objects.list()
        for object in list.items { handle(.added(object)) }
        version = list.metadata.resourceVersion
      }
      for try await event in try await objects.watch(from: version) {
        switch event {
        case .added(let object), .modified(let object), .deleted(let object):
          version = object.metadata.resourceVersion
          handle(event)
        case .bookmark(let bookmark): version = bookmark.resourceVersion
        case .error(let status): throw APIError(status)
        }
        wait = .seconds(1)
      }
      wait = .seconds(1)
    } catch let error as ClientError where error.isCancelled || error.code == .invalidRequest {
      throw error
    } catch let error as ClientError where error.code == .transport {
      print(error)  // The version is as good as before.
    } catch {
      print(error)
      version = nil
    }
    try await clock.sleep(for: wait)
    wait = min(wait * 2, .seconds(30))
  }
}
// end

@Suite("The watch loop of the documentation")
struct WatchLoopTests {
  typealias Transport = ScriptedTransport

  private static func object(_ name: String, _ version: Int) -> String {
    Samples.object(Samples.pods, name, more: #","resourceVersion":"\#(version)""#)
  }

  private static func list(_ name: String, _ version: Int) -> Transport.Answer {
    Transport.json(
      #"{"metadata":{"resourceVersion":"\#(version)"},"items":[\#(object(name, version))]}"#)
  }

  private static func event(_ type: String, _ object: String) -> Transport.Answer {
    Transport.json(#"{"type":"\#(type)","object":\#(object)}"#)
  }

  private static func refusal(_ code: Int, _ reason: String = "") -> Transport.Answer {
    Transport.json(Samples.status(code, reason), code)
  }

  /// Runs the loop until the script is over; gives the names that it told of, and from which
  /// version each request was.
  private func run(_ answers: [Transport.Answer]) async throws -> (names: [String], asked: [String])
  {
    let silence = Transport.gated(Gate(), Transport.json(""))
    let transport = Transport(answers + [silence])
    let client = try Client(
      ClientConfiguration(
        transport: TransportSettings(server: "https://k8s:6443"), credentials: .none),
      retryPolicy: .none, clock: TestClock()
    ) { _ in transport }
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "ns")
    let names = Shared<[String]>([])
    let task = Task {
      try await follow(pods, clock: TestClock()) { event in
        names.change { $0.append(event.object?.name ?? "?") }
      }
    }
    await transport.requested(answers.count + 1)
    task.cancel()
    let error = await #expect(throws: ClientError.self) { try await task.value }
    #expect(error?.isCancelled == true)
    let asked = transport.lines.map { line in
      line.contains("watch=true") ? String(line.split(separator: "=").last ?? "") : "list"
    }
    return (names.value, asked)
  }

  @Test(
    "survives what a server says that starts, is busy, or has forgotten the version",
    arguments: [
      refusal(403, "Forbidden"), refusal(429, "TooManyRequests"), refusal(500), refusal(503),
      refusal(410, "Expired"), Transport.json("<html>log in</html>"),
      event("ERROR", Samples.status(410, "Expired")),
      event("ERROR", Samples.status(500, "InternalError")),
      event("ERROR", Samples.status(504, "Timeout", "Too large resource version: 9, current: 3")),
    ])
  func server(fault: @escaping Transport.Answer) async throws {
    let (names, asked) = try await run([
      Self.list("a", 5), fault, Self.list("b", 6), fault, Self.refusal(503),
      Self.refusal(403, "Forbidden"), Self.list("c", 7), Self.event("ADDED", Self.object("d", 8)),
    ])
    #expect(names == ["a", "b", "c", "d"])
    #expect(asked == ["list", "5", "list", "6", "list", "list", "list", "7", "8"])
  }

  @Test("goes on from the last version when a watch ends or breaks off")
  func connection() async throws {
    let (names, asked) = try await run([
      Self.list("a", 5), Self.event("MODIFIED", Self.object("a", 6)),
      Transport.fail(TransportError(.connectionFailed, "refused")),
      Transport.broken(#"{"type":"DELETED","object":\#(Self.object("a", 7))}"# + "\n{"),
      Self.event("BOOKMARK", Self.object("", 9)),
    ])
    #expect(names == ["a", "a", "a"])
    #expect(asked == ["list", "5", "6", "6", "7", "9"])
  }

  @Test("ends where asking again is no use")
  func senseless() async throws {
    let client = try Observed().client(ScriptedTransport([]))
    let pods = Api<DynamicObject>(client, Samples.pods, namespace: "a/b")
    let error = await #expect(throws: ClientError.self) {
      try await follow(pods, clock: TestClock()) { _ in }
    }
    #expect(error?.code == .invalidRequest)
  }

  @Test("is the one that the documentation has")
  func documentation() throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = (0..<4).reduce(here) { url, _ in url.deletingLastPathComponent() }
    let source = try String(contentsOf: here, encoding: .utf8)
    let page = try String(
      contentsOf: root.appending(path: "Sources/Kube/Kube.docc/Watching.md"), encoding: .utf8)
    let parts = source.components(separatedBy: "\n// begin\n")
    let loop = try #require(parts.last?.components(separatedBy: "\n// end\n").first)
    #expect(page.contains("```swift\n\(loop)\n```\n"))
  }
}
