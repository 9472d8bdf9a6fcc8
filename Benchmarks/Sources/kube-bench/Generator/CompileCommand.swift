import ArgumentParser
import Foundation

struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile the whole API, beside the same types as plain structs.")

  @Option(help: "The kube-gen whose output is compiled.")
  var kubeGen: String

  @Option(help: "The build directory that has the module of KubeCore.")
  var build: String

  @Option(help: "The root of the package swift-kube.")
  var package: String

  @Option(help: "How often everything is compiled.")
  var rounds = 3

  private static let fileNumbers = 1...4

  func run() throws {
    let directory = try ScratchDirectory()
    defer { directory.remove() }
    let ours = try generated(directory)
    let other = try plain(directory)
    let (ourCount, otherCount) = (try ours.typeCount, try other.typeCount)
    var table = MarkdownTable(
      "minimum / median of \(rounds)", "swift-kube", "plain structs", "ratio")
    table.add("structs", "\(ourCount)", "\(otherCount)", "")
    for mode in APIModule.Mode.allCases {
      var times = Comparison()
      for _ in 0..<rounds {
        times.ours.add(try ours.compile(mode))
        times.other.add(try other.compile(mode))
      }
      table.add(
        "compile \(mode.name)", Figure.seconds(times.ours), Figure.seconds(times.other),
        Figure.ratio(times.ratio))
      let perType = times.ratio * Double(ourCount) / Double(otherCount)
      table.add(
        "… per struct", "\(Figure.number(times.ours.median / Double(ourCount) * 1000)) ms",
        "\(Figure.number(times.other.median / Double(otherCount) * 1000)) ms", Figure.ratio(perType)
      )
      let sizes = (try ours.binarySize(), try other.binarySize())
      table.add(
        "stripped library \(mode.name)", Figure.megabytes(sizes.0), Figure.megabytes(sizes.1),
        Figure.ratio(Double(sizes.1) / Double(sizes.0)))
    }
    print("\n### The whole API of Kubernetes 1.36, compiled\n\n\(table.text)")
    print(
      """

      swift-kube's structs are Codable, Hashable, have initialisers and keep unknown members; lists are one generic type, \
      and base types are KubeCore's, so that there are fewer of them. The plain ones are Codable and Equatable.
      """)
  }

  /// What the plugin would make for `resources: ["*"]`, in as many files.
  private func generated(_ directory: ScratchDirectory) throws -> APIModule {
    let folder = try directory.makeDirectory("FullAPI")
    let configuration = directory.path("kube-gen.yaml")
    try "resources: [\"*\"]\naccess: public\n".write(
      toFile: configuration, atomically: true, encoding: .utf8)
    let names = Self.fileNumbers.map { "Kubernetes\($0).swift" }
    try Command(
      [kubeGen, "plugin", "--package", folder, "--config", configuration, "--output", folder]
        + ["--annotated", "Annotated.swift"] + names.flatMap { ["--kubernetes", $0] }
    ).output()
    let search = [
      "-I", "\(build)/Modules", "-Xcc", "-I\(package)/Sources/CSwiftObjects/include",
      "-Xcc", "-fmodule-map-file=\(build)/CSwiftObjects.build/module.modulemap",
    ]
    return APIModule(
      name: "FullAPI", sources: names.map { "\(folder)/\($0)" }, search: search, directory: folder)
  }

  private func plain(_ directory: ScratchDirectory) throws -> APIModule {
    let folder = try directory.makeDirectory("PlainAPI")
    let table = "\(package)/Sources/KubeGenModel/OpenAPI/Kubernetes1_36.swift"
    let facts = Facts(try String(contentsOfFile: table, encoding: .utf8))
    let texts = PlainAPIWriter(facts: facts).files(count: Self.fileNumbers.count)
    let paths = Self.fileNumbers.map { "\(folder)/Plain\($0).swift" }
    for (path, text) in zip(paths, texts) {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    return APIModule(name: "PlainAPI", sources: paths, search: [], directory: folder)
  }
}
