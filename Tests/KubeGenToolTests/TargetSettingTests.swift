import Foundation
import KubeGenTestSupport
import KubeTestSupport
import Testing

/// Whatever target generated code lands in, it compiles there without a warning.
@Suite("Settings of the target", .enabled(if: Compiler.modules != nil))
struct TargetSettingTests {
  private static let settings: [[String]] = [
    [],
    ["-enable-upcoming-feature", "InternalImportsByDefault"],
    ["-default-isolation", "MainActor"],
    ["-enable-upcoming-feature", "ExistentialAny"],
    ["-enable-upcoming-feature", "MemberImportVisibility"],
    ["-enable-upcoming-feature", "NonisolatedNonsendingByDefault"],
    ["-strict-memory-safety"],
  ]

  private static let warningsAsErrors = ["-warnings-as-errors"]

  /// What else a program declares, in another file.
  private static let namesakes = """
    struct Time {}
    enum Members {}
    protocol Resource {}
    enum JSONValue { case none }
    final class ObjectMeta {}
    struct Boxed {}
    struct UnknownMembers {}
    actor Task {}
    typealias JSONError = Int
    struct Outer { struct JSONReader {} }
    """

  private static func annotated(_ access: String, imports: String = "") -> String {
    let head = access.isEmpty ? "" : "\(access) "
    return """
      import Foundation
      \(imports)import KubeCore

      private let defaultPort = 8080
      func newID() -> String { String(UInt64.random(in: 0 ... .max)) }

      /// A team.
      // @kube(group: "t.example.com", version: "v1", kind: "Team", namespaced: true,
      //   status: TeamStatus.self)
      \(head)struct TeamSpec: Sendable {
        \(head)var lead: String
        \(head)var port: Int = defaultPort
        \(head)var host: String = ProcessInfo.processInfo.hostName
        \(head)var id: String = newID()
        \(head)var retries: Int = Self.defaultRetries
        \(head)var payload: KubeCore.JSONValue = nil
        \(head)var since: KubeCore.MicroTime = .now()
        \(head)var target: Target?
        \(head)var phase: Phase?
        @available(*, deprecated, renamed: "lead")
        \(head)var head: String?
        \(head)var mode: Mode?
        private static let defaultRetries = 3

        \(head)enum Target: Sendable {
          case bucket(Bucket)
          case disk(path: String)
        }

        \(head)struct Bucket: Sendable {
          \(head)var name: String
        }
      }

      \(head)struct Phase: RawRepresentable, Sendable {
        \(head)var rawValue: String
        \(head)init(rawValue: String) { self.rawValue = rawValue }
      }

      \(head)enum Mode: Sendable {
        case new
        @available(*, deprecated)
        case old
      }

      \(head)struct TeamStatus: Sendable {
        \(head)var ready: Bool?
      }

      """
  }

  private static let crd = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: tasks.ci.example.com}
    spec:
      group: ci.example.com
      scope: Namespaced
      names: {kind: Task, plural: tasks}
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
                properties:
                  steps:
                    type: array
                    items:
                      type: object
                      properties:
                        image: {type: string}
                        level: {type: string, enum: [low, high]}
                        time: {type: string, format: date-time}
                  inner:
                    type: object
                    properties: {a: {type: integer}, b: {x-kubernetes-int-or-string: true}}

    """

  private static func messages(
    _ sources: [String: String], access: String, settings: [String]
  ) throws -> [String] {
    let tool = try KubeGen(sources.merging(["task.yaml": crd]) { $1 })
    let files = sources.keys.sorted()
    let run = try tool.run(
      [
        "generate", "--crd", "task.yaml", "--resource", "apps/v1/Deployment", "--resource",
        "v1/Pod",
      ]
        + ["--access", access, "--output", "out"] + files.flatMap { ["--source", $0] })
    run.expectSuccess()
    let made = try tool.directory.snapshot(of: "out").keys.sorted().map { "out/\($0)" }
    #expect(!made.isEmpty)
    return try Compiler.messages(
      of: (files + made).map { tool.directory.url.appending(path: $0) },
      settings: warningsAsErrors + settings)
  }

  @Test("Internal, package and public code compiles", arguments: settings)
  func accesses(_ settings: [String]) throws {
    let isIsolated = settings.contains("MainActor")
    for access in isIsolated ? ["internal"] : ["internal", "public"] {
      let isExplicit = settings.contains("InternalImportsByDefault") && access == "public"
      let source = Self.annotated(
        access == "internal" ? "" : access, imports: isExplicit ? "public " : "")
      #expect(
        try Self.messages(["Team.swift": source], access: access, settings: settings) == [])
    }
  }

  @Test("A program's own types may have the names of KubeCore's and Swift's")
  func ownTypes() throws {
    let source = Self.annotated("")
      .replacing("payload: KubeCore.JSONValue = nil", with: "payload: Time?")
    #expect(
      try Self.messages(
        [
          "Team.swift": source,
          "Own.swift": Self.namesakes.replacing(
            "struct Time {}", with: "struct Time { var t: Int }"),
        ],
        access: "internal", settings: []) == [])
  }
}
