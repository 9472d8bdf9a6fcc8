import KubeCore

/// Whether an event is for information or for attention.
public enum EventType: String, Sendable, Hashable {
  case normal = "Normal"
  case warning = "Warning"
}

/// What makes two events one that happened twice. What they say in words does not count.
struct EventKey: Hashable {
  var type: EventType
  var reason: String
  var action: String
  var regarding: ObjectReference
  var related: ObjectReference?
}

/// What a recorder was told.
struct EventNote {
  /// The longest action and reason that a server takes, in bytes.
  static let wordLimit = 128
  /// The longest note that a server takes, in bytes.
  static let noteLimit = 1024

  let key: EventKey
  let note: String?

  /// Cuts what is too long, and fills in what a server wants: the action is the reason if it is empty.
  init(
    _ type: EventType, _ reason: String, action: String?, note: String?,
    regarding: ObjectReference, related: ObjectReference?
  ) {
    func word(_ text: String?) -> String? {
      text?.isEmpty == false ? text?.cut(toUTF8: Self.wordLimit) : nil
    }
    func object(_ reference: ObjectReference) -> ObjectReference {
      // The same object later is the same object.
      var reference = reference
      reference.resourceVersion = nil
      if reference.namespace?.isEmpty == true { reference.namespace = nil }
      return reference
    }
    let reason = word(reason) ?? type.rawValue
    key = EventKey(
      type: type, reason: reason, action: word(action) ?? reason, regarding: object(regarding),
      related: related.map(object))
    self.note = note?.cut(toUTF8: Self.noteLimit)
  }
}
