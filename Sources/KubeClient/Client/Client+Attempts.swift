import HTTPTypes
import KubeCore
import KubeTransport
import Logging

extension Client {
  /// Does what sends a request, and does it again after a failure that allows it.
  func attempt<Answer: ~Copyable>(
    _ request: APIRequest,
    _ once: (HTTPRequest, Credential, RequestSpan) async throws(FailedTry) -> Answer
  ) async throws(ClientError) -> Answer {
    var head = request.head
    for field in configuration.requestHeaderFields { head.headerFields.append(field) }
    if head.headerFields[.userAgent] == nil { head.headerFields[.userAgent] = userAgent }
    let span = tracing.begin(request, &head.headerFields)
    defer { span.end() }
    do throws(ClientError) {
      return try await attempt(request, head, span, once)
    } catch {
      span.fail(error)
      throw error
    }
  }

  private func attempt<Answer: ~Copyable>(
    _ request: APIRequest, _ head: HTTPRequest, _ span: RequestSpan,
    _ once: (HTTPRequest, Credential, RequestSpan) async throws(FailedTry) -> Answer
  ) async throws(ClientError) -> Answer {
    var repetitions = Repetitions(retryPolicy, context.clock)
    var isRenewed = false
    while true {
      let failure: FailedTry
      let credential = try await currentCredential()
      do throws(FailedTry) {
        return try await once(head, credential, span)
      } catch {
        failure = error
      }
      if failure.error.api?.httpStatus == 401, !failure.isElsewhere, !isRenewed,
        configuration.credentials.isRenewable
      {
        isRenewed = true
        await configuration.credentials.invalidate(credential)
        continue
      }
      let delay = try repetitions.delay(after: failure, request)
      logger.log(
        level: repetitions.haveBecomeLong ? .notice : .debug, "Request is sent again",
        metadata: [
          "server": "\(server)", "request": "\(request)", "failures": "\(repetitions.count)",
          "error": "\(failure.error.message)",
        ])
      do {
        try await context.clock.sleep(for: delay)
      } catch {
        let cancelled = TransportError(
          .cancelled, "The task was cancelled while it waited to try again after: \(failure.error)")
        throw ClientError(.transport, "\(name(request)): \(cancelled)", cause: cancelled)
      }
      metrics.countRetry(request.method, failure.error.api?.httpStatus)
      span.noteRetry(repetitions.count)
    }
  }

  private func currentCredential() async throws(ClientError) -> Credential {
    do throws(CredentialError) {
      return try await configuration.credentials.credential(context)
    } catch {
      throw ClientError(.credential, "\(server): \(error.message)", cause: error)
    }
  }
}

/// The repetitions of one call, and when there are no more.
private struct Repetitions {
  private let policy: RetryPolicy
  private let clock: any Clock<Duration>
  private var backoff: Backoff
  /// How long ago the first failure was.
  private var time: (@Sendable () -> Duration)?
  /// The first failure after which the server asked for another try of what it may have done.
  private var doubt: FailedTry?
  private(set) var count = 0
  private var areLong = false
  /// Whether somebody should hear of it now, who has not before.
  private(set) var haveBecomeLong = false

  init(_ policy: RetryPolicy, _ clock: any Clock<Duration>) {
    self.policy = policy
    self.clock = clock
    backoff = policy.backoff
  }

  /// How long to wait for the next try.
  ///
  /// - Throws: the error to give, if there is no other try.
  mutating func delay(
    after failure: FailedTry, _ request: APIRequest
  ) throws(ClientError) -> Duration {
    if let doubt, failure.mayMeetItself(request) { throw doubt.error(repeatedAs: failure) }
    let time = time ?? clock.stopwatch()
    self.time = time
    let repetition = failure.repetition(of: request)
    guard repetition != .senseless, time() < policy.patience else { throw failure.error }
    if repetition == .wished, doubt == nil { doubt = failure }
    count += 1
    haveBecomeLong = !areLong && time() >= .seconds(5)
    areLong = areLong || haveBecomeLong
    return max(backoff.next(), min(failure.retryAfter ?? .zero, policy.longestRetryAfter))
  }
}
