public import KubeClient
import Logging
public import ServiceLifecycle
import Synchronization

/// Several controllers, and what goes with them, under one roof.
///
/// ```swift
/// var manager = ControllerManager(client, election: LeaderElection(client, lease: "my-operator"))
/// manager.add(try Endpoints(for: manager))    // of KubeRuntimeHTTP: /healthz, /readyz, /metrics
/// manager.add(foos)
/// manager.add(bars)
/// try await manager.runUntilSignal()
/// ```
///
/// They start in this order: endpoints, caches, all others, and once the lease is held those who need
/// it. They stop in the opposite order, each stage when the one before has stopped, and the lease is
/// given up when the last that needs it has. Without an election all run.
///
/// A runnable that throws ends the manager, and so does the loss of the lease: an operator that is
/// deployed starts again then, from what the server knows. One that returns has done its work; the
/// others go on.
public struct ControllerManager: Service {
  /// When something starts. What starts earlier stops later.
  public enum Stage: Int, Sendable, Hashable, CaseIterable {
    /// What answers from the first moment to the last.
    case endpoints
    /// What others read from.
    case caches
    /// All else.
    case work
  }

  private struct Entry: Sendable {
    var service: ManagedRunnable
    var stage: Stage
    var needsElection: Bool

    func service(in course: ManagerCourse) -> ManagedRunnable {
      var service = service
      service.stopping = course.stopping
      return service
    }
  }

  public let client: Client
  public let election: LeaderElection?
  public var settings: ManagerSettings
  /// Whether the process should go on; what `/healthz` says. A holder that has lost the lease and
  /// does not stop is unhealthy.
  public let health = HealthChecks()
  /// Whether the process can do its work; what `/readyz` says.
  public let readiness = HealthChecks()
  private var entries: [Entry] = []
  private let running = RunningNames()

  /// - Parameters:
  ///   - client: whose clock measures how long it takes to stop, and whose logger hears of it.
  ///   - election: whom to wait for before those start that need a lease.
  ///   - settings: how long what stops may take.
  public init(
    _ client: Client, election: LeaderElection? = nil,
    _ settings: ManagerSettings = ManagerSettings()
  ) {
    self.client = client
    self.election = election
    self.settings = settings
    if let election {
      health.add("leader-election") { try election.checkHealth() }
    }
  }

  /// Adds something that runs.
  ///
  /// - Parameters:
  ///   - runnable: what runs.
  ///   - stage: when it starts; what the runnable says by default.
  ///   - needsLeaderElection: whether it waits for the lease; what the runnable says by default.
  ///     What is not of stage `work` runs without.
  public mutating func add(
    _ runnable: some Runnable, stage: Stage? = nil, needsLeaderElection: Bool? = nil
  ) {
    add(
      runnable.runnableName, stage ?? runnable.managerStage,
      needsLeaderElection ?? runnable.needsLeaderElection, runnable.stopsGracefully
    ) { try await runnable.run() }
  }

  /// Adds a service of swift-service-lifecycle, which heeds graceful shutdown, as they do.
  public mutating func add(
    _ service: any Service, name: String? = nil, stage: Stage = .work, needsLeaderElection: Bool
  ) {
    add(name ?? "\(type(of: service))", stage, needsLeaderElection, true) {
      try await service.run()
    }
  }

  /// Adds work, which is cancelled to stop it.
  public mutating func add(
    _ name: String, stage: Stage = .work, needsLeaderElection: Bool = true,
    _ work: @escaping @Sendable () async throws -> Void
  ) {
    add(name, stage, needsLeaderElection, false, work)
  }

  private mutating func add(
    _ name: String, _ stage: Stage, _ needsElection: Bool, _ stopsGracefully: Bool,
    _ work: @escaping @Sendable () async throws -> Void
  ) {
    let service = ManagedRunnable(
      name: name, stopsGracefully: stopsGracefully, running: running, work: work)
    entries.append(
      Entry(service: service, stage: stage, needsElection: stage == .work && needsElection))
  }

  /// Runs all until it is stopped: by cancellation, or the graceful shutdown of a `ServiceGroup` that
  /// it is in. Both give each the time to stop that ``ManagerSettings/stopTimeout`` says.
  ///
  /// - Throws: ``ManagerError``.
  public func run() async throws {
    try await run(signals: nil)
  }

  func run(signals: (any AsyncSequence<Void, Never> & Sendable)?) async throws {
    let course = ManagerCourse(settings, client, running, isProcess: signals != nil)
    let group = group(course)
    let result = await withTaskCancellationOrGracefulShutdownHandler {
      await uncancelled { await course.run(group, signals: signals) }
    } onCancelOrGracefulShutdown: {
      course.stopping.open()
    }
    try result.get()
  }

  private func group(_ course: ManagerCourse) -> ServiceGroup {
    var services: [any Service] = []
    for stage in Stage.allCases {
      services += entries.filter { $0.stage == stage && !waits($0) }.map { $0.service(in: course) }
    }
    if let election {
      let leaders = entries.filter(waits).map { $0.service(in: course) }
      services.append(
        ElectedServices(
          election: election, services: leaders, course: course, logger: client.logger))
    }
    return ServiceGroup(lastingServices: services, logger: client.logger)
  }

  private func waits(_ entry: Entry) -> Bool { entry.needsElection && election != nil }
}

/// Those that run while a lease is held.
private struct ElectedServices: Service {
  let election: LeaderElection
  let services: [ManagedRunnable]
  let course: ManagerCourse
  let logger: Logger

  func run() async throws {
    do {
      try await election.run { [services, course, logger] leadership in
        try await withTaskCancellationHandler {
          try await ServiceGroup(lastingServices: services, logger: logger).run()
        } onCancel: {
          if !leadership.isHeld { course.lost.open() }
        }
      }
    } catch let error as LeaderElectionError where error.kind == .lost {
      course.stopping.open()
      throw ManagerError(.leadershipLost, cause: error, "The manager ends: \(error)")
    } catch is CancellationError {
      // It was stopped while it waited.
    } catch let error as ManagerError {
      throw error
    } catch {
      course.stopping.open()
      throw ManagerError(
        .runnableFailed, runnables: ["leader-election"], cause: error,
        "leader-election failed: \(error)")
    }
  }
}

extension ServiceGroup {
  /// A group that lasts until it is stopped, or one of the services throws: then it stops, too.
  init(lastingServices services: [any Service], logger: Logger) {
    self.init(
      configuration: ServiceGroupConfiguration(
        services: (services + [IdleService()]).map {
          ServiceGroupConfiguration.ServiceConfiguration(
            service: $0, successTerminationBehavior: .ignore,
            failureTerminationBehavior: .gracefullyShutdownGroup)
        }, logger: logger))
  }
}

extension LeaderElection {
  /// Throws if the lease was lost and its body has not ended.
  func checkHealth() throws {
    if state.withLock({ $0.isLost }) {
      throw LeaderElectionError(.lost, "The lease \(lease) was lost, and its holder has not ended.")
    }
  }
}
