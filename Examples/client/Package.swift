// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "client",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(name: "swift-kube", path: "../.."),
  ],
  targets: [
    .executableTarget(
      name: "crud",
      dependencies: [.product(name: "Kube", package: "swift-kube")],
      plugins: types
    ),
    .executableTarget(name: "exec", dependencies: tool, plugins: types),
    .executableTarget(name: "get", dependencies: tool),
    .executableTarget(name: "logs", dependencies: tool, plugins: types),
  ],
  swiftLanguageModes: [.v6]
)

var tool: [Target.Dependency] {
  [
    .product(name: "ArgumentParser", package: "swift-argument-parser"),
    .product(name: "Kube", package: "swift-kube"),
  ]
}

var types: [Target.PluginUsage] { [.plugin(name: "KubeGenPlugin", package: "swift-kube")] }
