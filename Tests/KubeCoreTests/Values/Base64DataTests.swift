import KubeTestSupport
import Testing

@testable import KubeCore
@testable import KubeValues

@Suite("Base64Data")
struct Base64DataTests {
  @Test(
    "Bytes and base64 stand for each other",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("sure.", "c3VyZS4="),
      ("\u{3ff}\u{fbff}", "z7/vr78="), ("???>>>", "Pz8/Pj4+"),
    ])
  func vectors(_ text: String, _ base64: String) throws {
    let data = Base64Data(utf8: text)
    #expect(data.base64Text == base64)
    #expect(data.base64Count == base64.utf8.count)
    #expect(try Base64Data(base64: base64) == data)
    #expect(try Base64Data(base64: base64).string == text)
    var output = Array("<".utf8)
    data.appendBase64(to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "<" + base64)
  }

  @Test(
    "What Kubernetes refuses is refused, and the error says where",
    arguments: [
      ("!!!!", 0), ("x===", 1), ("=AAA", 0), ("A=AA", 1), ("AA=A", 3), ("AAA=AAAA", 4),
      ("AAAAA", 5), ("AAAAAA", 6), ("AAAAAA=", 7), ("YWJjZA=====", 8), ("A!\n", 1), ("A=\n", 1),
      ("Zm9v Zm9v", 4), ("Zm9v_m9v", 4), ("Zm9v-m9v", 4), ("Zm9", 3), ("Zm9vYg==\nA", 9), ("=", 0),
      ("==", 0), ("A", 1), ("AA", 2), ("AA=", 3), ("AA=\n", 4), ("Zm9vé", 4), ("Zm9v\u{0}AAA", 4),
      ("Zm9vYg=\u{9}=", 7),
    ])
  func refuses(_ base64: String, _ offset: Int) {
    let error = #expect(throws: Base64Error.self) { try Base64Data(base64: base64) }
    #expect(error?.offset == offset)
  }

  @Test("Line breaks are skipped anywhere")
  func lineBreaks() throws {
    for base64 in ["\nZm9vYmE=", "Zm9v\r\nYmE=", "Z\nm\n9vYmE=", "Zm9vYmE\n=", "Zm9vYmE=\r\n\n"] {
      #expect(try Base64Data(base64: base64).string == "fooba")
    }
    for base64 in ["Zg=\n=", "Zg==\n", "Zg\r=\n=\r"] {
      #expect(try Base64Data(base64: base64).string == "f")
    }
    #expect(try Base64Data(base64: "\r\n\n").isEmpty)
  }

  @Test("Spare bits under the padding are passed over, as Kubernetes does")
  func spareBits() throws {
    #expect(try Base64Data(base64: "Zh==").string == "f")
    #expect(try Base64Data(base64: "Zm9=").string == "fo")
    #expect(try Base64Data(base64: "Zh==").base64Text == "Zg==")
  }

  @Test("Random bytes survive, and their base64 is what counting bits gives")
  func roundTrip() throws {
    var random = SplitMix64(seed: 1)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    for count in Array(0...100) + [1000, 4096, 10_001] {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let data = Base64Data(bytes)
      var bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
      while bits.count % 6 != 0 { bits.append(0) }
      var expected = ""
      for start in stride(from: 0, to: bits.count, by: 6) {
        expected.append(alphabet[bits[start..<start + 6].reduce(0) { $0 * 2 + Int($1) }])
      }
      while expected.utf8.count % 4 != 0 { expected.append("=") }
      #expect(data.base64Text == expected)
      #expect(try Base64Data(base64: expected).bytes == bytes)

      var broken = Array(expected.utf8)
      for _ in 0..<3 {
        broken.insert(
          random.element([10, 13]), at: Int.random(in: 0...broken.count, using: &random))
      }
      #expect(try Base64Data(base64: String(decoding: broken, as: UTF8.self)).bytes == bytes)
    }
  }

  @Test("No bytes whatever trap")
  func fuzz() {
    var random = SplitMix64(seed: 2)
    var accepted = 0
    for _ in 0..<20_000 {
      let text = random.bytes(0...24, mostly: "ABCDwxyz0189+/AAAAAAAAAAAA=\n")
      text.withUnsafeBufferPointer { buffer in
        do throws(Base64Error) {
          let data = try Base64Data(base64: buffer)
          accepted += 1
          #expect(data.base64Count >= data.count)
        } catch {
          #expect((0...text.count).contains(error.offset))
        }
      }
    }
    #expect(accepted > 500)
  }

  @Test("Only valid UTF-8 is a string")
  func strings() {
    #expect(Base64Data([0x68, 0x69]).string == "hi")
    #expect(Base64Data([0xff]).string == nil)
    #expect(Base64Data([0xed, 0xa0, 0x80]).string == nil)
    #expect(Base64Data().string == "")
  }

  @Test("No description, dump or error shows what the bytes are")
  func hidesContents() {
    let secret = Base64Data(utf8: "hunter2hunter2")
    var dumped = ""
    dump(["password": secret], to: &dumped)
    let errors = ["hunter2", "aHVudGVyMg", "aHVudGVyMg=a", "aHVudGVyMg===", "aHVudGVyMg==aa"].map {
      base64 in
      let error = #expect(throws: Base64Error.self) { try Base64Data(base64: base64) }
      return error.map { "\($0) " + String(reflecting: $0) } ?? ""
    }
    let texts = [
      "\(secret)", String(reflecting: secret), "\(["password": secret])", "\([secret])", dumped,
      String(describing: Mirror(reflecting: secret).children.map { $0 }),
    ]
    for text in texts + errors {
      #expect(!text.contains("hunter2"))
      #expect(!text.contains("aHVudGVyMg"))
      #expect(!text.contains("104"))
    }
    #expect(secret.description == "Base64Data(14 bytes)")
    #expect(secret.debugDescription == "Base64Data(14 bytes)")
    #expect(Base64Data([0]).description == "Base64Data(1 byte)")
  }

  @Test("Base64 is written only where it fits")
  func writes() {
    let data = Base64Data(utf8: "foo")
    withUnsafeTemporaryAllocation(byteCount: 4, alignment: 1) { buffer in
      buffer.initializeMemory(as: UInt8.self, repeating: 7)
      #expect(data.writeBase64(into: UnsafeMutableRawBufferPointer(rebasing: buffer[1...])) == 0)
      #expect(buffer.allSatisfy { $0 == 7 })
      #expect(data.writeBase64(into: buffer) == 4)
      #expect(String(decoding: buffer, as: UTF8.self) == "Zm9v")
      #expect(Base64Data().writeBase64(into: buffer) == 0)
    }
  }
}
