import Foundation
import KubeGenTestSupport
import Testing

/// A directory, and the tool run in it.
struct KubeGen {
  let directory: TemporaryDirectory

  init(_ files: [String: String] = [:]) throws {
    directory = try TemporaryDirectory()
    for (path, text) in files { try directory.write(text, to: path) }
  }

  func run(_ arguments: String..., input: String = "") throws -> ToolRun {
    try run(arguments, input: Data(input.utf8))
  }

  func run(_ arguments: [String], input: Data = Data()) throws -> ToolRun {
    try Tool.run(Tool.built("kube-gen"), arguments, in: directory.url, input: input)
  }
}

extension ToolRun {
  /// Nothing was printed to standard error, and the tool ended well.
  func expectSuccess(sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    #expect(hasExited, sourceLocation: sourceLocation)
    #expect(status == 0, "\(errors)", sourceLocation: sourceLocation)
    #expect(errors == "", sourceLocation: sourceLocation)
  }

  /// The input was refused, and each line on standard error is a diagnostic that an editor can
  /// parse.
  func expectDiagnostics(
    _ parts: String..., sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(hasExited, sourceLocation: sourceLocation)
    #expect(status == 1, "\(output)\(errors)", sourceLocation: sourceLocation)
    for part in parts {
      #expect(errors.contains(part), "\(errors)", sourceLocation: sourceLocation)
    }
    for line in errors.split(separator: "\n") {
      #expect(
        line.contains(/^[^:]+:\d+:\d+: (error|warning|note): ./), "\(line)",
        sourceLocation: sourceLocation)
    }
  }

  /// The arguments were refused.
  func expectUsage(_ part: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    #expect(hasExited, sourceLocation: sourceLocation)
    #expect(status == 64, sourceLocation: sourceLocation)
    #expect(errors.contains(part), "\(errors)", sourceLocation: sourceLocation)
    #expect(errors.contains("Usage: kube-gen"), sourceLocation: sourceLocation)
  }
}

/// Inputs that several suites use.
enum Input {
  static let annotated = """
    /// A website.
    // @kube(group: "example.com", version: "v1", kind: "Website", namespaced: true)
    struct WebsiteSpec: Sendable, Equatable {
      /// The name that it answers to.
      var host: String
      var replicas: Int32 = 1
    }

    """

  static let crd = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: backups.example.com
    spec:
      group: example.com
      names: {kind: Backup, plural: backups, singular: backup, listKind: BackupList}
      scope: Namespaced
      versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  required: [schedule]
                  properties:
                    schedule: {type: string}
                    keep: {type: integer, format: int32}

    """
}
