/// What a client accepts of a document.
extension APIServer {
  func documentForm(
    _ request: ServerRequest, offering encodings: [AnswerForm.Encoding]
  ) throws(Refusal) -> AnswerForm {
    let accepted = AcceptedTypes(request.fields[.accept])
    for entry in accepted.entries where entry.parameters["as"] == nil {
      let encoding = encodings.first { AnswerForm(encoding: $0).contentType == entry.type }
      guard let encoding = entry.type == "*/*" ? .json : encoding else { continue }
      return AnswerForm(encoding: encoding, isPretty: request.wantsPretty)
    }
    throw .notAcceptable(accepted, encodings)
  }
}

extension Refusal {
  /// Of resources. Custom ones have no protobuf, though their refusal says so.
  static func notAcceptable(
    _ request: ServerRequest, isBuiltIn: Bool, watches: Bool
  ) -> Refusal {
    let encodings: [AnswerForm.Encoding] = [.json, .yaml, .protobuf]
    guard isBuiltIn else { return notAcceptable(AcceptedTypes("*/*"), encodings) }
    var refusal = notAcceptable(AcceptedTypes(request.fields[.accept]), encodings)
    if watches, refusal.details != nil {
      refusal.message += ", \(streams(true))"
    }
    return refusal
  }

  /// The type has no form in which events follow each other.
  static func notAcceptable(streaming offersProtobuf: Bool) -> Refusal {
    Refusal(
      406, .notAcceptable,
      "only the following media types are accepted: \(streams(offersProtobuf))")
  }

  private static func streams(_ offersProtobuf: Bool) -> String {
    let encodings: [AnswerForm.Encoding] = offersProtobuf ? [.json, .protobuf] : [.json]
    return encodings.map { "\(AnswerForm(encoding: $0).contentType);stream=watch" }
      .joined(separator: ", ")
  }

  /// One word where the type is the matter, and another where its parameters are.
  static func notAcceptable(
    _ accepted: AcceptedTypes, _ encodings: [AnswerForm.Encoding]
  ) -> Refusal {
    let types = encodings.map { AnswerForm(encoding: $0).contentType }
    let isNamed = accepted.entries.contains { $0.type == "*/*" || types.contains($0.type) }
    let list = types.joined(separator: ", ")
    guard isNamed else { return notAcceptable(list) }
    return Refusal(
      406, .notAcceptable, "only the following media types are accepted: \(list)")
  }

  /// A path has nothing in any of the types that the client accepts.
  static func notAcceptable(_ available: String) -> Refusal {
    Refusal(
      406, .notAcceptable,
      "406: Not Acceptable\n\nAvailable representations: \(available)", Details())
  }
}
