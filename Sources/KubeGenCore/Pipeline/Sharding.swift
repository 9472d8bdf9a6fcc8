/// Spreads types over files of a fixed number, so that the compiler has work for every core.
enum Sharding {
  /// Below this many members a second file costs the compiler more than it gains.
  private static let worthAFile = 400

  /// `units` in `count` parts of like size. The order of the types stays, a unit may be spread over
  /// several parts, and the last parts are empty when there is little.
  static func parts(of units: [SourceUnit], count: Int) -> [[SourceUnit]] {
    let total = units.reduce(0) { $0 + weight(of: $1) }
    let used = min(count, max(1, total / worthAFile))
    var parts = [[SourceUnit]](repeating: [], count: count)
    var done = 0
    for unit in units {
      for type in unit.types {
        let index = done * used / max(1, total)
        done += weight(of: type)
        guard index < count else { break }
        if parts[index].last?.name == unit.name {
          parts[index][parts[index].count - 1].types.append(type)
        } else {
          parts[index].append(SourceUnit(name: unit.name, origin: unit.origin, types: [type]))
        }
      }
    }
    return parts
  }

  private static func weight(of unit: SourceUnit) -> Int {
    unit.types.reduce(0) { $0 + weight(of: $1) }
  }

  /// What a type costs the compiler, roughly: its members. Never 0.
  private static func weight(of type: TypeModel) -> Int {
    switch type.form {
    case .object(let object): 2 + object.properties.count
    case .enumeration(let enumeration): 2 + enumeration.cases.count / 4
    case .union(let union): 2 + 4 * union.cases.count
    case .alias, .otherName: 1
    }
  }
}
