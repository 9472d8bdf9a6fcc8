import Foundation
import Testing

/// Runs a check with one seed after another.
///
/// An ordinary run has a fixed number of seeds from 0 on. `KUBE_FUZZ_SECONDS` makes each fuzzer go
/// on for that long, with seeds that nobody tried; the first of them is printed. `KUBE_FUZZ_SEED`
/// repeats one seed, or, with `KUBE_FUZZ_SECONDS`, is the first of many: so a run that trapped is
/// repeated.
enum Fuzzing {
  private static func variable(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  static var isOneSeed: Bool {
    variable("KUBE_FUZZ_SEED") != nil && variable("KUBE_FUZZ_SECONDS") == nil
  }

  /// `check` says what is wrong, or nil.
  static func run(
    _ name: String, rounds: UInt64, _ check: (UInt64) throws -> String?
  ) {
    let seconds = variable("KUBE_FUZZ_SECONDS")
    let chosen = variable("KUBE_FUZZ_SEED")
    let first = chosen ?? (seconds == nil ? 0 : UInt64.random(in: 1 << 32...1 << 62))
    if seconds != nil { print("\(name): seeds from \(first) on") }
    let end = seconds.map { ContinuousClock.now + .seconds($0) }
    var seed = first
    repeat {
      do {
        if let fault = try check(seed) { return report(name, seed, fault) }
      } catch {
        return report(name, seed, "\(error)")
      }
      seed += 1
    } while end.map { ContinuousClock.now < $0 } ?? (chosen == nil && seed < rounds)
    if seconds != nil { print("\(name): \(seed - first) rounds are good") }
  }

  private static func report(_ name: String, _ seed: UInt64, _ fault: String) {
    Issue.record("\(name), KUBE_FUZZ_SEED=\(seed): \(fault)")
  }
}
