/// Slots, which are numbers from 0, by rank. It knows where each slot is, so that any of them moves
/// or leaves in O(log n).
struct SlotHeap<Rank: Comparable & Sendable>: Sendable {
  private struct Node: Sendable {
    var rank: Rank
    var slot: Int
  }

  private var nodes: [Node] = []
  /// Where a slot's node is; -1 for those that are not here.
  private var places: [Int] = []

  var count: Int { nodes.count }

  /// The slot of the lowest rank.
  var first: (slot: Int, rank: Rank)? { nodes.first.map { ($0.slot, $0.rank) } }

  func rank(of slot: Int) -> Rank? { contains(slot) ? nodes[places[slot]].rank : nil }

  func contains(_ slot: Int) -> Bool { slot < places.count && places[slot] >= 0 }

  /// Puts the slot in, or moves it to its new rank.
  mutating func set(_ slot: Int, _ rank: Rank) {
    while places.count <= slot { places.append(-1) }
    if places[slot] >= 0 {
      let place = places[slot]
      let isLower = rank < nodes[place].rank
      nodes[place].rank = rank
      if isLower { rise(place) } else { sink(place) }
    } else {
      nodes.append(Node(rank: rank, slot: slot))
      places[slot] = nodes.count - 1
      rise(nodes.count - 1)
    }
  }

  mutating func remove(_ slot: Int) {
    guard contains(slot) else { return }
    let place = places[slot]
    places[slot] = -1
    let last = nodes.removeLast()
    guard place < nodes.count else { return }
    let isLower = last.rank < nodes[place].rank
    nodes[place] = last
    places[last.slot] = place
    if isLower { rise(place) } else { sink(place) }
  }

  private mutating func rise(_ start: Int) {
    var place = start
    let node = nodes[place]
    while place > 0 {
      let parent = (place - 1) / 2
      guard node.rank < nodes[parent].rank else { break }
      move(parent, to: place)
      place = parent
    }
    nodes[place] = node
    places[node.slot] = place
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let node = nodes[place]
    while true {
      var child = 2 * place + 1
      guard child < nodes.count else { break }
      if child + 1 < nodes.count, nodes[child + 1].rank < nodes[child].rank { child += 1 }
      guard nodes[child].rank < node.rank else { break }
      move(child, to: place)
      place = child
    }
    nodes[place] = node
    places[node.slot] = place
  }

  private mutating func move(_ from: Int, to place: Int) {
    nodes[place] = nodes[from]
    places[nodes[place].slot] = place
  }
}
