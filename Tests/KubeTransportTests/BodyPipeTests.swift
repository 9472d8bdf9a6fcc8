import KubeTestSupport
import KubeTransport
import Testing

@Suite("Pipes of bytes", .timeLimit(.minutes(10)))
struct BodyPipeTests {
  /// A pipe, its body, and how often each signal came.
  private struct Rig {
    let pipe: BodyPipe
    let body: ResponseBody
    private let signals: Shared<(rooms: Int, cancellations: Int)>

    init(limit: Int) {
      let signals = Shared((rooms: 0, cancellations: 0))
      pipe = BodyPipe(limit: limit) { signal in
        signals.change { signals in
          switch signal {
          case .room: signals.rooms += 1
          case .cancelled: signals.cancellations += 1
          }
        }
      }
      body = pipe.makeBody()
      self.signals = signals
    }

    var rooms: Int { signals.value.rooms }
    var cancellations: Int { signals.value.cancellations }
  }

  private func code(_ body: () async throws -> Void) async -> TransportError.Code? {
    await #expect(throws: TransportError.self) { try await body() }?.code
  }

  /// What a pipe ought to do, without its waits.
  private struct Model {
    let limit: Int
    var bytes: [UInt8] = []
    var isRoomWanted = false
    var rooms = 0

    mutating func offer(_ offered: [UInt8]) -> Bool {
      guard !offered.isEmpty else { return true }
      isRoomWanted = isRoomWanted || bytes.count >= limit
      guard bytes.count < limit else { return false }
      bytes += offered
      return true
    }

    mutating func read() -> [UInt8] {
      defer { bytes = [] }
      if isRoomWanted { rooms += 1 }
      isRoomWanted = false
      return bytes
    }
  }

  @Test("A pipe takes what is offered below its bound, and tells once of room", arguments: 0..<20)
  func bound(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let limit = 1 + random.below(40)
    let rig = Rig(limit: limit)
    var model = Model(limit: limit)
    var reader = rig.body.makeAsyncIterator()
    for _ in 0..<300 {
      if random.chance(1, in: 4), !model.bytes.isEmpty {
        #expect(try await reader.next() == model.read())
      } else {
        let bytes = (0..<random.below(20)).map { UInt8($0) }
        #expect(rig.pipe.offer(bytes) == model.offer(bytes))
      }
      #expect(rig.rooms == model.rooms)
    }
    rig.pipe.finish()
    if !model.bytes.isEmpty { #expect(try await reader.next() == model.read()) }
    #expect(try await reader.next() == nil)
    #expect(rig.cancellations == 0)
  }

  @Test("Who writes and who reads need not keep pace", arguments: 0..<20)
  func pace(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
    let chunks = random.chunks(bytes)
    let rig = Rig(limit: 1 + random.below(3000))
    async let written: Void = {
      for chunk in chunks { try await rig.pipe.write(chunk) }
      rig.pipe.finish()
    }()
    var read: [UInt8] = []
    for try await chunk in rig.body {
      #expect(!chunk.isEmpty)
      read += chunk
    }
    try await written
    #expect(read == bytes)
  }

  @Test("A reader who waits gets what comes, and no later offer is turned down for it")
  func waitingReader() async throws {
    let rig = Rig(limit: 1)
    async let first = rig.body.first { _ in true }
    try await rig.pipe.write([1, 2, 3])
    #expect(try await first == [1, 2, 3])
  }

  @Test("An error comes after all bytes before it, and stays; what is written then is refused")
  func failure() async throws {
    let rig = Rig(limit: 8)
    #expect(rig.pipe.offer([1]))
    #expect(rig.pipe.offer([2]))
    rig.pipe.finish(TransportError(.closedEarly, "reset"))
    rig.pipe.finish()
    var reader = rig.body.makeAsyncIterator()
    #expect(try await reader.next() == [1, 2])
    for _ in 0..<2 { #expect(await code { _ = try await reader.next() } == .closedEarly) }
    #expect(await code { try await rig.pipe.write([3]) } == .closedEarly)
    #expect(rig.cancellations == 0)
  }

  @Test("What is written after the end in order is refused")
  func afterEnd() async throws {
    let rig = Rig(limit: 8)
    rig.pipe.finish()
    #expect(await code { try await rig.pipe.write([1]) } == .cancelled)
    var reader = rig.body.makeAsyncIterator()
    #expect(try await reader.next() == nil)
  }

  @Test("A body that is cancelled ends the pipe, and tells so once")
  func cancelled() async throws {
    let rig = Rig(limit: 1)
    #expect(rig.pipe.offer([1]))
    rig.body.cancel()
    rig.body.cancel()
    #expect(rig.cancellations == 1)
    // Who cannot wait need not know.
    #expect(rig.pipe.offer([2]))
    #expect(await code { try await rig.pipe.write([3]) } == .cancelled)
    var reader = rig.body.makeAsyncIterator()
    #expect(await code { _ = try await reader.next() } == .cancelled)
  }

  @Test("A body that is let go of ends the pipe, read or not", arguments: [false, true])
  func dropped(isRead: Bool) async throws {
    let cancellations = Shared(0)
    let pipe = BodyPipe(limit: 1) { _ in cancellations.change { $0 += 1 } }
    func use(_ body: ResponseBody) async throws {
      guard isRead else { return }
      #expect(pipe.offer([1]))
      #expect(try await body.first { _ in true } == [1])
    }
    try await use(pipe.makeBody())
    try await cancellations.wait { $0 == 1 ? () : nil }
    #expect(await code { try await pipe.write([1]) } == .cancelled)
  }

  @Test("A writer who waits for room is let go when the body is cancelled")
  func waitingWriter() async throws {
    let rig = Rig(limit: 1)
    try await rig.pipe.write([1])
    async let error = code { try await rig.pipe.write([2]) }
    rig.body.cancel()
    #expect(await error == .cancelled)
  }

  @Test("A writer whose task is cancelled waits no longer; the pipe goes on")
  func cancelledWriter() async throws {
    let rig = Rig(limit: 1)
    try await rig.pipe.write([1])
    for isBefore in [true, false] {
      await withTaskGroup(of: Void.self) { group in
        if isBefore { group.cancelAll() }
        group.addTask { #expect(await code { try await rig.pipe.write([2]) } == .cancelled) }
        group.cancelAll()
      }
    }
    var reader = rig.body.makeAsyncIterator()
    #expect(try await reader.next() == [1])
    try await rig.pipe.write([3])
    rig.pipe.finish()
    #expect(try await reader.next() == [3])
    #expect(try await reader.next() == nil)
  }

  @Test("A reader whose task is cancelled ends the pipe for both sides", arguments: [true, false])
  func cancelledReader(isBefore: Bool) async throws {
    let rig = Rig(limit: 1)
    await withTaskGroup(of: Void.self) { group in
      if isBefore { group.cancelAll() }
      group.addTask {
        var reader = rig.body.makeAsyncIterator()
        #expect(await code { _ = try await reader.next() } == .cancelled)
      }
      group.cancelAll()
    }
    #expect(rig.cancellations == 1)
    #expect(await code { try await rig.pipe.write([1]) } == .cancelled)
  }
}
