import KubeCore
import KubeJSON

/// The text of a body, as far as it must be understood to know of which kind it is.
enum BodyText {
  enum Format: Sendable, Hashable {
    case json, yaml
  }

  /// The value, or why it is none that has a kind.
  ///
  /// - Parameter kind: that is expected.
  static func read(
    _ bytes: [UInt8], _ format: Format, as kind: String, isCustom: Bool
  ) throws(Refusal) -> JSONValue {
    do throws(DecodingProblem) {
      let value: JSONValue
      switch format {
      case .yaml: value = try YAMLBody.parse(bytes).value
      case .json:
        do throws(DecodingProblem) {
          value = try JSONBody.read(bytes, .standard)
        } catch {
          throw DecodingProblem("couldn't get version/kind; json parse error: \(error.message)")
        }
      }
      try checkKind(value)
      if isCustom, value["kind"]?.string ?? "" == "" {
        throw DecodingProblem(
          "Object 'Kind' is missing in '\(String(decoding: bytes, as: UTF8.self))'")
      }
      return value
    } catch {
      throw .badRequest(
        "the object provided is unrecognized (must be of type \(kind)): \(error.message) "
          + "(\(summary(bytes)))")
    }
  }

  /// Whether there can be an apiVersion and a kind in it.
  private static func checkKind(_ value: JSONValue) throws(DecodingProblem) {
    let start = "couldn't get version/kind; json parse error: "
    if value.isNull { return }
    guard value.members != nil else {
      throw DecodingProblem(start + DecodingProblem(mismatch: value, header).message)
    }
    for name in ["apiVersion", "kind"] {
      guard let text = value[name], text.string == nil, !text.isNull else { continue }
      let problem = DecodingProblem(mismatch: text, "string").inField(of: "", [name])
      throw DecodingProblem(start + problem.message)
    }
    let version = value["apiVersion"]?.string ?? ""
    if version.utf8.count(where: { $0 == UInt8(ascii: "/") }) > 1 {
      throw DecodingProblem("unexpected GroupVersion string: \(version)")
    }
  }

  private static let header =
    #"struct { APIVersion string "json:\"apiVersion,omitempty\""; "#
    + #"Kind string "json:\"kind,omitempty\"" }"#

  /// The beginning: in clear, if it may be JSON.
  private static func summary(_ bytes: [UInt8]) -> String {
    if bytes.isEmpty { return "<empty>" }
    let start = bytes.prefix(30)
    let rest = bytes.count > 30 ? " ..." : ""
    if bytes.first == UInt8(ascii: "{") { return String(decoding: start, as: UTF8.self) + rest }
    return start.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined() + rest
  }
}
