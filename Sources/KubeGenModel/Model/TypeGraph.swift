/// The object types of a run, and which of them hold which without an indirection.
struct TypeGraph {
  private struct Vertex {
    var object: ObjectModel
    var isWritten: Bool
  }

  private struct Edge {
    var property: Int
    var target: Int
  }

  private var vertices: [Vertex] = []
  private var indices: [TypeName: Int] = [:]
  private var others: [TypeName: TypeModel.Form] = [:]

  init(_ units: [SourceUnit]) {
    for type in units.lazy.flatMap(\.types) {
      guard case .object(let object) = type.form else {
        others[type.name] = type.form
        continue
      }
      // The first declaration counts, should a name be there twice.
      guard indices[type.name] == nil else { continue }
      indices[type.name] = vertices.count
      vertices.append(Vertex(object: object, isWritten: type.isWritten))
    }
  }

  func object(named name: TypeName) -> ObjectModel? {
    indices[name].map { vertices[$0].object }
  }

  /// The type that another name stands for; nil if the name is no other name.
  private func target(of name: TypeName) -> TypeReference? {
    if case .otherName(let target) = others[name] { target } else { nil }
  }

  /// Boxes every optional property that is part of a cycle. What is still a cycle then consists of
  /// required properties, of which no value can exist: they become optional and boxed as well.
  mutating func cutCycles() {
    for isLast in [false, true] {
      let component = components().of
      for index in vertices.indices where !vertices[index].isWritten {
        for edge in edges(from: index) where component[edge.target] == component[index] {
          if isLast { vertices[index].object.properties[edge.property].isOptional = true }
          if vertices[index].object.properties[edge.property].isOptional {
            vertices[index].object.properties[edge.property].isBoxed = true
          }
        }
      }
    }
  }

  /// Boxes optional properties whose types are large, inner types first, so that a type whose parts
  /// are boxed counts as it then is.
  mutating func boxLargeObjects(threshold: Int, known: [String: Int]) {
    var sizes = [InlineSize?](repeating: nil, count: vertices.count)
    for index in components().order {
      var size = InlineSize.empty
      for place in vertices[index].object.properties.indices {
        let property = vertices[index].object.properties[place]
        let inner = self.size(of: property.type, sizes, known)
        if property.isOptional, !property.isBoxed, !vertices[index].isWritten,
          inner.size > threshold, isObject(property.type, known)
        {
          vertices[index].object.properties[place].isBoxed = true
        }
        let isBoxed = vertices[index].object.properties[place].isBoxed
        size.append(isBoxed ? .reference : property.isOptional ? inner.optional : inner)
      }
      if vertices[index].object.unknownMembers != nil { size.append(.reference) }
      sizes[index] = size
    }
  }

  private func isObject(_ type: TypeReference, _ known: [String: Int]) -> Bool {
    switch type {
    case .named(let name):
      indices[name] != nil || target(of: name).map { isObject($0, known) } ?? false
    case .core(let name): known[name] != nil
    default: false
    }
  }

  private func size(
    of type: TypeReference, _ sizes: [InlineSize?], _ known: [String: Int]
  ) -> InlineSize {
    switch type {
    case .array, .dictionary, .set: return .reference
    case .optional(let wrapped): return size(of: wrapped, sizes, known).optional
    case .scalar(let scalar):
      var size = InlineSize.scalar(scalar)
      size.size = known[scalar.rawValue] ?? size.size
      return size
    case .core(let name):
      return InlineSize(size: known[name] ?? InlineSize.string.size, alignment: 8, hasSpare: true)
    case .written: return .string
    case .named(let name):
      // A written type that contains itself does not compile anyway.
      if let index = indices[name] { return sizes[index] ?? .reference }
      if let target = target(of: name) { return size(of: target, sizes, known) }
      return size(of: others[name], sizes, known)
    }
  }

  private func size(
    of form: TypeModel.Form?, _ sizes: [InlineSize?], _ known: [String: Int]
  ) -> InlineSize {
    switch form {
    case .enumeration(let enumeration):
      return enumeration.rawType == .string ? .string : .scalar(.int)
    case .union(let union):
      // Payloads are looked at one level deep: unions may contain each other.
      return .union(
        union.cases.map { value in
          switch value.payload {
          case .value(.scalar(let scalar)): .scalar(scalar)
          case .value(.named(let name)): indices[name].flatMap { sizes[$0] } ?? .string
          case .value, .members: .string
          case nil: .empty
          }
        })
    case .object, .alias, .otherName, nil: return .string
    }
  }

  /// Properties that hold an object type in place.
  private func edges(from index: Int) -> [Edge] {
    vertices[index].object.properties.enumerated().compactMap { place, property in
      guard !property.isBoxed else { return nil }
      var type = property.type
      while case .optional(let wrapped) = type { type = wrapped }
      guard case .named(var name) = type else { return nil }
      if case .named(let other) = target(of: name) { name = other }
      guard let target = indices[name] else { return nil }
      return Edge(property: place, target: target)
    }
  }

  /// Tarjan's strongly connected components, without recursion. `order` has every type behind those
  /// that it holds.
  private func components() -> (of: [Int], order: [Int]) {
    var component = [Int](repeating: -1, count: vertices.count)
    var number = [Int](repeating: -1, count: vertices.count)
    var low = number
    var order: [Int] = []
    var path: [Int] = []
    var count = 0
    for root in vertices.indices where number[root] < 0 {
      var calls: [(vertex: Int, targets: ArraySlice<Int>)] = []
      func enter(_ vertex: Int) {
        number[vertex] = count
        low[vertex] = count
        count += 1
        path.append(vertex)
        calls.append((vertex, edges(from: vertex).map(\.target)[...]))
      }
      enter(root)
      while let call = calls.last {
        let vertex = call.vertex
        if let target = call.targets.first {
          calls[calls.count - 1].targets.removeFirst()
          if number[target] < 0 {
            enter(target)
          } else if component[target] < 0 {
            low[vertex] = min(low[vertex], number[target])
          }
          continue
        }
        calls.removeLast()
        order.append(vertex)
        if let caller = calls.last?.vertex { low[caller] = min(low[caller], low[vertex]) }
        guard low[vertex] == number[vertex] else { continue }
        while let member = path.popLast() {
          component[member] = vertex
          if member == vertex { break }
        }
      }
    }
    return (component, order)
  }
}
