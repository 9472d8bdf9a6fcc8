import KubeCore
import KubeTransport

/// What a command printed, read as an ExecCredential.
///
/// Messages never repeat what it printed.
enum ExecAnswer {
  static func credential(
    _ output: [UInt8], of plugin: ExecPlugin
  ) throws(CredentialError) -> Credential {
    func malformed(_ problem: String) -> CredentialError {
      CredentialError(
        .malformedAnswer,
        "The command \(plugin.command) exited with status 0 and printed no usable ExecCredential "
          + "(\(output.count) bytes): \(problem)")
    }
    guard let text = KubeconfigText.decode(output) else {
      throw malformed("It is no UTF-8 text.")
    }
    let answer: ConfigNode?
    do throws(ConfigDocument.Failure) {
      answer = try ConfigDocument.read(text)
    } catch {
      throw malformed("It is neither JSON nor YAML (line \(error.line), column \(error.column)).")
    }
    guard let document = answer else { throw malformed("It is empty.") }
    guard document["kind"]?.text == "ExecCredential" else {
      throw malformed("Its kind is not ExecCredential.")
    }
    guard document["apiVersion"]?.text == plugin.apiVersion.rawValue else {
      throw malformed(
        "Its apiVersion is not \(plugin.apiVersion.rawValue), for which the kubeconfig asks.")
    }
    guard let status = document["status"] else { throw malformed("It has no status.") }
    func field(_ key: String) throws(CredentialError) -> String? {
      guard let node = status[key] else { return nil }
      guard let text = node.text else { throw malformed("status.\(key) is no text.") }
      return text.isEmpty ? nil : text
    }
    var expiry: Time?
    if let text = try field("expirationTimestamp") {
      guard let time = try? Time(text) else {
        throw malformed("status.expirationTimestamp is no RFC 3339 time.")
      }
      expiry = time
    }
    let identity = try identity(
      certificate: try field("clientCertificateData"), key: try field("clientKeyData"), malformed)
    guard let token = try field("token") else {
      guard let identity else {
        throw malformed("It has neither status.token nor status.clientCertificateData.")
      }
      return Credential(identity: identity, expiry: expiry)
    }
    do throws(CredentialError) {
      return try .bearer(token, identity: identity, expiry: expiry)
    } catch {
      throw malformed("As for status.token: \(error)")
    }
  }

  private static func identity(
    certificate: String?, key: String?, _ malformed: (String) -> CredentialError
  ) throws(CredentialError) -> ClientIdentity? {
    switch (certificate, key) {
    case (nil, nil): return nil
    case (.some, nil): throw malformed("It has status.clientCertificateData and no clientKeyData.")
    case (nil, .some): throw malformed("It has status.clientKeyData and no clientCertificateData.")
    case (let certificate?, let key?):
      if let problem = PEMText.problem(Array(certificate.utf8), .certificate) {
        throw malformed("status.clientCertificateData \(problem)")
      }
      if let problem = PEMText.problem(Array(key.utf8), .key) {
        throw malformed("status.clientKeyData \(problem)")
      }
      return ClientIdentity(
        certificate: .bytes(Array(certificate.utf8)), key: .bytes(Array(key.utf8)))
    }
  }
}
