// `TextOutputStreamable`, and not `CustomStringConvertible`: many types have a member `description`
// of their own, which is another thing.
extension JSONStruct {
  /// What `print`, `String(describing:)` and `String(reflecting:)` show: the object's JSON, without
  /// values that are secret, and without `managedFields`. Use ``jsonText()`` for all of it.
  public func write<Target: TextOutputStream>(to target: inout Target) {
    target.write(seen.text)
  }

  /// What `dump` and debuggers show; like the JSON, and without values that are secret.
  public var customMirror: Mirror {
    Mirror(
      self, children: (seen.members ?? []).map { (label: $0.name, value: $0.value.reflected) },
      displayStyle: .struct)
  }

  private var seen: JSONValue {
    do throws(JSONError) {
      let text = try JSONWriter.text(concealing: true) { write(to: &$0) }
      return Concealment.concealed(try JSONValue(json: text))
    } catch {
      return JSONValue(.failure(error))
    }
  }
}

extension JSONValue: CustomReflectable {
  /// Like the JSON: members by name, elements, and values as Swift has them.
  public var customMirror: Mirror {
    switch expanded {
    case .object(let members):
      Mirror(
        self, children: members.map { (label: $0.name, value: $0.value.reflected) },
        displayStyle: .dictionary)
    case .array(let values):
      Mirror(self, unlabeledChildren: values.map(\.reflected), displayStyle: .collection)
    default: Mirror(self, children: [])
    }
  }

  fileprivate var reflected: Any {
    switch storage {
    case .string(let value): value
    case .bool(let value): value
    case .number(let text): JSONNumber(unchecked: text)
    default: self
    }
  }
}
