import HTTPTypes
import KubeTestSupport
import KubeTransport
import Testing

@testable import KubeCurl

@Suite("HTTP/2: connections whose other end is silent", .timeLimit(.minutes(10)))
struct SilenceTests {
  private func watch(_ path: String = "/") -> TransportRequest {
    var request = CurlTransport.request(path)
    request.isLongLived = true
    return request
  }

  /// Lets time go by in which the connection is asked whether it lives, and does not answer.
  private func outlast(_ transport: CurlTransport, _ pinged: Gate) async {
    transport.loop.advance(by: .seconds(31))
    await pinged.wait()
    transport.loop.advance(by: .seconds(16))
  }

  @Test("All that is on one ends, and what comes later is on another", arguments: [true, false])
  func silent(isLongLived: Bool) async throws {
    let (arrived, pinged) = (Shared(0), Gate())
    try await FrameServer.run { connection in
      while let request = connection.next() {
        if connection.number > 1 { connection.answer(request, "ok") }
        if request.isPing { pinged.open() } else { arrived.change { $0 += 1 } }
      }
    } _: { server in
      let transport = try server.transport(LivenessSettings(doubt: .seconds(3600)))
      let request = isLongLived ? watch() : CurlTransport.request()
      try await withThrowingTaskGroup(of: TransportError?.self) { group in
        for _ in 0..<3 {
          group.addTask {
            do throws(TransportError) {
              _ = try await transport.answer(to: request)
              return nil
            } catch {
              return error
            }
          }
        }
        try await arrived.wait { $0 == 3 ? () : nil }
        await outlast(transport, pinged)
        for try await error in group {
          #expect(error?.code == .connectionLost && error?.wasNotSent == false)
          #expect(error?.message.contains("45.0 seconds") == true)
        }
      }
      #expect(server.connections == 1)
      let answer = try await transport.answer(to: request)
      #expect(answer.text == "ok")
    }
  }

  @Test("A watch that has begun ends, too")
  func begun() async throws {
    let pinged = Gate()
    try await FrameServer.run { connection in
      while let request = connection.next() {
        if request.isPing {
          pinged.open()
        } else {
          connection.answer(request, "line", isWhole: false)
        }
      }
    } _: { server in
      let transport = try server.transport(LivenessSettings())
      var body = try await transport.send(watch()).body.makeAsyncIterator()
      #expect(try await body.next() == Array("line".utf8))
      await outlast(transport, pinged)
      let error = await #expect(throws: TransportError.self) { try await body.next() }
      #expect(error?.code == .connectionLost)
    }
  }

  @Test("One that answers what it is asked stays, whatever it answers", arguments: [0, 8])
  func quiet(_ code: UInt8) async throws {
    let arrived = Gate()
    try await FrameServer.run { connection in
      var first: FrameConnection.Request?
      while let request = connection.next() {
        guard request.isPing, let first else {
          first = request
          arrived.open()
          continue
        }
        if code == 0 {
          connection.answer(request, "")
        } else {
          connection.reset(request, code: code)
        }
        connection.answer(first, "late")
      }
    } _: { server in
      let transport = try server.transport(LivenessSettings())
      try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { try await transport.get().text }
        await arrived.wait()
        transport.loop.advance(by: .seconds(31))
        let text = try await group.next()
        #expect(text == "late")
      }
      #expect(server.connections == 1)
    }
  }

  @Test("One that resets what it is asked stays, and what waits for its answer")
  func resetPings() async throws {
    let (arrived, pinged) = (Gate(), Gate())
    try await FrameServer.run { connection in
      var first: FrameConnection.Request?
      while let request = connection.next() {
        if request.isPing {
          connection.reset(request, code: 8)
          pinged.open()
        } else if request.method == "POST", let first {
          // What came before has been read by now.
          connection.answer(request, "ok")
          connection.answer(first, "late")
        } else {
          first = request
          arrived.open()
        }
      }
    } _: { server in
      let transport = try server.transport(LivenessSettings(doubt: .seconds(3600)))
      try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { try await transport.get().text }
        await arrived.wait()
        await outlast(transport, pinged)
        let text = try await transport.answer(to: CurlTransport.request(method: .post)).text
        #expect(text == "ok")
        let late = try await group.next()
        #expect(late == "late")
      }
      #expect(server.connections == 1)
    }
  }

  @Test("One that takes no more lives as long as what is on it, however quiet it is")
  func goneAway() async throws {
    let (arrived, goes) = (Gate(), Gate())
    try await FrameServer.run { connection in
      while let request = connection.next() {
        guard connection.number == 1 else {
          connection.answer(request, "other")
          continue
        }
        connection.answer(request, "line", isWhole: false)
        connection.goAway(last: request.stream)
        arrived.open()
        goes.block()
        connection.data(request, "end", isLast: true)
      }
    } _: { server in
      let transport = try server.transport(LivenessSettings())
      var body = try await transport.send(watch()).body.makeAsyncIterator()
      #expect(try await body.next() == Array("line".utf8))
      await arrived.wait()
      // By the answer on another connection the loop has gone through what time there was.
      for _ in 0..<3 {
        transport.loop.advance(by: .seconds(31))
        #expect(try await transport.get().text == "other")
      }
      goes.open()
      #expect(try await body.next() == Array("end".utf8))
    }
  }

  @Test("One of HTTP/1.1 is not asked, nor given up")
  func oldServer() async throws {
    let (arrived, goes) = (Gate(), Gate())
    let backend = try LoopbackServer { connection in
      guard let request = connection.request() else { return }
      if request.contains("/slow") {
        arrived.open()
        goes.block()
      }
      connection.respond("late")
    }
    try await NginxServer.run(
      .passing(to: backend, listen: "ssl", "proxy_read_timeout 1h;")
    ) { server in
      let transport = try server.transport()
      try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { try await transport.get("/slow").text }
        await arrived.wait()
        for _ in 0..<3 {
          transport.loop.advance(by: .seconds(31))
          #expect(try await transport.get("/other").text == "late")
        }
        goes.open()
        let text = try await group.next()
        #expect(text == "late")
      }
    }
    withExtendedLifetime(backend) {}
  }

  @Test("A reader who is slow is no sign of a dead connection")
  func paused() async throws {
    let block = String(repeating: "x", count: 1 << 14)
    let pinged = Gate()
    try await FrameServer.run { connection in
      guard let request = connection.next() else { return }
      if connection.number > 1 {
        connection.answer(request, "ok")
        while let next = connection.next() { connection.answer(next, "ok") }
        return
      }
      connection.answer(request, block, isWhole: false)
      for index in 1..<60 { connection.data(request, block, isLast: index == 59) }
      while let next = connection.next() {
        if next.isPing { pinged.open() }
      }
    } _: { server in
      let transport = try server.transport(LivenessSettings())
      let response = try await transport.send(watch())
      // For as long as bytes come, they are signs of life.
      repeat {
        transport.loop.advance(by: .seconds(31))
        _ = try await transport.get()
      } while !pinged.isOpen
      transport.loop.advance(by: .seconds(16))
      _ = try await transport.get()
      var count = 0
      for try await chunk in response.body { count += chunk.count }
      #expect(count == 60 << 14)
    }
  }

  @Test("A call does not join one that has waited in silence")
  func doubtful() async throws {
    let arrived = Gate()
    try await FrameServer.run { connection in
      while let request = connection.next() {
        arrived.open()
        if connection.number > 1 { connection.answer(request, "ok") }
      }
    } _: { server in
      let transport = try server.transport(LivenessSettings(silence: nil, doubt: .zero))
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await transport.get() }
        await arrived.wait()
        let answer = try await transport.get()
        #expect(answer.text == "ok")
        #expect(server.connections == 2)
        group.cancelAll()
      }
    }
  }

  @Test("A watch that is stuck holds up no call")
  func apart() async throws {
    let arrived = Gate()
    try await FrameServer.run { connection in
      guard let first = connection.next() else { return }
      if connection.number == 1 {
        arrived.open()
        return connection.waitForClose()
      }
      connection.answer(first, "ok")
      while let request = connection.next() { connection.answer(request, "ok") }
    } _: { server in
      let transport = try server.transport()
      let watch = watch()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await transport.answer(to: watch) }
        await arrived.wait()
        for _ in 0..<3 {
          let answer = try await transport.get()
          #expect(answer.text == "ok")
        }
        group.cancelAll()
      }
      #expect(server.connections == 2)
    }
  }

  @Test("Five hundred watches share some forty connections, and each gets its own events")
  func many() async throws {
    let all = Shared(0)
    try await FrameServer.run { connection in
      while let request = connection.next() {
        connection.answer(request, "\(connection.number)/\(request.stream)", isWhole: false)
        all.change { $0 += 1 }
      }
    } _: { server in
      let transport = try server.transport()
      let watch = watch()
      let texts = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<500 {
          group.addTask {
            var body = try await transport.send(watch).body.makeAsyncIterator()
            let text = String(decoding: try await body.next() ?? [], as: UTF8.self)
            // Held until all are there.
            try await all.wait { $0 == 500 ? () : nil }
            return text
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(texts.count == 500)
      #expect(server.connections <= 50)
    }
  }
}
