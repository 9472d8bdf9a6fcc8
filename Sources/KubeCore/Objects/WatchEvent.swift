/// What a watch tells of.
public enum WatchEvent<Object: KubeObject>: Sendable, Hashable {
  /// The object is there, and was not before, or not among those selected.
  case added(Object)
  /// The object has changed.
  case modified(Object)
  /// The object is gone, or no longer among those selected; this is its last state.
  case deleted(Object)
  /// All changes up to a version have been told.
  case bookmark(Bookmark)
  /// The server cannot go on: with code 410 because the version is too old.
  case error(Status)

  /// A version to go on from.
  public struct Bookmark: Sendable, Hashable {
    public var resourceVersion: String
    /// Whether all `added` events for what there was at the start of the watch have been sent
    /// (annotation `k8s.io/initial-events-end`).
    public var endsInitialEvents: Bool

    public init(resourceVersion: String, endsInitialEvents: Bool = false) {
      self.resourceVersion = resourceVersion
      self.endsInitialEvents = endsInitialEvents
    }
  }

  /// The object of the event, if it is about one.
  public var object: Object? {
    switch self {
    case .added(let object), .modified(let object), .deleted(let object): object
    case .bookmark, .error: nil
    }
  }
}

extension WatchEvent: JSONCodable {
  /// Reads `{"type": …, "object": …}`, in either order.
  public init(reading reader: inout JSONReader) throws(JSONError) {
    var type: String?
    var late: JSONValue?
    var start = 0
    var event: Self?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "type": type = try String(reading: &reader)
      case "object":
        guard let type else {
          _ = try reader.peek()
          start = reader.offset
          late = try JSONValue(reading: &reader)
          continue
        }
        event = try Self(type, &reader)
      default: _ = try JSONValue(reading: &reader)
      }
    }
    if let event {
      self = event
      return
    }
    guard let type, let late else { throw JSONError("this is no event: it lacks type or object") }
    do throws(JSONError) {
      self = try JSONReader.read(late.text.utf8) { (reader) throws(JSONError) in
        try Self(type, &reader)
      }
    } catch {
      guard error.offset >= 0 else { throw error }
      let path = error.path
      throw JSONError(
        error.message, offset: start + error.offset,
        path: path.isEmpty ? "object" : path.hasPrefix("[") ? "object\(path)" : "object.\(path)")
    }
  }

  private init(_ type: String, _ reader: inout JSONReader) throws(JSONError) {
    switch type {
    case "ADDED": self = .added(try Object(reading: &reader))
    case "MODIFIED": self = .modified(try Object(reading: &reader))
    case "DELETED": self = .deleted(try Object(reading: &reader))
    case "ERROR": self = .error(try Status(reading: &reader))
    case "BOOKMARK":
      // An object of the kind with nothing but its version: it need not fit the type.
      let meta = try BookmarkObject(reading: &reader).metadata
      self = .bookmark(
        Bookmark(
          resourceVersion: meta.resourceVersion ?? "",
          endsInitialEvents: meta.annotations["k8s.io/initial-events-end"] == "true"))
    default: throw JSONError("there is no event of this type", path: "type")
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("type")
    switch self {
    case .added: writer.write("ADDED")
    case .modified: writer.write("MODIFIED")
    case .deleted: writer.write("DELETED")
    case .bookmark: writer.write("BOOKMARK")
    case .error: writer.write("ERROR")
    }
    writer.key("object")
    switch self {
    case .added(let object), .modified(let object), .deleted(let object): object.write(to: &writer)
    case .error(let status): status.write(to: &writer)
    case .bookmark(let bookmark):
      var meta = ObjectMeta(resourceVersion: bookmark.resourceVersion)
      if bookmark.endsInitialEvents { meta.annotations = ["k8s.io/initial-events-end": "true"] }
      BookmarkObject(metadata: meta).write(to: &writer)
    }
    writer.endObject()
  }
}

private struct BookmarkObject: JSONStruct, Sendable {
  var metadata: ObjectMeta

  static func declare(_ members: inout Members<Self>) {
    members.add("metadata", \.metadata)
  }
}
