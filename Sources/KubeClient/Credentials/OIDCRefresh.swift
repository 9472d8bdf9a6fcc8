import HTTPTypes
import KubeCore
import KubeTransport

/// One purchase of an identity token.
struct OIDCRefresh {
  struct Answer {
    var idToken: String
    var refreshToken: String?
  }

  /// What a document of the issuer may have, in bytes.
  static let bodyLimit = 1 << 20

  let provider: OIDCProvider
  let makeTransport: TransportFactory
  let timeout: Duration
  let clock: any Clock<Duration>

  /// The client's secret goes into an `Authorization` field first, as the standard has it, and into
  /// the form for issuers that do not take that.
  func run(_ refreshToken: String) async throws(CredentialError) -> Answer {
    let endpoint = try await tokenEndpoint()
    let server = try transport(endpoint)
    let form = [("grant_type", "refresh_token"), ("refresh_token", refreshToken)]
    let id = provider.clientID
    var authorization: HTTPFields = [:]
    if let secret = provider.clientSecret?.value {
      let pair = "\(FormText.escaped(id)):\(FormText.escaped(secret))"
      authorization[.authorization] = "Basic " + Base64Data(utf8: pair).base64Text
      let (status, json) = try await send(
        server, .post, endpoint.path, fields: authorization, form: form)
      if status == 200 { return try answer(json) }
    }
    var whole = form + [("client_id", id)]
    if let secret = provider.clientSecret?.value { whole.append(("client_secret", secret)) }
    let (status, json) = try await send(server, .post, endpoint.path, form: whole)
    guard status == 200 else { throw refused(status, json) }
    return try answer(json)
  }

  private func answer(_ json: JSONValue?) throws(CredentialError) -> Answer {
    guard let token = json?["id_token"]?.string, !token.isEmpty else {
      throw malformed(
        "The token endpoint gave no id_token. See whether the scope openid was granted.")
    }
    let next = json?["refresh_token"]?.string
    return Answer(idToken: token, refreshToken: next?.isEmpty == true ? nil : next)
  }

  private func tokenEndpoint() async throws(CredentialError) -> FormText.URL {
    var issuer = provider.issuer
    while issuer.hasSuffix("/") { issuer.removeLast() }
    guard let url = FormText.URL(issuer + "/.well-known/openid-configuration") else {
      throw failed("The issuer must be an https URL.")
    }
    let (status, json) = try await send(try transport(url), .get, url.path)
    guard status == 200 else {
      throw failed("The discovery document cannot be had: status \(status).")
    }
    guard let text = json?["token_endpoint"]?.string, let endpoint = FormText.URL(text) else {
      throw malformed("The discovery document has no token_endpoint that is an https URL.")
    }
    return endpoint
  }

  private func transport(_ url: FormText.URL) throws(CredentialError) -> any HTTPTransport {
    var settings = TransportSettings(server: url.server)
    if let authority = provider.certificateAuthority {
      settings.tls.trust = .certificates(authority)
    }
    do throws(TransportError) {
      return try makeTransport(settings)
    } catch {
      throw failed(error.message)
    }
  }

  private func send(
    _ transport: any HTTPTransport, _ method: HTTPRequest.Method, _ path: String,
    fields: HTTPFields = [:], form: [(String, String)]? = nil
  ) async throws(CredentialError) -> (status: Int, json: JSONValue?) {
    var head = HTTPRequest(
      method: method, scheme: nil, authority: nil, path: path, headerFields: fields)
    head.headerFields[.accept] = "application/json"
    var body = RequestBody.none
    if let form {
      head.headerFields[.contentType] = "application/x-www-form-urlencoded"
      body = .bytes(Array(FormText.encode(form).utf8))
    }
    do throws(TransportError) {
      let timed = TimedTransport(transport: transport, clock: clock)
      let response = try await timed.send(
        TransportRequest(head, body: body), head: timeout, idle: timeout)
      var bytes: [UInt8] = []
      for try await chunk in response.body {
        bytes += chunk
        guard bytes.count <= Self.bodyLimit else {
          throw TransportError(.other, "The answer is longer than \(Self.bodyLimit) bytes.")
        }
      }
      return (response.head.status.code, try? JSONValue(json: bytes))
    } catch {
      if error.code == .cancelled { throw CredentialError(.cancelled, error.message) }
      if [.headTimeout, .idleTimeout].contains(error.code) {
        throw failed(error.message, .timeout)
      }
      throw failed(error.message)
    }
  }

  /// Of what the issuer says only the code, since a description may repeat a token.
  private func refused(_ status: Int, _ json: JSONValue?) -> CredentialError {
    var reason = ""
    if let code = json?["error"]?.string, code.utf8.count <= 40,
      code.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") })
    {
      reason = " (\(code))"
    }
    return failed(
      "The token endpoint answered \(status)\(reason). If the refresh-token has expired, log in "
        + "again.")
  }

  private func failed(
    _ message: String, _ code: CredentialError.Code = .refreshFailed
  ) -> CredentialError {
    CredentialError(code, "No new id-token from \(provider.issuer). \(message)")
  }

  private func malformed(_ message: String) -> CredentialError {
    CredentialError(.malformedAnswer, "No new id-token from \(provider.issuer). \(message)")
  }
}
