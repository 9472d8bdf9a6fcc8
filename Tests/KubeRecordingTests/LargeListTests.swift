import Foundation
import HTTPTypes
import KubeClient
import KubeCore
import KubeTestSupport
import KubeTestTypes
import KubeTransport
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What a list costs, in processes of their own, whose peak of memory is that list's.
@Suite("Large lists", .timeLimit(.minutes(10)))
struct LargeListTests {
  @Test("A list of 90 MB takes no more memory than the response and the objects")
  func whole() async {
    await #expect(processExitsWith: .success) {
      let pods = Api<Pod>(try PodList.client(), namespace: "default")
      // What is made once, whatever is read.
      _ = try await pods.list(ListParameters(limit: 10))
      let before = try Memory.now()
      let list = try await pods.list()
      let (peak, after) = (try Memory.peak(), try Memory.now())
      #expect(list.items.count == PodList.count)
      let objects = after - before
      let response = PodList.size(of: PodList.count)
      #expect(response > 90_000_000)
      #expect(
        peak - before < (response + objects) * 11 / 10,
        "peak \(peak - before), response \(response), objects \(objects)")
      withExtendedLifetime(list) {}
    }
  }

  @Test("The same list in pages takes the memory of a few pages")
  func paged() async {
    await #expect(processExitsWith: .success) {
      let pods = Api<Pod>(try PodList.client(), namespace: "default")
      _ = try await pods.list(ListParameters(limit: 10))
      let before = try Memory.now()
      var count = 0
      for try await page in pods.pages(ListParameters(limit: 500)) { count += page.items.count }
      #expect(count == PodList.count)
      let page = PodList.size(of: 500)
      let peak = try Memory.peak()
      // Of the whole list the objects alone take that of more than a hundred.
      #expect(peak - before < 16 * page, "peak \(peak - before), page \(page)")
    }
  }
}

private enum Memory {
  /// The most bytes that the process has had.
  ///
  /// What `getrusage` says of it begins with that of the process that started this one.
  static func peak() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return try #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }) << 10
  }

  static func now() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return try #require(pages) * Int(getpagesize())
  }
}

/// Answers with a list of pods that it writes while it is read.
private enum PodList {
  static let count = 16_000

  private static let container = #"""
    {"name":"main-%","image":"registry.example.com/team/service:1.27.%","command":["/bin/service"],
    "args":["--listen=:8080","--log-level=info","--region=eu-%"],"ports":[{"containerPort":8080,
    "name":"http","protocol":"TCP"}],"env":[{"name":"POD_IP","valueFrom":{"fieldRef":{"apiVersion":
    "v1","fieldPath":"status.podIP"}}},{"name":"SETTING_%","value":"value-%"}],"resources":{"limits":
    {"cpu":"2","memory":"2Gi"},"requests":{"cpu":"250m","memory":"512Mi"}},"volumeMounts":[{"name":
    "config","mountPath":"/etc/config","readOnly":true},{"name":"token","mountPath":
    "/var/run/secrets/kubernetes.io/serviceaccount","readOnly":true}],"terminationMessagePath":
    "/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent",
    "livenessProbe":{"httpGet":{"path":"/healthz","port":"http","scheme":"HTTP"},"timeoutSeconds":1,
    "periodSeconds":10,"successThreshold":1,"failureThreshold":3}}
    """#.replacing("\n", with: "")

  private static let pod = #"""
    {"metadata":{"name":"service-%","generateName":"service-","namespace":"default","uid":
    "9f0a3c3e-1111-4c5c-8f55-%","resourceVersion":"1%","creationTimestamp":"2026-11-20T22:02:21Z",
    "labels":{"app":"service","pod-template-hash":"6f7c9d","team":"team-%"},"annotations":{
    "checksum/config":"0d6f5b1f0f6f4f0e9a7b%","note":"%"},"ownerReferences":[{"apiVersion":"apps/v1",
    "kind":"ReplicaSet","name":"service-6f7c9d","uid":"9f0a3c3e-2222-4c5c-8f55-%","controller":true,
    "blockOwnerDeletion":true}]},"spec":{"containers":[#,#,#,#,#],"restartPolicy":"Always",
    "terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"service",
    "nodeName":"node-%","schedulerName":"default-scheduler","tolerations":[{"key":
    "node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}]},
    "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True","lastProbeTime":null,
    "lastTransitionTime":"2026-11-20T22:02:31Z"}],"hostIP":"10.0.0.1","podIP":"10.1.2.3","qosClass":
    "Burstable","startTime":"2026-11-20T22:02:21Z"}}
    """#.replacing("\n", with: "").replacing("#", with: container)

  private static func text(of index: Int) -> String {
    pod.replacing("%", with: "\(1_000_000_000_000 + index)")
  }

  static func size(of count: Int) -> Int { count * text(of: 0).utf8.count }

  static func client() throws -> Client {
    let transport = ScriptedTransport { request throws(TransportError) in answer(to: request) }
    return try Client(
      ClientConfiguration(transport: TransportSettings(server: "http://list")), clock: TestClock()
    ) { _ throws(TransportError) in transport }
  }

  private static func answer(to request: TransportRequest) -> TransportResponse {
    let query = (request.head.path ?? "").split(separator: "?").dropFirst().first ?? ""
    var parameters: [Substring: Int] = [:]
    for item in query.split(separator: "&") {
      let parts = item.split(separator: "=")
      parameters[parts[0]] = parts.count > 1 ? Int(parts[1]) : nil
    }
    let start = parameters["continue"] ?? 0
    let end = min(count, parameters["limit"].map { start + $0 } ?? count)
    let token = end < count ? "\(end)" : ""
    let opening =
      #"{"kind":"PodList","apiVersion":"v1","metadata":{"continue":"\#(token)"},"items":["#
    // A pod at a time, so that the list is nowhere whole.
    let place = Mutex(start)
    let body = ScriptedBody {
      let index = place.withLock { place in
        defer { place += 1 }
        return place
      }
      if index > end { return nil }
      if index == end { return Array("]}".utf8) }
      return Array(((index == start ? opening : ",") + text(of: index)).utf8)
    }
    return TransportResponse(HTTPResponse(status: .ok), body: ResponseBody(body))
  }
}
