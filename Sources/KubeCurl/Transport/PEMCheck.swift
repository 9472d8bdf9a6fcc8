import KubeTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether certificates and keys can be read, so that the error names the file and not a code of
/// the TLS library's.
enum PEMCheck {
  static func check(_ settings: TLSSettings) throws(TransportError) {
    if case .certificates(let pem) = settings.trust {
      try check(pem, as: "certificate authority", holds: "CERTIFICATE")
    }
    if let identity = settings.identity { try check(identity) }
  }

  static func check(_ identity: ClientIdentity) throws(TransportError) {
    try check(identity.certificate, as: "client certificate", holds: "CERTIFICATE")
    try check(identity.key, as: "client key", holds: "PRIVATE KEY")
  }

  private static func check(
    _ pem: PEM, as role: String, holds kind: String
  ) throws(TransportError) {
    switch pem {
    case .file(let path):
      guard access(path, R_OK) == 0 else {
        throw TransportError(
          .invalidSettings,
          "The \(role) '\(path)' cannot be read: \(String(cString: strerror(errno))).",
          wasNotSent: true)
      }
    case .bytes(let bytes):
      guard String(decoding: bytes, as: UTF8.self).contains("\(kind)-----") else {
        throw TransportError(
          .invalidSettings, "The \(role) is no PEM: it has no -----BEGIN … \(kind)-----.",
          wasNotSent: true)
      }
    }
  }
}
