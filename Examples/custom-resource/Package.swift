// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "custom-resource",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-kube", path: "../.."),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
  ],
  targets: [
    .executableTarget(
      name: "custom-resource",
      dependencies: [
        .product(name: "KubeCore", package: "swift-kube"),
        .product(name: "Yams", package: "Yams"),
      ],
      plugins: [.plugin(name: "KubeGenPlugin", package: "swift-kube")]
    )
  ],
  swiftLanguageModes: [.v6]
)
