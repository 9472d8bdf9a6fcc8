import Foundation
import HTTPTypes
import KubeTestSupport
import KubeTransport
import KubeCurl
import Testing

@Suite("Connections that leave HTTP", .timeLimit(.minutes(10)))
struct UpgradeTests {
  @Test("The request goes out as it is, and what follows the head is the connection's")
  func simple() async throws {
    let request = Shared("")
    let rig = try UpgradeRig { connection in
      let head = connection.request() ?? ""
      request.change { $0 = head }
      // What comes before the answer proper is no answer, and the first bytes may come with it.
      connection.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n")
      connection.write(UpgradeRig.switching + "first")
      connection.write(connection.read(6))
      connection.waitForClose()
    }
    let opened = try await rig.open("/a/../b?c=d%20e&f")
    #expect(opened.head.status.code == 101)
    #expect(opened.head.headerFields[.upgrade] == "echo")
    #expect(try await opened.read(5) == Array("first".utf8))
    try await opened.write(Array("second".utf8))
    #expect(try await opened.read(6) == Array("second".utf8))
    let lines = request.value.components(separatedBy: "\r\n")
    #expect(lines.first == "GET /a/../b?c=d%20e&f HTTP/1.1")
    #expect(
      lines.filter { $0.lowercased().hasPrefix("host:") } == ["Host: 127.0.0.1:\(rig.server.port)"])
    #expect(lines.contains("Upgrade: echo") && lines.contains("Connection: Upgrade"))
    #expect(lines.suffix(2) == ["", ""])
    withExtendedLifetime(rig) {}
  }

  @Test("A head that comes byte by byte is a head")
  func trickle() async throws {
    let rig = try UpgradeRig { connection in
      _ = connection.request()
      for byte in (UpgradeRig.switching + "ab").utf8 { connection.write([byte]) }
      connection.waitForClose()
    }
    let opened = try await rig.open()
    #expect(opened.head.headerFields[.connection] == "Upgrade")
    #expect(try await opened.read(2) == Array("ab".utf8))
    withExtendedLifetime(rig) {}
  }

  @Test("The server's address may have a path, which is before the request's")
  func prefix() async throws {
    let line = Shared("")
    let server = try LoopbackServer { connection in
      let head = connection.request() ?? ""
      line.change { $0 = String(head.prefix { $0 != "\r\n" }) }
      connection.write(UpgradeRig.switching)
      connection.waitForClose()
    }
    let transport = try CurlTransport(
      TransportSettings(server: "http://127.0.0.1:\(server.port)/k8s/c-1/", proxy: .none))
    let opened = try await transport.open("/api/v1")
    #expect(line.value == "GET /k8s/c-1/api/v1 HTTP/1.1")
    withExtendedLifetime((server, opened)) {}
  }

  @Test("Megabytes go both ways at once, and none is lost")
  func megabytes() async throws {
    let rig = try UpgradeRig.switching { $0.echo(blocks: 1 << 16) }
    try await exchange(try await rig.open(), 128 << 16)
    withExtendedLifetime(rig) {}
  }

  /// Writes and reads this many bytes at once.
  private func exchange(_ opened: Opened, _ count: Int) async throws {
    let sent = pattern(count, count)
    async let written: Void = opened.write(sent)
    let received = try await opened.read(count)
    try await written
    let isWhole = received == sent
    #expect(isWhole)
  }

  @Test("A hundred connections of one transport, with other requests between")
  func hundred() async throws {
    let rig = try UpgradeRig { connection in
      guard let head = connection.request() else { return }
      guard head.contains("Upgrade:") else { return connection.respond("plain") }
      connection.write(UpgradeRig.switching)
      connection.echo(blocks: 5000)
    }
    try await withThrowingTaskGroup(of: Opened.self) { group in
      for _ in 0..<100 {
        group.addTask { try await rig.open() }
      }
      var all: [Opened] = []
      for try await opened in group { all.append(opened) }
      #expect(rig.server.connections == 100)
      // All are open by now.
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, opened) in all.enumerated() {
          group.addTask {
            for round in 0..<4 {
              let bytes = pattern(20_000, index * 10 + round)
              async let written: Void = opened.write(bytes)
              let received = try await opened.read(bytes.count)
              let isWhole = received == bytes
              #expect(isWhole)
              try await written
            }
          }
          if index % 10 == 0 {
            group.addTask {
              let answer = try await rig.transport.get("/x")
              #expect(answer.text == "plain")
            }
          }
        }
        try await group.waitForAll()
      }
    }
    withExtendedLifetime(rig) {}
  }

  @Test("The bytes of each write stay together, however many write")
  func writers() async throws {
    let (size, count, rounds) = (10_000, 10, 20)
    let blocks = Shared<[[UInt8]]>([])
    let rig = try UpgradeRig.switching { connection in
      for _ in 0..<count * rounds {
        let block = connection.read(size)
        blocks.change { $0.append(block) }
      }
      connection.write("done")
      connection.waitForClose()
    }
    let opened = try await rig.open()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<count {
        group.addTask {
          for _ in 0..<rounds {
            try await opened.write([UInt8](repeating: UInt8(writer), count: size))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await opened.read(4) == Array("done".utf8))
    let whole = blocks.value.filter { $0.count == size && Set($0).count == 1 }
    #expect(whole.count == count * rounds)
    #expect(Dictionary(grouping: whole) { $0[0] }.values.allSatisfy { $0.count == rounds })
    withExtendedLifetime(rig) {}
  }

  @Test("Who does not read stops the server, and loses nothing")
  func backpressure() async throws {
    let (stalled, sent) = (Gate(), Shared(0))
    let block = pattern(1 << 16)
    let total = 1024
    let rig = try UpgradeRig.switching { connection in
      var isTold = false
      for _ in 0..<total {
        if !isTold, !connection.isWritable(within: 500) {
          isTold = true
          stalled.open()
        }
        guard connection.write(block) else { break }
        sent.change { $0 += 1 }
      }
      if !isTold { stalled.open() }
    }
    let opened = try await rig.open()
    await stalled.wait()
    #expect(sent.value < total / 2)
    for index in 0..<total {
      guard try await opened.read(block.count) == block else {
        Issue.record("block \(index) is another")
        return
      }
    }
    #expect(try await opened.read(1).isEmpty)
    withExtendedLifetime(rig) {}
  }

  @Test("A connection outlives its transport, and is closed when it is let go")
  func lifetime() async throws {
    let closed = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.request()
      connection.write(UpgradeRig.switching)
      connection.write(connection.read(3))
      connection.waitForClose()
      closed.open()
    }
    func opened() async throws -> Opened {
      try await CurlTransport(
        TransportSettings(server: "http://127.0.0.1:\(server.port)", proxy: .none)
      ).open()
    }
    func use() async throws {
      let opened = try await opened()
      try await opened.write([1, 2, 3])
      #expect(try await opened.read(3) == [1, 2, 3])
    }
    try await use()
    await closed.wait()
    withExtendedLifetime(server) {}
  }
}
