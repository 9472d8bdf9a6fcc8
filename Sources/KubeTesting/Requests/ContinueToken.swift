import KubeCore
import KubeJSON

/// Where a list goes on: `{"v":"meta.k8s.io/v1","rv":218,"start":"/b\u0000"}` in base64.
struct ContinueToken: Sendable, Hashable {
  /// -1: whatever is newest.
  var revision: Int
  /// The first path that is not read yet.
  var start: String

  var text: String {
    let json: JSONValue = [
      "v": "meta.k8s.io/v1", "rv": .number(revision), "start": .string(start),
    ]
    return Base64Data(Array(json.text.utf8)).base64Text.replacing("+", with: "-")
      .replacing("/", with: "_").replacing("=", with: "")
  }

  init(revision: Int, start: String) {
    self.revision = revision
    self.start = start
  }

  init(parsing text: String) throws(Refusal) {
    func refuse(_ why: String) -> Refusal {
      .badRequest("invalid continue token: continue key is not valid: \(why)")
    }
    let alphabet = text.utf8.firstIndex { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        false
      default: true
      }
    }
    if let alphabet {
      let place = text.utf8.distance(from: text.startIndex, to: alphabet)
      throw refuse("illegal base64 data at input byte \(place)")
    }
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    guard let bytes = (try? Base64Data(base64: standard + padding))?.bytes else {
      throw refuse("illegal base64 data at input byte \(text.utf8.count / 4 * 4)")
    }
    let json: JSONValue
    do throws(DecodingProblem) {
      json = try JSONBody.read(bytes, .standard)
    } catch {
      throw refuse(error.message)
    }
    let version = json["v"]?.string ?? ""
    guard version == "meta.k8s.io/v1" else {
      throw refuse("server does not recognize this encoded version \(version)")
    }
    let revision = json["rv"]?.int ?? 0
    guard revision != 0 else {
      throw refuse(
        "incorrect encoded start resourceVersion (version meta.k8s.io/v1)")
    }
    let start = json["start"]?.string ?? ""
    guard !start.isEmpty else {
      throw refuse("encoded start key empty (version meta.k8s.io/v1)")
    }
    guard !start.split(separator: "/").contains("..") else { throw refuse(start) }
    self.revision = revision
    self.start = start
  }
}
