import Foundation
import Testing

/// Runs a check with one seed after another: a fixed number from 0 on, or, with
/// `KUBE_FUZZ_SECONDS`, for that long, with seeds that nobody tried. `KUBE_FUZZ_SEED` repeats one
/// seed, or is the first of many.
enum StreamFuzzing {
  private static func variable(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  /// `check` says what is wrong, or nil.
  static func run(_ name: String, rounds: UInt64, _ check: (inout FuzzRandom) -> String?) {
    let seconds = variable("KUBE_FUZZ_SECONDS")
    let chosen = variable("KUBE_FUZZ_SEED")
    let first = chosen ?? (seconds == nil ? 0 : UInt64.random(in: 1 << 32...1 << 62))
    if seconds != nil { print("\(name): seeds from \(first) on") }
    let end = seconds.map { ContinuousClock.now + .seconds($0) }
    var seed = first
    repeat {
      // Neighbours among seeds would else begin with nearly the same numbers.
      var random = FuzzRandom(state: (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1)
      if let fault = check(&random) {
        Issue.record("\(name), KUBE_FUZZ_SEED=\(seed): \(fault)")
        return
      }
      seed += 1
    } while end.map { ContinuousClock.now < $0 } ?? (chosen == nil && seed < rounds)
    if seconds != nil { print("\(name): \(seed - first) rounds are good") }
  }
}
