import Foundation

/// Runs a check with one seed after another.
///
/// An ordinary run has a fixed number of seeds from 0 on. `KUBE_FUZZ_SECONDS` makes each fuzzer go
/// on for that long, with seeds that nobody tried; the first of them is printed.
/// `KUBE_FUZZ_ROUNDS` is another number for the ordinary run. `KUBE_FUZZ_SEED` one seed, or,
/// with `KUBE_FUZZ_SECONDS`, is the first of many: so a run that trapped is repeated.
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

  /// The seeds of a run, one after the other.
  private struct Seeds {
    private let name: String
    private let rounds: UInt64
    private let first: UInt64
    private let end: ContinuousClock.Instant?
    private(set) var count: UInt64 = 0

    init(_ name: String, _ rounds: UInt64) {
      self.name = name
      let seconds = variable("KUBE_FUZZ_SECONDS")
      let chosen = variable("KUBE_FUZZ_SEED")
      first = chosen ?? (seconds == nil ? 0 : UInt64.random(in: 1 << 32...1 << 62))
      self.rounds = chosen == nil ? variable("KUBE_FUZZ_ROUNDS") ?? rounds : 1
      end = seconds.map { ContinuousClock.now + .seconds($0) }
      if seconds != nil { print("\(name): seeds from \(first) on") }
    }

    mutating func next() -> UInt64? {
      guard count == 0 || end.map({ ContinuousClock.now < $0 }) ?? (count < rounds) else {
        if end != nil { print("\(name): \(count) rounds are good") }
        return nil
      }
      count += 1
      return first + count - 1
    }

    func require(_ fault: String?, _ seed: UInt64) throws(Fault) {
      if let fault { throw Fault(description: "\(name), KUBE_FUZZ_SEED=\(seed): \(fault)") }
    }
  }

  /// - Parameter check: says of a seed what is wrong, or nil.
  package static func run(
    _ name: String, rounds: UInt64, _ check: (UInt64) throws -> String?
  ) throws(Fault) {
    var seeds = Seeds(name, rounds)
    while let seed = seeds.next() {
      let fault: String?
      do { fault = try check(seed) } catch { fault = "\(error)" }
      try seeds.require(fault, seed)
    }
  }

  /// - Parameter check: says of a seed what is wrong, or nil.
  package static func run(
    _ name: String, rounds: UInt64, _ check: (UInt64) async throws -> String?
  ) async throws(Fault) {
    var seeds = Seeds(name, rounds)
    while let seed = seeds.next() {
      let fault: String?
      do { fault = try await check(seed) } catch { fault = "\(error)" }
      try seeds.require(fault, seed)
    }
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
