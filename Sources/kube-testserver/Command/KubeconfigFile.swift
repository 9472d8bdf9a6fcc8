import Foundation

/// Where the kubeconfig stands: where the user says, or in a directory that goes with the server.
struct KubeconfigFile {
  private let path: String?
  private let directory: String

  init(path: String?) {
    self.path = path
    directory = FileManager.default.temporaryDirectory
      .appending(path: "kube-testserver-\(ProcessInfo.processInfo.processIdentifier)")
      .path(percentEncoded: false)
  }

  /// - Returns: its absolute path.
  func write(_ text: String) throws -> String {
    let files = FileManager.default
    let place = URL(filePath: path ?? "\(directory)/kubeconfig").standardizedFileURL
    try files.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place, options: .atomic)
    let name = place.path(percentEncoded: false)
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: name)
    return name
  }

  func remove() {
    if path == nil { try? FileManager.default.removeItem(atPath: directory) }
  }
}
