// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "website-operator",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-kube", path: "../..")],
  targets: [
    .executableTarget(
      name: "website-operator",
      dependencies: [
        .product(name: "Kube", package: "swift-kube"),
        .product(name: "KubeRuntimeHTTP", package: "swift-kube"),
      ],
      plugins: [.plugin(name: "KubeGenPlugin", package: "swift-kube")]
    ),
    .testTarget(
      name: "WebsiteOperatorTests",
      dependencies: [
        "website-operator",
        .product(name: "KubeTestingTraits", package: "swift-kube"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
