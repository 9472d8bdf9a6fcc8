import KubeClient

extension Client {
  /// What the body gives; or an error, if that takes longer than the limit by the client's clock. The
  /// body is cancelled then.
  ///
  /// - Parameter limit: nil for no limit.
  func within<Value: Sendable>(
    _ limit: Duration?, _ body: @escaping @Sendable () async throws -> Value,
    else late: @escaping @Sendable () -> any Error
  ) async throws -> Value {
    guard let limit = limit.map(Deadline.clamped) else { return try await body() }
    let clock = clock
    return try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await clock.sleep(for: limit)
        throw late()
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() else { throw CancellationError() }
      return value
    }
  }
}

/// The end of a time that several waits share.
struct Deadline: Sendable {
  private let limit: Duration?
  private let timeline: Timeline

  /// - Parameter limit: nil for no end.
  init(_ limit: Duration?, on clock: any Clock<Duration>) {
    self.limit = limit.map(Self.clamped)
    timeline = Timeline(clock)
  }

  /// No more than a clock counts.
  static func clamped(_ limit: Duration) -> Duration {
    min(limit, .longestWait)
  }

  /// Nil if there is no end.
  var remaining: Duration? { limit.map { max($0 - timeline.now, .zero) } }
}
