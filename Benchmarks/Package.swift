// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-kube", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
  ],
  targets: [
    // With types that scripts/bench has kube-gen make: with the plugin, a release build would
    // compile the generator and all that it needs, which takes many times as long as all the rest.
    .target(
      name: "PodTypes", dependencies: [.product(name: "KubeCore", package: "swift-kube")],
      exclude: ["kube-gen.yaml"]),
    .target(name: "PlainPods"),
    .executableTarget(
      name: "watch-bench",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Kube", package: "swift-kube"),
      ]
    ),
    .executableTarget(
      name: "cluster-bench",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "KubeTesting", package: "swift-kube"),
        .product(name: "KubeTransport", package: "swift-kube"),
      ]
    ),
    .executableTarget(
      name: "runtime-bench",
      dependencies: [
        "PodTypes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Kube", package: "swift-kube"),
      ]
    ),
    .executableTarget(
      name: "rule-bench",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "KubeCEL", package: "swift-kube"),
        .product(name: "KubeCore", package: "swift-kube"),
        .product(name: "KubeValidation", package: "swift-kube"),
      ]
    ),
    .executableTarget(
      name: "soak",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Kube", package: "swift-kube"),
      ]
    ),
    .executableTarget(
      name: "kube-bench",
      dependencies: [
        "PlainPods",
        "PodTypes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
