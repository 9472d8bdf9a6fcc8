/// For how long a request that fails is sent again, where that is safe.
///
/// What is safe:
///
/// | Failure | Which requests |
/// | --- | --- |
/// | the server cannot have seen the request: no connection, no address, refused by HTTP/2 | all |
/// | the connection broke, or no answer came in time | those that only read |
/// | 429 | all but evictions, which a disruption budget refuses so |
/// | 502, 503, 504 | those that only read |
/// | 500 to 599 with `Retry-After` | all: the server asks for it |
///
/// `exec`, `attach` and `port-forward` are repeated only where the server cannot have seen them, and
/// every call once after a 401, if the credential can be renewed. An
/// answer that is read whole (`get`, `list`) may break off and be asked for again; one that is read
/// as it comes (`watch`, logs, ``Client/send(_:idleTimeout:)``) is not, once its head is there.
///
/// If the server asked for a write to be sent again and then says that the object exists, has
/// changed or is gone, the call may have met its own first try: it then throws the first failure.
public struct RetryPolicy: Sendable {
  /// For how long after a first failure another try is begun. 45 seconds by default, in which an API
  /// server restarts. Zero for no repetition.
  public var patience: Duration
  /// The waits between tries.
  public var backoff: Backoff
  /// The longest wait that a server's `Retry-After` can ask for. 2 minutes by default. It may end
  /// after ``patience`` does, for one more try.
  public var longestRetryAfter: Duration

  public init(
    patience: Duration = .seconds(45), backoff: Backoff = Backoff(),
    longestRetryAfter: Duration = .seconds(120)
  ) {
    self.patience = patience
    self.backoff = backoff
    self.longestRetryAfter = longestRetryAfter
  }

  /// Nothing is sent twice.
  public static let none = RetryPolicy(patience: .zero)
}
