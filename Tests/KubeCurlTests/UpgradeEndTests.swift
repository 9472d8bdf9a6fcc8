import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite("Ends of connections that have left HTTP", .timeLimit(.minutes(10)))
struct UpgradeEndTests {
  @Test("Cancelling a read ends it, and the server hears of it")
  func cancelledRead() async throws {
    let closed = Gate()
    let rig = try UpgradeRig.switching { connection in
      connection.waitForClose()
      closed.open()
    }
    let opened = try await rig.open()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        let error = await #expect(throws: TransportError.self) {
          try await opened.connection.read()
        }
        #expect(error?.code == .cancelled)
      }
      group.cancelAll()
    }
    await closed.wait()
    for _ in 0..<2 {
      var error = await #expect(throws: TransportError.self) { try await opened.connection.read() }
      #expect(error?.code == .cancelled)
      error = await #expect(throws: TransportError.self) { try await opened.connection.write([1]) }
      #expect(error?.code == .cancelled)
    }
    withExtendedLifetime(rig) {}
  }

  @Test("Cancelling a write that waits ends it, and the server hears of it")
  func cancelledWrite() async throws {
    let (full, closed) = (Gate(), Gate())
    let rig = try UpgradeRig.switching { connection in
      // The rest does not fit into what the kernel holds.
      _ = connection.read(1 << 20)
      full.open()
      connection.waitForClose()
      closed.open()
    }
    let opened = try await rig.open()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        let error = await #expect(throws: TransportError.self) {
          try await opened.connection.write([UInt8](repeating: 1, count: 48 << 20))
        }
        #expect(error?.code == .cancelled)
      }
      await full.wait()
      group.cancelAll()
    }
    await closed.wait()
    withExtendedLifetime(rig) {}
  }

  @Test("Cancelling before the answer ends the upgrade")
  func cancelledUpgrade() async throws {
    let (asked, closed) = (Gate(), Gate())
    let rig = try UpgradeRig { connection in
      _ = connection.request()
      asked.open()
      connection.waitForClose()
      closed.open()
    }
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        let error = await #expect(throws: TransportError.self) { try await rig.open() }
        #expect(error?.code == .cancelled)
      }
      await asked.wait()
      group.cancelAll()
    }
    await closed.wait()
    withExtendedLifetime(rig) {}
  }

  @Test("Closing ends whoever reads, and a second reader is an error at once")
  func close() async throws {
    let rig = try UpgradeRig.switching { $0.waitForClose() }
    let opened = try await rig.open()
    let codes = await withTaskGroup(of: TransportError.Code?.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let error = await #expect(throws: TransportError.self) {
            try await opened.connection.read()
          }
          return error?.code
        }
      }
      // One of them, whichever came second, is refused.
      var codes = [await group.next() ?? nil]
      opened.connection.close()
      codes.append(await group.next() ?? nil)
      return codes
    }
    #expect(codes == [.alreadyRead, .cancelled])
    withExtendedLifetime(rig) {}
  }

  @Test("What the server sent before it closed is there; then comes the end, and writing fails")
  func serverCloses() async throws {
    let (ready, bytes) = (Gate(), pattern(300_000))
    let rig = try UpgradeRig.switching { connection in
      ready.block()
      connection.write(bytes)
    }
    let opened = try await rig.open()
    ready.open()
    #expect(try await opened.read(bytes.count + 1) == bytes)
    for _ in 0..<2 { #expect(try await opened.connection.read() == nil) }
    let error = await #expect(throws: TransportError.self) {
      try await opened.connection.write([1])
    }
    #expect(error?.code == .closedEarly)
    withExtendedLifetime(rig) {}
  }

  @Test("Last words of a server that does not read to the end are there, once a write has failed")
  func lastWords() async throws {
    let full = Gate()
    let rig = try UpgradeRig.switching { connection in
      _ = connection.read(1 << 20)
      full.block()
      connection.write("enough")
      // What is not read makes of this a reset.
    }
    let opened = try await rig.open()
    full.open()
    let error = await #expect(throws: TransportError.self) {
      try await opened.connection.write([UInt8](repeating: 1, count: 48 << 20))
    }
    #expect(error?.code == .closedEarly)
    #expect(try await opened.connection.read() == Array("enough".utf8))
    withExtendedLifetime(rig) {}
  }

  @Test("What came before a reset is there after it")
  func reset() async throws {
    let written = Gate()
    let rig = try UpgradeRig.switching { connection in
      connection.write("words")
      written.block()
      // What is not read makes of the end a reset.
    }
    let opened = try await rig.open()
    try await opened.write([1])
    written.open()
    var isOpen = true
    while isOpen {
      do { try await opened.write([1]) } catch { isOpen = false }
    }
    #expect(try await opened.connection.read() == Array("words".utf8))
    withExtendedLifetime(rig) {}
  }

  @Test("Shutting the transport down ends its connections")
  func shutDown() async throws {
    let asked = Gate()
    let rig = try UpgradeRig { connection in
      guard let head = connection.request() else { return }
      if head.hasPrefix("GET /silent") {
        asked.open()
      } else {
        connection.write(UpgradeRig.switching)
      }
      connection.waitForClose()
    }
    let opened = try await rig.open()
    await withTaskGroup(of: TransportError.Code?.self) { group in
      group.addTask {
        await #expect(throws: TransportError.self) { try await opened.connection.read() }?.code
      }
      group.addTask {
        await #expect(throws: TransportError.self) { try await rig.open("/silent") }?.code
      }
      await asked.wait()
      rig.transport.shutDown()
      for await code in group { #expect(code == .shutDown) }
    }
    let error = await #expect(throws: TransportError.self) {
      try await opened.connection.write([1])
    }
    #expect(error?.code == .shutDown)
    #expect(try await rig.failure().code == .shutDown)
    withExtendedLifetime(rig) {}
  }
}
