/// When a connection counts as lost though nothing has ended it: the other end is gone, or something
/// on the way has forgotten it.
///
/// As client-go does it: after a silence of 30 seconds the server is asked something, and when it
/// says nothing for 15 more, all that is on the connection ends with an error of code
/// `connectionLost`. What comes later is on another connection. HTTP/2 is asked within HTTP; a
/// connection of HTTP/1.1 has one request at a time, and is left to TCP's keepalive.
public struct LivenessSettings: Sendable, Hashable {
  /// The silence after which the server is asked, while there are requests on the connection; nil
  /// never asks.
  public var silence: Duration?
  /// How long the answer may take.
  public var timeout: Duration
  /// How long an answer may be awaited in silence before new requests go on another connection.
  public var doubt: Duration

  public init(
    silence: Duration? = .seconds(30), timeout: Duration = .seconds(15),
    doubt: Duration = .seconds(5)
  ) {
    self.silence = silence
    self.timeout = timeout
    self.doubt = doubt
  }
}
