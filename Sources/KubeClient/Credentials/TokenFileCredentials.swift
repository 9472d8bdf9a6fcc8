import KubeCore
import Synchronization

/// A bearer token in a file that somebody replaces from time to time, as the kubelet does.
///
/// The file is read again 50 seconds after it was read last. If that fails, the token that was read
/// last stays in use.
public final class TokenFileCredentials: CredentialSource {
  public let path: String
  private let held = Mutex<Held?>(nil)
  /// What to use as long as the file could not be read.
  private let fallback: Credential?

  private struct Held {
    var credential: Credential
    var token: Confidential<String>
    var readAt: Time
    var isRejected = false

    /// A reading holds for 60 seconds, of which 10 are kept as margin. A clock that was set back
    /// does not prolong it.
    func isFresh(_ now: Time) -> Bool {
      !isRejected && now >= readAt && now.adding(seconds: 10) < readAt.adding(seconds: 60)
    }
  }

  public init(path: String) {
    self.path = path
    fallback = nil
  }

  /// - Parameter token: What to use as long as the file could not be read.
  init(path: String, fallback token: String) throws(CredentialError) {
    self.path = path
    fallback = try .bearer(token)
  }

  public var isRenewable: Bool { true }

  public func credential(
    _ context: CredentialContext
  ) async throws(CredentialError) -> Credential {
    let now = context.now()
    let result = held.withLock { held -> Result<Credential, CredentialError> in
      if let held, held.isFresh(now) { return .success(held.credential) }
      do throws(CredentialError) {
        let token = try read()
        if let old = held, old.token.value == token {
          held = Held(credential: old.credential, token: old.token, readAt: now)
          return .success(old.credential)
        }
        let credential = try Credential.bearer(token)
        held = Held(credential: credential, token: Confidential(token), readAt: now)
        return .success(credential)
      } catch {
        guard let old = held else {
          return fallback.map { .success($0) } ?? .failure(error)
        }
        context.logger.warning(
          "The token file cannot be read; the last token stays in use.",
          metadata: ["path": "\(path)", "error": "\(error)"])
        // The failure counts as a reading, so that not each request tries again.
        held = Held(credential: old.credential, token: old.token, readAt: now)
        return .success(old.credential)
      }
    }
    return try result.get()
  }

  public func invalidate(_ rejected: Credential) async {
    held.withLock { held in
      if held?.credential.id == rejected.id { held?.isRejected = true }
    }
  }

  private func read() throws(CredentialError) -> String {
    let bytes: [UInt8]
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(path)
    } catch {
      throw CredentialError(.fileNotReadable, "\(path): \(error.message)")
    }
    let token = String(decoding: bytes, as: UTF8.self).trimmingWhitespace
    guard !token.isEmpty else {
      throw CredentialError(.fileNotReadable, "\(path): The file has no token in it.")
    }
    return String(token)
  }
}

extension TokenFileCredentials: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String { "token file \(path)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["path": path]) }
}
