import KubeJSON

extension CELList {
  /// All elements.
  var values: [CELValue] {
    get throws(CELFailure) {
      if case .values(let values) = storage { return values }
      var values: [CELValue] = []
      values.reserveCapacity(count)
      for index in 0..<count { values.append(try element(at: index)) }
      return values
    }
  }

  /// What `in` says.
  func contains(_ value: CELValue) throws(CELFailure) -> Bool {
    switch storage {
    case .joined(let list):
      var failure: CELFailure?
      for part in list.parts {
        do throws(CELFailure) {
          if try part.contains(value) { return true }
        } catch {
          failure = failure ?? error
        }
      }
      if let failure { throw failure }
      return false
    case .values(let values):
      // What cannot be compared is something else.
      return values.contains { (try? CELValue.areEqual(value, $0)) == true }
    case .json(let list):
      var failure: CELFailure?
      for index in list.elements.indices {
        do throws(CELFailure) {
          if try CELValue.areEqual(list.element(at: index), value) { return true }
        } catch {
          failure = failure ?? error
        }
      }
      // A list without a schema is to the server one that an expression made.
      if let failure, !list.isDynamic { throw failure }
      return false
    }
  }

  /// Both lists, as `+` gives them. What a schema declares a set or a map of keys stays one.
  static func + (left: CELList, right: CELList) throws(CELFailure) -> CELList {
    if case .json(let list) = left.storage, !list.isDynamic { return try list.adding(right) }
    if left.count == 0 { return right }
    if right.count == 0 { return left }
    let isShort = left.count + right.count <= 32
    if isShort || max(left.depth, right.depth) >= JoinedList.greatestDepth {
      return CELList(try left.values + right.values)
    }
    return CELList(.joined(JoinedList(left, right)))
  }
}

extension JoinedList {
  static let greatestDepth = 64

  /// The lists that it is made of, none of them joined.
  var parts: [CELList] {
    var parts: [CELList] = []
    var open = [right, left]
    while let list = open.popLast() {
      if case .joined(let joined) = list.storage {
        open += [joined.right, joined.left]
      } else {
        parts.append(list)
      }
    }
    return parts
  }
}

extension JSONList {
  /// The server goes by the JSON behind both lists, and what is added is then read by the schema of
  /// the first.
  func adding(_ other: CELList) throws(CELFailure) -> CELList {
    var elements = elements
    var set = kind == .set ? JSONSet(elements) : nil
    var places: KeyedElements?
    if case .map(let keys) = kind { places = KeyedElements(self, keys: keys) }
    for value in try other.values {
      // What has become a time or the like is no JSON any more, and fails where it is read again.
      let json = value.json ?? JSONValue.null
      if set != nil {
        if set?.insert(json) == true { elements.append(json) }
      } else if let place = places?.place(of: json) {
        elements[place] = json
      } else {
        elements.append(json)
      }
    }
    return CELList(.json(JSONList(elements, kind: kind, items: items)))
  }
}
