import Foundation
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

/// Real OpenAPI documents, read in place, and small ones written in tests.
enum OpenAPISamples {
  static let whyAbsent: Comment = "the shared data is absent; KUBE_SHARED can say where it is"

  static let v2 = "openapi/kubernetes-1.36.2-swagger.json"
  static let v3Apps = "openapi/kubernetes-1.36.2-v3-apps-v1.json"
  static let v3APIExtensions = "openapi/kubernetes-1.36.2-v3-apiextensions-v1.json"
  static let discovery = "recordings/01-discovery.json"

  static let arePresent = file(v2) != nil

  static func file(_ name: String) -> InputFile? {
    let root =
      if let path = ProcessInfo.processInfo.environment["KUBE_SHARED"] {
        URL(filePath: path, directoryHint: .isDirectory)
      } else {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
          .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
          .appending(path: "shared", directoryHint: .isDirectory)
      }
    guard let data = try? Data(contentsOf: root.appending(path: name)) else { return nil }
    return InputFile(path: name, bytes: [UInt8](data))
  }

  static func documents(_ names: String...) throws -> [OpenAPIReader.Document] {
    var diagnostics = Diagnostics()
    var documents: [OpenAPIReader.Document] = []
    for name in names {
      let input = try #require(file(name))
      for root in DocumentReader.documents(input, diagnostics: &diagnostics) {
        documents.append(OpenAPIReader.Document(path: name, root: root))
      }
    }
    #expect(diagnostics.all.isEmpty)
    return documents
  }

  static func model(_ names: [String]) throws -> APIModel {
    var diagnostics = Diagnostics()
    let files = try names.map { try #require(file($0)) }
    let model = try #require(APIModel(files: files, diagnostics: &diagnostics))
    #expect(diagnostics.all.isEmpty)
    return model
  }

  /// The model of one document and what was said about it.
  static func read(_ text: String, path: String = "api.json") -> (APIModel?, Diagnostics) {
    var diagnostics = Diagnostics()
    let model = APIModel(
      files: [InputFile(path: path, bytes: Array(text.utf8))], diagnostics: &diagnostics)
    return (model, diagnostics)
  }

  static func units(
    _ model: APIModel, _ selection: String..., renaming: [String: String] = [:]
  ) -> ([SourceUnit], Diagnostics) {
    var diagnostics = Diagnostics()
    let selectors = selection.enumerated().map { index, text in
      ResourceSelector(text, at: SourceLocation(path: "kube-gen.yaml", line: index + 1, column: 3))
    }
    let place = SourceLocation(path: "kube-gen.yaml")
    let entries = renaming.map {
      Configuration.Rename(
        kind: Configuration.Entry($0.key, at: place), name: Configuration.Entry($0.value, at: place)
      )
    }
    let units = OpenAPIFrontEnd.units(
      model: model, selection: selectors, chosen: Renaming(entries).chosen,
      diagnostics: &diagnostics)
    return (units, diagnostics)
  }

  static func types(_ model: APIModel, _ selection: String) -> [String: TypeModel] {
    let (units, diagnostics) = units(model, selection)
    #expect(diagnostics.all.isEmpty)
    return Dictionary(
      units.flatMap(\.types).map { ($0.name.description, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension TypeModel {
  var object: ObjectModel? {
    if case .object(let object) = form { object } else { nil }
  }

  func property(_ jsonName: String) -> PropertyModel? {
    object?.properties.first { $0.jsonName == jsonName }
  }
}

extension TypeReference {
  /// The types that it is made of: `[Container]` of `Container`.
  var innermost: TypeReference {
    switch self {
    case .array(let inner), .dictionary(let inner), .set(let inner), .optional(let inner):
      inner.innermost
    default: self
    }
  }
}
