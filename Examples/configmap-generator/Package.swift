// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "configmap-generator",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-kube", path: "../..")],
  targets: [
    .executableTarget(
      name: "configmap-generator",
      dependencies: [.product(name: "Kube", package: "swift-kube")],
      plugins: [.plugin(name: "KubeGenPlugin", package: "swift-kube")]
    )
  ],
  swiftLanguageModes: [.v6]
)
