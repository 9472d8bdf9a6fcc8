import Foundation

/// Runs a check with one seed after another.
///
/// An ordinary run has a fixed number of seeds from 0 on. `KUBE_FUZZ_SECONDS` makes each fuzzer go
/// on for that long, with seeds that nobody tried; the first of them is printed. `KUBE_FUZZ_SEED`
/// repeats one seed, or, with `KUBE_FUZZ_SECONDS`, is the first of many: so a run that trapped is
/// repeated.
package enum Fuzzing {
  /// What a check found, with the seed that repeats it.
  package struct Fault: Error, CustomStringConvertible {
    package var description: String
  }

  private static func variable(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  package static var isOneSeed: Bool {
    variable("KUBE_FUZZ_SEED") != nil && variable("KUBE_FUZZ_SECONDS") == nil
  }

  /// - Parameter check: says of a seed what is wrong, or nil.
  package static func run(
    _ name: String, rounds: UInt64, _ check: (UInt64) throws -> String?
  ) throws(Fault) {
    let seconds = variable("KUBE_FUZZ_SECONDS")
    let chosen = variable("KUBE_FUZZ_SEED")
    let first = chosen ?? (seconds == nil ? 0 : UInt64.random(in: 1 << 32...1 << 62))
    if seconds != nil { print("\(name): seeds from \(first) on") }
    let end = seconds.map { ContinuousClock.now + .seconds($0) }
    var seed = first
    repeat {
      let fault: String?
      do { fault = try check(seed) } catch { fault = "\(error)" }
      if let fault { throw Fault(description: "\(name), KUBE_FUZZ_SEED=\(seed): \(fault)") }
      seed += 1
    } while end.map { ContinuousClock.now < $0 } ?? (chosen == nil && seed < rounds)
    if seconds != nil { print("\(name): \(seed - first) rounds are good") }
  }

  /// - Parameter check: says what is wrong with what a seed's numbers make, or nil.
  package static func run(
    _ name: String, rounds: UInt64, with check: (inout SplitMix64) throws -> String?
  ) throws(Fault) {
    try run(name, rounds: rounds) { seed in
      var random = SplitMix64(seed: seed)
      return try check(&random)
    }
  }
}
