/// What is to happen when, in order of time and then of coming.
struct EventQueue<Event> {
  private var heap: [(time: Int, number: Int, event: Event)] = []
  private var last = 0

  mutating func add(_ event: Event, at time: Int) {
    last += 1
    heap.append((time, last, event))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isAhead(child, parent) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func next() -> (Int, Event)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return (first.time, first.event) }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [parent * 2 + 1, parent * 2 + 2] where child < heap.count {
        if isAhead(child, best) { best = child }
      }
      guard best != parent else { break }
      heap.swapAt(best, parent)
      parent = best
    }
    return (first.time, first.event)
  }

  private func isAhead(_ a: Int, _ b: Int) -> Bool {
    (heap[a].time, heap[a].number) < (heap[b].time, heap[b].number)
  }
}
