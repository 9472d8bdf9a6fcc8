import Foundation
import KubeTesting

/// The shell that watches over the programs, and the directory that it works in.
final class Supervisor: Sendable {
  let directory: String
  private let input: FileHandle
  private let ended = Cancellation()

  init(
    etcd: String, server: String, etcdPort: Int, serverPort: Int, arguments: [String]
  ) throws(ControlPlaneError) {
    directory = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "kube-control-plane-\(UUID().uuidString.prefix(13))")
      .path(percentEncoded: false)
    let pipe = Pipe()
    input = pipe.fileHandleForWriting
    // No other child of this process may hold it open.
    _ = fcntl(input.fileDescriptor, F_SETFD, FD_CLOEXEC)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      [
        "-c", SupervisorScript.text, "control-plane", directory, etcd, server, "\(etcdPort)",
        "\(serverPort)",
      ] + arguments
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = ended
    process.terminationHandler = { _ in ended.cancel() }
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try process.run()
    } catch {
      try? FileManager.default.removeItem(atPath: directory)
      throw ControlPlaneError(.notStarted, "The control plane cannot be started: \(error)")
    }
  }

  deinit { try? input.close() }

  /// Returns once both programs have ended and the directory is gone.
  func end() async {
    try? input.close()
    await ended.wait()
  }

  func bytes(_ name: String) throws(ControlPlaneError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: "\(directory)/\(name)")))
    } catch {
      throw ControlPlaneError(.certificatesFailed, "\(name) cannot be read: \(error)")
    }
  }

  func waitForCertificates() async throws {
    while true {
      if let code = text("certificates.exit") {
        if code.hasPrefix("0") { return }
        throw ControlPlaneError(
          .certificatesFailed,
          "openssl, which must be installed, made no certificates:\n\(lastWords("openssl"))")
      }
      guard !ended.isCancelled else {
        throw ControlPlaneError(.notStarted, "The shell that starts the control plane ended.")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Whether both programs run.
  func checkPrograms() throws(ControlPlaneError) {
    for (name, title) in [("etcd", "etcd"), ("server", "kube-apiserver")] {
      if let code = text("\(name).exit") {
        throw ControlPlaneError(
          .ended,
          "\(title) ended with status \(code.prefix { $0 != "\n" }):\n\(lastWords(name))")
      }
    }
  }

  /// The end of a log.
  func lastWords(_ name: String) -> String {
    (text("\(name).log") ?? "").split(separator: "\n").suffix(20).joined(separator: "\n")
  }

  private func text(_ name: String) -> String? {
    (try? Data(contentsOf: URL(filePath: "\(directory)/\(name)"))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
