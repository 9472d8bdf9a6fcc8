import Foundation
import KubeGenTestSupport
import Testing

/// A release build would optimise the generator for minutes. Here the tools come prebuilt instead,
/// as binary targets; plugins, runtime modules and generated code are the real ones.
@Suite("A package with the tools prebuilt")
struct ReleaseBuildTests {
  @Test("is generated for and runs in a release build as in a debug build")
  func release() throws {
    let kube = try TemporaryDirectory()
    try provide(kube)
    let package = try ScratchPackage(
      dependency: #".package(name: "swift-kube", path: "\#(kube.path)")"#)
    try package.reset()

    let release = try package.build("-c", "release")
    #expect(release.succeeded, "\(release.log)")
    #expect(try package.runApp("release") == "5 doors\n@daily\narchives ConfigMap\n")
    let generated = try package.generated(for: "App")
    #expect(generated.count == 9)
    #expect(try package.build("-c", "release").generatedTargets == [])
  }

  private func provide(_ directory: TemporaryDirectory) throws {
    try directory.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "swift-kube",
        platforms: [.macOS(.v15)],
        products: [
          .library(name: "KubeCore", targets: ["KubeCore"]),
          .plugin(name: "KubeGenPlugin", targets: ["KubeGenPlugin"]),
        ],
        dependencies: [
          .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0")
        ],
        targets: [
          .target(name: "CSwiftObjects"),
          .target(name: "KubeJSON", dependencies: ["CSwiftObjects"]),
          .target(name: "KubeValues"),
          .target(
            name: "KubeCore",
            dependencies: [
              "KubeJSON", "KubeValues",
              .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            plugins: ["KubeBasePlugin"]),
          .plugin(name: "KubeBasePlugin", capability: .buildTool(), dependencies: ["kube-base"]),
          .plugin(name: "KubeGenPlugin", capability: .buildTool(), dependencies: ["kube-gen"]),
          .binaryTarget(name: "kube-base", path: "kube-base.artifactbundle"),
          .binaryTarget(name: "kube-gen", path: "kube-gen.artifactbundle"),
        ],
        swiftLanguageModes: [.v6]
      )
      """, to: "Package.swift")
    for tool in ["kube-base", "kube-gen"] { try provide(tool, in: directory) }
    for folder in ["Sources", "Plugins"] {
      try FileManager.default.createSymbolicLink(
        at: directory.url.appending(path: folder),
        withDestinationURL: ScratchPackage.repository.appending(path: folder))
    }
  }

  private func provide(_ tool: String, in directory: TemporaryDirectory) throws {
    try directory.write(
      """
      {
        "schemaVersion": "1.0",
        "artifacts": {
          "\(tool)": {
            "type": "executable", "version": "1.0.0",
            "variants": [
              {
                "path": "\(tool)",
                "supportedTriples": [
                  "x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-apple-macosx",
                  "arm64-apple-macosx"
                ]
              }
            ]
          }
        }
      }
      """, to: "\(tool).artifactbundle/info.json")
    try FileManager.default.copyItem(
      at: Tool.built(tool),
      to: directory.url.appending(path: "\(tool).artifactbundle/\(tool)"))
  }
}
