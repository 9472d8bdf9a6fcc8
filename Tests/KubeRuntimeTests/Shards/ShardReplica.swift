import KubeCore
import KubeTestSupport

@testable import KubeRuntime

/// What a replica of a `ShardWorld` knows and does, and how its clock goes.
struct ShardReplica {
  /// What a replica does by turns: keeps its lease, and the roll.
  enum Half: Int, CaseIterable {
    case lease
    case roll
  }

  struct Job {
    var key: ObjectKey
    var isCancelled = false
  }

  static let group = "group"

  var lease: LeaderElectionState
  var shards: ShardsState
  var offset: ShardWorld.Milliseconds
  var rate: Int
  var life = 0
  var requests: [Half: Int] = [:]
  var lastRequest = 0
  var partitionedUntil = 0
  var frozenUntil = 0
  var jobs: [Int: Job] = [:]
  var isDown = false
  /// Its session has ended, but not its work.
  var isDraining = false
  var wantsStop = false
  var isReleasing = false

  func local(_ now: ShardWorld.Milliseconds) -> Duration {
    .milliseconds(offset + now * rate / 1000)
  }
  func global(_ local: Duration) -> ShardWorld.Milliseconds {
    let (seconds, attoseconds) = local.components
    let milliseconds = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    return (milliseconds - offset) * 1000 / rate + 2
  }

  private static func settings(_ number: Int, chance: UInt64) -> LeaderElectionSettings {
    let numbers = Shared(SplitMix64(seed: chance))
    var settings = LeaderElectionSettings(
      labels: [Shards.groupLabel: group],
      random: { range in numbers.change { Double.random(in: range, using: &$0) } })
    settings.recreates = false
    settings.annotations = [ShardsState.memberAnnotation: "m\(number)"]
    return settings
  }

  static func lease(_ number: Int, life: Int, chance: UInt64) -> LeaderElectionState {
    LeaderElectionState(
      identity: "m\(number)-\(life)", name: "group-m\(number)", namespace: "default",
      settings: settings(number, chance: chance))
  }

  static func shards(_ number: Int, chance: UInt64) -> ShardsState {
    ShardsState(
      group: group, namespace: "default", member: "m\(number)",
      settings: settings(number, chance: chance), labels: [Shards.groupLabel: group])
  }
}
