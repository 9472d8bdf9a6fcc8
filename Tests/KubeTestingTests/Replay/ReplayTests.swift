import Foundation
import Testing

@testable import KubeTesting

/// Every recording of a real server, replayed step by step, gives the same answers.
///
/// What still differs stands in `Fixtures/Recordings/Differences.txt` with reasons; a line there
/// that holds no more is an error too. `KUBE_RECORDINGS` names another folder, in which nothing is
/// excused. `KUBE_REPLAY_SHOW=1` prints every difference.
@Suite struct ReplayTests {
  @Test(arguments: Recording.groups)
  func replay(files: [String]) async throws {
    var replay: Replay?
    for file in files {
      let recording = try Recording(path: "\(Recording.directory)/\(file)")
      var current = replay ?? Replay(recording)
      report(recording, await current.run(recording), try excuses(recording))
      replay = current
    }
  }

  private func excuses(_ recording: Recording) throws -> [Int: String] {
    try Recording.isForeign ? [:] : Differences.read()[recording.name] ?? [:]
  }

  private func report(
    _ recording: Recording, _ differences: [Int: String], _ excused: [Int: String]
  ) {
    if ProcessInfo.processInfo.environment["KUBE_REPLAY_SHOW"] != nil {
      for (index, difference) in differences.sorted(by: { $0.key < $1.key }) {
        let step = recording.steps[index]
        print(
          "\(recording.name) \(index) \(step.note ?? "") | \(step.method) \(step.path.prefix(200)) "
            + "| \((step.body?.text ?? "").prefix(300))\n    \(difference)")
      }
      print("\(recording.name): \(differences.count) of \(recording.steps.count) differ")
    }
    for (index, difference) in differences.sorted(by: { $0.key < $1.key }) {
      let step = recording.steps[index]
      if excused[index] == nil {
        Issue.record("step \(index), \(step.method) \(step.path): \(difference)")
      }
    }
    for index in excused.keys.sorted() where differences[index] == nil {
      Issue.record("step \(index) differs no more; take it out of Differences.txt")
    }
  }
}

/// `31-create-and-update 17: why`, a line each; `12-24` for many steps with one reason.
enum Differences {
  static func read() throws -> [String: [Int: String]] {
    let path = "\(Recording.directory)/Differences.txt"
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    var result: [String: [Int: String]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let words = parts[0].split(separator: " ")
      guard parts.count == 2, words.count >= 2 else { continue }
      for numbers in words.dropFirst() {
        let ends = numbers.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { continue }
        for index in first...last {
          result[String(words[0]), default: [:]][index] = String(parts[1])
        }
      }
    }
    return result
  }
}
