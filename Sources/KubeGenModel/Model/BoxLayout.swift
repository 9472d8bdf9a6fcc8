/// Decides which properties are held in a box on the heap: those through which a type would contain
/// itself, and those whose absence would cost more than the box.
///
/// Sizes are those of Swift's own layout: fields in order, each aligned, an optional one byte
/// larger where its type has no spare bit pattern for nil. Only optional properties of object types
/// are boxed; elements of arrays and maps are on the heap already. Written types are never changed.
package enum BoxLayout {
  /// The largest inline size, in bytes, that an optional object costs where it stands; beyond it, a
  /// box costs 8.
  package static let threshold = 24

  /// The sizes of KubeCore's object types that are small enough to matter; the others count as
  /// large.
  package static let coreSizes: [String: Int] = {
    var sizes = Dictionary(uniqueKeysWithValues: Set(BaseTypes.names.values).map { ($0, 128) })
    sizes["LabelSelector"] = 24
    sizes["LabelSelectorRequirement"] = 48
    return sizes
  }()

  /// - Parameter known: The sizes in bytes of the object types of KubeCore, and of its value types where they differ from what is
  ///   assumed here. An object type that is not among them is never boxed.
  package static func apply(to units: inout [SourceUnit], known: [String: Int]) {
    var graph = TypeGraph(units)
    graph.cutCycles()
    graph.boxLargeObjects(threshold: threshold, known: known)
    for unit in units.indices {
      for type in units[unit].types.indices {
        if let object = graph.object(named: units[unit].types[type].name) {
          units[unit].types[type].form = .object(object)
        }
      }
    }
  }
}
