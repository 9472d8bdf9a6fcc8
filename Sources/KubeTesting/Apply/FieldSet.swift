/// A set of fields of an object, as `managedFields` has one for each manager.
///
/// A tree, each level in the order of ``PathElement/order(_:_:)``. A field may be in the set, have
/// others below it that are, or both.
struct FieldSet: Sendable, Hashable {
  struct Node: Sendable, Hashable {
    var element: PathElement
    var isMember: Bool
    var children = FieldSet()
  }

  /// No node without children is not a member.
  private(set) var nodes: [Node]

  init() { nodes = [] }

  /// - Parameter nodes: in any order.
  init(unsorted nodes: [Node]) {
    self.nodes = nodes
    guard nodes.count > 1 else { return }
    var isSorted = true
    for place in 1..<nodes.count
    where PathElement.order(nodes[place - 1].element, nodes[place].element) >= 0 {
      isSorted = false
      break
    }
    if !isSorted { sort() }
  }

  /// - Parameter nodes: sorted, each element once.
  private init(sorted nodes: [Node]) { self.nodes = nodes }

  private mutating func sort() {
    nodes.sort { PathElement.order($0.element, $1.element) < 0 }
    var places = 0
    for place in 1..<nodes.count {
      if PathElement.order(nodes[places].element, nodes[place].element) == 0 {
        nodes[places].isMember = nodes[places].isMember || nodes[place].isMember
        nodes[places].children = nodes[places].children.union(nodes[place].children)
      } else {
        places += 1
        nodes[places] = nodes[place]
      }
    }
    nodes.removeLast(nodes.count - places - 1)
  }

  init(_ paths: [PathElement]...) {
    self.init()
    for path in paths { insert(path) }
  }

  var isEmpty: Bool { nodes.isEmpty }

  mutating func insert(_ path: some Collection<PathElement>) {
    guard let element = path.first else { return }
    let rest = path.dropFirst()
    let place = place(of: element)
    if !place.isThere {
      nodes.insert(Node(element: element, isMember: false), at: place.index)
    }
    if rest.isEmpty {
      nodes[place.index].isMember = true
    } else {
      nodes[place.index].children.insert(rest)
    }
  }

  func contains(_ path: some Collection<PathElement>) -> Bool {
    guard let element = path.first, let node = self[element] else { return false }
    let rest = path.dropFirst()
    return rest.isEmpty ? node.isMember : node.children.contains(rest)
  }

  subscript(_ element: PathElement) -> Node? {
    let place = place(of: element)
    return place.isThere ? nodes[place.index] : nil
  }

  private func place(of element: PathElement) -> (index: Int, isThere: Bool) {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = low + (high - low) / 2
      let order = PathElement.order(nodes[middle].element, element)
      if order == 0 { return (middle, true) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return (low, false)
  }
}

extension FieldSet {
  func union(_ other: FieldSet) -> FieldSet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    var result: [Node] = []
    result.reserveCapacity(max(nodes.count, other.nodes.count))
    walk(other) { mine, theirs in
      switch (mine, theirs) {
      case (let node?, nil), (nil, let node?): result.append(node)
      case (let mine?, let theirs?):
        result.append(
          Node(
            element: mine.element, isMember: mine.isMember || theirs.isMember,
            children: mine.children.union(theirs.children)))
      case (nil, nil): break
      }
    }
    return FieldSet(sorted: result)
  }

  func intersection(_ other: FieldSet) -> FieldSet {
    if isEmpty || other.isEmpty { return FieldSet() }
    var result: [Node] = []
    walk(other) { mine, theirs in
      guard let mine, let theirs else { return }
      let node = Node(
        element: mine.element, isMember: mine.isMember && theirs.isMember,
        children: mine.children.intersection(theirs.children))
      if node.isMember || !node.children.isEmpty { result.append(node) }
    }
    return FieldSet(sorted: result)
  }

  /// What is in this set and not in the other. What is below a field of the other stays.
  func subtracting(_ other: FieldSet) -> FieldSet {
    if isEmpty || other.isEmpty { return self }
    var result: [Node] = []
    walk(other) { mine, theirs in
      guard let mine else { return }
      guard let theirs else { return result.append(mine) }
      let node = Node(
        element: mine.element, isMember: mine.isMember && !theirs.isMember,
        children: mine.children.subtracting(theirs.children))
      if node.isMember || !node.children.isEmpty { result.append(node) }
    }
    return FieldSet(sorted: result)
  }

  /// What is neither in the other set nor below one of its fields.
  func subtractingAll(below other: FieldSet) -> FieldSet {
    if isEmpty || other.isEmpty { return self }
    var result: [Node] = []
    walk(other) { mine, theirs in
      guard let mine, theirs?.isMember != true else { return }
      guard let theirs else { return result.append(mine) }
      let node = Node(
        element: mine.element, isMember: mine.isMember,
        children: mine.children.subtractingAll(below: theirs.children))
      if node.isMember || !node.children.isEmpty { result.append(node) }
    }
    return FieldSet(sorted: result)
  }

  /// Whether the two have a field in common.
  func intersects(_ other: FieldSet) -> Bool {
    var some = 0
    var others = 0
    while some < nodes.count, others < other.nodes.count {
      let order = PathElement.order(nodes[some].element, other.nodes[others].element)
      if order == 0 {
        if nodes[some].isMember && other.nodes[others].isMember { return true }
        if nodes[some].children.intersects(other.nodes[others].children) { return true }
        some += 1
        others += 1
      } else if order < 0 {
        some += 1
      } else {
        others += 1
      }
    }
    return false
  }

  /// Calls with the nodes of both sets in their order, together where they have one element.
  private func walk(_ other: FieldSet, _ visit: (Node?, Node?) -> Void) {
    var mine = 0
    var theirs = 0
    while mine < nodes.count, theirs < other.nodes.count {
      let order = PathElement.order(nodes[mine].element, other.nodes[theirs].element)
      if order == 0 {
        visit(nodes[mine], other.nodes[theirs])
        mine += 1
        theirs += 1
      } else if order < 0 {
        visit(nodes[mine], nil)
        mine += 1
      } else {
        visit(nil, other.nodes[theirs])
        theirs += 1
      }
    }
    while mine < nodes.count {
      visit(nodes[mine], nil)
      mine += 1
    }
    while theirs < other.nodes.count {
      visit(nil, other.nodes[theirs])
      theirs += 1
    }
  }

  /// The paths of the fields, those of a level before those below it.
  var paths: [[PathElement]] {
    var paths: [[PathElement]] = []
    collect([], &paths)
    return paths
  }

  private func collect(_ path: [PathElement], _ paths: inout [[PathElement]]) {
    for node in nodes where node.isMember { paths.append(path + [node.element]) }
    for node in nodes where !node.children.isEmpty {
      node.children.collect(path + [node.element], &paths)
    }
  }
}
