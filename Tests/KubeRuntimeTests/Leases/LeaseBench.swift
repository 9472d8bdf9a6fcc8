import KubeCore
import KubeTestSupport
import KubeTesting

@testable import KubeRuntime

/// A cluster, and a candidate whose clock the test moves. Chance gives the shortest waits.
struct LeaseBench {
  let cluster = TestCluster(clock: .manual(), seed: 1)
  let clock = TestClock(instantUpTo: .zero)
  let client: Client
  let election: LeaderElection

  init(
    identity: String? = "one", _ change: (inout LeaderElectionSettings) -> Void = { _ in }
  ) {
    let clock = clock
    client = Client(
      transport: cluster.transport, clock: clock,
      now: { Time(secondsSince1970: 1_800_000_000 + clock.now.offset.components.seconds) })
    var settings = LeaderElectionSettings(random: { $0.lowerBound })
    change(&settings)
    election = LeaderElection(client, lease: "lease", identity: identity, settings)
  }

  /// Whose waits are over at once, for what the test does itself.
  var leases: Api<Lease> {
    Api<Lease>(Client(transport: cluster.transport), namespace: "default")
  }

  func lease() async throws -> LeaseSpec? { try await leases.get("lease").spec }

  /// A lease of another's.
  func hold(_ holder: String, seconds: Int32 = 15, transitions: Int32 = 3) async throws {
    try await leases.create(
      Lease(
        metadata: ObjectMeta(name: "lease"),
        spec: LeaseSpec(
          // Its clock is an hour ahead.
          acquireTime: MicroTime(secondsSince1970: 1_800_003_600), holderIdentity: holder,
          leaseDurationSeconds: seconds, leaseTransitions: transitions,
          renewTime: MicroTime(secondsSince1970: 1_800_003_600))))
  }

  /// The candidate holds the lease, and has just renewed it.
  func isRenewed() async {
    await clock.sleepers { waits in
      // Until the next renewal, and until some deadline; but not for an answer.
      waits.count == 2 && waits.contains(.seconds(2)) && !waits.contains(.seconds(5))
        && waits.allSatisfy { $0 > .zero }
    }
  }

  /// The candidate waits for its next look.
  func isWaiting() async { await clock.waits(.seconds(2)) }
}
