import KubeCore
import KubeTestSupport
import Testing

@Suite("JSON pointers")
struct JSONPointerTests {
  @Test(
    "names are escaped",
    arguments: [
      ([], ""), ([""], "/"), (["a", "0", "-"], "/a/0/-"),
      (
        ["metadata", "labels", "app.kubernetes.io/name"], "/metadata/labels/app.kubernetes.io~1name"
      ),
      (["~", "/", "~1", "~0", "a/b~c"], "/~0/~1/~01/~00/a~1b~0c"), (["é \"", "%2F"], "/é \"/%2F"),
    ] as [([String], String)])
  func escapes(steps: [String], text: String) {
    #expect(JSONPointer(steps).description == text)
  }

  @Test("a literal is taken as it is")
  func literal() {
    let pointer: JSONPointer = "/metadata/annotations/a~1b"
    #expect(pointer == JSONPointer(["metadata", "annotations", "a/b"]))
  }

  @Test("any names read back by RFC 6901")
  func readsBack() {
    var random = SplitMix64(seed: 51)
    for round in 0..<2_000 {
      // Without combining marks, which have a test of their own.
      let steps = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        random.text(of: ["~", "/", "0", "1", "a", "é", "\"", "\\", " ", "😀"], upTo: 6)
      }
      let pointer = JSONPointer(steps).description
      if Self.steps(of: pointer) != steps.map({ Array($0.utf8) }) {
        Issue.record("round \(round): \(steps) became \(pointer)")
        return
      }
    }
  }

  @Test(
    "a mark that joins the slash before it changes nothing",
    arguments: ["a/\u{301}b", "~\u{301}", "/\u{FE0F}", "~\u{200D}/"])
  func combining(name: String) {
    #expect(Self.steps(of: JSONPointer(["x", name]).description) == [[0x78], Array(name.utf8)])
  }

  /// As the RFC reads: cut at slashes, then a tilde is the start of `~0` or `~1`, or a fault. Byte
  /// by byte.
  private static func steps(of pointer: String) -> [[UInt8]]? {
    let bytes = Array(pointer.utf8)
    guard !bytes.isEmpty else { return [] }
    guard bytes[0] == UInt8(ascii: "/") else { return nil }
    var steps: [[UInt8]] = []
    for step in bytes.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      var plain: [UInt8] = []
      var rest = step
      while let byte = rest.popFirst() {
        if byte != UInt8(ascii: "~") {
          plain.append(byte)
        } else {
          switch rest.popFirst() {
          case UInt8(ascii: "0"): plain.append(UInt8(ascii: "~"))
          case UInt8(ascii: "1"): plain.append(UInt8(ascii: "/"))
          default: return nil
          }
        }
      }
      steps.append(plain)
    }
    return steps
  }
}
