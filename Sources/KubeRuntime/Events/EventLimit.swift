import KubeCore

/// How many requests about each object there may be: a bucket of tokens, as client-go's spam filter
/// has.
struct EventLimit {
  private struct Bucket {
    var tokens: Double
    var time: Duration
  }

  let burst: Int
  let refill: Duration
  let capacity: Int
  private var buckets: [ObjectReference: Bucket] = [:]

  init(burst: Int, refill: Duration, capacity: Int) {
    self.burst = burst
    self.refill = refill
    self.capacity = capacity
  }

  /// Whether there may be one more now, which then counts.
  mutating func takes(_ object: ObjectReference, at now: Duration) -> Bool {
    if buckets.count >= capacity, buckets[object] == nil { makeRoom(at: now) }
    var bucket = buckets[object] ?? Bucket(tokens: Double(burst), time: now)
    bucket.tokens = tokens(bucket, at: now)
    bucket.time = max(bucket.time, now)
    let isFree = bucket.tokens >= 1
    if isFree { bucket.tokens -= 1 }
    buckets[object] = bucket
    return isFree
  }

  private func tokens(_ bucket: Bucket, at now: Duration) -> Double {
    guard refill > .zero else { return Double(burst) }
    return min(Double(burst), bucket.tokens + max(now - bucket.time, .zero) / refill)
  }

  /// A full bucket is as good as none. If none is full, the one that was left alone for longest goes.
  private mutating func makeRoom(at now: Duration) {
    buckets = buckets.filter { tokens($0.value, at: now) < Double(burst) }
    guard buckets.count >= capacity else { return }
    for (object, _) in buckets.sorted(by: { $0.value.time < $1.value.time })
      .prefix(max(capacity / 4, 1))
    {
      buckets[object] = nil
    }
  }
}
