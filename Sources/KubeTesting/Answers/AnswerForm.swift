/// In which form the client wants its answer, of what it accepts.
struct AnswerForm: Sendable, Hashable {
  enum Encoding: Sendable, Hashable {
    case json, yaml, protobuf
  }

  /// `as=` of the accepted type.
  enum Shape: Sendable, Hashable {
    case whole
    case table(version: String)
    case partial(version: String)
    case partialList(version: String)
  }

  var encoding = Encoding.json
  var shape = Shape.whole
  var isPretty = false

  /// The media type of the answer.
  var contentType: String {
    switch encoding {
    case .json: "application/json"
    case .yaml: "application/yaml"
    case .protobuf: "application/vnd.kubernetes.protobuf"
    }
  }
}

/// The types that a client accepts, the dearest first.
struct AcceptedTypes: Sendable {
  struct Entry: Sendable {
    var type: String
    var parameters: [String: String]
    var quality: Double
  }

  var entries: [Entry]

  /// - Parameter field: nil and the empty text accept anything.
  init(_ field: String?) {
    guard let field, !field.trimmingBlanks().isEmpty else {
      entries = [Entry(type: "*/*", parameters: [:], quality: 1)]
      return
    }
    let read = field.split(separator: ",").map { piece -> Entry in
      let parts = piece.split(separator: ";")
      var parameters: [String: String] = [:]
      for part in parts.dropFirst() {
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2 else { continue }
        parameters[pair[0].trimmingBlanks().lowercased()] = pair[1].trimmingBlanks()
      }
      let quality = parameters["q"].flatMap(Double.init) ?? 1
      return Entry(
        type: parts.first?.trimmingBlanks().lowercased() ?? "", parameters: parameters,
        quality: quality)
    }
    // Of those with one quality the first counts.
    entries = read.enumerated()
      .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }
      .map(\.element)
  }

  /// - Parameters:
  ///   - offersShapes: whether tables and metadata alone can be had.
  ///   - isPretty: whether JSON is indented; an accepted type can ask for it, too.
  func form(
    offersShapes: Bool, offersProtobuf: Bool = false, isPretty: Bool = false
  ) -> AnswerForm? {
    for entry in entries {
      let encoding: AnswerForm.Encoding
      switch entry.type {
      case "application/json", "*/*": encoding = .json
      case "application/yaml": encoding = .yaml
      case "application/vnd.kubernetes.protobuf" where offersProtobuf: encoding = .protobuf
      default: continue
      }
      guard let shape = Self.shape(entry.parameters) else { continue }
      guard shape == .whole || offersShapes else { continue }
      if encoding == .protobuf, case .table = shape { continue }
      return AnswerForm(
        encoding: encoding, shape: shape, isPretty: isPretty || entry.parameters["pretty"] == "1")
    }
    return nil
  }

  private static func shape(_ parameters: [String: String]) -> AnswerForm.Shape? {
    guard let kind = parameters["as"] else { return .whole }
    guard parameters["g"] == "meta.k8s.io", let version = parameters["v"],
      ["v1", "v1beta1"].contains(version)
    else { return nil }
    switch kind {
    case "Table": return .table(version: version)
    case "PartialObjectMetadata": return .partial(version: version)
    case "PartialObjectMetadataList": return .partialList(version: version)
    default: return nil
    }
  }
}
