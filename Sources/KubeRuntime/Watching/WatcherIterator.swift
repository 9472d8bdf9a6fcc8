import KubeClient
import KubeCore
import KubeTransport

extension Watcher {
  /// Does what a `WatcherState` says.
  public struct Iterator: AsyncIteratorProtocol {
    private let objects: PlainCollection<Checked<Object>>
    private let settings: WatcherSettings
    private let time: @Sendable () -> Duration
    private var state: WatcherState
    private var log: WatcherLog
    /// What of a page is yet to be told, the last first: what has been told is let go.
    private var page: [Checked<Object>] = []
    private var events: WatchEvents<Checked<Object>>.Iterator?
    private var idle = IdleLimit(.zero)
    private var isOver = false

    init(_ objects: PlainCollection<Checked<Object>>, _ settings: WatcherSettings) {
      self.objects = objects
      self.settings = settings
      time = objects.client.clock.stopwatch()
      state = WatcherState(settings)
      log = WatcherLog(objects)
    }

    /// The next event; nil once the task is cancelled.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async -> WatcherEvent<Object>? {
      while !isOver, !Task.isCancelled {
        if let object = page.popLast() { return tell(object, as: .restartItem) }
        if let event = await step(isolation: actor) { return event }
      }
      isOver = true
      page = []
      events = nil
      return nil
    }

    /// One step; nil if there is nothing to tell of it.
    private mutating func step(
      isolation actor: isolated (any Actor)?
    ) async -> WatcherEvent<Object>? {
      switch state.next() {
      case .wait(let duration):
        await wait(duration, isolation: actor)
        return nil
      case .beginRestart: return .restartBegan
      case .endRestart(let version):
        logRecovery()
        return .restartEnded(version: version)
      case .list(let token, let limit): return await list(token, limit, isolation: actor)
      case .watch(let version, let seconds): return await open(version, seconds, isolation: actor)
      case .read: return await read(isolation: actor)
      }
    }

    private func wait(_ duration: Duration, isolation actor: isolated (any Actor)?) async {
      // Whoever is cancelled notices it themselves.
      try? await objects.client.clock.sleep(for: duration)
    }

    private func takeTurn(isolation actor: isolated (any Actor)?) async {
      let turn = objects.client.listPace.next()
      if turn > .zero { await wait(turn, isolation: actor) }
    }

    private mutating func list(
      _ token: String?, _ limit: Int?, isolation actor: isolated (any Actor)?
    ) async -> WatcherEvent<Object>? {
      if token == nil { await takeTurn(isolation: actor) }
      do {
        let list = try await objects.list(
          ListParameters(
            labels: settings.labels, fields: settings.fields, limit: limit, continueToken: token))
        let trouble = state.listed(
          version: list.metadata.resourceVersion, next: list.metadata.continue,
          isEmpty: list.items.isEmpty)
        if let trouble { return fail(trouble) }
        page = list.items.reversed()
        return nil
      } catch {
        return fail(WatcherTrouble(error))
      }
    }

    private mutating func open(
      _ version: String?, _ seconds: Int, isolation actor: isolated (any Actor)?
    ) async -> WatcherEvent<Object>? {
      if version == nil { await takeTurn(isolation: actor) }
      let parameters = WatchParameters(
        labels: settings.labels, fields: settings.fields, timeoutSeconds: seconds,
        sendsInitialEvents: version == nil)
      // A server that does not know of streaming lists tells what there is, and then nothing.
      idle = IdleLimit(.seconds(version == nil ? Swift.min(30, seconds + 5) : seconds + 5))
      do {
        let watch = try await objects.watch(parameters, from: version, idle: idle)
        events = watch.makeAsyncIterator()
        state.opened(at: time())
        logRecovery()
        return nil
      } catch {
        return fail(WatcherTrouble(error))
      }
    }

    private mutating func read(
      isolation actor: isolated (any Actor)?
    ) async -> WatcherEvent<Object>? {
      let event: WatchEvent<Checked<Object>>?
      do {
        event = try await events?.next(isolation: actor)
      } catch {
        return fail(WatcherTrouble(error))
      }
      let result: WatcherEvent<Object>?
      switch event {
      case .added(let object), .modified(let object):
        let telling = state.told(isDeleted: false, version: object.metadata.resourceVersion)
        result = tell(object, as: telling)
      case .deleted(let object):
        let telling = state.told(isDeleted: true, version: object.metadata.resourceVersion)
        result = tell(object, as: telling)
      case .bookmark(let bookmark): result = tell(bookmark)
      case .error(let status):
        result = fail(WatcherTrouble(event: status, of: objects.resource))
      case nil:
        events = nil
        result = state.ended(at: time()).flatMap { fail($0) }
      }
      logRecovery()
      return result
    }

    private mutating func tell(
      _ bookmark: WatchEvent<Checked<Object>>.Bookmark
    ) -> WatcherEvent<Object>? {
      let version = bookmark.resourceVersion
      switch state.told(bookmark: version, endsInitialEvents: bookmark.endsInitialEvents) {
      case .restartEnded:
        idle.duration = .seconds(settings.timeoutSeconds + 5)
        return .restartEnded(version: version)
      case .bookmark: return .bookmark(version: version)
      case .trouble(let trouble): return fail(trouble)
      default: return nil
      }
    }

    private mutating func tell(
      _ checked: Checked<Object>, as telling: WatcherState.Telling
    ) -> WatcherEvent<Object>? {
      if case .trouble(let trouble) = telling { return fail(trouble) }
      switch checked {
      case .valid(let object):
        log.fits(object)
        return switch telling {
        case .restartItem: .restartItem(object)
        case .deleted: .deleted(object)
        default: .applied(object)
        }
      case .invalid(let invalid):
        var isGone = false
        if case .deleted = telling { isGone = true }
        return .failed(log.unfit(invalid, isGone: isGone))
      }
    }

    private mutating func fail(_ trouble: WatcherTrouble) -> WatcherEvent<Object>? {
      events = nil
      page = []
      // Being cancelled is no failure of the server's.
      if Task.isCancelled { return nil }
      let report = state.failed(trouble, at: time())
      log.say(trouble, report)
      return report.failure.map {
        .failed(WatcherFailure($0, trouble.description, cause: trouble.cause))
      }
    }

    private mutating func logRecovery() {
      if let trouble = state.takeRecovery() { log.sayOver(trouble) }
    }
  }
}
