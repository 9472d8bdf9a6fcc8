import KubeCore
import KubeJSON

extension ResourceCall {
  func watch() async throws(Refusal) -> ServerAnswer {
    if let text = query["timeout"], !text.isEmpty { try Self.checkTimeout(text) }
    var options = try ListOptions(query)
    options.watches = true
    try options.check()
    if let name = target.name {
      options.fields.append(
        FieldRequirement(field: "metadata.name", operator: .equals, value: name))
    }
    let selection = try selection(options)
    if case .table(let version) = form.shape { _ = try tableWriter(version) }
    let version =
      options.version.isEmpty ? 0 : try Self.version(options.version, isUnforeseen: true)
    let stream = WatchStream(
      call: self, options: options, selection: selection,
      from: Int(clamping: version))
    stream.begin()
    return ServerAnswer(stream: stream, contentType: watchContentType)
  }

  private var watchContentType: String {
    form.encoding == .protobuf ? "\(form.contentType);stream=watch" : form.contentType
  }

  /// What an event has as its object.
  ///
  /// - Parameter isFirst: no event came before: only then a table says what its columns are.
  func eventObject(_ object: JSONValue, isFirst: Bool) -> [UInt8] {
    switch form.shape {
    case .whole, .partialList: return Array(object.text.utf8)
    case .partial(let version):
      return Array(Self.partial(object, version: version).text.utf8)
    case .table(let version):
      guard let writer = try? tableWriter(version) else { return Array(object.text.utf8) }
      let metadata: JSONValue = ["resourceVersion": object["metadata"]?["resourceVersion"] ?? ""]
      return Array(writer.table([object], metadata: metadata, describes: isFirst).text.utf8)
    }
  }

  func eventObject(_ object: StoredObject, isFirst: Bool) -> [UInt8] {
    form.shape == .whole ? bytes(object) : eventObject(value(object), isFirst: isFirst)
  }

  var watchesTables: Bool {
    if case .table = form.shape { true } else { false }
  }

  /// A name for the form, under which an event's line is kept for others who want the same.
  var lineForm: String { "\(resource.apiVersion) \(form.shape) \(form.encoding)" }
}
