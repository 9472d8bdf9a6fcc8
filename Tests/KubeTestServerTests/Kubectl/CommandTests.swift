import Foundation
import KubeGenTestSupport
import KubeTestSupport
import Testing

/// `kube-testserver` as who starts it sees it.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct CommandTests {
  @Test(.enabled(if: ServerProcess.kubectl != nil, ServerProcess.absence))
  func whatIsLoadedIsThereAfterwardsAndInTheNextRun() throws {
    let directory = try KubeTestSupport.TemporaryDirectory()
    try directory.write(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: loaded, namespace: own}\n",
      to: "manifests/a/first.yaml")
    try directory.write(
      #"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"own"}}"#, to: "manifests/z.json")
    let state = "\(directory.path)/state"
    let first = try ServerProcess(["--load", "\(directory.path)/manifests", "--snapshot", state])
    try first.expect("get cm -n own loaded -o name", "configmap/loaded")
    try first.expect("create cm later", "created")
    #expect(first.end() == 0)
    #expect(!FileManager.default.fileExists(atPath: first.kubeconfig))

    let named = "\(directory.path)/deep/kubeconfig"
    let second = try ServerProcess(["--snapshot", state, "--kubeconfig", named])
    #expect(second.kubeconfig == named)
    try second.expect("get cm -A", "loaded", "later")
    #expect(second.end() == 0)
    #expect(FileManager.default.fileExists(atPath: named))
  }

  @Test(arguments: [
    ["--port", "70000"], ["--load", "/no/such/place"], ["--snapshot", "/no/such/place/file"],
    ["--address", "256.1.1.1"], ["--colour"],
  ])
  func whatCannotBeDoneIsSaid(arguments: [String]) throws {
    let result = try Tool.run(try Tool.built("kube-testserver"), arguments)
    #expect(result.status != 0 && result.hasExited)
    #expect(result.errors.contains("Error"))
  }

  @Test func brokenFilesAreNamed() throws {
    let directory = try KubeTestSupport.TemporaryDirectory()
    let manifest = try directory.write("kind: [", to: "broken.yaml")
    for arguments in [["--load", manifest], ["--snapshot", manifest]] {
      let result = try Tool.run(try Tool.built("kube-testserver"), arguments)
      #expect(result.status != 0 && result.hasExited)
      #expect(result.errors.contains("broken.yaml"))
    }
  }
}
