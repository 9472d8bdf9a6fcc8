import HTTPTypes
import KubeTestSupport
import Testing

@testable import KubeTesting

@Suite struct GzipTests {
  /// Reads what `Gzip` writes, and nothing else.
  private struct Inflation {
    var bytes: [UInt8]
    var place = 10 * 8
    var output: [UInt8] = []

    mutating func bits(_ count: Int) -> Int {
      (0..<count).reduce(0) { value, shift in
        defer { place += 1 }
        return value | Int(bytes[place / 8] >> UInt8(place % 8) & 1) << shift
      }
    }

    mutating func code(_ count: Int) -> Int {
      (0..<count).reduce(0) { value, _ in value << 1 | bits(1) }
    }

    mutating func symbol() -> Int {
      let start = code(7)
      if start < 24 { return 256 + start }
      let next = start << 1 | bits(1)
      if next < 0xC0 { return next - 0x30 }
      if next < 0xC8 { return 280 + next - 0xC0 }
      return (next << 1 | bits(1)) - 0x190 + 144
    }

    static let lengths: [(Int, Int)] = [
      (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1),
      (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4),
      (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    static let distances: [(Int, Int)] = [
      (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4),
      (49, 4), (65, 5), (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8),
      (1025, 9), (1537, 9), (2049, 10), (3073, 10), (4097, 11), (6145, 11), (8193, 12),
      (12_289, 12), (16_385, 13), (24_577, 13),
    ]

    mutating func run() -> [UInt8] {
      #expect(bits(3) == 0b011)
      while true {
        let symbol = symbol()
        if symbol == 256 { return output }
        if symbol < 256 {
          output.append(UInt8(symbol))
          continue
        }
        let (length, lengthBits) = Self.lengths[symbol - 257]
        let count = length + bits(lengthBits)
        let (distance, distanceBits) = Self.distances[code(5)]
        let back = distance + bits(distanceBits)
        for _ in 0..<count { output.append(output[output.count - back]) }
      }
    }
  }

  @Test(arguments: 0..<40)
  func canBeRead(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters: ClosedRange<UInt8> = seed % 3 == 0 ? 0...255 : seed % 3 == 1 ? 97...99 : 200...201
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<60, using: &random) {
      if Bool.random(using: &random), let start = bytes.indices.randomElement(using: &random) {
        let end = min(bytes.count, start + Int.random(in: 0..<2000, using: &random))
        bytes += bytes[start..<end]
      } else {
        bytes += (0..<Int.random(in: 0..<900, using: &random)).map { _ in
          UInt8.random(in: letters, using: &random)
        }
      }
    }
    let packed = Gzip.compress(bytes)
    var inflation = Inflation(bytes: packed)
    #expect(inflation.run() == bytes)
    let end = packed.suffix(8).enumerated().map { UInt32($0.element) << UInt32($0.offset % 4 * 8) }
    #expect(end.prefix(4).reduce(0, |) == CRC32.of(bytes))
    #expect(end.suffix(4).reduce(0, |) == UInt32(bytes.count))
  }

  @Test func sumsAreThoseOfGzip() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Gzip.compress([]).count == 20)
  }

  /// Large answers, for those who ask for it.
  @Test func largeAnswersAreCompressed() async {
    let cluster = TestCluster()
    let path = "/api/v1/namespaces/default/configmaps"
    let body =
      #"{"metadata":{"name":"a"},"data":{"k":"\#(String(repeating: "x", count: 150_000))"}}"#
    func answer(_ method: String, _ path: String, _ body: String = "") async -> ServerAnswer {
      await cluster.server.answer(
        ServerRequest(
          method: method, target: path,
          fields: [.contentType: "application/json", .acceptEncoding: "br, gzip"],
          body: Array(body.utf8)))
    }
    #expect(await answer("POST", path, body).status == 201)
    let large = await answer("GET", "\(path)/a")
    #expect(large.fields[.contentEncoding] == "gzip")
    guard case .bytes(let bytes) = large.body else { return }
    var inflation = Inflation(bytes: bytes)
    #expect(String(decoding: inflation.run(), as: UTF8.self).contains("xxxx"))
    #expect(bytes.count < 3000)
    #expect(await answer("GET", "/api/v1/namespaces").fields[.contentEncoding] == nil)
  }
}
