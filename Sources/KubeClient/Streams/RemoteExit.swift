public import KubeCore

/// How a process in a container came to its end.
public enum RemoteExit: Sendable, Hashable {
  /// The process ended with this code.
  case exited(Int)
  /// The process was not started, or was lost; the status says why.
  case failed(Status)

  /// Whether the process ended with code 0.
  public var isSuccess: Bool { self == .exited(0) }

  /// What the channel for errors said at the end: a status that is a success, or one that has the
  /// exit code among its causes.
  init(_ status: Status) {
    if status.status == "Success" {
      self = .exited(0)
    } else if status.reason == "NonZeroExitCode",
      let cause = status.details?.causes.first(where: { $0.reason == "ExitCode" }),
      let code = cause.message.flatMap({ Int($0) })
    {
      self = .exited(code)
    } else {
      self = .failed(status)
    }
  }
}

/// All that a process in a container wrote, and how it ended.
public struct RemoteResult: Sendable, Hashable {
  public var stdout: [UInt8]
  public var stderr: [UInt8]
  public var exit: RemoteExit

  /// ``stdout`` as text; what is no UTF-8 is replaced.
  public var text: String { String(decoding: stdout, as: UTF8.self) }
  /// ``stderr`` as text; what is no UTF-8 is replaced.
  public var errorText: String { String(decoding: stderr, as: UTF8.self) }
}
