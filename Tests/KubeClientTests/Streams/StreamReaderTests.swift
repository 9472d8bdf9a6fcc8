import KubeClient
import KubeCore
import KubeTestSupport
import KubeTransport
import Testing

@Suite("Streams that several read", .timeLimit(.minutes(10)))
struct StreamReaderTests {
  private func isAlreadyRead(_ error: ClientError?) -> Bool {
    (error?.cause as? TransportError)?.code == .alreadyRead
  }

  @Test("Output that is read a second time is an error, and takes nothing of the first")
  func second() async throws {
    let rig = try StreamRig()
    try await rig.run { pipe in
      pipe.send(.channel(1, "a"), .channel(1, "b"), StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.withExec("p", ["x"]) { process in
        var first = process.output.makeAsyncIterator()
        let a = try await first.next()
        #expect(a == .stdout([97]))
        let error = await #expect(throws: ClientError.self) {
          for try await _ in process.output {}
        }
        #expect(isAlreadyRead(error))
        #expect(error?.message.contains("read once") == true)
        let b = try await first.next()
        #expect(b == .stdout([98]))
        #expect(try await first.next() == nil)
        #expect(try await process.exit().isSuccess)
      }
    }
  }

  @Test("Of who reads and who waits for the end at once, one is served, and one has an error")
  func exit() async throws {
    let rig = try StreamRig()
    try await rig.run { _ in
    } client: { pods in
      try await pods.withExec("p", ["x"]) { process in
        await withTaskGroup(of: ClientError?.self) { group in
          group.addTask {
            do {
              var output = process.output.makeAsyncIterator()
              _ = try await output.next()
              return nil
            } catch {
              return error as? ClientError
            }
          }
          group.addTask {
            do throws(ClientError) {
              _ = try await process.exit()
              return nil
            } catch {
              return error
            }
          }
          let first = await group.next()
          #expect(isAlreadyRead(first ?? nil))
          rig.pipe.send(StreamRig.success, .close(1000))
          let second = await group.next()
          #expect(second.map { $0 == nil } == true)
        }
      }
    }
  }

  @Test("Output that was dropped for the end is not there, which is an error")
  func dropped() async throws {
    let rig = try StreamRig()
    try await rig.run {
      $0.send(.channel(1, "a"), .channel(2, "b"), StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.withExec("p", ["x"]) { process in
        var output = process.output.makeAsyncIterator()
        let chunk = try await output.next()
        #expect(chunk == .stdout([97]))
        #expect(try await process.exit().isSuccess)
        let error = await #expect(throws: ClientError.self) { try await output.next() }
        #expect(isAlreadyRead(error))
      }
    }
  }

  @Test("Of two who read a port at once, one has the bytes, and one an error")
  func port() async throws {
    let rig = try StreamRig(StreamRig.v4)
    try await rig.run { pipe in
      pipe.send(.binary([0, 1, 0]), .binary([1, 1, 0]))
    } client: { pods in
      try await pods.withPortForward("p", port: 1) { connection in
        let results = await withTaskGroup(of: Result<[UInt8]?, ClientError>.self) { group in
          for _ in 0..<2 {
            group.addTask {
              do throws(ClientError) {
                return .success(try await connection.read())
              } catch {
                return .failure(error)
              }
            }
          }
          var results: [Result<[UInt8]?, ClientError>] = []
          for await result in group {
            results.append(result)
            rig.pipe.send(.channel(0, "a"))
          }
          return results
        }
        guard case .failure(let error) = results[0], case .success(let bytes) = results[1] else {
          Issue.record("\(results)")
          return
        }
        #expect(isAlreadyRead(error))
        #expect(bytes == [97])
      }
    }
  }

  @Test("A wait that is cancelled leaves the connection to the next")
  func cancelledWait() async throws {
    let rig = try StreamRig(StreamRig.v4)
    try await rig.run { pipe in
      pipe.send(.binary([0, 1, 0]), .binary([1, 1, 0]))
    } client: { pods in
      try await pods.withPortForward("p", port: 1) { connection in
        await withTaskGroup(of: ClientError?.self) { group in
          group.addTask {
            let error = await #expect(throws: ClientError.self) { try await connection.read() }
            return error
          }
          await rig.pipe.hasReader()
          group.cancelAll()
          let error = await group.next() ?? nil
          #expect(error?.isCancelled == true)
        }
        rig.pipe.send(.channel(0, "a"))
        let bytes = try await connection.read()
        #expect(bytes == [97])
      }
    }
  }

  @Test("Input that is not read when the server closes is an error, and no hang")
  func closedWhileWriting() async throws {
    let rig = try StreamRig()
    try await rig.run { pipe in
      pipe.setStuck(true)
      await pipe.hasStuckWriter()
      pipe.send(.channel(1, "enough"), StreamRig.success, .close(1000))
    } client: { pods in
      try await pods.withExec("p", ["x"], AttachParameters(stdin: true)) { process in
        let error = await #expect(throws: ClientError.self) {
          try await process.write([UInt8](repeating: 1, count: 1 << 20))
        }
        #expect((error?.cause as? TransportError)?.code == .closedEarly)
        let exit = try await process.exit()
        #expect(exit.isSuccess)
      }
    }
  }
}
