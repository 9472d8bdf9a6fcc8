import HTTPTypes
import KubeCore
import KubeTransport
import Synchronization
import Testing

/// A transport that answers as a recorded server did, so long as it is asked what that was asked.
///
/// A request has to be the next step of the recording, or a watch that stands where it ended. Any
/// other is an issue that says what differs from the step that it resembles most; it gets that
/// step's answer all the same, so that the rest of a test can be judged.
final class RecordedTransport: HTTPTransport {
  let recording: String
  private let steps: [ReplayStep]
  private let state: Mutex<State>

  private struct State {
    var open: [Int]
    var requests: [TransportRequest] = []
    var generator: SeededGenerator
  }

  /// - Parameter seed: decides into which chunks bodies fall.
  init(_ recording: String, _ steps: [ReplayStep], seed: UInt64) {
    self.recording = recording
    self.steps = steps
    state = Mutex(State(open: Array(steps.indices), generator: SeededGenerator(seed)))
  }

  var requests: [TransportRequest] { state.withLock { $0.requests } }

  /// The steps that nobody has asked for.
  var open: [ReplayStep] { state.withLock { $0.open }.map { steps[$0] } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let sent = ReplayComparison(request)
    let (step, problems, generator) = state.withLock { state in
      state.requests.append(request)
      let (place, problems) = choose(sent, state.open)
      if let place { state.open.removeAll { $0 == place } }
      return (place.map { steps[$0] }, problems, SeededGenerator(state.generator.next()))
    }
    guard let step else {
      Issue.record("\(recording): \(sent.method) \(request.head.path ?? "") comes after the end")
      throw TransportError(.other, "The recording has no more steps.")
    }
    if !problems.isEmpty {
      Issue.record("\(recording), \(step): \(problems.joined(separator: "; "))")
    }
    let head = HTTPResponse(
      status: HTTPResponse.Status(code: step.status), headerFields: step.answerFields)
    return TransportResponse(head, body: ResponseBody(ReplayChunks(step.answer, generator)))
  }

  func upgrade(_ request: TransportRequest) async throws(TransportError) -> UpgradeResult {
    .refused(try await send(request))
  }

  /// The step that a request stands for, and what is wrong with it.
  private func choose(_ sent: ReplayComparison, _ open: [Int]) -> (Int?, [String]) {
    // Steps that are concurrent wait for their request, wherever it comes.
    let candidates =
      open.filter { !steps[$0].isConcurrent }.prefix(1) + open.filter { steps[$0].isConcurrent }
    let judged = candidates.map { place in
      (place: place, problems: sent.differences(from: ReplayComparison(steps[place])))
    }
    guard let best = judged.min(by: { $0.problems.count < $1.problems.count }) else {
      return (nil, [])
    }
    return (best.place, best.problems)
  }
}

/// A body in chunks of sizes that chance decides, from one byte on.
private final class ReplayChunks: ResponseBodySource {
  private let state: Mutex<(rest: ArraySlice<UInt8>, generator: SeededGenerator)>

  init(_ bytes: [UInt8], _ generator: SeededGenerator) {
    state = Mutex((bytes[...], generator))
  }

  func next() async throws(TransportError) -> [UInt8]? {
    state.withLock { state in
      let most = 1 << Int.random(in: 0...14, using: &state.generator)
      let chunk = Array(state.rest.prefix(Int.random(in: 1...most, using: &state.generator)))
      state.rest = state.rest.dropFirst(chunk.count)
      return chunk.isEmpty ? nil : chunk
    }
  }

  func cancel() {}
}

/// The same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
