public import KubeClient
public import KubeCore
import Synchronization

extension Api {
  /// Waits until something is so of the object with a name, which need not be there yet.
  ///
  /// ```swift
  /// let pod = try await pods.wait(for: "web", until: .ready, timeout: .seconds(60))
  /// ```
  ///
  /// It looks at what there is, and then at what becomes of it. Where the server cannot be reached or
  /// does not answer, it goes on until the time is over. It takes the right to list and watch.
  ///
  /// - Parameters:
  ///   - name: the object's name.
  ///   - condition: what is to be so.
  ///   - timeout: how long to wait, by the client's clock; nil for ever. 30 seconds by default, as
  ///     `kubectl wait` does.
  /// - Returns: the object of which it is so; nil if it is that there is none.
  /// - Throws: ``WaitError``, which tells in which state the object was at last; `ClientError` if the
  ///   server does not allow it, or does not have the kind; `CancellationError`.
  @discardableResult
  public func wait(
    for name: String, until condition: WaitCondition<Object>, timeout: Duration? = .seconds(30)
  ) async throws -> Object? {
    let wait = ObjectWait(self, name, condition)
    return try await client.within(timeout) {
      try await wait.run()
    } else: {
      wait.timedOut(after: timeout)
    }
  }

  /// Deletes an object and waits until it is gone: until all finalizers have done their work.
  ///
  /// That there is none is no error.
  ///
  /// - Parameters:
  ///   - name: the object's name.
  ///   - parameters: what goes with deleting.
  ///   - timeout: how long to wait, by the client's clock; nil for ever.
  /// - Throws: ``WaitError``; `ClientError`, as `delete` does for other reasons.
  public func deleteAndWait(
    _ name: String, _ parameters: DeleteParameters = DeleteParameters(),
    timeout: Duration? = .seconds(30)
  ) async throws {
    let deletion: Deletion<Object>
    do {
      deletion = try await delete(name, parameters)
    } catch let error as ClientError where error.isNotFound {
      return
    }
    guard case .pending(let object) = deletion else { return }
    try await wait(for: name, until: .deleted(object), timeout: timeout)
  }
}

/// One wait, and what it has seen.
private final class ObjectWait<Object: KubeObject>: Sendable {
  private let api: Api<Object>
  private let name: String
  private let condition: WaitCondition<Object>
  private let state = Mutex(State())

  private struct State {
    var object: Object?
    /// In which state it is; nil as long as nothing was seen.
    var reason: String?
    var failure: WatcherFailure?
  }

  init(_ api: Api<Object>, _ name: String, _ condition: WaitCondition<Object>) {
    self.api = api
    self.name = name
    self.condition = condition
  }

  func run() async throws -> Object? {
    do throws(InvalidName) {
      try NameRule.pathSegment.validate(name)
    } catch {
      throw WaitError(
        code: .impossible, description: "There can be no \(what): \(error)", lastObject: nil,
        cause: error)
    }
    // What a restart has told, and whether it told of an object that does not fit its type.
    var (restarted, isUnfit): (Object?, Bool) = (nil, false)
    for await event in Watcher(api, fields: FieldSelector(["metadata.name": name])) {
      switch event {
      case .restartBegan: (restarted, isUnfit) = (nil, false)
      case .restartItem(let object): restarted = object
      case .restartEnded: if !isUnfit, try isOver(restarted) { return restarted }
      case .applied(let object): if try isOver(object) { return object }
      case .deleted: if try isOver(nil) { return nil }
      case .bookmark: break
      case .failed(let failure) where failure.kind == .object && failure.isGone:
        if try isOver(nil) { return nil }
      case .failed(let failure):
        isUnfit = isUnfit || failure.kind == .object
        try note(failure)
      }
    }
    throw CancellationError()
  }

  private func isOver(_ object: Object?) throws -> Bool {
    let verdict = condition.verdict(on: object)
    let reason: String? =
      switch verdict {
      case .met: nil
      case .unmet(let reason), .impossible(let reason): reason
      }
    state.withLock { $0 = State(object: object, reason: reason) }
    if case .impossible(let reason) = verdict {
      throw WaitError(
        code: .impossible,
        description: "\(what) will never be \(condition): \(reason)\(version(object)).",
        lastObject: object, cause: nil)
    }
    return verdict == .met
  }

  /// - Throws: what does not get better by waiting.
  private func note(_ failure: WatcherFailure) throws {
    if let error = failure.cause as? ClientError, error.isFinal { throw error }
    state.withLock { state in
      if failure.kind == .object { state.reason = "it does not fit its type" }
      state.failure = failure
    }
  }

  func timedOut(after timeout: Duration?) -> WaitError {
    let state = state.withLock { $0 }
    let reason = state.reason ?? "the server has not told of it"
    var text = "\(what) is not \(condition)"
    if let timeout { text += " after \(timeout)" }
    text += ": \(reason)\(version(state.object))."
    if let failure = state.failure { text += " The last failure: \(failure)" }
    return WaitError(
      code: .timedOut, description: text, lastObject: state.object, cause: state.failure)
  }

  private var what: String {
    "\(api.resource.kind) \(ObjectKey(namespace: api.namespace, name: name))"
  }

  private func version(_ object: Object?) -> String {
    object?.metadata.resourceVersion.map { " (version \($0))" } ?? ""
  }
}

extension ClientError {
  /// Whether it is the same however often one asks.
  fileprivate var isFinal: Bool {
    switch code {
    case .invalidRequest, .configuration, .credential: true
    case .refused:
      isNotFound || isForbidden || isUnauthorized || api?.isBadRequest == true
        || api?.isMethodNotAllowed == true
    default: false
    }
  }
}
