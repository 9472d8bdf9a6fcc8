import Testing

@testable import KubeClient

@Suite("Reading a WebSocket")
struct WebSocketReaderTests {
  typealias Event = WebSocketReader.Event

  /// What comes of the bytes in chunks of this size.
  static func events(
    _ bytes: [UInt8], size: Int = .max, limit: Int = 1 << 20
  ) throws(WebSocketReader.Violation) -> [Event] {
    var reader = WebSocketReader(limit: limit)
    var events: [Event] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      reader.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
      while let event = try reader.next() { events.append(event) }
    }
    return events
  }

  private static func bytes(_ frames: [ServerFrame]) -> [UInt8] { frames.flatMap(\.bytes) }

  @Test("The frames of RFC 6455's examples")
  func examples() throws {
    let hello = Array("Hello".utf8)
    let single: [UInt8] = [0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F]
    let parts: [UInt8] = [0x01, 0x03, 0x48, 0x65, 0x6C, 0x80, 0x02, 0x6C, 0x6F]
    let ping: [UInt8] = [0x89, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F]
    #expect(
      try Self.events(single + parts + ping) == [.message(hello), .message(hello), .ping(hello)])
    let medium = [UInt8](repeating: 7, count: 256)
    #expect(try Self.events([0x82, 0x7E, 0x01, 0x00] + medium) == [.message(medium)])
    let large = [UInt8](repeating: 8, count: 65536)
    #expect(
      try Self.events([0x82, 0x7F, 0, 0, 0, 0, 0, 1, 0, 0] + large) == [.message(large)])
  }

  @Test(
    "Messages in parts, with control frames between, come out whole, however the bytes come in",
    arguments: [1, 2, 3, 5, 64, 1000, Int.max])
  func chunks(_ size: Int) throws {
    let long = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let bytes = Self.bytes([
      .binary([1, 2, 3]), .binary([]), .init(2, [1], isFinal: false), .ping("between"),
      .init(0, [], isFinal: false), .init(10, [9]), .init(0, long, isFinal: false),
      .init(0, [4]), .init(1, Array("text".utf8)), .binary(Array(long.prefix(126))),
      .close(1000, "bye"),
    ])
    #expect(
      try Self.events(bytes, size: size) == [
        .message([1, 2, 3]), .message([]), .ping(Array("between".utf8)), .pong([9]),
        .message([1] + long + [4]), .message(Array("text".utf8)),
        .message(Array(long.prefix(126))), .close(code: 1000, reason: "bye"),
      ])
  }

  @Test("Nothing comes of what is not there whole, at whatever byte it ends")
  func incomplete() throws {
    for count in [0, 1, 125, 126, 300] {
      let frame = ServerFrame.binary([UInt8](repeating: 1, count: count)).bytes
      for end in 0..<frame.count {
        #expect(try Self.events(Array(frame.prefix(end))).isEmpty, "\(end) of \(frame.count)")
      }
    }
  }

  @Test(
    "Payloads of all sizes at which the form of the length changes",
    arguments: [0, 1, 124, 125, 126, 127, 255, 256, 65534, 65535, 65536, 65537])
  func lengths(_ count: Int) throws {
    let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try Self.events(ServerFrame.binary(payload).bytes) == [.message(payload)])
    var sent = WebSocketFrame.bytes(.binary, payload)
    let frame = try #require(ClientFrame.take(from: &sent))
    #expect(sent.isEmpty)
    #expect(frame.opcode == 2 && frame.isFinal && frame.mask != nil && frame.payload == payload)
  }

  @Test("A client's frames are masked, each with a key of its own")
  func masking() {
    #expect(
      WebSocketFrame.bytes(.binary, Array("Hello".utf8), mask: 0x37FA_213D) == [
        0x82, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58,
      ])
    let keys = (0..<20).map { _ in Array(WebSocketFrame.bytes(.pong, [])[2...]) }
    #expect(Set(keys).count > 10)
  }

  @Test("A close frame has a code and a reason, or neither")
  func close() throws {
    #expect(try Self.events(ServerFrame(8).bytes) == [.close(code: 1005, reason: "")])
    #expect(try Self.events(ServerFrame.close(1011).bytes) == [.close(code: 1011, reason: "")])
    let reason = String(repeating: "é", count: 61)
    #expect(
      try Self.events(ServerFrame.close(4999, reason).bytes) == [.close(code: 4999, reason: reason)]
    )
    #expect(
      try Self.events(ServerFrame(8, [3, 0xE8, 0xFF]).bytes)
        == [.close(code: 1000, reason: "\u{FFFD}")])
  }

  /// Bytes that no server sends, and what the error says.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let why: String

    init(_ name: String, _ frames: [ServerFrame], _ why: String) {
      testDescription = name
      bytes = WebSocketReaderTests.bytes(frames)
      self.why = why
    }
  }

  private static func changed(
    _ frame: ServerFrame, _ change: (inout ServerFrame) -> Void
  ) -> ServerFrame {
    var frame = frame
    change(&frame)
    return frame
  }

  static let wrong: [Wrong] =
    [0x10, 0x20, 0x40, 0x70].map { (bit: UInt8) in
      Wrong("reserved bits \(bit)", [changed(.binary([1])) { $0.reserved = bit }], "not agreed on")
    }
    + [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map { (opcode: UInt8) in
      Wrong("opcode \(opcode)", [.init(opcode, [1])], "not agreed on")
    }
    + [
      Wrong("masked", [changed(.binary([1])) { $0.mask = [1, 2, 3, 4] }], "masked"),
      Wrong("masked ping", [changed(.ping("a")) { $0.mask = [0, 0, 0, 0] }], "masked"),
      Wrong("ping in parts", [.init(9, [1], isFinal: false)], "in parts"),
      Wrong("long ping", [.init(9, [UInt8](repeating: 1, count: 126))], "too long"),
      Wrong("long close", [.init(8, [UInt8](repeating: 1, count: 70_000))], "too long"),
      Wrong("half a code", [.init(8, [3])], "half a code"),
      Wrong("no beginning", [.init(0, [1])], "has not begun"),
      Wrong(
        "no beginning any more",
        [.init(2, [1], isFinal: false), .init(0, [1]), .init(0, [1])], "has not begun"),
      Wrong("no end", [.init(2, [1], isFinal: false), .binary([1])], "before the one before"),
    ]
    + [1 << 20 + 1, 1 << 31, 1 << 62, .max >> 1, 1 << 63, .max].map { (length: UInt64) in
      Wrong(
        "length \(length)", [changed(.binary([])) { $0.declaredLength = length }],
        "more than 1048576")
    }

  @Test("What no server sends is an error that says why, and stays one", arguments: wrong)
  func violation(_ wrong: Wrong) {
    for size in [1, 3, Int.max] {
      let before = ServerFrame.binary([7]).bytes
      let error = #expect(throws: WebSocketReader.Violation.self) {
        _ = try Self.events(before + wrong.bytes, size: size)
      }
      #expect(error?.description.contains(wrong.why) == true, "\(error?.description ?? "")")
    }
    var reader = WebSocketReader(limit: 1 << 20)
    reader.append(wrong.bytes)
    var (first, second): (WebSocketReader.Violation?, WebSocketReader.Violation?)
    do { while try reader.next() != nil {} } catch { first = error }
    reader.append(ServerFrame.binary([1]).bytes)
    do { _ = try reader.next() } catch { second = error }
    #expect(first != nil && first == second)
  }

  @Test("A message has as many bytes as the limit says, in one frame or in several, and no more")
  func limit() throws {
    func parts(_ counts: [Int]) -> [UInt8] {
      Self.bytes(
        counts.enumerated().map { index, count in
          .init(
            index == 0 ? 2 : 0, [UInt8](repeating: 1, count: count),
            isFinal: index == counts.count - 1)
        })
    }
    let whole = [Event.message([UInt8](repeating: 1, count: 200))]
    for good in [[200], [100, 100], [0, 200], [200, 0], [1, 198, 0, 1]] {
      #expect(try Self.events(parts(good), limit: 200) == whole, "\(good)")
    }
    for bad in [[201], [200, 1], [100, 101], [1, 1, 199], [201, 0]] {
      for size in [1, Int.max] {
        let error = #expect(throws: WebSocketReader.Violation.self) {
          _ = try Self.events(parts(bad), size: size, limit: 200)
        }
        #expect(error?.description.contains("more than 200 bytes") == true, "\(bad)")
      }
    }
    // The next message has the whole limit again.
    #expect(try Self.events(parts([200]) + parts([150, 50]), limit: 200) == whole + whole)
  }
}
