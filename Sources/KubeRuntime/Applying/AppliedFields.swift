import KubeCore

/// Whether server-side apply would change anything.
///
/// An object says in `managedFields` which fields a manager applied last. If these are the very
/// fields of what is to be applied, and the object has the very values, the server would change
/// nothing. All doubt counts as a change: then the server is asked.
struct AppliedFields {
  let fieldManager: String
  /// `status`; nil for the object itself.
  let subresource: String?

  /// - Parameters:
  ///   - wanted: what is to be applied, as it would be sent.
  ///   - object: as the server has it.
  func hold(_ wanted: JSONValue, in object: some KubeObject) -> Bool {
    let entries = object.metadata.managedFields.filter {
      $0.operation == "Apply" && $0.manager == fieldManager
        && ($0.subresource ?? "") == (subresource ?? "")
    }
    guard let entry = entries.first, entries.count == 1, entry.fieldsType == "FieldsV1",
      let fields = entry.fieldsV1, entry.apiVersion == wanted["apiVersion"]?.string,
      let wanted = Self.ownable(wanted)
    else { return false }
    return Self.agree(fields, wanted, JSONValue(object))
  }

  /// Without what an apply names the object by, and does not own; nil if it is held against a
  /// version, which is for the server to do.
  private static func ownable(_ wanted: JSONValue) -> JSONValue? {
    var wanted = wanted
    wanted["apiVersion"] = Optional<JSONValue>.none
    wanted["kind"] = Optional<JSONValue>.none
    guard var metadata = wanted["metadata"] else { return wanted }
    guard metadata["resourceVersion"] == nil, metadata["uid"] == nil else { return nil }
    metadata["name"] = Optional<JSONValue>.none
    metadata["namespace"] = Optional<JSONValue>.none
    wanted["metadata"] = metadata.members?.isEmpty == false ? .some(metadata) : .none
    return wanted
  }

  /// - Parameters:
  ///   - fields: a set of fields in the form of `fieldsV1`: `f:` a member, `k:` the element of a list
  ///     with these keys, `v:` an element of a set, `.` the thing itself.
  private static func agree(_ fields: JSONValue, _ wanted: JSONValue, _ present: JSONValue) -> Bool
  {
    guard let paths = fields.object else { return false }
    // All of it is owned as one.
    if paths.isEmpty { return wanted == present }
    var members: [String: JSONValue] = [:]
    var keyed: [JSONValue: JSONValue] = [:]
    var values: Set<JSONValue> = []
    for (path, below) in paths where path != "." {
      if path.hasPrefix("f:") {
        members[String(path.dropFirst(2))] = below
      } else if path.hasPrefix("k:"), let key = try? JSONValue(json: String(path.dropFirst(2))) {
        keyed[key] = below
      } else if path.hasPrefix("v:"), let value = try? JSONValue(json: String(path.dropFirst(2))),
        below.object?.isEmpty == true
      {
        values.insert(value)
      } else {
        return false
      }
    }
    switch (members.isEmpty, keyed.isEmpty, values.isEmpty) {
    case (false, true, true): return agree(members: members, wanted, present)
    case (true, false, true): return agree(keyed: keyed, wanted, present)
    case (true, true, false): return agree(values, wanted, present)
    // The thing itself and nothing in it.
    case (true, true, true): return wanted.isEmptyContainer && present.isSameContainer(wanted)
    default: return false
    }
  }

  private static func agree(
    members: [String: JSONValue], _ wanted: JSONValue, _ present: JSONValue
  ) -> Bool {
    guard let wanted = wanted.object, wanted.count == members.count, let present = present.object
    else { return false }
    return members.allSatisfy { name, below in
      guard let value = wanted[name], let there = present[name] else { return false }
      return agree(below, value, there)
    }
  }

  /// A server puts elements into the order in which they are applied.
  private static func agree(
    keyed: [JSONValue: JSONValue], _ wanted: JSONValue, _ present: JSONValue
  ) -> Bool {
    guard let wanted = wanted.array, wanted.count == keyed.count, let present = present.array
    else { return false }
    var places: [Int: Int] = [:]
    for (key, below) in keyed {
      // A key that is left out, because it has its default, is not found: the server is asked.
      guard let value = place(of: key, in: wanted), let there = place(of: key, in: present),
        agree(below, wanted[value], present[there])
      else { return false }
      places[value] = there
    }
    return isAscending(places.sorted { $0.key < $1.key }.map(\.value))
  }

  /// Where the only element is that has the keys.
  private static func place(of key: JSONValue, in list: [JSONValue]) -> Int? {
    guard let keys = key.object, !keys.isEmpty else { return nil }
    let found = list.indices.filter { index in
      keys.allSatisfy { list[index][$0.key] == $0.value }
    }
    return found.count == 1 ? found[0] : nil
  }

  private static func agree(
    _ values: Set<JSONValue>, _ wanted: JSONValue, _ present: JSONValue
  ) -> Bool {
    guard let wanted = wanted.array, wanted.count == values.count, Set(wanted) == values,
      let present = present.array
    else { return false }
    let places = wanted.compactMap { present.firstIndex(of: $0) }
    return places.count == wanted.count && isAscending(places)
  }

  private static func isAscending(_ places: [Int]) -> Bool {
    zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
  }
}

extension JSONValue {
  fileprivate var isEmptyContainer: Bool { members?.isEmpty ?? array?.isEmpty ?? false }

  fileprivate func isSameContainer(_ other: JSONValue) -> Bool {
    members != nil && other.members != nil || array != nil && other.array != nil
  }
}
