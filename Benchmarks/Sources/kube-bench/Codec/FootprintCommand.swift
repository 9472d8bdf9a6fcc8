import ArgumentParser
import Foundation
import PodTypes

/// What ``CodecCommand`` runs for each figure of memory.
struct FootprintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "footprint", shouldDisplay: false)

  @Argument var codec: String
  @Argument var input: String

  func run() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: input))
    let sample = Data(try PodMaker.list(count: 8).jsonBytes())
    let footprint =
      codec == KubeCodec.name
      ? try Footprint.measure(KubeCodec.self, data, sample: sample)
      : try Footprint.measure(FoundationCodec.self, data, sample: sample)
    print(Int(footprint.kept), Int(footprint.peak))
  }
}
