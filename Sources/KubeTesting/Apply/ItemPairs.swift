import KubeJSON

/// The items of two lists, those of the same key beside each other.
struct ItemPairs {
  struct Pair {
    var element: PathElement
    var old: [JSONValue] = []
    var new: [JSONValue] = []
  }

  private(set) var pairs: [Pair] = []
  private var places: [PathElement: Int] = [:]
  private var last = -1

  mutating func add(_ element: PathElement, _ item: JSONValue, isOld: Bool) {
    let place = place(of: element)
    last = place
    if isOld { pairs[place].old.append(item) } else { pairs[place].new.append(item) }
  }

  private mutating func place(of element: PathElement) -> Int {
    // Both lists mostly are in the same order.
    let next = last + 1 == pairs.count ? 0 : last + 1
    if pairs.indices.contains(next), pairs[next].element == element { return next }
    if let place = places[element] { return place }
    places[element] = pairs.count
    pairs.append(Pair(element: element))
    return pairs.count - 1
  }
}
