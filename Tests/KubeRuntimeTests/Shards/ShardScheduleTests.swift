import KubeCore
import KubeTestSupport
import Testing

@testable import KubeRuntime

@Suite("A key never has two owners, whatever happens")
struct ShardScheduleTests {
  private func run(
    _ name: String, _ weather: ShardWorld.Weather, rounds: UInt64 = 30
  ) throws -> (works: Int, moves: Int, rounds: Int) {
    let sums = Shared((works: 0, moves: 0, rounds: 0))
    try Fuzzing.run(name, rounds: rounds) { seed in
      let count = 2 + Int(seed % 3)
      var world = ShardWorld(seed: seed, replicas: count, weather)
      world.run()
      sums.change {
        $0.works += world.works
        $0.moves += world.moves
        $0.rounds += 1
      }
      guard let fault = world.fault else { return nil }
      var told = ShardWorld(seed: seed, replicas: count, weather, tells: true)
      told.run()
      return fault + "\n" + told.story.suffix(80).joined(separator: "\n")
    }
    return sums.value
  }

  @Test(
    "partitions, skew, slow writes and answers, freezes, crashes and stops: 30 schedules, or KUBE_FUZZ_ROUNDS"
  )
  func storms() throws {
    let sums = try run("shards", ShardWorld.Weather())
    if !Fuzzing.isOneSeed {
      #expect(sums.works > 50 * sums.rounds)
      #expect(sums.moves > 5 * sums.rounds)
    }
  }

  @Test(
    "the same, with somebody who edits leases and deletes the roll: 30 schedules, or KUBE_FUZZ_ROUNDS"
  )
  func vandals() throws {
    let sums = try run("shards with a vandal", ShardWorld.Weather(hasVandal: true))
    if !Fuzzing.isOneSeed { #expect(sums.works > 50 * sums.rounds) }
  }

  @Test("in fair weather all keys have an owner, and stay with it")
  func fair() throws {
    _ = try run("shards in fair weather", ShardWorld.Weather(isFair: true), rounds: 5)
  }
}
