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
    let version =
      options.version.isEmpty ? 0 : try Self.version(options.version, isUnforeseen: true)
    let stream = WatchStream(
      call: self, options: options, selection: selection,
      from: Int(clamping: version))
    stream.begin()
    return ServerAnswer(stream: stream, contentType: watchContentType)
  }

  private var watchContentType: String {
    switch form.encoding {
    case .json, .protobuf: "application/json"
    case .yaml: "application/yaml"
    }
  }

  /// What an event has as its object.
  func eventObject(_ object: StoredObject, isFirst: Bool) -> [UInt8] {
    switch form.shape {
    case .whole: bytes(object)
    case .partial(let version):
      Array(Self.partial(value(object), version: version).text.utf8)
    case .partialList, .table: bytes(object)
    }
  }

  /// A name for the form, under which an event's line is kept for others who want the same.
  var lineForm: String { "\(resource.apiVersion) \(form.shape)" }
}
