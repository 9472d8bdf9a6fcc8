// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "macro",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-kube", path: "../..")],
  targets: [
    .executableTarget(
      name: "macro",
      dependencies: [
        .product(name: "Kube", package: "swift-kube"),
        .product(name: "KubeMacros", package: "swift-kube"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
