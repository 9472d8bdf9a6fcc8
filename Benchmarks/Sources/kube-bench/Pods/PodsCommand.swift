import ArgumentParser
import Foundation
import PodTypes

struct PodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pods", abstract: "Write a list of made-up pods as JSON.")

  @Argument(help: "How many pods. The same number gives the same bytes.")
  var count: Int

  @Argument(help: "The file to write.")
  var output: String

  func validate() throws {
    if count < 0 { throw ValidationError("The number of pods cannot be negative.") }
  }

  func run() throws {
    try Data(PodMaker.list(count: count).jsonBytes()).write(to: URL(fileURLWithPath: output))
  }
}
