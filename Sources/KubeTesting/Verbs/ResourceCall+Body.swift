import KubeCore
import KubeJSON
import KubeSchema

/// What a write is about, of its body and its parameters.
struct WriteOptions: Sendable {
  var isDryRun = false
  var manager: String
  var validation: FieldValidation
  var force: Bool?
  /// Whether the request itself names the manager.
  var hasManager = false
}

extension ResourceCall {
  static let bodyLimit = 3 * 1024 * 1024

  /// The body as a tree, in whatever media type it came.
  func readBody(as kind: String? = nil) throws(Refusal) -> JSONValue {
    try checkLimit()
    let bytes = request.body
    let format: BodyText.Format
    switch request.contentType {
    case nil, "", "application/json": format = .json
    case "application/yaml": format = .yaml
    case "application/vnd.kubernetes.protobuf" where resource.custom == nil:
      let identity = GroupVersionKind(
        group: resource.identity.group, version: resource.identity.version,
        kind: kind ?? resource.kind)
      return try ProtobufBody.decode(bytes, expecting: identity)
    default:
      throw Refusal.unsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include: "
          + "application/json, application/yaml, application/vnd.kubernetes.protobuf")
    }
    return try BodyText.read(
      bytes, format, as: kind ?? resource.kind, isCustom: resource.custom != nil)
  }

  /// What strict validation has against the text of the body.
  var textProblems: [String] {
    guard request.contentType == "application/yaml" else { return [] }
    return (try? YAMLBody.parse(request.body).problems) ?? []
  }

  func checkLimit() throws(Refusal) {
    guard request.body.count <= Self.bodyLimit else {
      throw Refusal(
        413, .requestEntityTooLarge, "Request entity too large: limit is \(Self.bodyLimit)")
    }
  }

  /// - Parameter options: `CreateOptions`, for messages.
  func writeOptions(_ options: String) throws(Refusal) -> WriteOptions {
    if let text = query["timeout"], !text.isEmpty { try Self.checkTimeout(text) }
    var problems: [FieldProblem] = []
    let dryRun = query.all("dryRun")
    if !dryRun.allSatisfy({ $0 == "All" }) {
      let values = dryRun.map { "\"\($0)\"" }.joined(separator: ",")
      problems.append(.notSupported("dryRun", "[\(values)]", ["All"]))
    }
    let named = query["fieldManager"] ?? ""
    if let problem = Self.managerProblem(named) { problems.append(problem) }
    var validation = FieldValidation.warn
    switch query["fieldValidation"] ?? "" {
    case "", "Warn": break
    case "Strict": validation = .strict
    case "Ignore": validation = .ignore
    case let other:
      problems.append(
        .notSupported("fieldValidation", GoText.quoted(other), ["", "Ignore", "Strict", "Warn"]))
    }
    if !problems.isEmpty {
      throw .invalid(GroupKind(group: "meta.k8s.io", kind: options), "", problems)
    }
    return WriteOptions(
      isDryRun: !dryRun.isEmpty, manager: named.isEmpty ? managerOfAgent : named,
      validation: validation, force: query.flag("force"), hasManager: !named.isEmpty)
  }

  private var managerOfAgent: String {
    let agent = request.fields[.userAgent] ?? ""
    let name = agent.split(separator: "/", omittingEmptySubsequences: false).first ?? ""
    return name.isEmpty ? "unknown" : String(name.prefix(128))
  }

  private static func managerProblem(_ name: String) -> FieldProblem? {
    if name.utf8.count > 128 { return .tooLong("fieldManager", "may not be more than 128 bytes") }
    for (index, scalar) in name.unicodeScalars.enumerated() where !isPrintable(scalar) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      return .invalid(
        "fieldManager", GoText.quoted(name),
        "invalid character U+\(padded) (at position \(index))")
    }
    return nil
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  static func checkTimeout(_ text: String) throws(Refusal) {
    do {
      _ = try KubeDuration(text)
    } catch {
      throw Refusal.badRequest(
        "invalid timeout specified in the request URL - time: invalid duration "
          + GoText.quoted(text))
    }
  }
}

extension Refusal {
  static func unsupportedMediaType(_ message: String) -> Refusal {
    Refusal(415, .unsupportedMediaType, message)
  }
}
