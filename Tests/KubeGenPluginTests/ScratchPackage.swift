import Foundation
import KubeGenTestSupport

/// A package in a temporary directory whose targets are generated for, and builds of it.
struct ScratchPackage {
  let directory: TemporaryDirectory

  /// - Parameter dependency: what stands for swift-kube in the manifest.
  init(dependency: String, identity: String = "swift-kube") throws {
    directory = try TemporaryDirectory()
    try directory.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription

      let kube: [Target.Dependency] = [.product(name: "KubeCore", package: "\(identity)")]
      let plugins: [Target.PluginUsage] = [.plugin(name: "KubeGenPlugin", package: "\(identity)")]

      let package = Package(
        name: "scratch",
        platforms: [.macOS(.v15)],
        dependencies: [\(dependency)],
        targets: [
          .executableTarget(name: "App", dependencies: kube + ["Plain"], plugins: plugins),
          .target(name: "Plain", dependencies: kube, plugins: plugins),
        ],
        swiftLanguageModes: [.v6]
      )
      """, to: "Package.swift")
    try pin()
    try reset()
  }

  /// The repository that this test belongs to.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The repository's own versions, so that nothing has to be looked up.
  private func pin() throws {
    let pins = Self.repository.appending(path: "Package.resolved")
    guard let data = try? Data(contentsOf: pins) else { return }
    try directory.write(data, to: "Package.resolved")
  }

  /// Puts the sources back to what they are at first.
  func reset() throws {
    for folder in ["Sources", "outside"] where directory.exists(folder) {
      try directory.remove(folder)
    }
    for (path, text) in Self.sources { try directory.write(text, to: path) }
  }

  static let main = """
    import KubeCore
    import Plain

    print(Lamp(name: "a", namespace: "b", spec: LampSpec(watts: 5)).spec.watts, plain())
    print(try Backup(json: #"{"metadata": {}, "spec": {"schedule": "@daily"}}"#).spec.schedule)
    print(Archive.plural, ConfigMap.kind)

    """

  private static let sources = [
    "Sources/App/main.swift": main,
    "Sources/App/Lamp.swift": annotated("Lamp", "watts"),
    "Sources/App/kube-gen.yaml": """
    crds: [CRDs/*.yaml, ../../outside/*.yaml]
    resources: [v1/ConfigMap]
    """,
    "Sources/App/CRDs/backup.yaml": crd("Backup"),
    "outside/archive.yaml": crd("Archive"),
    "Sources/Plain/Plain.swift": annotated("Door", "height") + """

      public func plain() -> String { Door.plural }
      """,
  ]

  static func annotated(_ kind: String, _ property: String) -> String {
    """
    // @kube(group: "example.com", version: "v1", kind: "\(kind)", namespaced: true)
    struct \(kind)Spec: Sendable, Equatable {
      var \(property): Int32
    }

    """
  }

  /// An API of one kind, as 'distill' writes it.
  static func facts(_ property: String) -> String {
    """
    swift-kube facts 1
    package example.v1 com.example.v1
    package meta.v1 io.k8s.apimachinery.pkg.apis.meta.v1

    in example.v1
    type Gauge
      @kind example.com v1 Gauge
      @resource gauges namespaced get
      apiVersion string
      kind string
      \(property) int32
      metadata meta.v1.ObjectMeta

    in meta.v1
    type ObjectMeta
      name string

    """
  }

  static func crd(_ kind: String, property: String = "schedule") -> String {
    let plural = "\(kind.lowercased())s"
    return """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: \(plural).example.com}
      spec:
        group: example.com
        names: {kind: \(kind), plural: \(plural)}
        scope: Namespaced
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                required: [spec]
                properties:
                  spec:
                    type: object
                    required: [\(property)]
                    properties: {\(property): {type: string}}

      """
  }

  func swift(_ arguments: String...) throws -> ToolRun {
    try Tool.run(Tool.installed("swift"), arguments, in: directory.url)
  }

  @discardableResult
  func build(_ options: String...) throws -> Build {
    let arguments = ["build", "--disable-sandbox"] + options
    return Build(try Tool.run(Tool.installed("swift"), arguments, in: directory.url))
  }

  func runApp(_ configuration: String = "debug") throws -> String {
    let app = directory.url.appending(path: ".build/\(configuration)/App")
    return try Tool.run(app, [], in: directory.url).output
  }

  /// The files that were generated for a target.
  func generated(for target: String) throws -> [String: FileState] {
    // The package goes by its directory's name.
    let package = directory.url.lastPathComponent.lowercased()
    return try directory.snapshot(
      of: ".build/plugins/outputs/\(package)/\(target)/destination/KubeGenPlugin")
  }
}

/// What `swift build` did.
struct Build {
  let succeeded: Bool
  let log: String

  init(_ run: ToolRun) {
    succeeded = run.hasExited && run.status == 0
    log = run.output + run.errors
  }

  /// The targets that the tool ran for.
  var generatedTargets: Set<String> {
    Set(log.matches(of: /Generating Kubernetes types of (\w+)/).map { String($0.1) })
  }
}
