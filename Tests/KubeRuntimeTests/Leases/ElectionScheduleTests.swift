import KubeCore
import KubeTestSupport
import Testing

@testable import KubeRuntime

@Suite("Two never act at once, whatever happens")
struct ElectionScheduleTests {
  private func run(
    _ name: String, _ weather: ElectionWorld.Weather, rounds: UInt64 = 300
  ) throws -> (terms: Int, rounds: Int) {
    let sums = Shared((terms: 0, rounds: 0))
    try Fuzzing.run(name, rounds: rounds) { seed in
      var world = ElectionWorld(seed: seed, candidates: seed % 2 == 0 ? 2 : 3, weather)
      world.run()
      sums.change {
        $0.terms += world.terms
        $0.rounds += 1
      }
      guard let fault = world.fault else { return nil }
      var told = ElectionWorld(
        seed: seed, candidates: seed % 2 == 0 ? 2 : 3, weather, tells: true)
      told.run()
      return fault + "\n" + told.story.suffix(60).joined(separator: "\n")
    }
    return sums.value
  }

  @Test(
    "partitions, skew, slow writes and answers, freezes and crashes: 300 schedules, or KUBE_FUZZ_ROUNDS"
  )
  func storms() throws {
    let sums = try run("elections", ElectionWorld.Weather())
    if !Fuzzing.isOneSeed { #expect(sums.terms > sums.rounds) }
  }

  @Test(
    "the same, with somebody who edits and deletes the lease: 300 schedules, or KUBE_FUZZ_ROUNDS")
  func vandals() throws {
    var weather = ElectionWorld.Weather()
    weather.hasVandal = true
    weather.hasCrashes = false
    let sums = try run("elections with a vandal", weather)
    if !Fuzzing.isOneSeed { #expect(sums.terms > sums.rounds) }
  }

  @Test("in fair weather one acts from the first second to the last")
  func fair() throws {
    let weather = ElectionWorld.Weather(isFair: true)
    let sums = try run("elections in fair weather", weather, rounds: 20)
    #expect(sums.terms == sums.rounds)
  }
}
