/// A kubelet that pretends: pods get a node, run, become ready, fail and end as a test says, and
/// nothing runs.
///
/// ```swift
/// cluster.kubelet = .runsPods(after: .zero)
/// cluster.kubelet = .runsPods(after: .seconds(1))
///   .pods(named: "migrate-", .fails(after: .seconds(2), exitCode: 3))
///   .pods(labels: ["app": "slow"], .staysUnready)
/// ```
///
/// Annotations of a pod count more than rules: `kube-testing/starts-after`, `…/ready-after`,
/// `…/succeeds-after` and `…/fails-after` with a duration as `2s`, `…/exit-code`, `…/stays-pending`
/// and `…/stays-unready` with `true`.
public struct Kubelet: Sendable, Hashable {
  struct Rule: Sendable, Hashable {
    var prefix: String?
    var labels: [String: String]
    var behavior: PodBehavior
  }

  var behavior: PodBehavior
  var rules: [Rule] = []
  /// The nodes that are made where there is none.
  var nodes = ["node-1"]

  /// Pods run a time after they were made, and are ready at once. Those of Jobs then succeed.
  public static func runsPods(after delay: Duration = .zero) -> Kubelet {
    Kubelet(behavior: .runs(after: delay))
  }

  /// The names of the nodes that there are if nobody makes others; `node-1` by default.
  public func nodes(_ names: [String]) -> Kubelet {
    var kubelet = self
    kubelet.nodes = names
    return kubelet
  }

  /// What pods do whose name begins so. Of several rules for a pod the last counts.
  public func pods(named prefix: String, _ behavior: PodBehavior) -> Kubelet {
    adding(Rule(prefix: prefix, labels: [:], behavior: behavior))
  }

  /// What pods do that have these labels.
  public func pods(labels: [String: String], _ behavior: PodBehavior) -> Kubelet {
    adding(Rule(prefix: nil, labels: labels, behavior: behavior))
  }

  private func adding(_ rule: Rule) -> Kubelet {
    var kubelet = self
    kubelet.rules.append(rule)
    return kubelet
  }

  func behavior(of pod: StoredObject) -> PodBehavior {
    let rule = rules.last { rule in
      rule.prefix.map { pod.key.name.hasPrefix($0) } ?? true
        && rule.labels.allSatisfy { pod.labels[$0.key] == $0.value }
    }
    return rule?.behavior ?? behavior
  }
}

/// What a pod does on a ``Kubelet``.
public struct PodBehavior: Sendable, Hashable {
  enum End: Sendable, Hashable {
    case succeeds, fails(exitCode: Int)
  }

  /// Nil: it stays pending.
  var startsAfter: Duration? = .zero
  /// Counted from the start; nil: never.
  var readyAfter: Duration? = .zero
  /// Counted from the start; nil: as long as it is let, or, of a Job, at once.
  var endsAfter: Duration?
  var end = End.succeeds

  public static func runs(after delay: Duration = .zero, readyAfter: Duration = .zero)
    -> PodBehavior
  {
    PodBehavior(startsAfter: delay, readyAfter: readyAfter)
  }

  public static let staysPending = PodBehavior(startsAfter: nil)
  public static let staysUnready = PodBehavior(readyAfter: nil)

  /// All containers end with exit code 0 a time after their start.
  public static func succeeds(after delay: Duration = .zero) -> PodBehavior {
    PodBehavior(endsAfter: delay)
  }

  /// All containers end with an exit code; where the pod restarts them, it stays in
  /// `CrashLoopBackOff`.
  public static func fails(after delay: Duration = .zero, exitCode: Int = 1) -> PodBehavior {
    PodBehavior(endsAfter: delay, end: .fails(exitCode: exitCode))
  }
}
