import CCurl
import KubeTransport
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One thread that drives all transfers of a transport.
///
/// Whoever wants something of it leaves a command and wakes it. The thread starts with the first
/// command.
final class EventLoop: Sendable {
  enum Command: Sendable {
    case start(Transfer)
    /// A paused transfer goes on.
    case resume(Transfer)
    /// The transfer has ended on the consumer's side.
    case end(Transfer)
    case open(Upgrade)
    /// A connection has bytes to send, or room for more.
    case proceed(Upgrade)
    case close(Upgrade)

    var isFirst: Bool {
      switch self {
      case .start, .open: true
      case .resume, .end, .proceed, .close: false
      }
    }

    /// Ends what was to begin.
    func refuse(_ error: TransportError) {
      switch self {
      case .start(let transfer): transfer.end(.failure(error))
      case .open(let upgrade): upgrade.end(.failure(error))
      case .resume, .end, .proceed, .close: break
      }
    }
  }

  /// What the thread finds in its mailbox.
  struct Mail {
    var commands: [Command] = []
    var endsWhenIdle = false
    var isShutDown = false
  }

  private struct Mailbox {
    var mail = Mail()
    var hasThread = false
    /// Whether commands are still read.
    var isClosed = false
  }

  private let mailbox = Mutex(Mailbox())
  private let poller: Poller
  private let settings: TransportSettings
  private let time = LoopTime()

  init(_ settings: TransportSettings) throws(TransportError) {
    self.settings = settings
    poller = try Poller()
  }

  func post(_ command: Command) {
    enum Next { case wake, startThread, refuse, nothing }
    let next: Next = mailbox.withLock { box in
      guard !box.isClosed, !box.mail.isShutDown else { return .refuse }
      guard command.isFirst || box.hasThread else { return .nothing }
      box.mail.commands.append(command)
      if box.hasThread { return box.mail.commands.count == 1 ? .wake : .nothing }
      box.hasThread = true
      return .startThread
    }
    switch next {
    case .wake: poller.wakeUp()
    case .startThread: startThread()
    case .refuse: command.refuse(Self.shutDownError)
    case .nothing: break
    }
  }

  /// Has the loop think that it is later; for tests.
  func advance(by duration: Duration) {
    time.advance(by: duration)
    poller.wakeUp()
  }

  func shutDown() {
    mailbox.withLock { $0.mail.isShutDown = true }
    poller.wakeUp()
  }

  func endWhenIdle() {
    mailbox.withLock { $0.mail.endsWhenIdle = true }
    poller.wakeUp()
  }

  static let shutDownError = TransportError(
    .shutDown, "The transport has been shut down.", wasNotSent: true)

  private func startThread() {
    let isStarted = startDetachedThread { [self] in run() }
    guard !isStarted else { return }
    // Another time there may be one.
    let commands = mailbox.withLock { box in
      box.hasThread = false
      defer { box.mail.commands = [] }
      return box.mail.commands
    }
    for command in commands {
      command.refuse(TransportError(.other, "No thread could be started.", wasNotSent: true))
    }
  }

  /// All mail; nil if there is none and the mailbox was to be closed.
  private func takeMail(closing: Bool) -> Mail? {
    mailbox.withLock { box in
      if closing { box.isClosed = true }
      defer { box.mail.commands = [] }
      return box.mail
    }
  }

  private func run() {
    let pool = LanePool(poller, time, settings)
    let upgrades = RunningUpgrades(poller, time)
    while let mail = takeMail(closing: false) {
      for command in mail.commands {
        switch command {
        case .start(let transfer): pool.start(transfer)
        case .resume(let transfer): pool.resume(transfer)
        case .end(let transfer): pool.remove(transfer)
        case .open(let upgrade): upgrades.open(upgrade)
        case .proceed(let upgrade): upgrades.proceed(upgrade)
        case .close(let upgrade): upgrades.close(upgrade)
        }
      }
      if mail.isShutDown || (mail.endsWhenIdle && pool.isEmpty && upgrades.isEmpty) { break }
      var now = time.now()
      pool.work(now)
      upgrades.work(now)
      let deadline = min(pool.deadline, upgrades.deadline)
      now = time.now()
      poller.wait(nanoseconds: deadline > now ? deadline - now : 0)
    }
    let rest = takeMail(closing: true)?.commands ?? []
    pool.endAll(Self.shutDownError)
    upgrades.endAll(Self.shutDownError)
    for command in rest { command.refuse(Self.shutDownError) }
  }
}

/// Runs a closure on a thread of its own; false if there can be none.
private func startDetachedThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let context = Unmanaged.passRetained(Work(body)).toOpaque()
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  defer { pthread_attr_destroy(&attributes) }
  #if canImport(Darwin)
    var thread: pthread_t?
    let code = pthread_create(
      &thread, &attributes,
      { context in
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, context)
  #else
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, context)
  #endif
  if code != 0 { Unmanaged<Work>.fromOpaque(context).release() }
  return code == 0
}
