import KubeCore
import KubeTestSupport

@testable import KubeRuntime

/// A lease, and those who want it, in a world of which one seed decides all: how clocks go, how long
/// requests and answers take and which are lost, who stops, dies, freezes and comes back, and who
/// edits or deletes the lease. Nothing in it is a task or a clock.
struct ElectionWorld {
  typealias Milliseconds = Int

  /// What may go wrong.
  struct Weather {
    var hasCrashes = true
    /// Someone edits and deletes the lease.
    var hasVandal = false
    /// No fault at all.
    var isFair = false
    /// How long faults last, and how long it is quiet after.
    var stormy: Milliseconds = 60_000
    var quiet: Milliseconds = 45_000
  }

  private enum Event {
    case wake(Int, life: Int)
    case arrives(Int, life: Int, request: Int, LeaderElectionState.Action)
    case answered(Int, life: Int, request: Int, Outcome)
    case timesOut(Int, life: Int, request: Int)
    case fate(Int)
    case vandal
  }

  private enum Outcome {
    case found(Lease?)
    case wrote(Lease)
    case refused
  }

  private struct Candidate {
    var state: LeaderElectionState
    /// Local time is `offset + global * rate / 1000`.
    var offset: Milliseconds
    var rate: Int
    /// The time of day, which jumps.
    var day: Milliseconds
    var life = 0
    var request: Int?
    var lastRequest = 0
    /// Until when it is cut off, and until when it does nothing.
    var partitionedUntil = 0
    var frozenUntil = 0
    var isDown = false
    var isReleasing = false

    func local(_ now: Milliseconds) -> Duration { .milliseconds(offset + now * rate / 1000) }
    func global(_ local: Duration) -> Milliseconds {
      let (seconds, attoseconds) = local.components
      let milliseconds = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
      return (milliseconds - offset) * 1000 / rate + 2
    }
  }

  private var random: SplitMix64
  private let weather: Weather
  private var candidates: [Candidate] = []
  private var queue = EventQueue<Event>()
  private var now: Milliseconds = 0

  // The server.
  private var lease: Lease?
  private var version = 0
  private var lastUID = 0

  /// How often somebody began to act.
  private(set) var terms = 0
  private(set) var fault: String?
  private var acting: Int?
  /// What has happened, for whom a fault is to be explained to.
  private(set) var story: [String] = []
  private let tells: Bool

  init(seed: UInt64, candidates count: Int, _ weather: Weather, tells: Bool = false) {
    random = SplitMix64(seed: seed)
    self.weather = weather
    self.tells = tells
    for number in 0..<count {
      candidates.append(
        Candidate(
          state: Self.state(number, life: 0, chance: random.next()),
          offset: random.below(100_000_000), rate: 900 + random.below(200),
          day: 1_700_000_000_000 + random.below(2_000_000_000) - 1_000_000_000))
      queue.add(.wake(number, life: 0), at: random.below(3000))
      if !weather.isFair { queue.add(.fate(number), at: random.below(20_000)) }
    }
    if weather.hasVandal { queue.add(.vandal, at: random.below(20_000)) }
  }

  private static func state(_ number: Int, life: Int, chance: UInt64) -> LeaderElectionState {
    let numbers = Shared(SplitMix64(seed: chance))
    return LeaderElectionState(
      identity: "c\(number)-\(life)", name: "lease", namespace: "default",
      settings: LeaderElectionSettings(
        random: { range in numbers.change { Double.random(in: range, using: &$0) } }))
  }

  private var isStormy: Bool { !weather.isFair && now < weather.stormy }

  /// Runs to the end, or to the first fault.
  mutating func run() {
    while let (time, event) = queue.next(), time < weather.stormy + weather.quiet {
      now = time
      happen(event)
      // Only by an answer does one begin to act.
      if case .answered = event {
        check()
        if fault != nil { return }
      }
    }
    if actors.isEmpty { fault = "nobody acts at the end" }
  }

  private var actors: [Int] {
    candidates.indices.filter {
      !candidates[$0].isDown && candidates[$0].state.isLeading(now: candidates[$0].local(now))
    }
  }

  private mutating func check() {
    let actors = actors
    if actors.count > 1 { fault = "\(actors) act at once at \(now)" }
    if let actor = actors.first {
      if acting != actor { terms += 1 }
      acting = actor
    }
  }

  private mutating func tell(_ text: @autoclosure () -> String) {
    if tells { story.append("\(now): \(text())") }
  }

  private mutating func happen(_ event: Event) {
    switch event {
    case .timesOut(let number, let life, let request)
    where candidates[number].life != life || candidates[number].request != request:
      return
    case .wake(let number, let life), .timesOut(let number, let life, _),
      .answered(let number, let life, _, _):
      guard candidates[number].life == life, !candidates[number].isDown else { return }
      let thaw = candidates[number].frozenUntil
      if thaw > now { return queue.add(event, at: thaw) }
    default: break
    }
    switch event {
    case .wake(let number, _): step(number)
    case .timesOut(let number, _, let request):
      guard candidates[number].request == request else { return }
      tell("c\(number) gives request \(request) up")
      end(number) { $0.failed(isRefused: false, now: $1) }
    case .answered(let number, _, let request, let outcome):
      guard candidates[number].request == request else { return }
      tell("c\(number) is answered \(request)")
      end(number) { state, now in
        switch outcome {
        case .found(let lease): state.found(lease, now: now)
        case .wrote(let lease): state.wrote(lease, now: now)
        case .refused: state.failed(isRefused: true, now: now)
        }
      }
    case .arrives(let number, let life, let request, let action):
      serve(number, life, request, action)
    case .fate(let number): fate(number)
    case .vandal: vandalise()
    }
  }

  // Candidates

  private mutating func end(
    _ number: Int, _ told: (inout LeaderElectionState, Duration) -> Void
  ) {
    let local = candidates[number].local(now)
    candidates[number].request = nil
    if candidates[number].isReleasing {
      candidates[number].isReleasing = false
      candidates[number].state.begin(now: candidates[number].local(now))
    } else {
      told(&candidates[number].state, local)
    }
    step(number)
  }

  private mutating func step(_ number: Int) {
    guard candidates[number].request == nil else { return }
    let (life, local) = (candidates[number].life, candidates[number].local(now))
    let day = MicroTime(secondsSince1970: Int64((candidates[number].day + now) / 1000))
    let action = candidates[number].state.next(now: local, time: day)
    switch action {
    case .wait(let until):
      queue.add(
        .wake(number, life: life), at: max(candidates[number].global(until), now + 1))
    case .stop:
      tell("c\(number) has lost")
      let pause = random.below(3000)
      let later = candidates[number].local(now + pause)
      candidates[number].state.begin(now: later)
      queue.add(.wake(number, life: life), at: now + pause)
    case .read, .create, .update: send(number, action)
    }
  }

  private mutating func send(_ number: Int, _ action: LeaderElectionState.Action) {
    candidates[number].lastRequest += 1
    let (request, life) = (candidates[number].lastRequest, candidates[number].life)
    candidates[number].request = request
    tell("c\(number) sends \(request): \(action.summary)")
    queue.add(
      .timesOut(number, life: life, request: request),
      at: now + 5_000 * 1000 / candidates[number].rate)
    if let delay = travel(number) {
      queue.add(.arrives(number, life: life, request: request, action), at: now + delay)
    }
  }

  /// How long something is on its way; nil if it is lost.
  private mutating func travel(_ number: Int) -> Milliseconds? {
    guard isStormy else { return 1 + random.below(30) }
    if candidates[number].partitionedUntil > now {
      // Some arrives when the partition is over.
      return random.chance(1, in: 3)
        ? candidates[number].partitionedUntil - now + random.below(2000) : nil
    }
    switch random.below(20) {
    case 0: return nil
    case 1: return random.below(25_000)
    case 2, 3: return random.below(6_000)
    default: return 1 + random.below(60)
    }
  }

  // The server

  private mutating func serve(
    _ number: Int, _ life: Int, _ request: Int, _ action: LeaderElectionState.Action
  ) {
    let outcome: Outcome
    switch action {
    case .wait, .stop: return
    case .read: outcome = .found(lease)
    case .create(let new):
      outcome = lease == nil ? .wrote(store(new, isNew: true)) : .refused
    case .update(let new):
      let isCurrent =
        lease?.metadata.resourceVersion == new.metadata.resourceVersion
        && lease?.metadata.uid == new.metadata.uid
      outcome = isCurrent && lease != nil ? .wrote(store(new, isNew: false)) : .refused
    }
    let summary = tells ? lease?.summary ?? "no lease" : ""
    tell("\(request) of c\(number) arrives: \(summary)")
    if let delay = travel(number) {
      queue.add(.answered(number, life: life, request: request, outcome), at: now + delay)
    }
  }

  private mutating func store(_ new: Lease, isNew: Bool) -> Lease {
    var new = new
    version += 1
    new.metadata.resourceVersion = "\(version)"
    if isNew {
      lastUID += 1
      new.metadata.uid = "uid-\(lastUID)"
    }
    lease = new
    return new
  }

  // Fate

  private mutating func fate(_ number: Int) {
    guard isStormy else { return }
    queue.add(.fate(number), at: now + 1 + random.below(20_000))
    guard !candidates[number].isDown else { return }
    switch random.below(6) {
    case 0 where weather.hasCrashes:
      tell("c\(number) dies")
      candidates[number].life += 1
      candidates[number].request = nil
      candidates[number].isReleasing = false
      let life = candidates[number].life
      // Sometimes it comes back under its old name.
      candidates[number].state = Self.state(
        number, life: random.chance(1, in: 2) ? 0 : life, chance: random.next())
      candidates[number].day += random.below(200_000) - 100_000
      candidates[number].offset += random.below(100_000)
      let pause = random.below(20_000)
      candidates[number].state.begin(now: candidates[number].local(now + pause))
      queue.add(.wake(number, life: life), at: now + pause)
    case 1:
      tell("c\(number) freezes")
      candidates[number].frozenUntil = max(
        candidates[number].frozenUntil, now + random.below(20_000))
    case 2, 3:
      tell("c\(number) is cut off")
      candidates[number].partitionedUntil = now + random.below(25_000)
    case 4:
      candidates[number].day += random.below(7_200_000) - 3_600_000
    default: stop(number)
    }
  }

  /// Its work is done, or it is told not to wait any more: it gives up the lease that is its own as
  /// far as it knows, and is a candidate again after.
  private mutating func stop(_ number: Int) {
    let candidate = candidates[number]
    guard !candidate.isReleasing else { return }
    let day = MicroTime(secondsSince1970: Int64((candidate.day + now) / 1000))
    guard let released = candidates[number].state.release(time: day) else { return }
    tell("c\(number) stops")
    candidates[number].request = nil
    candidates[number].isReleasing = true
    send(number, .update(released))
  }

  private mutating func vandalise() {
    guard isStormy else { return }
    queue.add(.vandal, at: now + 1 + random.below(15_000))
    guard var edited = lease else { return }
    switch random.below(6) {
    case 0:
      edited.metadata.labels = ["edited": "\(now)"]
    case 1: edited.spec?.leaseDurationSeconds = Int32(random.below(3))
    case 2: edited.spec?.holderIdentity = random.chance(1, in: 2) ? "somebody" : ""
    case 3:
      edited.spec?.leaseTransitions = -5
      edited.spec?.renewTime = nil
    case 4:
      edited.spec?.leaseDurationSeconds = 20
    default:
      // One who never saw the lease cannot know that it was there.
      guard candidates.allSatisfy({ $0.state.observed != nil }) else { return }
      tell("the lease is deleted")
      lease = nil
      return
    }
    // Nobody can tell this from a lease that was given up.
    if LeaseRecord(edited).isReleased { return }
    _ = store(edited, isNew: false)
    tell("the lease is edited: \(edited.summary)")
  }
}

extension Lease {
  var summary: String {
    "\(metadata.uid ?? "")@\(metadata.resourceVersion ?? "") \(spec?.holderIdentity ?? "-")"
      + " #\(spec?.leaseTransitions ?? 0)"
  }
}

extension LeaderElectionState.Action {
  var summary: String {
    switch self {
    case .wait: "wait"
    case .read: "read"
    case .create: "create"
    case .update(let lease): "update \(lease.summary)"
    case .stop: "stop"
    }
  }
}
