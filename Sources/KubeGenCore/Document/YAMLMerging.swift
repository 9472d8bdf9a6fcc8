/// The members of a mapping while it is read, its own and those that a merge key brings.
struct YAMLMerging {
  private(set) var members: [Node.Member] = []
  /// What repeating the mapping costs, as ``YAMLDocument`` counts it.
  var weight = 1
  private var own = DistinctKeys()
  /// Where each key is in `members`; kept only once something was merged.
  private var indices: [String: Int]?

  /// Nil, or the line where a member of this name stands already.
  mutating func set(_ member: Node.Member, weight: Int) -> Int32? {
    if let line = own.insert(member.key, line: member.keyLine) { return line }
    self.weight += weight
    put(member)
    return nil
  }

  mutating func merge(_ member: Node.Member) {
    if indices == nil {
      indices = Dictionary(members.indices.map { (members[$0].key, $0) }) { $1 }
    }
    put(member)
  }

  private mutating func put(_ member: Node.Member) {
    if let index = indices?[member.key] {
      members[index] = member
    } else {
      indices?[member.key] = members.count
      members.append(member)
    }
  }
}
