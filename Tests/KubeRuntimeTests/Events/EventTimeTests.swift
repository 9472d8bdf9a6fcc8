import KubeClient
import KubeCore
import KubeTestSupport
import Testing

@testable import KubeRuntime

@Suite("The time of events")
struct EventTimeTests {
  @Test("it goes by the client's clock within a second, and by its time of day beyond")
  func jumps() {
    let (clock, day) = (TestClock(), Shared(Time(secondsSince1970: 1000)))
    let time = EventTime(
      Client(transport: ScriptedTransport(), clock: clock, now: { day.value }))
    #expect(time.now() == (.zero, MicroTime(secondsSince1970: 1000)))
    clock.advance(by: .microseconds(1_200_003))
    #expect(
      time.now() == (
        .microseconds(1_200_003), MicroTime(secondsSince1970: 1001, nanoseconds: 200_003_000)
      ))
    // Somebody sets the time of day; what has elapsed is the same.
    day.change { $0 = Time(secondsSince1970: 9000) }
    #expect(time.now() == (.microseconds(1_200_003), MicroTime(secondsSince1970: 9000)))
  }
}
