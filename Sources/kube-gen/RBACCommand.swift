import ArgumentParser
import KubeGenCore

struct RBACCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rbac",
    abstract: "Print the Role and the ClusterRole that a program needs, from its sources.",
    discussion: """
      Give the directory of the target. Kinds and verbs are those of the calls in its sources: of \
      Api and AllNamespaces, of controllers with what they own and watch, of watchers, finalizers, \
      events, leases and shards. Above each rule stands where it comes from. Which kinds types are \
      for comes from annotated structs and macros, the target's kube-gen.yaml, --crd and the \
      bundled model.

      What the sources do not tell, as of kinds that are known only at run time, stands on standard \
      error as warnings, and at the top of the output as a comment.

      What is done in the namespace that the program runs in goes into a Role, if --namespace names \
      it; what is done in a namespace that the sources name, into a Role there; all else into a \
      ClusterRole, unless --confined says that the program keeps to its namespace.

      Examples:
        kube-gen rbac Sources/Operator --namespace operators --service-account operator
        kube-gen rbac Sources/Job --namespace jobs --confined | kubectl apply -f -
        kube-gen rbac Sources/App --crd crds/certificates.yaml
      """
  )

  @Argument(
    help: ArgumentHelp("Directories of Swift files, or Swift files.", valueName: "path"))
  var paths: [String]

  @Option(
    name: .long,
    help: ArgumentHelp("What the roles are called; by default as the directory.", valueName: "name")
  )
  var name: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The namespace that the program runs in.", valueName: "namespace"))
  var namespace: String?

  @Flag(name: .long, help: "The program keeps to its namespace: put into the Role what can be.")
  var confined = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Print bindings to this service account, too, which is in the namespace.", valueName: "name"))
  var serviceAccount: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file of CustomResourceDefinitions of kinds that types from other modules are for, or a "
        + "directory. Repeatable.", valueName: "path"))
  var crd: [String] = []

  func validate() throws {
    if confined, namespace == nil {
      throw ValidationError("--confined needs to know the namespace: give --namespace.")
    }
    if serviceAccount != nil, namespace == nil {
      throw ValidationError("A service account is in a namespace: give --namespace.")
    }
  }

  func run() throws {
    var loader = InputLoader()
    var input = GeneratorInput()
    for path in paths {
      let configuration = loader.absolute("\(path)/kube-gen.yaml")
      guard Directory.kind(of: configuration) == .file else { continue }
      var read = GeneratorInput()
      loader.read(configuration: configuration, into: &read)
      input.crdFiles += read.crdFiles
      input.openAPIFiles += read.openAPIFiles
      input.configuration.resources += read.configuration.resources
      input.configuration.rename += read.configuration.rename
      input.configuration.kubernetes = read.configuration.kubernetes
    }
    input.crdFiles = loader.withoutRepetition(
      input.crdFiles + loader.files(crd, extensions: InputLoader.documents))
    input.swiftFiles = loader.files(paths, extensions: InputLoader.swift)
    try Console.check(loader.diagnostics)

    var diagnostics = Diagnostics()
    let permissions = Permissions(of: input, diagnostics: &diagnostics)
    for blank in permissions.blanks { diagnostics.append(blank) }
    try Console.check(diagnostics)
    let manifest = RoleManifest(
      name: name ?? Self.name(loader.absolute(paths[0])), namespace: namespace,
      isConfined: confined, serviceAccount: serviceAccount)
    Console.write(manifest.yaml(permissions))
  }

  /// A directory's name as that of a role.
  private static func name(_ path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? "app"
    let word = last.hasSuffix(".swift") ? String(last.dropLast(6)) : last
    return String(
      word.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
