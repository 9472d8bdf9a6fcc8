import KubeTestSupport
import KubeTestTypes
import Testing

@testable import KubeRuntime

@Suite("What is yet to be told of a store")
struct StoreOutboxTests {
  private let outbox = StoreOutbox<ConfigMap>()

  private func fill(_ count: Int) {
    let empty = StoreCore<ConfigMap>(indexes: []).empty
    for _ in 0..<count { outbox.put(.replaced(from: empty, to: empty)) }
  }

  @Test("a watch waits while much is queued and somebody else tells, and then goes on")
  func full() async {
    guard #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) else { return }
    #expect(outbox.begin() && !outbox.begin())
    fill(1001)
    let isThrough = Shared(false)
    await withTaskGroup { group in
      group.addImmediateTask { [outbox] in
        await outbox.room()
        isThrough.change { $0 = true }
      }
      #expect(!isThrough.value)
      #expect(outbox.next()?.count == 1001)
      await group.waitForAll()
    }
    #expect(isThrough.value && outbox.next() == nil)
  }

  @Test("it does not wait for a short queue, nor where nobody tells")
  func short() async {
    fill(2000)
    await outbox.room()
    outbox.tell()
    #expect(outbox.begin())
    fill(1000)
    await outbox.room()
  }

  @Test("nor once its task is cancelled")
  func cancelled() async {
    #expect(outbox.begin())
    fill(1001)
    await withTaskGroup { group in
      for _ in 0..<3 { group.addTask { [outbox] in await outbox.room() } }
      group.cancelAll()
    }
  }
}
