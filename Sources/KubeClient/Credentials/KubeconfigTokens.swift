#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// The tokens of an entry with the auth-provider oidc.
struct OIDCTokens: Sendable, Hashable {
  var id: Confidential<String>?
  var refresh: Confidential<String>?
}

/// Where a kubeconfig holds the tokens of a user with the auth-provider oidc.
struct KubeconfigTokens: Sendable, Hashable {
  /// An absolute path.
  let path: String
  let user: String

  struct Failure: Error {
    /// A sentence without the path of the kubeconfig, and without tokens.
    var message: String
  }

  /// Nil if the file cannot be read, or the user is not in it any more.
  func read() -> OIDCTokens? {
    guard let bytes = try? FileReading.bytes(path), let text = KubeconfigText.decode(bytes),
      let document = try? ConfigDocument.read(text),
      let config = KubeconfigTokenEdit.config(of: user, in: document)
    else { return nil }
    func token(_ key: String) -> Confidential<String>? {
      config[key]?.text.flatMap { $0.isEmpty ? nil : Confidential($0) }
    }
    return OIDCTokens(id: token("id-token"), refresh: token("refresh-token"))
  }

  /// Puts tokens in the place of those that are there, with the lock that kubectl uses, in one step.
  func write(_ tokens: OIDCTokens, clock: any Clock<Duration>) async throws(Failure) {
    try await lock(clock)
    defer { unlink(lockPath) }
    let bytes: [UInt8]
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(path)
    } catch {
      throw Failure(message: error.message)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let hasMark = bytes.starts(with: mark)
    guard let text = String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self) else {
      throw Failure(message: "The file is not in UTF-8.")
    }
    var edit = KubeconfigTokenEdit(text: text, user: user)
    edit.set("id-token", to: tokens.id?.value)
    edit.set("refresh-token", to: tokens.refresh?.value)
    guard let new = edit.result else {
      throw Failure(
        message: "The user's tokens stand in the file in a way in which they cannot be replaced.")
    }
    if new != text { try replace((hasMark ? mark : []) + new.utf8) }
  }

  private var lockPath: String { path + ".lock" }

  /// Whoever has the lock holds it for an instant, unless it died.
  private func lock(_ clock: any Clock<Duration>) async throws(Failure) {
    for _ in 0..<50 {
      let descriptor = open(lockPath, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0)
      if descriptor >= 0 {
        close(descriptor)
        return
      }
      guard errno == EEXIST else { throw Self.failure("The lock \(lockPath) cannot be made") }
      do {
        try await clock.sleep(for: .milliseconds(20))
      } catch {
        throw Failure(message: "The task was cancelled while another process had the lock.")
      }
    }
    throw Failure(
      message: "Another process has the lock \(lockPath). Remove it if there is none.")
  }

  /// A file beside the old one takes its place, so that nobody reads half of it. A link stays one.
  private func replace(_ bytes: [UInt8]) throws(Failure) {
    guard let resolved = realpath(path, nil) else { throw Self.failure("There is no such file") }
    defer { free(resolved) }
    let target = String(cString: resolved)
    var status = stat()
    guard stat(target, &status) == 0 else { throw Self.failure("There is no such file") }
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure("No file can be made beside it") }
    let temporary = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    var isDone = false
    defer { if !isDone { unlink(temporary) } }
    let isWritten =
      fchmod(descriptor, status.st_mode & 0o7777) == 0 && Self.write(bytes, to: descriptor)
      && fsync(descriptor) == 0
    let failure = Self.failure("The new file cannot be written")
    // Whoever may write the file need not be its owner.
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    close(descriptor)
    guard isWritten else { throw failure }
    guard rename(temporary, target) == 0 else {
      throw Self.failure("The new file cannot take its place")
    }
    isDone = true
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Android.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func failure(_ message: String) -> Failure {
    Failure(message: "\(message): \(String(cString: strerror(errno))).")
  }
}
