import KubeJSON
import Synchronization

/// An object of a kind before anything is set, as Go writes it: with structs that are no pointers,
/// and with zero values and nulls that it does not leave out.
///
/// A create is a change of it, so nobody owns what it has already.
final class EmptyObject: Sendable {
  static let shared = EmptyObject()

  private let objects = Mutex<[String: JSONValue]>([:])

  /// - Parameter definition: the full name of the kind's type; nil for a custom resource.
  func of(_ definition: String?) -> JSONValue {
    guard let definition else { return [:] }
    return objects.withLock { objects in
      if let known = objects[definition] { return known }
      let object = Self.object(definition)
      objects[definition] = object
      return object
    }
  }

  private static func object(_ definition: String) -> JSONValue {
    var members: [UnknownMembers.Member] = []
    for field in WireFacts.shared.message(definition)?.fields ?? [] {
      guard !field.isOmittedWhenZero else { continue }
      let isWritten =
        !field.isOmittedWhenEmpty || (field.type.isStruct && !field.isPointer)
      guard isWritten, field.name != "apiVersion", field.name != "kind" else { continue }
      members.append(
        UnknownMembers.Member(
          name: field.name, value: field.isPointer ? .null : value(field.type)))
    }
    return JSONValue(members: members)
  }

  private static func value(_ type: WireType) -> JSONValue {
    switch type {
    case .object(let name): object(name)
    case .bool: false
    case .string: ""
    case .int32, .int64, .double, .intOrString: 0
    case .quantity: "0"
    case .duration: "0s"
    default: .null
    }
  }
}
