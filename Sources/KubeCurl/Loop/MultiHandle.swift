import CCurl
import KubeTransport
import Synchronization

/// libcurl's multi handle.
///
/// `@unchecked Sendable`: only the loop's thread uses it, but for ``wakeUp()``, which libcurl allows
/// to all, and which is kept from a handle that is closed by the lock.
final class MultiHandle: @unchecked Sendable {
  private let isOpen = Mutex(true)
  let raw: UnsafeMutableRawPointer

  /// libcurl wants this once, before all else.
  private static let isInitialised = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init() throws(TransportError) {
    guard Self.isInitialised, let made = curl_multi_init() else {
      throw TransportError(.other, "libcurl could not be started.", wasNotSent: true)
    }
    raw = made
    _ = kube_curl_multi_set_long(raw, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    _ = kube_curl_multi_set_long(raw, CURLMOPT_MAX_CONCURRENT_STREAMS, 1000)
  }

  deinit {
    close()
  }

  func wakeUp() {
    isOpen.withLock { isOpen in
      if isOpen { curl_multi_wakeup(raw) }
    }
  }

  func close() {
    isOpen.withLock { isOpen in
      guard isOpen else { return }
      isOpen = false
      curl_multi_cleanup(raw)
    }
  }
}
