import CCurl
import KubeTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits for sockets by epoll or kqueue, so that the cost of a wait is that of what happened, however
/// many sockets are quiet.
///
/// `@unchecked Sendable`: only the loop's thread uses it, but for ``wakeUp()``, which writes to a
/// pipe that lives as long as the poller.
final class Poller: @unchecked Sendable {
  /// What is waited for at a socket, or has happened there.
  struct Events: OptionSet {
    let rawValue: Int32
    static let readable = Events(rawValue: Int32(KUBE_QUEUE_READ))
    static let writable = Events(rawValue: Int32(KUBE_QUEUE_WRITE))
    /// An error, or the end of the connection; it comes unasked.
    static let failed = Events(rawValue: Int32(KUBE_QUEUE_FAILED))
  }

  private struct Registered {
    var events: Events
    var owner: any SocketOwner
  }

  private var sockets: [Int32: Registered] = [:]
  private let queue: Int32
  private let pipeEnds: (read: Int32, write: Int32)

  init() throws(TransportError) {
    var ends: [Int32] = [-1, -1]
    let hasPipe = pipe(&ends) == 0
    queue = kube_queue_make()
    pipeEnds = (ends[0], ends[1])
    // What there is by now is closed at the end of life, which this is.
    guard hasPipe, queue >= 0 else {
      throw TransportError(
        .other, "No sockets can be waited for: \(String(cString: strerror(errno))).",
        wasNotSent: true)
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    _ = kube_queue_watch(queue, pipeEnds.read, 0, Events.readable.rawValue)
  }

  deinit {
    for descriptor in [queue, pipeEnds.read, pipeEnds.write] where descriptor >= 0 {
      close(descriptor)
    }
  }

  /// Ends the wait that is under way, or the next. May be called by any thread.
  func wakeUp() {
    var byte: UInt8 = 0
    // A pipe that is full wakes all the same.
    _ = write(pipeEnds.write, &byte, 1)
  }

  /// Waits for these events at a socket from here on; for none, no longer at all.
  func watch(_ socket: Int32, for events: Events, owner: any SocketOwner) {
    // The number of a socket that was closed may be another's by now: what was waited for there is
    // forgotten, and who had it has no say in it any more.
    let known = sockets[socket]
    let isOwn = known?.owner === owner
    guard isOwn || !events.isEmpty else { return }
    let before = isOwn ? known?.events ?? [] : []
    sockets[socket] = events.isEmpty ? nil : Registered(events: events, owner: owner)
    guard before != events else { return }
    _ = kube_queue_watch(queue, socket, before.rawValue, events.rawValue)
  }

  /// Waits until something happens, and tells the owners.
  func wait(nanoseconds: UInt64) {
    withUnsafeTemporaryAllocation(of: kube_queue_event.self, capacity: 64) { found in
      let count = kube_queue_wait(queue, found.baseAddress, nanoseconds)
      for event in found.prefix(Int(max(count, 0))) {
        guard event.socket != pipeEnds.read else {
          drainPipe()
          continue
        }
        // What came before may have ended this one.
        sockets[event.socket]?.owner.socket(event.socket, has: Events(rawValue: event.events))
      }
    }
  }

  private func drainPipe() {
    withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { bytes in
      while read(pipeEnds.read, bytes.baseAddress, bytes.count) == bytes.count {}
    }
  }
}

/// Who waits for a socket.
protocol SocketOwner: AnyObject {
  func socket(_ socket: Int32, has events: Poller.Events)
}
