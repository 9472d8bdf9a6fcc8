import Synchronization

extension ControllerManager {
  /// Does what is due as time goes on, until the task is cancelled. Whoever waits for something does
  /// so meanwhile, as nobody else may come to do it.
  func drive(_ server: APIServer) async {
    while !Task.isCancelled {
      let (next, changes) = timer
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await self.waitForTimer(after: changes) }
        if let next {
          group.addTask { try? await server.clock.sleep(until: next, tolerance: nil) }
        }
        await group.next()
        group.cancelAll()
      }
      if Task.isCancelled { return }
      settleDue(server)
    }
  }
}

/// When something is to be done next, and who wants to know of it.
struct NextTimer: Sendable {
  var deadline: ClusterClock.Instant?
  /// Counts how often it became another.
  var changes = 0
  var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var last = 0

  /// Who has to be woken after this.
  mutating func set(_ new: ClusterClock.Instant?) -> [CheckedContinuation<Void, Never>] {
    guard new != deadline else { return [] }
    deadline = new
    changes += 1
    defer { waiting = [:] }
    return Array(waiting.values)
  }

  mutating func nextNumber() -> Int {
    last += 1
    return last
  }
}
