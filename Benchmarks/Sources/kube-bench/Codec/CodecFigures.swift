/// What one codec took, round by round.
struct CodecFigures {
  var decode = Rounds()
  var release = Rounds()
  var decodeAndRelease = Rounds()
  var encode = Rounds()

  /// Decodes, encodes and releases once. `counts` says whether the round is more than a warm-up.
  @inline(never)
  mutating func measure(_ codec: some PodCodec, counts: Bool) throws {
    let clock = ContinuousClock()
    let start = clock.now
    var list: Optional = try codec.decode()
    let decoded = clock.now
    if let list { _ = try codec.encode(list) }
    let encoded = clock.now
    list = nil
    let released = clock.now
    guard counts else { return }
    decode.add(decoded - start)
    encode.add(encoded - decoded)
    release.add(released - encoded)
    decodeAndRelease.add((decoded - start) + (released - encoded))
  }
}
