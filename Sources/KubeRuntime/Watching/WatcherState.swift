import KubeClient

/// Where a watcher stands, and what it does next. It has no clock, and knows no objects.
///
/// Whoever drives it does what ``next()`` says, and tells it what came of that.
struct WatcherState: Sendable {
  enum Phase: Sendable, Hashable {
    /// All is to be told anew. Goes on to `listing` or `streaming`.
    case beginning
    /// A page of a list is to be asked for. Goes on to `telling`, or back to `beginning` if the list
    /// fails.
    case listing(token: String?)
    /// The objects of a page are told. Goes on to `listing` for the next page, after the last to
    /// `resuming`.
    case telling(next: String?)
    /// A watch that begins with what there is is to be asked for, or is open. Goes on to `watching`
    /// once all has been told, back to `beginning` if it ends before.
    case streaming(isOpen: Bool)
    /// A watch from the version is to be asked for. Goes on to `watching`, or back to `beginning` if
    /// the version is forgotten.
    case resuming
    /// A watch is open. Goes on to `resuming` when it ends, back to `beginning` if the version is
    /// forgotten.
    case watching
  }

  /// What is to be done.
  enum Action: Sendable, Hashable {
    case wait(Duration)
    /// Tell that a restart begins.
    case beginRestart
    /// Ask for a page, and tell its objects. Nil as limit: for everything.
    case list(token: String?, limit: Int?)
    /// Tell that a restart ends, with the version that it has come to.
    case endRestart(String)
    /// Ask for a watch; from nil for one that begins with what there is.
    case watch(from: String?, timeoutSeconds: Int)
    /// Read the next event of the watch.
    case read
  }

  private(set) var phase = Phase.beginning
  /// What the watch has come to.
  private(set) var version = ""
  private(set) var backoff: Backoff
  private(set) var usesStreaming: Bool
  private let pageSize: Int?
  private let timeoutSeconds: Int

  /// What to wait for ahead of the next request.
  private var pause: Duration?
  private var list = ListState()
  /// How many lists in a row were forgotten by the server before their last page.
  private var expiredLists = 0
  private var watch = WatchState()
  /// How many watches in a row the server has refused, though it had given their version.
  private var refusals = 0
  private var troubles = WatcherTroubles()

  private struct ListState {
    var version = ""
    var emptyPages = 0
  }

  private struct WatchState {
    /// When it was opened; nil if it was not.
    var start: Duration?
    /// The version that it began with.
    var version = ""
    var hasNews = false
    /// How many events in a row brought nothing new.
    var repeats = 0
  }

  /// A watch that ends sooner counts as none, unless it brought something new.
  static let shortestWatch: Duration = .seconds(1)
  /// A streaming list that has lasted longer than this when the server ends it was not on its way to
  /// an end.
  static let longestStreamingList: Duration = .seconds(60)
  /// How many pages in a row may be empty, of a list that goes on.
  static let emptyPageLimit = 100
  /// How many events in a row may bring nothing new.
  static let repeatLimit = 1000
  /// How often a server may refuse a version that it has given.
  static let refusalLimit = 3
  /// The longest wait that a server can ask for.
  static let longestRetryAfter: Duration = .seconds(120)

  init(_ settings: WatcherSettings) {
    backoff = settings.backoff
    usesStreaming = settings.initialList == .streamed
    pageSize = settings.pageSize
    timeoutSeconds = min(max(settings.timeoutSeconds, 1), 294)
  }

  mutating func next() -> Action {
    if let pause {
      self.pause = nil
      return .wait(pause)
    }
    switch phase {
    case .beginning:
      list = ListState()
      phase = usesStreaming ? .streaming(isOpen: false) : .listing(token: nil)
      return .beginRestart
    case .telling(let token?):
      phase = .listing(token: token)
      return next()
    case .listing(let token):
      // A server that forgets lists faster than their pages are read is asked for one page.
      return .list(token: token, limit: expiredLists < 2 ? pageSize : nil)
    case .telling(nil):
      expiredLists = 0
      return endRestart(at: list.version, in: .resuming)
    case .streaming(false): return .watch(from: nil, timeoutSeconds: chosenTimeout())
    case .resuming: return .watch(from: version, timeoutSeconds: chosenTimeout())
    case .streaming(true), .watching: return .read
    }
  }

  private mutating func endRestart(at version: String, in phase: Phase) -> Action {
    self.version = version
    self.phase = phase
    refusals = 0
    troubles.end()
    return .endRestart(version)
  }

  /// Watches that began together do not end together.
  private func chosenTimeout() -> Int {
    max(1, Int(Double(timeoutSeconds) * backoff.chance(in: 0.8...1)))
  }

  /// The trouble that is over, once for each.
  mutating func takeRecovery() -> WatcherTrouble.Kind? { troubles.takeRecovery() }
}

// What came of a list.
extension WatcherState {
  /// A page has come, with its list's version and the token for the next.
  ///
  /// - Returns: what is wrong with it.
  mutating func listed(version: String?, next token: String?, isEmpty: Bool) -> WatcherTrouble? {
    let next = token?.isEmpty == false ? token : nil
    if list.version.isEmpty { list.version = version ?? "" }
    if next == nil, list.version.isEmpty {
      return WatcherTrouble(.nonsense, "The list has no resource version.")
    }
    if let next, phase == .listing(token: next) {
      return WatcherTrouble(.nonsense, "The list's page says that the same page comes next.")
    }
    list.emptyPages = isEmpty ? list.emptyPages + 1 : 0
    if next != nil, list.emptyPages > Self.emptyPageLimit {
      return WatcherTrouble(.nonsense, "The list has only empty pages, and goes on.")
    }
    phase = .telling(next: next)
    return nil
  }
}

// What came of a watch.
extension WatcherState {
  mutating func opened(at now: Duration) {
    watch = WatchState(start: now, version: version)
    if case .streaming = phase {
      phase = .streaming(isOpen: true)
    } else {
      phase = .watching
      troubles.endRefusal()
    }
  }

  /// What to do with an event.
  enum Telling: Sendable {
    case applied
    case restartItem
    case deleted
    case bookmark
    case restartEnded
    case nothing
    case trouble(WatcherTrouble)
  }

  /// An object has come or changed, or is gone.
  ///
  /// - Parameter version: the object's, if it has one.
  mutating func told(isDeleted: Bool, version: String?) -> Telling {
    if phase == .watching {
      if let trouble = advance(to: version) { return .trouble(trouble) }
      return isDeleted ? .deleted : .applied
    }
    return isDeleted ? .deleted : .restartItem
  }

  mutating func told(bookmark version: String, endsInitialEvents: Bool) -> Telling {
    guard case .streaming = phase else {
      if let trouble = advance(to: version) { return .trouble(trouble) }
      return version.isEmpty ? .nothing : .bookmark
    }
    guard endsInitialEvents, !version.isEmpty else {
      return .trouble(
        WatcherTrouble(
          .refused(501), "The watch has a bookmark that does not end the initial events."))
    }
    _ = endRestart(at: version, in: .watching)
    watch.version = version
    return .restartEnded
  }

  /// Takes note of an event's version.
  private mutating func advance(to new: String?) -> WatcherTrouble? {
    switch (new ?? "").isEmpty ? .same : VersionOrder.order(of: new ?? "", to: version) {
    case .newer, .unknown:
      version = new ?? version
      watch.repeats = 0
      if !watch.hasNews { succeed() }
      watch.hasNews = true
    case .older where VersionOrder.order(of: new ?? "", to: watch.version) == .older:
      return WatcherTrouble(
        .behind,
        "A watch from version \(watch.version) has an event of version \(new ?? ""): the server has "
          + "gone back in time.")
    case .older, .same:
      watch.repeats += 1
      if watch.repeats > Self.repeatLimit {
        return WatcherTrouble(.nonsense, "The watch says the same again and again.")
      }
    }
    return nil
  }

  private mutating func succeed() {
    backoff.reset()
    refusals = 0
    troubles.end()
  }

  /// The watch has ended in order.
  ///
  /// - Returns: what is wrong with that.
  mutating func ended(at now: Duration) -> WatcherTrouble? {
    let time = watch.start.map { now - $0 } ?? .zero
    if case .streaming = phase {
      let text = "The watch ended before all that there is had been told."
      return WatcherTrouble(time > Self.longestStreamingList ? .refused(501) : .unreachable, text)
    }
    if time < Self.shortestWatch {
      guard watch.hasNews else {
        return WatcherTrouble(.vain, "The server ended the watch as soon as it had begun.")
      }
      pause = backoff.next()
    } else {
      succeed()
    }
    phase = .resuming
    return nil
  }

  /// What becomes of a trouble.
  struct Report: Sendable, Hashable {
    /// What to tell; nil if nothing is lost.
    var failure: WatcherFailure.Kind?
    /// Whether it is another trouble than the last that was said.
    var isNews: Bool
  }

  /// A list or a watch has failed, or what it brought makes no sense.
  mutating func failed(_ trouble: WatcherTrouble, at now: Duration) -> Report {
    var kind = WatcherFailure.Kind.list
    switch phase {
    case .beginning, .telling: phase = .beginning
    case .listing(let token):
      if token != nil, trouble.kind == .expired {
        expiredLists += 1
        kind = .expired
      }
      phase = .beginning
    case .streaming(let isOpen):
      phase = .beginning
      if trouble.kind.meansNoStreaming || isOpen && trouble.kind == .silent {
        usesStreaming = false
        return Report(failure: nil, isNews: true)
      }
    case .resuming, .watching:
      if phase == .watching, let start = watch.start, now - start >= Self.shortestWatch {
        succeed()
      }
      kind = resume(after: trouble.kind)
    }
    pause = max(backoff.next(), min(trouble.retryAfter ?? .zero, Self.longestRetryAfter))
    return Report(failure: kind, isNews: troubles.begin(trouble.kind))
  }

  private mutating func resume(after trouble: WatcherTrouble.Kind) -> WatcherFailure.Kind {
    if trouble.mayBeTheVersion { refusals += 1 }
    switch trouble {
    case .expired, .behind:
      phase = .beginning
      return .expired
    // What comes back under its name may be another.
    case .notServed: phase = .beginning
    case _ where refusals >= Self.refusalLimit:
      refusals = 0
      phase = .beginning
    default: phase = .resuming
    }
    return .watch
  }
}
