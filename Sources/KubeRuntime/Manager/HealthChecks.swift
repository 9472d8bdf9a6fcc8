import Synchronization

/// Checks by name that say whether a process is healthy, or ready.
///
/// `KubeRuntimeHTTP` answers `/healthz` and `/readyz` from them. Checks run each time that somebody
/// asks, so they are quick: a look at what is known, no request.
public final class HealthChecks: Sendable {
  /// Throws if it is not as it should be.
  public typealias Check = @Sendable () async throws -> Void

  /// How a check went.
  public struct Outcome: Sendable {
    public let name: String
    /// Nil if it went well.
    public let failure: (any Error)?
    /// Whether it was left out, as asked.
    public let isExcluded: Bool
  }

  private let checks = Mutex<[String: Check]>([:])

  public init() {}

  /// Adds a check, in the place of one of the same name. What it throws is told to whoever asks for
  /// this check alone, and to the log: it holds nothing secret.
  public func add(_ name: String, _ check: @escaping Check) {
    checks.withLock { $0[name] = check }
  }

  public func remove(_ name: String) { checks.withLock { $0[name] = nil } }

  public var names: [String] { checks.withLock { $0.keys.sorted() } }

  /// All checks, which run at once, by name. Those that are not there cannot be left out.
  public func outcomes(excluding excluded: Set<String> = []) async -> [Outcome] {
    let checks = checks.withLock { $0 }
    return await withTaskGroup(of: Outcome.self) { group in
      for (name, check) in checks {
        let isExcluded = excluded.contains(name)
        group.addTask {
          guard !isExcluded else { return Outcome(name: name, failure: nil, isExcluded: true) }
          return await Self.outcome(name, check)
        }
      }
      var outcomes: [Outcome] = []
      for await outcome in group { outcomes.append(outcome) }
      return outcomes.sorted { $0.name < $1.name }
    }
  }

  /// One check; nil if there is none of the name.
  public func outcome(of name: String) async -> Outcome? {
    guard let check = checks.withLock({ $0[name] }) else { return nil }
    return await Self.outcome(name, check)
  }

  private static func outcome(_ name: String, _ check: Check) async -> Outcome {
    do {
      try await check()
      return Outcome(name: name, failure: nil, isExcluded: false)
    } catch {
      return Outcome(name: name, failure: error, isExcluded: false)
    }
  }
}
