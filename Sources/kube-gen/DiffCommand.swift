import ArgumentParser
import KubeGenCore

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which changes of a definition break stored objects, and which break clients.",
    discussion: """
      OLD and NEW are files of CustomResourceDefinitions, Swift files with annotated structs or \
      with macros, or directories; REV:path is a path at a commit of Git, relative to the current \
      directory. With --since, one path is compared with itself at that commit. With --from and \
      --to, one version is compared with another, of one file or of two.

      A change breaks stored objects if one that a server took before is refused, loses something \
      or does not decode now. It breaks clients if what they write is refused, if what they read \
      does not decode, or if Swift code does not compile with the new types. Where this cannot be \
      told, as of two patterns, it counts as broken. All kinds of changes and their classes stand \
      in the configuration reference of KubeCore's documentation.

      Examples:
        kube-gen diff --since main Sources/App
        kube-gen diff v1.0:crds crds
        kube-gen diff old.yaml new.yaml --format json | jq '.[] | select(.breaks != [])'
        kube-gen diff crd.yaml --from v1beta1 --to v1
        kubectl get crd foos.example.com -o yaml | kube-gen diff - Sources/App

      Exit codes: 0 nothing that --fail-on names; 1 something of it; 2 the input has errors, which \
      stand on standard error as path:line:column; 64 the arguments are wrong.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(
    help: ArgumentHelp(
      "What was and what is: YAML, JSON or Swift files, directories, REV:path, or '-' for a "
        + "definition from standard input.", valueName: "path"))
  var paths: [String]

  @Option(
    name: .long,
    help: ArgumentHelp("Compare the path with itself at this commit of Git.", valueName: "commit"))
  var since: String?

  @Option(
    name: .long, help: ArgumentHelp("The version to compare, of what was.", valueName: "version"))
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The version to compare it with, of what is.", valueName: "version"))
  var to: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What makes the exit code 1: 'stored', changes that break stored objects; 'breaking', these "
        + "and changes that break clients; 'any' change; or 'never'.", valueName: "class"))
  var failOn: ChangeReport.Threshold = .breaking

  @Option(name: .long, help: "The form of the output: text or json.")
  var format: Format = .text

  func validate() throws {
    if (from == nil) != (to == nil) {
      throw ValidationError(
        "--from and --to go together: a version, and the one to compare it with.")
    }
    let expected = since == nil && from == nil ? 2...2 : since == nil ? 1...2 : 1...1
    if !expected.contains(paths.count) {
      throw ValidationError(
        since == nil
          ? "Give two paths, OLD and NEW; or one, with --since or with --from and --to."
          : "With --since there is one path, which is compared with itself.")
    }
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input ('-') can be read only once.")
    }
    if since != nil, paths == ["-"] {
      throw ValidationError("--since compares a path, and standard input has none.")
    }
  }

  func run() throws {
    var loader = InputLoader()
    let old: DefinitionSource
    var new: DefinitionSource?
    if let since {
      old = loader.definitions(at: paths[0], revision: since)
      new = loader.definitions(paths[0])
    } else {
      old = loader.definitions(paths[0])
      if paths.count > 1 { new = loader.definitions(paths[1]) }
    }
    try Console.check(loader.diagnostics, code: Self.badInput)

    var diagnostics = Diagnostics()
    let versions = from.flatMap { from in to.map { (old: from, new: $0) } }
    let changes = DefinitionChanges.between(
      old, new ?? old, versions: versions, diagnostics: &diagnostics)
    try Console.check(diagnostics, code: Self.badInput)

    let report = ChangeReport(changes)
    switch format {
    case .text: Console.write(report.text)
    case .json: Console.write(report.json)
    }
    if report.fails(on: failOn) { throw ExitCode.failure }
  }

  private static let badInput = ExitCode(2)
}

extension ChangeReport.Threshold: ExpressibleByArgument {}

extension InputLoader {
  /// What an argument of 'diff' names, on disk or, as REV:path, at a commit.
  fileprivate mutating func definitions(_ argument: String) -> DefinitionSource {
    if argument == "-" { return .definitions(files([argument], extensions: Self.documents)) }
    if Directory.kind(of: absolute(argument)) == nil, let colon = argument.firstIndex(of: ":") {
      let revision = String(argument[..<colon])
      let path = String(argument[argument.index(after: colon)...])
      if !revision.isEmpty {
        return definitions(at: path.isEmpty ? "." : path, revision: revision)
      }
    }
    let files = files([argument], extensions: Self.swift + Self.documents)
    return source(files, isDirectory: Directory.kind(of: absolute(argument)) == .directory)
  }

  fileprivate mutating func definitions(at path: String, revision: String) -> DefinitionSource {
    let place = "\(path)@\(revision)"
    do throws(GitRevision.Failure) {
      let tree = try GitRevision(revision, in: base)
      let entries = try tree.files(
        below: Directory.relative(absolute(path), to: base),
        extensions: Self.swift + Self.documents)
      if entries.isEmpty {
        error("There is nothing to compare at this commit: no Swift, YAML or JSON file.", place)
      }
      let files = entries.map { InputFile(path: "\($0.path)@\(revision)", bytes: $0.bytes) }
      let isDirectory = entries.count > 1 || entries.first?.isNamed == false
      return source(files.filter { !isGenerated($0) }, isDirectory: isDirectory)
    } catch {
      self.error(error.message, place)
      return .definitions([])
    }
  }

  /// Of a directory with Swift files, these count; of another one, the files with definitions.
  private func source(_ files: [InputFile], isDirectory: Bool) -> DefinitionSource {
    func isSwift(_ file: InputFile) -> Bool {
      file.path.hasSuffix(".swift") || file.path.contains(".swift@")
    }
    let swift = files.filter(isSwift)
    if !swift.isEmpty { return .structs(swift) }
    guard isDirectory, files.count > 1 else { return .definitions(files) }
    let mark = Array("CustomResourceDefinition".utf8)
    let marked = files.filter { $0.bytes.firstRange(of: mark) != nil }
    return .definitions(marked.isEmpty ? files : marked)
  }
}
