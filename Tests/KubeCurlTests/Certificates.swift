import Foundation
import KubeTestSupport
import KubeTransport
import Testing

/// Certificates and keys that `openssl` makes for one run of the tests, in a directory of their
/// own: `NAME.pem` and `NAME.key`.
final class Certificates: Sendable {
  private let temporary: TemporaryDirectory

  static let isAvailable = Tool.openssl.isExpected
  static let absence = "There is no `openssl` on this machine; see scripts/install-libraries."

  private static let made = Result {
    // What is static has no end but the process's.
    atexit { try? FileManager.default.removeItem(atPath: Certificates.shared().directory) }
    return try Certificates()
  }

  static func shared() throws -> Certificates { try made.get() }

  private init() throws {
    temporary = try TemporaryDirectory()
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", Self.script]
    shell.currentDirectoryURL = URL(fileURLWithPath: directory)
    shell.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    let text = errors.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    guard shell.terminationStatus == 0 else {
      throw ServerFailure("openssl: \(String(decoding: text, as: UTF8.self))")
    }
  }

  var directory: String { temporary.path }

  func path(_ file: String) -> String { "\(directory)/\(file)" }

  func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(file))))
  }

  /// Where a setting gets its PEM from.
  enum Source: String, CaseIterable, CustomTestStringConvertible {
    case file, bytes

    var testDescription: String { rawValue }
  }

  func pem(_ file: String, _ source: Source = .file) throws -> PEM {
    switch source {
    case .file: .file(path(file))
    case .bytes: .bytes(try bytes(file))
    }
  }

  func identity(
    _ name: String, key: String? = nil, _ source: Source = .file
  ) throws -> ClientIdentity {
    ClientIdentity(
      certificate: try pem("\(name).pem", source), key: try pem(key ?? "\(name).key", source))
  }

  func trust(_ name: String = "ca") throws -> TLSSettings.Trust {
    .certificates(try pem("\(name).pem"))
  }

  /// Lines of a key's content, none of which may be in an error.
  func secrets(_ file: String) throws -> [String] {
    String(decoding: try bytes(file), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("-----") }.map { String($0.prefix(20)) }
  }

  /// `openssl ca` is the one way to set both ends of a validity that all versions have.
  private static let script = """
    set -e
    cat >config <<'END'
    [req]
    distinguished_name = none
    [none]
    [authority]
    basicConstraints = critical, CA:TRUE
    subjectKeyIdentifier = hash
    [ca]
    default_ca = issuer
    [issuer]
    database = index
    new_certs_dir = .
    rand_serial = yes
    default_md = sha256
    policy = any
    copy_extensions = copy
    unique_subject = no
    [any]
    commonName = supplied
    END
    touch index
    key() {
      openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
    }
    authority() {
      key "$1.key"
      openssl req -config config -x509 -new -key "$1.key" -days 2 -subj "/CN=$1" \\
        -extensions authority -out "$1.pem"
    }
    # NAME AUTHORITY FROM TO ALTERNATIVE-NAMES
    issue() {
      [ -e "$1.key" ] || key "$1.key"
      openssl req -config config -new -key "$1.key" -subj "/CN=$1" \\
        -addext "subjectAltName=$5" -out request
      openssl ca -batch -notext -config config -cert "$2.pem" -keyfile "$2.key" \\
        -startdate "$3" -enddate "$4" -in request -out "$1.pem"
    }
    past=20200101000000Z now=20250101000000Z future=20400101000000Z
    local=IP:127.0.0.1,DNS:localhost
    authority ca
    authority other
    issue server ca $now $future $local
    issue named ca $now $future DNS:kube.example
    issue expired ca $past $now $local
    issue future ca $future 20410101000000Z $local
    issue foreign other $now $future $local
    cat foreign.pem other.pem >chain.pem
    cp foreign.key chain.key
    key self.key
    openssl req -config config -x509 -new -key self.key -days 2 -subj /CN=self \\
      -addext subjectAltName=$local -out self.pem
    issue alice ca $now $future DNS:alice
    issue bob ca $now $future DNS:bob
    issue stranger other $now $future DNS:stranger
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key
    issue rsa ca $now $future DNS:rsa
    openssl ec -in alice.key -out alice-sec1.key
    openssl rsa -in rsa.key -traditional -out rsa-pkcs1.key
    openssl pkcs8 -topk8 -in alice.key -passout pass:secret -out encrypted.key
    : >empty.pem
    echo garbage >garbage.pem
    printf -- '-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\\n' >broken.pem
    printf -- '-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\\n' >broken.key
    """
}
