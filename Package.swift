// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

// Debug builds decode JSON all the time, so that is optimised in them, too. Tools version 6.2 is
// what lets a dependency carry these flags.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "swift-kube",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Kube", targets: ["Kube"]),
    .library(name: "KubeCore", targets: ["KubeCore"]),
    .library(name: "KubeMacros", targets: ["KubeMacros"]),
    .library(name: "KubeTransport", targets: ["KubeTransport"]),
    .library(name: "KubeCurl", targets: ["KubeCurl"]),
    .library(name: "KubeClient", targets: ["KubeClient"]),
    .library(name: "KubeRuntime", targets: ["KubeRuntime"]),
    .library(name: "KubeRuntimeHTTP", targets: ["KubeRuntimeHTTP"]),
    .library(name: "KubeCEL", targets: ["KubeCEL"]),
    .library(name: "KubeValidation", targets: ["KubeValidation"]),
    .library(name: "KubeTesting", targets: ["KubeTesting"]),
    .library(name: "KubeTestingTraits", targets: ["KubeTestingTraits"]),
    .library(name: "KubeTestingHTTP", targets: ["KubeTestingHTTP"]),
    .library(name: "KubeTestingControlPlane", targets: ["KubeTestingControlPlane"]),
    .executable(name: "kube-testserver", targets: ["kube-testserver"]),
    .executable(name: "kube-gen", targets: ["kube-gen"]),
    .plugin(name: "KubeGenPlugin", targets: ["KubeGenPlugin"]),
    .plugin(name: "KubeGenCommand", targets: ["KubeGenCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox.git", from: "0.27.1"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2", traits: []),
    .package(url: "https://github.com/swiftlang/swift-syntax.git", from: "603.0.1"),
  ],
  targets: [
    .target(name: "CSwiftObjects"),
    .target(name: "KubeJSON", dependencies: ["CSwiftObjects"], swiftSettings: optimised),
    .target(
      name: "KubeTransport",
      dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")]
    ),
    .target(name: "KubeValues"),
    .target(name: "KubePattern"),
    .target(name: "KubeCEL", dependencies: ["KubeJSON", "KubePattern", "KubeValues"]),
    .target(
      name: "KubeSchema", dependencies: ["KubeCEL", "KubeJSON", "KubePattern", "KubeValues"]),
    .target(
      name: "KubeCore",
      dependencies: [
        "KubeJSON", "KubeValues",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      plugins: ["KubeBasePlugin"]
    ),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev", "libssl-dev"])]),
    .target(name: "KubeCurl", dependencies: ["CCurl", "KubeTransport"]),
    .target(
      name: "KubeClient",
      dependencies: [
        "KubeCore", "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(
      name: "KubeRuntime",
      dependencies: [
        "KubeClient", "KubeCore",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]
    ),
    .target(
      name: "KubeRuntimeHTTP",
      dependencies: [
        "KubeRuntime",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]
    ),
    .target(name: "KubeValidation", dependencies: ["KubeCore", "KubeJSON", "KubeSchema"]),
    .target(
      name: "Kube",
      dependencies: [
        "KubeClient", "KubeCore", "KubeCurl", "KubeRuntime", "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]
    ),
    .target(
      name: "KubeTesting",
      dependencies: [
        "KubeCore", "KubeGenModel", "KubeJSON", "KubePattern", "KubeSchema", "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(
      name: "KubeTestingTraits", dependencies: ["KubeClient", "KubeCore", "KubeTesting"]),
    .target(
      name: "KubeTestingHTTP",
      dependencies: [
        "KubeTesting", "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    .executableTarget(
      name: "kube-testserver",
      dependencies: [
        "KubeTesting", "KubeTestingHTTP",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .target(
      name: "KubeTestingControlPlane",
      dependencies: [
        "KubeCurl", "KubeTesting", "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]
    ),
    .target(name: "KubeGenModel"),
    .executableTarget(name: "kube-base", dependencies: ["KubeGenModel"]),
    .plugin(name: "KubeBasePlugin", capability: .buildTool(), dependencies: ["kube-base"]),
    .target(name: "KubeGenSyntax"),
    .target(
      name: "KubeGenCore",
      dependencies: [
        "KubeGenModel", "KubeGenSyntax", "KubeJSON", "KubePattern", "KubeSchema", "KubeValues",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .macro(name: "KubeMacroPlugin", dependencies: ["KubeGenCore"]),
    .target(name: "KubeMacros", dependencies: ["KubeCore", "KubeMacroPlugin"]),
    .executableTarget(
      name: "kube-gen",
      dependencies: [
        "KubeGenCore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .plugin(name: "KubeGenPlugin", capability: .buildTool(), dependencies: ["kube-gen"]),
    .plugin(
      name: "KubeGenCommand",
      capability: .command(
        intent: .custom(
          verb: "kube-gen",
          description: "Run kube-gen: generate Swift for Kubernetes, print CRDs, list kinds."
        )
      ),
      dependencies: ["kube-gen"]
    ),
    .target(
      name: "KubeTestSupport",
      dependencies: [
        "KubeTransport", .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      path: "Tests/KubeTestSupport"),
    .testTarget(name: "KubeTransportTests", dependencies: ["KubeTestSupport", "KubeTransport"]),
    .testTarget(name: "KubeJSONTests", dependencies: ["KubeJSON", "KubeTestSupport"]),
    .testTarget(
      name: "KubeCELTests",
      dependencies: ["KubeCEL", "KubeJSON", "KubeTestSupport", "KubeValues"]),
    .testTarget(
      name: "KubeCoreTests", dependencies: ["KubeCore", "KubeTestSupport", "KubeValues"]),
    .testTarget(
      name: "KubeClientTests",
      dependencies: [
        "KubeClient", "KubeTestSupport", "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]
    ),
    .testTarget(
      name: "KubeCurlTests", dependencies: ["KubeCurl", "KubeTestSupport", "KubeTransport"]),
    .testTarget(
      name: "KubeStreamTests", dependencies: ["KubeClient", "KubeCurl"], exclude: ["streams.py"]),
    .testTarget(
      name: "KubeGenSyntaxTests",
      dependencies: [
        "KubeGenSyntax", "KubeTestSupport",
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]
    ),
    .testTarget(
      name: "KubeGenCoreTests",
      dependencies: ["KubeGenCore", "KubeJSON", "KubeSchema", "KubeTestSupport"]),
    .target(name: "KubeGenTestSupport", path: "Tests/KubeGenTestSupport"),
    .testTarget(
      name: "KubeGenToolTests",
      dependencies: ["KubeCore", "KubeGenTestSupport", "KubeTestSupport", "kube-gen"]),
    .testTarget(name: "KubeGenGoldenTests", dependencies: ["KubeGenCore"]),
    .target(
      name: "KubeGenGolden", dependencies: ["KubeCore"], path: "Fixtures",
      exclude: ["CustomResources", "Expressions", "Macros", "Recordings"],
      sources: ["Golden", "Annotated"]),
    .target(name: "KubeMacroTwins", dependencies: ["KubeMacros"], path: "Fixtures/Macros"),
    .testTarget(
      name: "KubeMacroTests",
      dependencies: ["KubeGenCore", "KubeGenGolden", "KubeMacroTwins", "KubeMacros"]),
    .testTarget(name: "KubeGenConsumerTests", dependencies: ["KubeGenGolden", "KubeCore"]),
    .target(
      name: "KubeTestTypes", dependencies: ["KubeCore"], path: "Tests/KubeTestTypes",
      plugins: ["KubeGenPlugin"]),
    .testTarget(
      name: "KubeRecordingTests",
      dependencies: [
        "KubeClient", "KubeCore", "KubeTestSupport", "KubeTestTypes", "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),
    .testTarget(
      name: "KubeTestingTests",
      dependencies: [
        "KubeCore", "KubeJSON", "KubePattern", "KubeSchema", "KubeTestSupport", "KubeTesting",
        "KubeTransport",
      ]),
    .testTarget(
      name: "KubeValidationTests",
      dependencies: ["KubeCore", "KubeGenGolden", "KubeTestSupport", "KubeValidation"]),
    .testTarget(
      name: "KubeSchemaTests",
      dependencies: ["KubeCEL", "KubeJSON", "KubePattern", "KubeSchema", "KubeTestSupport"]),
    .testTarget(
      name: "KubeTestServerTests",
      dependencies: [
        "KubeGenTestSupport", "KubeTestSupport", "KubeTesting", "KubeTestingControlPlane",
        "KubeTestingHTTP", "KubeTransport", "kube-testserver",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    .testTarget(
      name: "KubeTestingTraitsTests",
      dependencies: [
        "KubeClient", "KubeCore", "KubeMacros", "KubeTestSupport", "KubeTestTypes", "KubeTesting",
        "KubeTestingTraits",
      ]),
    .testTarget(
      name: "KubeRuntimeTests",
      dependencies: [
        "KubeClient", "KubeCore", "KubeRuntime", "KubeTestSupport", "KubeTestTypes", "KubeTesting",
        "KubeTransport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]
    ),
    // Examples that are packages of their own, for demonstration and tests: here one build serves all.
    .executableTarget(
      name: "crud", dependencies: ["Kube"], path: "Examples/client/Sources/crud",
      plugins: ["KubeGenPlugin"]),
    .executableTarget(
      name: "custom-resource", dependencies: ["KubeCore", .product(name: "Yams", package: "Yams")],
      path: "Examples/custom-resource/Sources/custom-resource", plugins: ["KubeGenPlugin"]),
    .executableTarget(
      name: "website-operator", dependencies: ["Kube", "KubeRuntimeHTTP"],
      path: "Examples/operator/Sources/website-operator", plugins: ["KubeGenPlugin"]),
    .testTarget(
      name: "WebsiteOperatorTests", dependencies: ["KubeTestingTraits", "website-operator"],
      path: "Examples/operator/Tests/WebsiteOperatorTests"),
    .testTarget(
      name: "KubeRuntimeHTTPTests",
      dependencies: ["KubeRuntime", "KubeRuntimeHTTP", "KubeTestSupport", "KubeTesting"]),
    .testTarget(name: "KubeIntegrationTests", dependencies: ["Kube", "KubeTestTypes"]),
    .testTarget(name: "KubeGenPluginTests", dependencies: ["KubeGenTestSupport", "kube-gen"]),
  ],
  swiftLanguageModes: [.v6]
)
