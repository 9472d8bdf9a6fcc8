import KubeCore
import KubeJSON

extension PodBehavior {
  private static let prefix = "kube-testing/"

  /// What a pod's annotations say on top.
  func annotated(_ pod: JSONValue) -> PodBehavior {
    var behavior = self
    let annotations = pod["metadata"]?["annotations"]
    func text(_ name: String) -> String? { annotations?["\(Self.prefix)\(name)"]?.string }
    func duration(_ name: String) -> Duration? {
      text(name).flatMap { try? KubeDuration($0) }.map(\.duration)
    }
    if let delay = duration("starts-after") { behavior.startsAfter = delay }
    if let delay = duration("ready-after") { behavior.readyAfter = delay }
    if let delay = duration("succeeds-after") {
      behavior.endsAfter = delay
      behavior.end = .succeeds
    }
    if let delay = duration("fails-after") {
      behavior.endsAfter = delay
      behavior.end = .fails(exitCode: text("exit-code").flatMap { Int($0) } ?? 1)
    }
    if text("stays-pending") == "true" { behavior.startsAfter = nil }
    if text("stays-unready") == "true" { behavior.readyAfter = nil }
    return behavior
  }
}
