import HTTPTypes
import KubeJSON

extension AnswerForm {
  func bytes(_ value: JSONValue) -> [UInt8] {
    switch encoding {
    case .json where isPretty: Array(PrettyJSON.text(value).utf8)
    case .json: Array(value.text.utf8) + [UInt8(ascii: "\n")]
    case .yaml: Array(YAMLText.text(value).utf8)
    case .protobuf: ProtobufBody.encode(value) ?? Array(value.text.utf8)
    }
  }

  /// Stored text can be sent as it is.
  var isPlain: Bool { encoding == .json && !isPretty }
}

extension ServerRequest {
  /// What people read is indented: by `pretty`, or because their program's name says so.
  var wantsPretty: Bool {
    if let text = query["pretty"], !text.isEmpty {
      return ["1", "t", "T", "true", "TRUE", "True"].contains(text)
    }
    let agent = fields[.userAgent] ?? ""
    return ["curl", "Wget", "Mozilla/5.0"].contains { agent.hasPrefix($0) }
  }
}
