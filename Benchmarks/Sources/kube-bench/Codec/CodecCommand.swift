import ArgumentParser
import Foundation
import PodTypes

struct CodecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codec",
    abstract: "Decode, encode and keep a list of pods, beside Foundation's coders.")

  @Argument(help: "A JSON file with a PodList.")
  var input: String

  @Option(help: "How often everything is measured, after two rounds that warm up.")
  var rounds = 10

  func run() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: input))
    let ours = KubeCodec(input: data)
    let other = FoundationCodec(input: data)
    let list = try ours.decode()
    let count = list.items.count
    print(
      "\n### Pods as JSON: \(count) pods, \(Figure.megabytes(data.count)), \(Machine.configuration) build\n"
    )
    print(try Fidelity.sentence(data, ours, other) + "\n")
    try printSpeed(data.count, ours, other)
    try printMemory(count)
  }

  private func printSpeed(_ size: Int, _ ours: KubeCodec, _ other: FoundationCodec) throws {
    var kube = CodecFigures()
    var plain = CodecFigures()
    for round in -2..<rounds {
      try kube.measure(ours, counts: round >= 0)
      try plain.measure(other, counts: round >= 0)
    }
    var table = MarkdownTable(
      "minimum / median of \(rounds)", "swift-kube", "", "Codable", "", "ratio")
    func add(_ name: String, _ path: KeyPath<CodecFigures, Rounds>) {
      let (ours, other) = (kube[keyPath: path], plain[keyPath: path])
      table.add(
        name, Figure.speed(size, ours), Figure.milliseconds(ours), Figure.speed(size, other),
        Figure.milliseconds(other), Figure.ratio(other.median / ours.median))
    }
    add("decode", \.decode)
    add("decode and release", \.decodeAndRelease)
    add("release", \.release)
    add("encode", \.encode)
    print(table.text + "\n")
  }

  private func printMemory(_ count: Int) throws {
    var kept = Comparison()
    var peak = Comparison()
    for _ in 0..<rounds {
      let kube = try Footprint(ofProcessWith: KubeCodec.name, input)
      let plain = try Footprint(ofProcessWith: FoundationCodec.name, input)
      kept.ours.add(kube.kept)
      kept.other.add(plain.kept)
      peak.ours.add(kube.peak)
      peak.other.add(plain.peak)
    }
    func perPod(_ rounds: Rounds) -> String {
      let scale = 1 / (1000 * Double(max(1, count)))
      return "\(Figure.number(rounds.minimum * scale)) / \(Figure.number(rounds.median * scale)) KB"
    }
    var table = MarkdownTable("memory per pod", "swift-kube", "Codable", "ratio")
    table.add(
      "a decoded list that is kept", perPod(kept.ours), perPod(kept.other), Figure.ratio(kept.ratio)
    )
    table.add(
      "at most, while decoding", perPod(peak.ours), perPod(peak.other), Figure.ratio(peak.ratio))
    print(table.text)
  }
}
