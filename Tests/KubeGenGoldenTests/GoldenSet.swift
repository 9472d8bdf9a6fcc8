import Foundation
import KubeGenCore
import Testing

/// A set of inputs below `Fixtures`, and the output that is recorded for them.
struct GoldenSet: Sendable, CustomTestStringConvertible {
  var name: String
  var input: @Sendable () throws -> GeneratorInput

  var testDescription: String { name }

  static let fixtures = URL(filePath: #filePath).appending(path: "../../../Fixtures")
    .standardizedFileURL

  static let all = [
    GoldenSet(name: "CustomResources") {
      GeneratorInput(
        crdFiles: try files("CustomResources", ["yaml"]),
        configuration: Configuration(access: .public))
    },
    GoldenSet(name: "Annotated") {
      GeneratorInput(swiftFiles: try files("Annotated", ["swift"]))
    },
    GoldenSet(name: "Kubernetes") {
      let place = SourceLocation(path: "GoldenSet.swift")
      return GeneratorInput(
        configuration: Configuration(
          resources: ["v1/ConfigMap", "v1/Service", "networking.k8s.io/v1/NetworkPolicy"].map {
            Configuration.Entry($0, at: place)
          }, access: .public))
    },
  ]

  var directory: URL { Self.fixtures.appending(path: "Golden/\(name)") }

  /// What is recorded, by file name.
  func recorded() throws -> [String: String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path()) else {
      return [:]
    }
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(".swift") }.map {
        ($0, try String(contentsOf: directory.appending(path: $0), encoding: .utf8))
      })
  }

  func record(_ files: [GeneratorOutput.File]) throws {
    try? FileManager.default.removeItem(at: directory)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for file in files {
      try file.text.write(
        to: directory.appending(path: "\(name)+\(file.name)"), atomically: true, encoding: .utf8)
    }
  }

  private static func files(_ folder: String, _ endings: [String]) throws -> [InputFile] {
    let directory = fixtures.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: directory.path()).sorted()
      .filter { name in endings.contains { name.hasSuffix(".\($0)") } }
      .map {
        InputFile(
          path: "\(folder)/\($0)",
          bytes: [UInt8](try Data(contentsOf: directory.appending(path: $0))))
      }
  }
}
