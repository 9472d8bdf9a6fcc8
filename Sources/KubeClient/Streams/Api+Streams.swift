public import KubeCore

extension Api where Object: PodResource {
  /// Runs a command in a container, and gives all that it wrote, up to ``Client/responseLimit``.
  ///
  /// A command that fails is no error: see ``RemoteResult/exit``.
  ///
  /// - Parameters:
  ///   - pod: the pod's name.
  ///   - command: the program and its arguments; no shell is between.
  ///   - container: needed where the pod has several.
  ///   - stdin: what the command reads; nil for nothing.
  /// - Throws: ``ClientError``, if the command could not be run or the connection broke; also if
  ///   there is input and the server is older than Kubernetes 1.30, which cannot be told its end.
  public func exec(
    _ pod: String, _ command: [String], container: String? = nil, stdin: [UInt8]? = nil
  ) async throws -> RemoteResult {
    let parameters = AttachParameters(container: container, stdin: stdin != nil)
    let request = try requests { (requests) throws(InvalidRequest) in
      try requests.exec(pod, command: command, parameters)
    }
    return try await client.withWebSocket(request) { (socket) throws(ClientError) in
      let process = RemoteProcess(
        session: RemoteSession(socket, parameters, request: client.name(request)))
      guard let stdin else { return try await collect(process) }
      try process.session.requireInputEnd()
      // A command that does not read to the end closes its side; how it ended tells the rest.
      async let _ = feed(process, stdin)
      return try await collect(process)
    }.get()
  }

  private func feed(_ process: RemoteProcess, _ stdin: [UInt8]) async {
    try? await process.write(stdin)
    try? await process.closeInput()
  }

  private func collect(_ process: RemoteProcess) async throws(ClientError) -> RemoteResult {
    var (stdout, stderr): ([UInt8], [UInt8]) = ([], [])
    while let chunk = try await process.session.read() {
      switch chunk {
      case .stdout(let bytes): stdout += bytes
      case .stderr(let bytes): stderr += bytes
      }
      guard stdout.count + stderr.count <= client.responseLimit else {
        throw ClientError(
          .tooLarge,
          "The command wrote more than \(client.responseLimit) bytes; read it as it comes, "
            + "with withExec, or raise the limit.")
      }
    }
    return RemoteResult(stdout: stdout, stderr: stderr, exit: try await process.exit())
  }

  /// Runs a command in a container, for as long as the body needs its input and output.
  ///
  /// - Throws: ``ClientError``, and what the body throws.
  public func withExec<Result>(
    _ pod: String, _ command: [String], _ parameters: AttachParameters = AttachParameters(),
    isolation: isolated (any Actor)? = #isolation,
    body: (RemoteProcess) async throws -> Result
  ) async throws -> Result {
    let request = try requests { (requests) throws(InvalidRequest) in
      try requests.exec(pod, command: command, parameters)
    }
    return try await client.withWebSocket(request) { socket in
      try await body(
        RemoteProcess(session: RemoteSession(socket, parameters, request: client.name(request))))
    }.get()
  }

  /// Connects to the process that a container runs, for as long as the body needs it.
  ///
  /// - Throws: ``ClientError``, and what the body throws.
  public func withAttach<Result>(
    _ pod: String, _ parameters: AttachParameters = AttachParameters(),
    isolation: isolated (any Actor)? = #isolation,
    body: (RemoteProcess) async throws -> Result
  ) async throws -> Result {
    let request = try requests { (requests) throws(InvalidRequest) in
      try requests.attach(pod, parameters)
    }
    return try await client.withWebSocket(request) { socket in
      try await body(
        RemoteProcess(session: RemoteSession(socket, parameters, request: client.name(request))))
    }.get()
  }

  /// Connects to a port of a pod, for as long as the body needs it. Each call is one connection.
  ///
  /// - Throws: ``ClientError``, and what the body throws.
  public func withPortForward<Result>(
    _ pod: String, port: UInt16, isolation: isolated (any Actor)? = #isolation,
    body: (PortConnection) async throws -> Result
  ) async throws -> Result {
    let request = try requests { (requests) throws(InvalidRequest) in
      try requests.portForward(pod, ports: [port])
    }
    return try await client.withWebSocket(request) { socket in
      try await body(
        PortConnection(session: PortSession(socket, port: port, request: client.name(request))))
    }.get()
  }
}
