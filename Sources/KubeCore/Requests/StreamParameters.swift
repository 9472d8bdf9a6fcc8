import HTTPTypes

/// Which streams of a container to attach to.
public struct AttachParameters: Sendable, Hashable {
  /// Needed where the pod has several.
  public var container: String?
  public var stdin: Bool
  public var stdout: Bool
  /// Not with a terminal, which has one stream for both.
  public var stderr: Bool
  /// Whether the streams are a terminal.
  public var tty: Bool

  public init(
    container: String? = nil, stdin: Bool = false, stdout: Bool = true, stderr: Bool = true,
    tty: Bool = false
  ) {
    self.container = container
    self.stdin = stdin
    self.stdout = stdout
    self.stderr = stderr
    self.tty = tty
  }

  /// Input and output as a terminal.
  public static let terminal = AttachParameters(stdin: true, stderr: false, tty: true)

  func add(to query: inout QueryItems) throws(InvalidRequest) {
    guard stdin || stdout || stderr else {
      throw InvalidRequest(
        "No stream is asked for; at least one of stdin, stdout and stderr is needed.")
    }
    guard !(tty && stderr) else {
      throw InvalidRequest("A terminal has no stderr of its own; leave stderr out.")
    }
    query.add("stdin", flag: stdin)
    query.add("stdout", flag: stdout)
    query.add("stderr", flag: stderr)
    query.add("tty", flag: tty)
    query.add("container", container)
  }
}

/// The header fields of an upgrade to WebSocket, besides the key.
private func webSocketFields(protocols: String) -> HTTPFields {
  var fields = HTTPFields()
  for (name, value) in [
    ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Protocol", protocols),
  ] {
    if let name = HTTPField.Name(name) { fields[name] = value }
  }
  return fields
}

extension ResourceRequests {
  /// Runs a command in a container.
  public func exec(
    _ pod: String, command: [String], _ parameters: AttachParameters = AttachParameters()
  ) throws(InvalidRequest) -> APIRequest {
    guard !command.isEmpty else { throw InvalidRequest("There is no command to run.") }
    var request = try stream(pod, "exec")
    try parameters.add(to: &request.query)
    for argument in command { request.query.add("command", argument) }
    return request
  }

  /// Attaches to the process that a container runs.
  public func attach(
    _ pod: String, _ parameters: AttachParameters = AttachParameters()
  ) throws(InvalidRequest) -> APIRequest {
    var request = try stream(pod, "attach")
    try parameters.add(to: &request.query)
    return request
  }

  /// Opens connections to ports of a pod, at most 128 that differ.
  public func portForward(_ pod: String, ports: [UInt16]) throws(InvalidRequest) -> APIRequest {
    guard !ports.isEmpty else { throw InvalidRequest("There is no port to forward.") }
    guard ports.count <= 128 else {
      throw InvalidRequest("\(ports.count) ports are too many; at most 128 are allowed.")
    }
    guard Set(ports).count == ports.count, !ports.contains(0) else {
      throw InvalidRequest("Each port must be above 0 and stand once.")
    }
    var request = try stream(pod, "portforward")
    request.query.add("ports", ports.map(String.init).joined(separator: ","))
    return request
  }

  /// A request to what a pod, service or node serves, through the API server.
  ///
  /// The name may have a scheme and a port: `https:web:8443`.
  public func proxy(
    _ name: String, _ method: HTTPRequest.Method = .get, path rest: String = "/"
  ) throws(InvalidRequest) -> APIRequest {
    let base = try path.object(name, subresource: "proxy")
    var request = try APIRequest(raw: method, base + (rest.hasPrefix("/") ? rest : "/" + rest))
    guard
      !rest.split(separator: "?", omittingEmptySubsequences: false)[0].split(separator: "/")
        .contains(where: { isDots($0) })
    else {
      throw InvalidRequest("The path '\(rest)' leaves the proxy; it must not have '..' in it.")
    }
    request.verb = .connect
    request.accept = "*/*"
    request.resource = path.resource
    request.subresource = "proxy"
    return request
  }

  private func stream(_ pod: String, _ subresource: String) throws(InvalidRequest) -> APIRequest {
    var request = try object(.connect, .get, pod, subresource)
    // v5 adds the closing of stdin, which forwarding has no use for.
    request.headerFields = webSocketFields(
      protocols: subresource == "portforward"
        ? "v4.channel.k8s.io" : "v5.channel.k8s.io, v4.channel.k8s.io")
    request.accept = "*/*"
    return request
  }
}

/// Whether what proxies make of the segment leads elsewhere: they may take `%2e` for a dot.
private func isDots(_ segment: Substring) -> Bool {
  [".", ".."].contains(
    segment.lowercased().split(separator: "%2e", omittingEmptySubsequences: false).joined(
      separator: "."))
}
