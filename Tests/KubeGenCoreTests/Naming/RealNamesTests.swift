import Foundation
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

/// The keys and list items of real CRDs are a superset of their property names and enumeration
/// values.
@Suite(
  "Names of real CRDs",
  .enabled(if: RealNames.exists, "Skipped: there are no real CRDs at KUBE_SHARED"))
struct RealNamesTests {
  @Test("Every property name is an identifier that the linter accepts, and they stay apart")
  func properties() throws {
    let names = try RealNames.load().keys
    #expect(names.count > 4_000)
    let identifiers = SwiftNaming.distinct(names, by: SwiftNaming.property)
    #expect(identifiers.filter { !Identifier.isLowerCamelCase($0) } == [])
    #expect(Set(identifiers).count == names.count)
    let types = SwiftNaming.distinct(
      names, reserved: SwiftNaming.reservedTypeNames, by: SwiftNaming.type)
    #expect(types.filter { !Identifier.isUpperCamelCase($0) } == [])
    #expect(Set(types).count == names.count)
  }

  @Test("Every value of an enumeration is an identifier that the linter accepts")
  func cases() throws {
    let values = try RealNames.load().values
    #expect(values.count > 1_000)
    let identifiers = SwiftNaming.distinct(values, by: SwiftNaming.enumCase)
    #expect(identifiers.filter { !Identifier.isLowerCamelCase($0) } == [])
    #expect(Set(identifiers).count == values.count)
  }
}

enum RealNames {
  static let folder: URL = {
    let environment = ProcessInfo.processInfo.environment["KUBE_SHARED"]
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared =
      environment.map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appendingPathComponent("shared")
    return shared.appendingPathComponent("crds")
  }()

  static var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func load() throws -> (keys: [String], values: [String]) {
    var keys: Set<String> = []
    var values: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil) where file.pathExtension == "yaml"
    {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        var line = line.drop { $0 == " " }
        if line.hasPrefix("- ") {
          line = line.dropFirst(2)
          values.insert(unquoted(line))
        }
        if let colon = line.firstIndex(of: ":"), line[colon...].dropFirst().first ?? " " == " " {
          keys.insert(unquoted(line[..<colon]))
        }
      }
    }
    return (keys.sorted(), values.sorted())
  }

  private static func unquoted(_ text: Substring) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: "'\" "))
  }
}
