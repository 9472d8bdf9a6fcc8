import KubeCore

extension Kubeconfig {
  /// Reads one file.
  ///
  /// - Throws: ``ConfigurationError`` with the place if the file is not there, or is no kubeconfig.
  public init(path: String) throws(ConfigurationError) {
    let bytes: [UInt8]
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(path)
    } catch {
      throw ConfigurationError(
        error.isMissing ? .noKubeconfig : .fileNotReadable, error.message, path: path)
    }
    try self.init(reading: bytes, path: path)
  }

  /// Reads the text of a file: YAML or JSON, in UTF-8 or UTF-16. Of several documents the first
  /// counts, and of a key that stands twice the last, as with kubectl.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - path: Where it came from: for messages, and for relative paths in it.
  public init(reading bytes: [UInt8], path: String) throws(ConfigurationError) {
    self.init()
    guard let text = KubeconfigText.decode(bytes) else {
      throw ConfigurationError(
        .malformedFile, "The text is neither UTF-8 nor UTF-16. Save the file in UTF-8.", path: path)
    }
    paths = [path]
    let document: ConfigNode?
    do throws(ConfigDocument.Failure) {
      document = try ConfigDocument.read(text)
    } catch {
      throw ConfigurationError(
        .malformedFile, error.message, path: path, line: error.line, column: error.column)
    }
    if let document { try read(document, path: path) }
  }

  /// Reads the files of `KUBECONFIG`, or else `~/.kube/config`. As with kubectl, files of
  /// `KUBECONFIG` that are not there are passed over, as long as there is one.
  public static func load(
    surroundings: ConfigurationSurroundings = .process
  ) throws(ConfigurationError) -> Kubeconfig {
    guard let list = surroundings.variable("KUBECONFIG"), !list.isEmpty else {
      guard let home = surroundings.variable("HOME"), !home.isEmpty else {
        throw ConfigurationError(
          .noKubeconfig, "Neither KUBECONFIG nor HOME is set. Set KUBECONFIG to a file's path.")
      }
      let path = home + "/.kube/config"
      do throws(ConfigurationError) {
        return try Kubeconfig(path: path)
      } catch  where error.code == .noKubeconfig {
        throw ConfigurationError(
          .noKubeconfig, "There is no such file. Set KUBECONFIG if it is elsewhere.", path: path)
      }
    }
    return try load(paths: list.split(separator: ":").map(String.init))
  }

  private static func load(paths: [String]) throws(ConfigurationError) -> Kubeconfig {
    var merged = Kubeconfig()
    for path in paths where !merged.paths.contains(path) {
      do throws(ConfigurationError) {
        merged.merge(try Kubeconfig(path: path))
      } catch  where error.code == .noKubeconfig {
        continue
      }
    }
    guard !merged.paths.isEmpty else {
      throw ConfigurationError(
        .noKubeconfig,
        "KUBECONFIG names no file that is there: \(paths.joined(separator: ", ")).")
    }
    return merged
  }

  private mutating func read(_ document: ConfigNode, path: String) throws(ConfigurationError) {
    func malformed(_ message: String, _ node: ConfigNode) -> ConfigurationError {
      ConfigurationError(
        .malformedFile, message, path: path, line: node.line, column: node.column)
    }
    guard document.members != nil else {
      throw malformed("A kubeconfig is a mapping, and this is \(document.kind).", document)
    }
    for (key, expected) in [("kind", "Config"), ("apiVersion", "v1")] {
      guard let value = document[key], value.text != "" else { continue }
      guard value.text == expected else {
        throw malformed("The \(key) of a kubeconfig is '\(expected)'. This is another file.", value)
      }
    }
    if let value = document["current-context"] {
      guard let name = value.text else {
        throw malformed("current-context must be a name, not \(value.kind).", value)
      }
      currentContext = name.isEmpty ? nil : name
    }
    contextEntries = try Self.entries(.context, document, path: path, malformed)
    clusterEntries = try Self.entries(.cluster, document, path: path, malformed)
    userEntries = try Self.entries(.user, document, path: path, malformed)
  }

  private static func entries(
    _ kind: KubeconfigEntry.Kind, _ document: ConfigNode, path: String,
    _ malformed: (String, ConfigNode) -> ConfigurationError
  ) throws(ConfigurationError) -> [KubeconfigEntry] {
    let key = kind.rawValue + "s"
    guard let list = document[key] else { return [] }
    guard let elements = list.elements else {
      throw malformed("\(key) must be a list, not \(list.kind).", list)
    }
    var indices: [String: Int] = [:]
    var entries: [KubeconfigEntry] = []
    for element in elements {
      // No name is a name, and nobody can ask for one that is no text.
      guard let name = element["name"]?.text ?? (element["name"] == nil ? "" : nil) else {
        continue
      }
      if let index = indices[name] {
        if entries[index].duplicate == nil { entries[index].duplicate = element }
        continue
      }
      indices[name] = entries.count
      var node = ConfigNode(content: .null, line: element.line, column: element.column)
      if element.members == nil {
        node = element
      } else if let body = element[kind.rawValue] {
        node = body
      }
      entries.append(KubeconfigEntry(kind: kind, name: name, node: node, path: path))
    }
    return entries
  }
}
