/// An object that fits its type, or one that does not.
///
/// One broken object makes a list or a watch unreadable, for it cannot be told what else would be
/// left out. With `Api<Checked<Foo>>` (`foos.checked`) each object stands for itself: what does not
/// fit is there with its metadata, its JSON and the error.
public enum Checked<Object: KubeObject>: Sendable, Hashable {
  case valid(Object)
  case invalid(InvalidObject)

  /// The object, if it fits its type.
  public var object: Object? {
    if case .valid(let object) = self { object } else { nil }
  }

  /// The object.
  ///
  /// - Throws: the error of an object that does not fit its type.
  public func get() throws(JSONError) -> Object {
    switch self {
    case .valid(let object): object
    case .invalid(let invalid): throw invalid.error
    }
  }
}

/// An object that does not fit its type.
public struct InvalidObject: Sendable, Hashable {
  /// As far as it reads.
  public var metadata: ObjectMeta
  /// The object as it came.
  public var value: JSONValue
  /// What does not fit, with the path and offset within the object.
  public var error: JSONError

  public static func == (a: Self, b: Self) -> Bool { a.value == b.value }

  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Checked: KubeObject {
  public var apiVersion: String {
    switch self {
    case .valid(let object): object.apiVersion
    case .invalid(let invalid): invalid.value["apiVersion"]?.string ?? ""
    }
  }

  public var kind: String {
    switch self {
    case .valid(let object): object.kind
    case .invalid(let invalid): invalid.value["kind"]?.string ?? ""
    }
  }

  /// Of an object that does not fit, only ``InvalidObject/metadata`` is set, not its JSON.
  public var metadata: ObjectMeta {
    get {
      switch self {
      case .valid(let object): object.metadata
      case .invalid(let invalid): invalid.metadata
      }
    }
    set {
      switch self {
      case .valid(var object):
        object.metadata = newValue
        self = .valid(object)
      case .invalid(var invalid):
        invalid.metadata = newValue
        self = .invalid(invalid)
      }
    }
  }

  public mutating func assume(_ identity: ResourceIdentity) {
    guard case .valid(var object) = self else { return }
    object.assume(identity)
    self = .valid(object)
  }

  /// - Throws: `JSONError` only for what is no JSON.
  public init(reading reader: inout JSONReader) throws(JSONError) {
    let read = reader.attempt { (reader) throws(JSONError) in try Object(reading: &reader) }
    if let read {
      self = .valid(read)
      return
    }
    let value = try JSONValue(reading: &reader)
    // The error once more, located in the object alone.
    do throws(JSONError) {
      self = .valid(try Object(json: value.text))
    } catch {
      self = .invalid(
        InvalidObject(metadata: Self.metadata(of: value), value: value, error: error))
    }
  }

  public func write(to writer: inout JSONWriter) {
    switch self {
    case .valid(let object): object.write(to: &writer)
    case .invalid(let invalid): invalid.value.write(to: &writer)
    }
  }

  /// Metadata may be what does not fit; name and namespace then tell which object it is.
  private static func metadata(of value: JSONValue) -> ObjectMeta {
    guard let metadata = value["metadata"] else { return ObjectMeta() }
    if let read = try? ObjectMeta(json: metadata.text) { return read }
    return ObjectMeta(
      name: metadata["name"]?.string, namespace: metadata["namespace"]?.string,
      uid: metadata["uid"]?.string, resourceVersion: metadata["resourceVersion"]?.string)
  }
}
