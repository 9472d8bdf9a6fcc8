/// Something that goes wrong.
///
/// ```swift
/// cluster.faults.add(.status(503, retryAfter: 1), matching: .verbs(.list, of: "pods"), times: 3)
/// cluster.faults.add(.cut(.insideLine(2)), matching: .verbs(.watch))
/// ```
public struct Fault: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case status(Int, retryAfter: Int?, reason: String?, message: String?)
    case latency(Duration)
    case cut(Place)
    case silence(Place)
    case end(afterLine: Int)
    case expire(afterLine: Int)
    case delay(Duration)
    case merge(Duration)
  }

  /// Where an answer stops. Lines are counted from 1.
  public enum Place: Sendable, Hashable {
    /// Before the first byte of an answer; nothing is done of what was asked.
    case beforeAnswer
    /// Before the first byte of an answer, but what was asked is done.
    case afterWork
    /// After so many bytes of the body.
    case afterBytes(Int)
    /// In the middle of a line.
    case insideLine(Int)
    /// After so many whole lines; 0 is after the head.
    case afterLine(Int)
  }

  var kind: Kind

  /// An answer with a Status instead of what was asked for.
  ///
  /// - Parameters:
  ///   - code: from 400 to 599; anything else is 500.
  ///   - retryAfter: seconds, for the header field and the Status.
  ///   - reason: that which belongs to the code by default.
  ///   - message: for people.
  public static func status(
    _ code: Int, retryAfter: Int? = nil, reason: String? = nil, message: String? = nil
  ) -> Fault {
    Fault(
      kind: .status(
        (400...599).contains(code) ? code : 500, retryAfter: retryAfter, reason: reason,
        message: message))
  }

  /// The request waits for so long, by the cluster's clock.
  public static func latency(_ duration: Duration) -> Fault { Fault(kind: .latency(duration)) }

  /// The connection ends there.
  public static func cut(_ place: Place) -> Fault { Fault(kind: .cut(place)) }

  /// The connection stays, and nothing comes any more, until the client gives up, the fault is
  /// removed, or the server starts anew.
  public static func silence(_ place: Place = .beforeAnswer) -> Fault {
    Fault(kind: .silence(place))
  }

  /// A watch ends in order after so many lines.
  public static func end(afterLine line: Int) -> Fault { Fault(kind: .end(afterLine: line)) }

  /// A watch gets an ERROR event of code 410 after so many lines, and ends.
  public static func expire(afterLine line: Int) -> Fault { Fault(kind: .expire(afterLine: line)) }

  /// Each event of a watch waits for so long, by the cluster's clock, before the next is looked at.
  public static func delayEvents(by duration: Duration) -> Fault { Fault(kind: .delay(duration)) }

  /// Events of a watch are held for so long, by the cluster's clock, and come in one piece, those of
  /// one object as one.
  public static func mergeEvents(within duration: Duration) -> Fault {
    Fault(kind: .merge(duration))
  }

  /// Whether it is something that happens to the body of an answer.
  var concernsBody: Bool {
    switch kind {
    case .status, .latency, .cut(.beforeAnswer), .cut(.afterWork), .silence(.beforeAnswer),
      .silence(.afterWork):
      false
    default: true
    }
  }

  /// Whether only the events of a watch can have it.
  var concernsWatchesOnly: Bool {
    switch kind {
    case .end, .expire, .delay, .merge: true
    default: false
    }
  }
}
