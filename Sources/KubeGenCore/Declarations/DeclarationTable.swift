import KubeGenSyntax

/// The types that a target declares. Files are parsed when something in them is asked for.
final class DeclarationTable {
  private let files: [InputFile]
  private var parsed: [Int: SwiftFile] = [:]
  private var declarations: [Declaration] = []
  private var byName: [TypeName: [Int]] = [:]
  private var extensions: [TypeName: [DeclaredExtension]] = [:]
  private var annotatable: [String: Set<Int>] = [:]
  private var names: Names?
  /// Targets of aliases, each resolved once however often it is used.
  var aliases: [Int: ResolvedType] = [:]

  /// What a name means that no file declares.
  let kubernetes: KubernetesTypes
  /// There is one declaration here, and others elsewhere: a macro's view.
  let isOpen: Bool

  /// Only files that hold `@kube`, or what may be meant for it, are parsed at once.
  init(
    _ files: [InputFile], kubernetes: KubernetesTypes = KubernetesTypes(),
    readsAnnotations: Bool = true
  ) {
    self.kubernetes = kubernetes
    isOpen = false
    self.files = files.sorted { $0.path < $1.path }
    guard readsAnnotations else { return }
    for (index, file) in self.files.enumerated()
    where ByteSearch.contains("@kube", in: file.bytes)
      || ByteSearch.contains("@Kube", in: file.bytes) || AnnotationSpelling.isDoubtful(file.bytes)
    {
      parse(index)
    }
  }

  /// A macro's view of the declaration that it stands at.
  init(macroAt file: InputFile) {
    kubernetes = KubernetesTypes()
    isOpen = true
    files = [file]
    parse(0)
  }

  /// The parsed files, in the order of their paths.
  var sources: [SwiftFile] { parsed.sorted { $0.key < $1.key }.map(\.value) }

  /// The declarations found so far, in the order of files and places.
  var found: [Declaration] { declarations }

  func takesAnnotation(at offset: Int, in file: SwiftFile) -> Bool {
    annotatable[file.path]?.contains(offset) == true
  }

  private func parse(_ index: Int) {
    guard parsed[index] == nil else { return }
    let source = SwiftFile(files[index])
    source.isCompiled = isOpen
    parsed[index] = source
    let collected = DeclarationCollector(source)
    annotatable[source.path] = collected.annotatable
    for type in collected.types {
      byName[type.name, default: []].append(declarations.count)
      declarations.append(
        Declaration(
          id: declarations.count, kind: type.kind, node: type.node, name: type.name, file: source,
          access: type.access, isGeneric: type.isGeneric, isConditional: type.isConditional))
    }
    for (name, node) in collected.extensions {
      extensions[name, default: []].append(DeclaredExtension(node: node, file: source))
    }
  }

  private struct Names {
    /// The files that may declare or extend a type, by its name.
    var declared: [String: [Int]] = [:]
    var extended: [String: [Int]] = [:]
  }

  private func readNames() -> Names {
    if let names { return names }
    var names = Names()
    for (index, file) in files.enumerated() {
      let found = ByteSearch.declaredNames(in: file.bytes)
      for name in found.declared { names.declared[name, default: []].append(index) }
      for name in found.extended { names.extended[name, default: []].append(index) }
    }
    self.names = names
    return names
  }

  /// All names that types of the target are declared with.
  var declaredNames: Set<String> { Set(readNames().declared.keys) }

  private func parseFiles(declaring name: String) {
    for index in readNames().declared[name] ?? [] { parse(index) }
  }

  private func parseFiles(extending name: String) {
    for index in readNames().extended[name] ?? [] { parse(index) }
  }
}

extension DeclarationTable {
  /// The declaration that `path` means where it is written: in the innermost scope that has one.
  func find(_ path: [String], from scope: TypeName, in file: SwiftFile) -> Declaration? {
    find(path, from: scope, in: file, aliases: 0)
  }

  private func find(
    _ path: [String], from scope: TypeName, in file: SwiftFile, aliases: Int
  ) -> Declaration? {
    guard let first = path.first, aliases < 16 else { return nil }
    for name in path { parseFiles(declaring: name) }
    for depth in stride(from: scope.path.count, through: 0, by: -1) {
      let prefix = Array(scope.path.prefix(depth))
      if let declaration = exact(TypeName(path: prefix + path), near: file) { return declaration }
      guard path.count > 1, let head = exact(TypeName(path: prefix + [first]), near: file) else {
        continue
      }
      guard head.kind == .alias, let target = head.node.type?.path else { return nil }
      return find(
        target + path.dropFirst(), from: head.name.parent ?? TypeName(), in: head.file,
        aliases: aliases + 1)
    }
    // The first component may be the name of the module itself.
    return path.count > 1 && !KnownTypes.modules.contains(first)
      ? find(Array(path.dropFirst()), from: TypeName(), in: file, aliases: aliases + 1) : nil
  }

  private func exact(_ name: TypeName, near file: SwiftFile) -> Declaration? {
    let candidates = (byName[name] ?? []).map { declarations[$0] }
    return candidates.first { $0.file === file } ?? candidates.first { $0.access != nil }
      ?? candidates.first
  }

  /// The type of that name that generated code would meet.
  func topLevel(_ name: String) -> Declaration? {
    parseFiles(declaring: name)
    return (byName[TypeName(name)] ?? []).lazy.map { self.declarations[$0] }
      .first { $0.access != nil && !$0.isConditional }
  }

  func extensions(of declaration: Declaration) -> [DeclaredExtension] {
    parseFiles(extending: declaration.name.last)
    return extensions[declaration.name] ?? []
  }

  /// The access that generated code has to the type: no more than to what it is nested in.
  func access(of declaration: Declaration) -> Access? {
    var access = declaration.access
    var parent = declaration.name.parent
    while let name = parent {
      if let outer = exact(name, near: declaration.file) {
        access = Access.least(access, outer.access)
      }
      parent = name.parent
    }
    return access
  }

  /// The members of a type and of its extensions.
  func members(of declaration: Declaration) -> [(node: SwiftDeclaration, file: SwiftFile)] {
    var members = declaration.node.members.map { (node: $0, file: declaration.file) }
    for part in extensions(of: declaration) {
      members += part.node.members.map { (node: $0, file: part.file) }
    }
    return members
  }

  /// The names of the protocols that a type and its extensions say it conforms to.
  func conformances(of declaration: Declaration) -> [(name: String, isUnchecked: Bool)] {
    var written = declaration.node.inherited.map { ($0, declaration.file) }
    for part in extensions(of: declaration) {
      written += part.node.inherited.map { ($0, part.file) }
    }
    return written.map { inherited, file in
      let type = inherited.unattributed
      let isUnchecked = if case .attributed = inherited.form { true } else { false }
      return (type.path?.last ?? file.plainText(type.range), isUnchecked)
    }
  }
}
