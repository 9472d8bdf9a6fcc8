import HTTPTypes
import KubeCore
import KubeTestSupport
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
    var random: SplitMix64
  }

  /// - Parameter seed: decides into which chunks bodies fall.
  init(_ recording: String, _ steps: [ReplayStep], seed: UInt64) {
    self.recording = recording
    self.steps = steps
    state = Mutex(State(open: Array(steps.indices), random: SplitMix64(seed: seed)))
  }

  var requests: [TransportRequest] { state.withLock { $0.requests } }

  /// The steps that nobody has asked for.
  var open: [ReplayStep] { state.withLock { $0.open }.map { steps[$0] } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let sent = ReplayComparison(request)
    let (step, problems, seed) = state.withLock { state in
      state.requests.append(request)
      let (place, problems) = choose(sent, state.open)
      if let place { state.open.removeAll { $0 == place } }
      return (place.map { steps[$0] }, problems, state.random.next())
    }
    guard let step else {
      Issue.record("\(recording): \(sent.method) \(request.head.path ?? "") comes after the end")
      throw TransportError(.other, "The recording has no more steps.")
    }
    if !problems.isEmpty {
      Issue.record("\(recording), \(step): \(problems.joined(separator: "; "))")
    }
    var random = SplitMix64(seed: seed)
    let head = HTTPResponse(
      status: HTTPResponse.Status(code: step.status), headerFields: step.answerFields)
    return TransportResponse(head, body: ResponseBody(ScriptedBody(random.chunks(step.answer))))
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
