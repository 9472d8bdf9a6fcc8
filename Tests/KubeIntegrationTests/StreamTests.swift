import Kube
import KubeTestTypes
import Testing

/// These need nodes that run pods, and an image with a shell: `KUBE_TEST_IMAGE`, such as `busybox`.
@Suite(
  "Cluster: streams of pods", .timeLimit(.minutes(10)), .serialized,
  .enabled(
    if: TestCluster.isNamed && TestCluster.image != nil,
    "KUBE_TEST_IMAGE names no image with a shell that the cluster's nodes can run."))
struct StreamTests {
  private func withPod(
    _ script: String, _ body: (Api<Pod>) async throws -> Void
  ) async throws {
    try await TestCluster.withNamespace { client, namespace in
      let pods = Api<Pod>(client, namespace: namespace)
      try await pods.create(
        Pod(
          metadata: ObjectMeta(name: "p"),
          spec: PodSpec(
            containers: [
              Container(
                name: "main", image: TestCluster.image, command: ["sh", "-c", script], stdin: true)
            ],
            restartPolicy: "Never", terminationGracePeriodSeconds: 0)))
      let watch = try await pods.watch(WatchParameters(fields: "metadata.name=p"))
      for try await event in watch {
        if let phase = event.object?.status?.phase, phase != "Pending" { break }
      }
      try await body(pods)
    }
  }

  @Test("Logs: whole, and followed line by line")
  func logs() async throws {
    try await withPod("for i in 1 2 3; do echo line $i; done; read x; echo $x") { pods in
      var lines: [String] = []
      for try await line in try await pods.logLines("p", LogParameters(follow: true)) {
        lines.append(line)
        if lines.count == 3 {
          try await pods.withAttach("p", AttachParameters(stdin: true)) { process in
            try await process.write("the end\n")
          }
        }
      }
      #expect(lines == ["line 1", "line 2", "line 3", "the end"])
      #expect(try await pods.log("p") == "line 1\nline 2\nline 3\nthe end\n")
    }
  }

  @Test("Commands: output, errors, how they end, and what they read")
  func exec() async throws {
    try await withPod("sleep 300") { pods in
      let result = try await pods.exec("p", ["sh", "-c", "echo out; echo err >&2; exit 3"])
      #expect(result.stdout == Array("out\n".utf8))
      #expect(result.stderr == Array("err\n".utf8))
      #expect(result.exit == .exited(3))
      let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let copied = try await pods.exec("p", ["cat"], stdin: bytes)
      #expect(copied.stdout == bytes)
      #expect(copied.exit.isSuccess)
      let missing = try await pods.exec("p", ["no-such-program"])
      #expect(!missing.exit.isSuccess)
    }
  }

  @Test("A port: what is sent comes to it, and what it sends comes back")
  func portForward() async throws {
    try await withPod("nc -l -p 8080 -e cat & sleep 300") { pods in
      try await pods.withPortForward("p", port: 8080) { connection in
        try await connection.write(Array("hello".utf8))
        var received: [UInt8] = []
        while received.count < 5, let bytes = try await connection.read() { received += bytes }
        #expect(received == Array("hello".utf8))
      }
    }
  }
}
