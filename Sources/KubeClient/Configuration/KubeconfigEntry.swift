import KubeCore
import KubeTransport

/// An entry of a kubeconfig's list: a context, a cluster or a user, with where it stands.
struct KubeconfigEntry: Sendable {
  enum Kind: String, Sendable {
    case context, cluster, user
  }

  let kind: Kind
  let name: String
  /// What is under `context`, `cluster` or `user`; null if there is nothing.
  let node: ConfigNode
  let path: String
  /// Another entry of the name in the same file.
  var duplicate: ConfigNode?

  /// The directory that relative paths start from.
  var directory: String { FilePaths.directory(of: path) }

  /// Makes sure that there is one entry, and that it may have members.
  func checked() throws(ConfigurationError) -> KubeconfigEntry {
    if let duplicate {
      throw ConfigurationError(
        .malformedFile,
        "There is a \(kind.rawValue) '\(name)' in line \(node.line) already. Rename or remove one.",
        path: path, line: duplicate.line, column: duplicate.column)
    }
    guard node.members != nil || node.isNull else {
      throw ConfigurationError(
        .malformedFile, "\(kind.rawValue) '\(name)' must be a mapping, not \(node.kind).",
        path: path, line: node.line, column: node.column)
    }
    return self
  }

  func error(
    _ code: ConfigurationError.Code, _ message: String, at node: ConfigNode? = nil
  ) -> ConfigurationError {
    let node = node ?? self.node
    return ConfigurationError(
      code, "\(kind.rawValue) '\(name)': \(message)", path: path, line: node.line,
      column: node.column)
  }

  /// A text; nil where it is absent, null or empty.
  func string(
    _ key: String, in parent: ConfigNode? = nil
  ) throws(ConfigurationError) -> String? {
    guard let value = (parent ?? node)[key] else { return nil }
    guard let text = value.text else {
      throw error(.invalidEntry, "\(key) must be a text, not \(value.kind).", at: value)
    }
    return text.isEmpty ? nil : text
  }

  func bool(_ key: String, in parent: ConfigNode? = nil) throws(ConfigurationError) -> Bool? {
    guard let value = (parent ?? node)[key] else { return nil }
    guard let bool = value.bool else {
      throw error(
        .invalidEntry, "\(key) must be true or false, without quotes, and not \(value.kind).",
        at: value)
    }
    return bool
  }

  /// A list; none where it is absent or null.
  func elements(
    _ key: String, in parent: ConfigNode? = nil
  ) throws(ConfigurationError) -> [ConfigNode] {
    guard let value = (parent ?? node)[key] else { return [] }
    guard let elements = value.elements else {
      throw error(.invalidEntry, "\(key) must be a list, not \(value.kind).", at: value)
    }
    return elements
  }

  func strings(
    _ key: String, in parent: ConfigNode? = nil
  ) throws(ConfigurationError) -> [String] {
    try elements(key, in: parent).map { (element) throws(ConfigurationError) in
      try text(of: element, in: key)
    }
  }

  func text(of element: ConfigNode, in key: String) throws(ConfigurationError) -> String {
    if element.isNull { return "" }
    guard let text = element.text else {
      throw error(.invalidEntry, "\(key) must hold texts, not \(element.kind).", at: element)
    }
    return text
  }

  /// A mapping's members; none where it is absent or null.
  func members(_ key: String) throws(ConfigurationError) -> [ConfigNode.Member] {
    guard let value = node[key] else { return [] }
    guard let members = value.members else {
      throw error(.invalidEntry, "\(key) must be a mapping, not \(value.kind).", at: value)
    }
    return members.filter { !$0.value.isNull }
  }

  /// What `key-data` holds in base64, or else the file that `key` names, which is there and holds
  /// what it should.
  func pem(
    _ key: String, in parent: ConfigNode? = nil, is kind: PEMText.Kind
  ) throws(ConfigurationError) -> PEM? {
    if let data = try string(key + "-data", in: parent) {
      let place = (parent ?? node)[key + "-data"]
      let bytes: [UInt8]
      do throws(Base64Error) {
        bytes = try Base64Data(base64: data).bytes
      } catch {
        throw self.error(.invalidEntry, "\(key)-data is \(error).", at: place)
      }
      if let problem = PEMText.problem(bytes, kind) {
        throw error(.invalidCertificate, "\(key)-data \(problem)", at: place)
      }
      return .bytes(bytes)
    }
    guard let file = try file(key, in: parent) else { return nil }
    if let problem = PEMText.problem(file.bytes, kind) {
      throw error(
        .invalidCertificate, "the file \(file.path) of \(key) \(problem)",
        at: (parent ?? node)[key])
    }
    return .file(file.path)
  }

  func file(
    _ key: String, in parent: ConfigNode? = nil
  ) throws(ConfigurationError) -> (path: String, bytes: [UInt8])? {
    guard let name = try string(key, in: parent) else { return nil }
    let file = FilePaths.resolve(name, in: directory)
    do throws(FileReading.Failure) {
      return (file, try FileReading.bytes(file))
    } catch {
      throw self.error(
        .fileNotReadable, "\(key) names the file \(file). \(error.message)",
        at: (parent ?? node)[key])
    }
  }
}
