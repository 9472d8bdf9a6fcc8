import KubeCore
import KubeJSON

/// An entry of `managedFields`: the fields that a manager has set by one way.
struct ManagedEntry: Sendable {
  enum Operation: String, Sendable, Hashable {
    case apply = "Apply"
    case update = "Update"
  }

  /// What entries are told apart by. One that applied counts as the same in whatever version.
  struct Identity: Sendable, Hashable {
    var manager: String
    var operation: Operation
    /// Empty for Apply.
    var apiVersion: String
    var subresource: String

    init(
      _ manager: String, _ operation: Operation, apiVersion: String, subresource: String?
    ) {
      self.manager = manager
      self.operation = operation
      self.apiVersion = operation == .apply ? "" : apiVersion
      self.subresource = subresource ?? ""
    }
  }

  var identity: Identity
  var apiVersion: String
  /// As it is written; nil for a manager that never changed a value.
  var time: Time?
  var fields: FieldSet

  var isApplied: Bool { identity.operation == .apply }
}

extension ManagedEntry {
  var json: JSONValue {
    var members: [UnknownMembers.Member] = []
    members.reserveCapacity(7)
    func add(_ name: String, _ value: JSONValue) {
      members.append(UnknownMembers.Member(name: name, value: value))
    }
    if !identity.manager.isEmpty { add("manager", .string(identity.manager)) }
    add("operation", .string(identity.operation.rawValue))
    add("apiVersion", .string(apiVersion))
    if let time { add("time", .string(time.description)) }
    add("fieldsType", "FieldsV1")
    add("fieldsV1", fields.json)
    if !identity.subresource.isEmpty { add("subresource", .string(identity.subresource)) }
    return JSONValue(members: members)
  }

  /// Nil if it is not one that the server understands.
  init?(_ json: JSONValue) {
    guard let operation = json["operation"]?.string.flatMap(Operation.init(rawValue:)),
      let apiVersion = json["apiVersion"]?.string, !apiVersion.isEmpty,
      json["fieldsType"]?.string == "FieldsV1",
      let fields = FieldSet(json["fieldsV1"] ?? .null)
    else { return nil }
    identity = Identity(
      json["manager"]?.string ?? "", operation, apiVersion: apiVersion,
      subresource: json["subresource"]?.string)
    self.apiVersion = apiVersion
    time = json["time"]?.string.flatMap { try? Time($0) }.map {
      Time(secondsSince1970: $0.secondsSince1970)
    }
    self.fields = fields
  }
}

extension ManagedEntry.Identity {
  /// The server's own name for it, which orders what nothing else does.
  var text: String {
    var text = "{"
    func add(_ name: String, _ value: String) {
      guard !value.isEmpty else { return }
      if text.utf8.count > 1 { text += "," }
      text += "\"\(name)\":"
      value.writeGoJSON(to: &text)
    }
    add("manager", manager)
    add("operation", operation.rawValue)
    add("apiVersion", apiVersion)
    add("subresource", subresource)
    return text + "}"
  }

  /// As conflicts name it.
  var description: String {
    var text = manager.goQuoted
    if !subresource.isEmpty { text += " with subresource \(subresource.goQuoted)" }
    if operation == .update { text += " using \(apiVersion)" }
    return text
  }
}
