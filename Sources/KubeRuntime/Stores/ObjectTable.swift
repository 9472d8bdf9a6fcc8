/// What an ``ObjectTable`` holds.
protocol TableElement: AnyObject, Sendable {
  associatedtype Key: Equatable & Sendable

  var key: Key { get }

  static func hash(of key: Key) -> UInt64
}

/// Elements by their keys, of which a copy costs nothing, and a change to a copy as much as the way
/// to the element: a hash trie, whose nodes are shared until they are changed.
///
/// Readers therefore have all that there is at one time without a copy or a lock. It has one order
/// for one set of elements, however that came about, if the hash is the same in all processes.
struct ObjectTable<Element: TableElement>: Sendable {
  private var root = TableNode<Element>()
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  subscript(key: Element.Key) -> Element? { root.find(key, Element.hash(of: key)) }

  /// Returns what was there of the same key.
  @discardableResult
  mutating func insert(_ element: Element) -> Element? {
    let old = root.insert(element, Element.hash(of: element.key), depth: 0)
    if old == nil { count += 1 }
    return old
  }

  @discardableResult
  mutating func remove(_ key: Element.Key) -> Element? {
    let hash = Element.hash(of: key)
    guard let old = root.find(key, hash) else { return nil }
    root.remove(key, hash, depth: 0)
    count -= 1
    return old
  }
}

extension ObjectTable: Sequence {
  struct Iterator: IteratorProtocol, Sendable {
    /// The nodes on the way, and where in them.
    private var path: [(slots: [TableSlot<Element>], position: Int)]

    fileprivate init(_ root: TableNode<Element>) {
      path = [(root.slots, 0)]
    }

    mutating func next() -> Element? {
      while let (slots, position) = path.last {
        guard position < slots.count else {
          path.removeLast()
          continue
        }
        path[path.count - 1].position += 1
        switch slots[position] {
        case .element(let element): return element
        case .node(let node): path.append((node.slots, 0))
        }
      }
      return nil
    }
  }

  var underestimatedCount: Int { count }

  func makeIterator() -> Iterator { Iterator(root) }
}

private enum TableSlot<Element: TableElement>: Sendable {
  case element(Element)
  case node(TableNode<Element>)
}

/// Up to 32 slots, of which those are there that the map says, chosen by five bits of the hash; at
/// the end of the hash all elements that have it in common, in no order.
private struct TableNode<Element: TableElement>: Sendable {
  var map: UInt32 = 0
  var slots: [TableSlot<Element>] = []

  /// How many levels the bits of a hash are enough for.
  private static var depthLimit: Int { 12 }

  func find(_ key: Element.Key, _ hash: UInt64) -> Element? {
    var node = self
    for depth in 0..<Self.depthLimit {
      let (bit, position) = node.place(hash, depth)
      guard node.map & bit != 0 else { return nil }
      switch node.slots[position] {
      case .element(let element): return element.key == key ? element : nil
      case .node(let next): node = next
      }
    }
    return node.firstIndex(of: key).flatMap { node.element(at: $0) }
  }

  mutating func insert(_ element: Element, _ hash: UInt64, depth: Int) -> Element? {
    guard depth < Self.depthLimit else {
      guard let found = firstIndex(of: element.key) else {
        slots.append(.element(element))
        return nil
      }
      defer { slots[found] = .element(element) }
      return self.element(at: found)
    }
    let (bit, position) = place(hash, depth)
    guard map & bit != 0 else {
      map |= bit
      slots.insert(.element(element), at: position)
      return nil
    }
    switch slots[position] {
    case .element(let old):
      if old.key == element.key {
        slots[position] = .element(element)
        return old
      }
      var node = TableNode()
      _ = node.insert(old, Element.hash(of: old.key), depth: depth + 1)
      _ = node.insert(element, hash, depth: depth + 1)
      slots[position] = .node(node)
      return nil
    case .node(var node):
      // Where nobody else has the node, it is changed in place: it must not stand here meanwhile.
      slots[position] = .node(TableNode())
      defer { slots[position] = .node(node) }
      return node.insert(element, hash, depth: depth + 1)
    }
  }

  /// Removes the element of the key, which is there.
  mutating func remove(_ key: Element.Key, _ hash: UInt64, depth: Int) {
    guard depth < Self.depthLimit else {
      if let found = firstIndex(of: key) { slots.remove(at: found) }
      return
    }
    let (bit, position) = place(hash, depth)
    guard case .node(var node) = slots[position] else {
      map &= ~bit
      slots.remove(at: position)
      return
    }
    slots[position] = .node(TableNode())
    node.remove(key, hash, depth: depth + 1)
    // One element needs no node, so that a table is the same whatever was in it before.
    if node.slots.count == 1, case .element = node.slots[0] {
      slots[position] = node.slots[0]
    } else {
      slots[position] = .node(node)
    }
  }

  private func place(_ hash: UInt64, _ depth: Int) -> (bit: UInt32, position: Int) {
    let bit = UInt32(1) << UInt32(truncatingIfNeeded: (hash >> UInt64(5 * depth)) & 31)
    return (bit, (map & (bit - 1)).nonzeroBitCount)
  }

  private func firstIndex(of key: Element.Key) -> Int? {
    slots.firstIndex {
      if case .element(let element) = $0 { element.key == key } else { false }
    }
  }

  private func element(at position: Int) -> Element? {
    if case .element(let element) = slots[position] { element } else { nil }
  }
}
