// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "version-reflector",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-kube", path: "../.."),
    .package(url: "https://github.com/swhitty/FlyingFox.git", from: "0.27.1"),
  ],
  targets: [
    .executableTarget(
      name: "version-reflector",
      dependencies: [
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "Kube", package: "swift-kube"),
      ],
      plugins: [.plugin(name: "KubeGenPlugin", package: "swift-kube")]
    )
  ],
  swiftLanguageModes: [.v6]
)
