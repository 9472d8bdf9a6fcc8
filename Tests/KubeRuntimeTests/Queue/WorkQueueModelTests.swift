import KubeClient
import KubeRuntime
import KubeTestSupport
import Testing

/// A queue against what is said of it, with whatever comes.
@Suite("A work queue under whatever comes")
struct WorkQueueModelTests {
  @Test(
    "no key runs twice at once, none is lost, and none runs ahead of its time", arguments: 0..<200)
  func random(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let bound = random.chance(1, in: 3) ? nil : 1 + random.below(4)
    let debounce = random.chance(1, in: 2) ? 0 : random.below(5)
    var queue = WorkQueue<Int>(
      WorkQueueSettings(
        concurrency: bound, debounce: .seconds(debounce),
        backoff: Backoff(firstDelay: .seconds(1), longestDelay: .seconds(9), jitter: 1...1)))
    var now = 0
    var running: [WorkQueue<Int>.Item] = []
    var released: Set<Int> = []
    /// The earliest and the latest time at which a key may, and must, come.
    var wanted: [Int: (from: Int, by: Int)] = [:]

    func want(_ key: Int, _ from: Int, _ by: Int) {
      let old = wanted[key]
      wanted[key] = (min(old?.from ?? from, from), min(old?.by ?? by, by))
    }

    for _ in 0..<400 {
      switch random.below(10) {
      case 0...3:
        let key = random.below(8)
        let delay = random.below(4) - 1
        let settles = random.chance(1, in: 2)
        queue.add(
          key, after: .seconds(delay), priority: random.chance(1, in: 2) ? .low : .normal,
          settles: settles, at: .seconds(now))
        let time = now + max(delay, 0)
        want(key, time, time + (settles ? debounce * 10 : 0))
      case 4...6:
        guard case .run(let item) = queue.next(at: .seconds(now)) else { continue }
        #expect(!running.contains { $0.key == item.key })
        #expect(wanted[item.key].map { $0.from <= now } ?? false)
        wanted[item.key] = nil
        running.append(item)
        if let bound { #expect(running.count - released.count <= bound) }
      case 7...8:
        guard !running.isEmpty else { continue }
        let item = running.remove(at: random.below(running.count))
        released.remove(item.key)
        switch random.below(4) {
        case 0:
          queue.finish(item, .again(after: .seconds(2)), at: .seconds(now))
          want(item.key, now + 2, now + 2)
        case 1:
          let wait = queue.finish(item, .retry, at: .seconds(now)) ?? .seconds(99)
          want(item.key, now + Int(wait.components.seconds), now + Int(wait.components.seconds))
        default: queue.finish(item, .done, at: .seconds(now))
        }
      default:
        if let item = running.randomElement(using: &random), random.chance(1, in: 4),
          released.insert(item.key).inserted
        {
          queue.release(item)
        }
        now += random.below(3)
      }
    }
    // Whatever is wanted comes once there is room and time.
    for item in running {
      queue.finish(item, .done, at: .seconds(now))
    }
    now += 1000
    while case .run(let item) = queue.next(at: .seconds(now)) {
      #expect(wanted.removeValue(forKey: item.key) != nil)
      queue.finish(item, .done, at: .seconds(now))
    }
    #expect(wanted.isEmpty)
    #expect(queue.count == 0 && queue.running == 0 && queue.released == 0)
  }

  @Test("20,000 keys that move all the time cost little each")
  func many() {
    var queue = WorkQueue<Int>(WorkQueueSettings(debounce: .seconds(1)))
    let count = 20_000
    for round in 0..<2 {
      for key in 0..<count {
        queue.add(key, priority: key.isMultiple(of: 2) ? .low : .normal, at: .milliseconds(round))
      }
    }
    #expect(queue.count == count)
    var last = ReconcilePriority(Int.max)
    var taken = 0
    var rises = 0
    while case .run(let item) = queue.next(at: .seconds(2)) {
      if item.priority > last { rises += 1 }
      last = item.priority
      taken += 1
      queue.finish(item, .done, at: .seconds(2))
    }
    #expect(taken == count && queue.count == 0)
    // Each eighth turn may be one of a lower priority.
    #expect(rises <= count / 8)
  }
}
