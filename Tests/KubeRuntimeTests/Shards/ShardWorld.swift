import KubeCore
import KubeTestSupport

@testable import KubeRuntime

/// Replicas that shard, in a world of which one seed decides all. Nothing in it is a task or a clock.
struct ShardWorld {
  typealias Milliseconds = Int

  struct Weather {
    var isFair = false
    /// Someone edits leases and deletes the roll.
    var hasVandal = false
    var stormy: Milliseconds = 60_000
    var quiet: Milliseconds = 70_000
  }

  private enum Event {
    case wake(Int, ShardReplica.Half, life: Int)
    case arrives(Int, ShardReplica.Half, life: Int, request: Int, ShardServer.Request)
    case answered(Int, ShardReplica.Half, life: Int, request: Int, ShardServer.Answer)
    case timesOut(Int, ShardReplica.Half, life: Int, request: Int)
    /// The end of the time that the lease is good for.
    case deadline(Int, life: Int)
    case work(Int)
    case workEnds(Int, life: Int, job: Int)
    case fate(Int)
    case vandal
  }

  private static let keys = (0..<8).map { ObjectKey(namespace: "default", name: "key-\($0)") }

  private var random: SplitMix64
  private let weather: Weather
  private var replicas: [ShardReplica] = []
  private var queue = EventQueue<Event>()
  private var now: Milliseconds = 0
  private var server = ShardServer()
  private var lastJob = 0
  private var owners: [ObjectKey: Int] = [:]

  /// How often a key was worked on, and how often by another than before.
  private(set) var works = 0
  private(set) var moves = 0
  private(set) var fault: String?
  private(set) var story: [String] = []
  private let tells: Bool

  init(seed: UInt64, replicas count: Int, _ weather: Weather, tells: Bool = false) {
    random = SplitMix64(seed: seed)
    self.weather = weather
    self.tells = tells
    for number in 0..<count {
      replicas.append(
        ShardReplica(
          lease: ShardReplica.lease(number, life: 0, chance: random.next()),
          shards: ShardReplica.shards(number, chance: random.next()),
          offset: random.below(100_000_000),
          rate: 950 + random.below(100)))
      let start = random.below(weather.isFair ? 100 : 25_000)
      for half in ShardReplica.Half.allCases { queue.add(.wake(number, half, life: 0), at: start) }
      queue.add(.work(number), at: start)
      if !weather.isFair { queue.add(.fate(number), at: start + random.below(20_000)) }
    }
    if weather.hasVandal { queue.add(.vandal, at: random.below(20_000)) }
  }

  private var isStormy: Bool { !weather.isFair && now < weather.stormy }

  mutating func run() {
    while let (time, event) = queue.next(), time < weather.stormy + weather.quiet {
      now = time
      happen(event)
      if fault != nil { return }
    }
    // In the end all keys have owners again, and all replicas agree whose they are.
    for key in Self.keys {
      let owners = replicas.indices.filter { owns($0, key) }
      if owners.count != 1 { fault = "\(key) has the owners \(owners) at the end" }
    }
  }

  private func owns(_ number: Int, _ key: ObjectKey) -> Bool {
    !replicas[number].isDraining
      && replicas[number].lease.isLeading(now: replicas[number].local(now))
      && replicas[number].shards.owns(key)
  }

  private mutating func tell(_ text: @autoclosure () -> String) {
    if tells { story.append("\(now): \(text())") }
  }

  private mutating func happen(_ event: Event) {
    switch event {
    case .timesOut(let number, let half, let life, let request)
    where replicas[number].life != life || replicas[number].requests[half] != request:
      return
    case .wake(let number, _, let life), .timesOut(let number, _, let life, _),
      .answered(let number, _, let life, _, _), .deadline(let number, let life),
      .workEnds(let number, let life, _):
      guard replicas[number].life == life, !replicas[number].isDown else { return }
      if replicas[number].frozenUntil > now {
        // What is due first when it thaws is the end of its time.
        let isFirst = if case .deadline = event { 0 } else { 1 }
        return queue.add(event, at: replicas[number].frozenUntil + isFirst)
      }
    default: break
    }
    switch event {
    case .wake(let number, let half, _): step(number, half)
    case .timesOut(let number, let half, _, let request):
      guard replicas[number].requests[half] == request else { return }
      end(number, half, nil)
    case .answered(let number, let half, _, let request, let answer):
      guard replicas[number].requests[half] == request else { return }
      end(number, half, answer)
    case .arrives(let number, let half, let life, let request, let sent):
      let answer = server.serve(sent)
      if let delay = travel(number) {
        queue.add(
          .answered(number, half, life: life, request: request, answer), at: now + delay)
      }
    case .deadline(let number, _): deadline(number)
    case .work(let number): work(number)
    case .workEnds(let number, _, let job): workEnds(number, job)
    case .fate(let number): fate(number)
    case .vandal: vandalise()
    }
  }

  // Leases

  private mutating func step(_ number: Int, _ half: ShardReplica.Half) {
    guard replicas[number].requests[half] == nil, !replicas[number].isDown else { return }
    let local = replicas[number].local(now)
    switch half {
    case .lease:
      if replicas[number].isDraining, replicas[number].jobs.isEmpty { return rest(number) }
      let day = MicroTime(secondsSince1970: 1_700_000_000 + Int64(now / 1000))
      switch replicas[number].lease.next(now: local, time: day) {
      case .wait(let until): wake(number, half, until)
      case .read: send(number, half, .read(replicas[number].lease.name))
      case .create(let lease): send(number, half, .create(lease))
      case .update(let lease): send(number, half, .update(lease))
      case .stop: lose(number)
      }
    case .roll:
      guard replicas[number].shards.session != nil, !replicas[number].isDraining else { return }
      switch replicas[number].shards.next(now: local) {
      case .wait(let until): wake(number, half, until)
      case .list: send(number, half, .list)
      case .create(let lease): send(number, half, .create(lease))
      case .update(let lease): send(number, half, .update(lease))
      case .expel(let lease): send(number, half, .delete(lease))
      case .rejoin:
        tell("m\(number) rejoins")
        replicas[number].wantsStop = false
        lose(number)
      }
    }
  }

  private mutating func wake(_ number: Int, _ half: ShardReplica.Half, _ until: Duration) {
    queue.add(
      .wake(number, half, life: replicas[number].life),
      at: max(replicas[number].global(until), now + 1))
  }

  private mutating func send(
    _ number: Int, _ half: ShardReplica.Half, _ request: ShardServer.Request
  ) {
    replicas[number].lastRequest += 1
    let (id, life) = (replicas[number].lastRequest, replicas[number].life)
    replicas[number].requests[half] = id
    queue.add(
      .timesOut(number, half, life: life, request: id),
      at: now + 5_000 * 1000 / replicas[number].rate)
    if let delay = travel(number) {
      queue.add(.arrives(number, half, life: life, request: id, request), at: now + delay)
    }
  }

  private mutating func travel(_ number: Int) -> Milliseconds? {
    guard isStormy else { return 1 + random.below(30) }
    if replicas[number].partitionedUntil > now {
      return random.chance(1, in: 3)
        ? replicas[number].partitionedUntil - now + random.below(2000) : nil
    }
    switch random.below(20) {
    case 0: return nil
    case 1: return random.below(25_000)
    case 2, 3: return random.below(6_000)
    default: return 1 + random.below(60)
    }
  }

  private mutating func end(_ number: Int, _ half: ShardReplica.Half, _ answer: ShardServer.Answer?)
  {
    replicas[number].requests[half] = nil
    let local = replicas[number].local(now)
    switch half {
    case .lease:
      if replicas[number].isReleasing {
        replicas[number].isReleasing = false
        replicas[number].lease.begin(now: local)
      } else {
        switch answer {
        case .found(let lease): replicas[number].lease.found(lease, now: local)
        case .wrote(let lease): replicas[number].lease.wrote(lease, now: local)
        case .refused: replicas[number].lease.failed(isRefused: true, now: local)
        default: replicas[number].lease.failed(isRefused: false, now: local)
        }
        if let deadline = replicas[number].lease.deadline,
          replicas[number].lease.isLeading(now: local)
        {
          queue.add(
            .deadline(number, life: replicas[number].life), at: replicas[number].global(deadline))
          if replicas[number].shards.session == nil, !replicas[number].isDraining {
            let session = replicas[number].lease.observed?.session ?? ""
            tell("m\(number) begins \(session)")
            replicas[number].shards.began(session: session, now: local)
            queue.add(.wake(number, .roll, life: replicas[number].life), at: now)
          }
        }
      }
    case .roll:
      switch answer {
      case .listed(let leases): replicas[number].shards.listed(leases, now: local)
      case .wrote(let lease):
        tell("m\(number) wrote \(lease.metadata.annotations[ShardRoll.annotation] ?? "")")
        replicas[number].shards.wrote(lease, now: local)
      case .deleted(let lease):
        tell("m\(number) expelled \(lease.name)")
        replicas[number].shards.expelled(lease, now: local)
      case .refused: replicas[number].shards.failed(isRefused: true, now: local)
      default: replicas[number].shards.failed(isRefused: false, now: local)
      }
      cancelLost(number)
    }
    step(number, half)
  }

  private mutating func deadline(_ number: Int) {
    replicas[number].lease.expire(now: replicas[number].local(now))
    if replicas[number].lease.isLost { lose(number) }
  }

  /// The session ends; its work is cancelled, and must end before another begins.
  private mutating func lose(_ number: Int) {
    guard !replicas[number].isDraining else { return }
    if replicas[number].shards.session == nil {
      return rest(number)
    }
    tell("m\(number) ends its session")
    replicas[number].shards.ended()
    replicas[number].isDraining = true
    replicas[number].requests[.roll] = nil
    cancelLost(number)
    if replicas[number].jobs.isEmpty { rest(number) }
  }

  /// All work has ended.
  private mutating func rest(_ number: Int) {
    replicas[number].isDraining = false
    replicas[number].requests[.lease] = nil
    let day = MicroTime(secondsSince1970: 1_700_000_000 + Int64(now / 1000))
    if let released = replicas[number].lease.release(time: day) {
      replicas[number].isReleasing = true
      send(number, .lease, .update(released))
    } else {
      replicas[number].lease.begin(now: replicas[number].local(now))
      queue.add(.wake(number, .lease, life: replicas[number].life), at: now + 1)
    }
  }

  // Work

  private mutating func work(_ number: Int) {
    queue.add(.work(number), at: now + 50 + random.below(800))
    guard !replicas[number].isDown, replicas[number].frozenUntil <= now else { return }
    let key = random.element(Self.keys)
    guard owns(number, key), replicas[number].shards.begin(key) else { return }
    lastJob += 1
    replicas[number].jobs[lastJob] = ShardReplica.Job(key: key)
    works += 1
    if owners[key] != number { moves += 1 }
    owners[key] = number
    for other in replicas.indices where other != number && !replicas[other].isDown {
      // One that is frozen beyond its time does nothing, and ends its work as soon as it thaws.
      guard
        replicas[other].frozenUntil <= now
          || replicas[other].lease.isLeading(now: replicas[other].local(now))
      else { continue }
      if replicas[other].jobs.values.contains(where: { $0.key == key }) {
        fault = "m\(number) and m\(other) work on \(key) at once at \(now)"
      }
    }
    queue.add(
      .workEnds(number, life: replicas[number].life, job: lastJob), at: now + random.below(4000))
  }

  private mutating func cancelLost(_ number: Int) {
    for (job, work) in replicas[number].jobs.sorted(by: { $0.key < $1.key })
    where !work.isCancelled && !replicas[number].shards.owns(work.key) {
      replicas[number].jobs[job]?.isCancelled = true
      // Work that is cancelled ends soon; that of one who was frozen beyond its time must at once.
      let isLate = replicas[number].frozenUntil + 2 >= now
      queue.add(
        .workEnds(number, life: replicas[number].life, job: job),
        at: now + (isLate ? 0 : random.below(2000)))
    }
  }

  private mutating func workEnds(_ number: Int, _ job: Int) {
    guard let work = replicas[number].jobs.removeValue(forKey: job) else { return }
    replicas[number].shards.end(work.key)
    if replicas[number].isDraining, replicas[number].jobs.isEmpty { rest(number) }
  }

  // Fate

  private mutating func fate(_ number: Int) {
    guard isStormy else {
      if replicas[number].isDown { comeBack(number) }
      return
    }
    queue.add(.fate(number), at: now + 1 + random.below(20_000))
    if replicas[number].isDown { return comeBack(number) }
    switch random.below(6) {
    case 0:
      tell("m\(number) dies")
      replicas[number].isDown = true
      replicas[number].life += 1
      replicas[number].jobs = [:]
    case 1:
      tell("m\(number) freezes")
      // One that is frozen already thaws no sooner: what is due for it waits for the later time.
      replicas[number].frozenUntil = max(
        replicas[number].frozenUntil, now + random.below(25_000))
    case 2, 3:
      tell("m\(number) is cut off")
      replicas[number].partitionedUntil = now + random.below(25_000)
    case 4: break
    default:
      tell("m\(number) is stopped")
      lose(number)
    }
  }

  private mutating func comeBack(_ number: Int) {
    tell("m\(number) comes back")
    let life = replicas[number].life
    var new = ShardReplica(
      lease: ShardReplica.lease(number, life: life, chance: random.next()),
      shards: ShardReplica.shards(number, chance: random.next()),
      offset: replicas[number].offset + random.below(100_000), rate: replicas[number].rate)
    new.life = life
    new.lastRequest = replicas[number].lastRequest
    new.lease.begin(now: new.local(now))
    replicas[number] = new
    queue.add(.wake(number, .lease, life: life), at: now)
  }

  private mutating func vandalise() {
    guard isStormy else { return }
    queue.add(.vandal, at: now + 1 + random.below(15_000))
    guard let name = server.leases.keys.sorted().randomElement(using: &random),
      var lease = server.leases[name]
    else { return }
    if name == ShardReplica.group {
      // One who has not read the roll cannot know whom it named.
      guard replicas.allSatisfy({ !$0.isDown && $0.shards.roll != nil }) else { return }
      if random.chance(1, in: 2) {
        tell("the roll is deleted")
        server.leases[name] = nil
      } else {
        tell("the roll is spoilt")
        lease.metadata.annotations[ShardRoll.annotation] = "nonsense"
        _ = server.store(lease, isNew: false)
      }
      return
    }
    switch random.below(5) {
    case 0: lease.spec?.leaseDurationSeconds = 1
    case 1: lease.spec?.holderIdentity = "somebody"
    case 2: lease.spec?.leaseTransitions = 99
    case 3: lease.metadata.annotations = [:]
    default:
      guard replicas.allSatisfy({ !$0.isDown && $0.lease.observed != nil }) else { return }
      tell("\(name) is deleted")
      server.leases[name] = nil
      return
    }
    if LeaseRecord(lease).isReleased { return }
    tell("\(name) is edited")
    _ = server.store(lease, isNew: false)
  }
}
