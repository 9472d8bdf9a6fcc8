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
      plugins: [.plugin(name: "KubeGenPlugin", package: "swift-kube")]
    ),
    .executableTarget(name: "exec", dependencies: tool),
    .executableTarget(name: "get", dependencies: tool),
    .executableTarget(name: "logs", dependencies: tool),
  ],
  swiftLanguageModes: [.v6]
)

var tool: [Target.Dependency] {
  [
    .product(name: "ArgumentParser", package: "swift-argument-parser"),
    .product(name: "Kube", package: "swift-kube"),
  ]
}
