import KubeTransport
import Testing

@testable import KubeCurl

@Suite("Signs of life")
struct LaneHealthTests {
  private func seconds(_ count: UInt64) -> UInt64 { count * 1_000_000_000 }

  @Test("nobody asks for where nobody waits")
  func idle() {
    var health = LaneHealth(LivenessSettings())
    #expect(health.nextCheck == .max && health.check(.max - 1) == .nothing)
    health.begin(0)
    health.rest()
    #expect(health.nextCheck == .max)
    health.begin(seconds(100))
    #expect(health.nextCheck == seconds(130))
  }

  @Test("are asked for after the silence, and the connection ends without an answer")
  func silent() {
    var health = LaneHealth(LivenessSettings())
    health.begin(seconds(1))
    #expect(health.check(seconds(30)) == .nothing)
    #expect(health.check(seconds(31)) == .ping)
    #expect(health.check(seconds(31)) == .nothing && health.nextCheck == seconds(46))
    #expect(health.check(seconds(46)) == .end)
  }

  @Test("are whatever comes, at whatever time")
  func heard() {
    var health = LaneHealth(LivenessSettings())
    health.begin(0)
    for round in 1...5 {
      let now = seconds(UInt64(round) * 40)
      #expect(health.check(now) == .ping)
      health.hear(now + seconds(10))
      #expect(health.nextCheck == now + seconds(40))
    }
    // Others who begin change nothing.
    health.begin(seconds(1000))
    #expect(health.nextCheck == seconds(240))
  }

  @Test("are not asked for where the settings say so")
  func off() {
    var health = LaneHealth(LivenessSettings(silence: nil))
    health.begin(0)
    #expect(health.nextCheck == .max)
  }
}
