import Testing

@testable import KubeRuntime

@Suite("What a watcher does next", .timeLimit(.minutes(10)))
struct WatcherStateTests {
  private func trouble(_ kind: WatcherTrouble.Kind, after seconds: Int? = nil) -> WatcherTrouble {
    var trouble = WatcherTrouble(kind, "")
    trouble.retryAfter = seconds.map { .seconds($0) }
    return trouble
  }

  /// A state whose watch is open from version 5 on, since the time zero.
  private func watching(_ settings: WatcherSettings = .quick) -> WatcherState {
    var state = WatcherState(settings)
    _ = (state.next(), state.next())
    _ = state.listed(version: "5", next: nil, isEmpty: true)
    _ = (state.next(), state.next())
    state.opened(at: .zero)
    return state
  }

  @Test("it begins a restart, lists, ends the restart, watches from there and reads")
  func order() {
    var state = WatcherState(.quick)
    #expect(state.next() == .beginRestart)
    #expect(state.next() == .list(token: nil, limit: 500))
    #expect(state.listed(version: "5", next: "x", isEmpty: false) == nil)
    #expect(state.next() == .list(token: "x", limit: 500))
    #expect(state.listed(version: "5", next: "", isEmpty: false) == nil)
    #expect(state.next() == .endRestart("5"))
    #expect(state.next() == .watch(from: "5", timeoutSeconds: 290))
    state.opened(at: .zero)
    #expect(state.next() == .read)
    #expect(state.phase == .watching)
  }

  @Test("a time limit out of bounds is brought within them", arguments: [(0, 1), (9999, 294)])
  func timeLimit(_ seconds: Int, _ bounded: Int) {
    var settings = WatcherSettings.quickStream
    settings.timeoutSeconds = seconds
    var state = WatcherState(settings)
    _ = state.next()
    #expect(state.next() == .watch(from: nil, timeoutSeconds: bounded))
  }

  @Test("the watch that follows a cut is asked for from the last event's version")
  func resume() {
    var state = watching()
    guard case .applied = state.told(isDeleted: false, version: "6") else {
      Issue.record("a change was expected")
      return
    }
    #expect(
      state.failed(trouble(.unreachable), at: .seconds(9)) == .init(failure: .watch, isNews: true))
    #expect(state.next() == .wait(.milliseconds(10)))
    #expect(state.next() == .watch(from: "6", timeoutSeconds: 290))
  }

  @Test("a version never goes back within a watch, nor does one that is missing count")
  func versions() {
    var state = watching()
    _ = state.told(isDeleted: false, version: "9")
    _ = state.told(isDeleted: false, version: "7")
    _ = state.told(isDeleted: false, version: nil)
    _ = state.told(isDeleted: false, version: "")
    #expect(state.version == "9")
    _ = state.told(isDeleted: false, version: "10")
    #expect(state.version == "10")
    guard case .nothing = state.told(bookmark: "", endsInitialEvents: false) else {
      Issue.record("a bookmark without a version says nothing")
      return
    }
  }

  @Test("versions that are no numbers are taken as they come")
  func opaqueVersions() {
    var state = watching()
    _ = state.told(isDeleted: false, version: "b/2")
    _ = state.told(isDeleted: false, version: "a/1")
    #expect(state.version == "a/1")
  }

  @Test("versions compare as numbers of any length")
  func versionOrder() {
    #expect(VersionOrder.order(of: "10", to: "9") == .newer)
    #expect(VersionOrder.order(of: "9", to: "10") == .older)
    #expect(VersionOrder.order(of: "7", to: "7") == .same)
    #expect(
      VersionOrder.order(of: "99999999999999999999999999", to: "100000000000000000000000000")
        == .older)
    #expect(VersionOrder.order(of: "x", to: "7") == .unknown)
  }

  @Test(
    "the wait that a server asks for holds, up to two minutes", arguments: [(1, 1), (9999, 120)])
  func retryAfter(_ asked: Int, _ waited: Int) {
    var state = watching()
    _ = state.failed(trouble(.busy, after: asked), at: .zero)
    #expect(state.next() == .wait(.seconds(waited)))
  }

  @Test("a watch that lasted a second has the waits begin anew, even if it brought nothing")
  func reset() {
    var state = watching()
    for _ in 0..<3 {
      _ = state.failed(trouble(.unreachable), at: .zero)
      _ = (state.next(), state.next())
      state.opened(at: .zero)
    }
    _ = state.failed(trouble(.unreachable), at: .milliseconds(1000))
    #expect(state.next() == .wait(.milliseconds(10)))
  }

  @Test("a list alone does not have them begin anew: what follows it may fail for ever")
  func relistsSlowDown() {
    var state = watching()
    var waits: [WatcherState.Action] = []
    for _ in 0..<3 {
      _ = state.failed(trouble(.expired), at: .zero)
      waits.append(state.next())
      _ = (state.next(), state.next())
      _ = state.listed(version: "5", next: nil, isEmpty: true)
      _ = (state.next(), state.next())
      state.opened(at: .zero)
    }
    #expect(
      waits == [.wait(.milliseconds(10)), .wait(.milliseconds(20)), .wait(.milliseconds(40))])
  }

  @Test("a refusal of the version is believed at the third time; one of rights never")
  func refusals() {
    for (kind, phase) in [
      (WatcherTrouble.Kind.refused(500), WatcherState.Phase.beginning),
      (.refused(400), .beginning), (.nonsense, .beginning), (.forbidden, .resuming),
      (.unauthorized, .resuming), (.unreachable, .resuming), (.busy, .resuming), (.vain, .resuming),
    ] {
      var state = watching()
      for _ in 0..<2 {
        _ = state.failed(trouble(kind), at: .zero)
        #expect(state.phase == .resuming)
      }
      _ = state.failed(trouble(kind), at: .zero)
      #expect(state.phase == phase, "\(kind)")
    }
  }

  @Test("something new forgives earlier refusals")
  func forgiven() {
    var state = watching()
    for version in 6..<20 {
      _ = state.failed(trouble(.nonsense), at: .zero)
      _ = (state.next(), state.next())
      state.opened(at: .zero)
      _ = state.told(isDeleted: false, version: "\(version)")
    }
    #expect(state.phase == .watching)
  }

  @Test("a streaming list that the server ends after a minute is given up for pages")
  func longStream() {
    for (seconds, phase) in [(59, true), (61, false)] {
      var state = WatcherState(.quickStream)
      _ = (state.next(), state.next())
      state.opened(at: .zero)
      guard let trouble = state.ended(at: .seconds(seconds)) else {
        Issue.record("a trouble was expected")
        return
      }
      _ = state.failed(trouble, at: .seconds(seconds))
      #expect(state.usesStreaming == phase)
    }
  }

  @Test("each trouble is news once, until it is over or another comes")
  func news() {
    var troubles = WatcherTroubles()
    #expect(troubles.begin(.forbidden) == true)
    #expect(troubles.begin(.forbidden) == false)
    #expect(troubles.begin(.expired) == false)
    #expect(troubles.takeRecovery() == nil)
    #expect(troubles.begin(.unreachable) == true)
    troubles.endRefusal()
    #expect(troubles.takeRecovery() == nil)
    troubles.end()
    #expect(troubles.takeRecovery() == .unreachable)
    #expect(troubles.takeRecovery() == nil)
    #expect(troubles.begin(.unreachable) == true)
  }

  @Test("what a server says is understood by its reason, or else by its code")
  func troubleKinds() {
    func kind(_ code: Int32?, _ reason: String?, _ message: String = "") -> WatcherTrouble.Kind {
      WatcherTrouble.Kind(
        APIError(Status(status: "Failure", reason: reason, message: message, code: code)))
    }
    #expect(kind(410, "Expired") == .expired)
    #expect(kind(410, nil) == .expired)
    #expect(kind(nil, "Gone") == .expired)
    #expect(kind(504, "Timeout", "Too large resource version: 9, current: 5") == .behind)
    #expect(kind(504, "Timeout", "slow") == .busy)
    #expect(kind(404, "NotFound") == .notServed)
    #expect(kind(403, "Forbidden") == .forbidden)
    #expect(kind(401, nil) == .unauthorized)
    #expect(kind(429, "TooManyRequests") == .busy)
    #expect(kind(500, "InternalError") == .refused(500))
    #expect(kind(422, "Invalid").meansNoStreaming)
    #expect(kind(nil, "Invalid").meansNoStreaming)
    #expect(!kind(500, nil).meansNoStreaming)
    #expect(!kind(403, nil).meansNoStreaming)
  }
}
