/// What is known of the nodes of an expression while its costs are estimated: how they are reached,
/// and how large they are.
struct KnownSizes {
  struct LocalVariable {
    var path: ExpressionPath
    var size: SizeEstimate?
    var entries: EntrySizes?
  }

  let checked: CheckedExpression
  let declared: any DeclaredSizes
  // By id of the node.
  var paths: [ExpressionPath?]
  var computedSizes: [SizeEstimate?]
  var computedEntries: [EntrySizes?]
  private(set) var variables: [String: [LocalVariable]] = [:]

  init(_ checked: CheckedExpression, _ declared: some DeclaredSizes) {
    self.checked = checked
    self.declared = declared
    let count = checked.tree.nodes.count
    paths = Array(repeating: nil, count: count)
    computedSizes = Array(repeating: nil, count: count)
    computedEntries = Array(repeating: nil, count: count)
  }

  func type(of id: Expression.ID) -> CELType { checked.types[id] ?? .dyn }

  func path(of id: Expression.ID) -> ExpressionPath {
    if case .identifier(let name) = checked.tree[id], let variable = variables[name]?.last {
      return variable.path
    }
    return paths[id] ?? .none
  }

  mutating func node(_ id: Expression.ID) -> CostNode {
    var path = path(of: id)
    if path.first == "@result" || path.first == "__result__" { path = .none }
    return CostNode(id: id, path: path, type: type(of: id), size: size(of: id))
  }

  mutating func push(_ name: String, boundTo value: Expression.ID) {
    let variable = LocalVariable(
      path: path(of: value), size: size(of: value), entries: entries(of: value))
    variables[name, default: []].append(variable)
  }

  mutating func push(_ name: String, keysOf range: Expression.ID) {
    push(name, range, isList(range) ? "@indices" : "@keys", entries(of: range)?.key)
  }

  mutating func push(_ name: String, valuesOf range: Expression.ID) {
    push(name, range, isList(range) ? "@items" : "@values", entries(of: range)?.value)
  }

  mutating func push(_ name: String, elementsOf range: Expression.ID) {
    isList(range) ? push(name, valuesOf: range) : push(name, keysOf: range)
  }

  mutating func push(
    _ name: String, _ range: Expression.ID, _ suffix: String, _ size: SizeEstimate?
  ) {
    let variable = LocalVariable(path: path(of: range).appending(suffix), size: size)
    variables[name, default: []].append(variable)
  }

  mutating func pop(_ name: String) {
    _ = variables[name]?.popLast()
  }

  func isList(_ range: Expression.ID) -> Bool {
    if let entries = entries(of: range) { return entries.isList }
    if case .list = type(of: range) { return true }
    return false
  }

  func entries(of id: Expression.ID) -> EntrySizes? {
    if let known = computedEntries[id] { return known }
    guard case .identifier(let name) = checked.tree[id] else { return nil }
    return variables[name]?.last?.entries
  }

  mutating func setEntries(of id: Expression.ID, _ entries: EntrySizes?) {
    if let entries { computedEntries[id] = entries }
  }

  mutating func setSize(of id: Expression.ID, _ size: SizeEstimate?) {
    if let size { computedSizes[id] = size }
  }

  mutating func copySizes(to id: Expression.ID, from part: Expression.ID) {
    setSize(of: id, size(of: part))
    setEntries(of: id, entries(of: part))
  }

  mutating func sizeOrUnknown(_ id: Expression.ID) -> SizeEstimate { size(of: id) ?? .unknown }

  mutating func size(of id: Expression.ID) -> SizeEstimate? {
    if let known = computedSizes[id] { return known }
    let expression = checked.tree[id]
    if let size = expression.ownSize { return size }
    var variable: LocalVariable?
    if case .identifier(let name) = expression { variable = variables[name]?.last }
    let path = variable?.path ?? paths[id] ?? .none
    if !path.isEmpty, let size = declared.size(at: path.names) {
      computedSizes[id] = size
      return size
    }
    return type(of: id).isScalar ? .exactly(1) : variable?.size
  }
}

extension Expression {
  /// The size that is seen in the expression itself.
  fileprivate var ownSize: SizeEstimate? {
    switch self {
    case .literal(.string(let text)): .exactly(UInt64(text.unicodeScalars.count))
    case .literal(.bytes(let bytes)): .exactly(UInt64(bytes.count))
    case .literal: .exactly(1)
    case .list(let elements, _): .exactly(UInt64(elements.count))
    case .map(let entries): .exactly(UInt64(entries.count))
    default: nil
    }
  }
}

extension CELType {
  /// Whether its values have one size.
  fileprivate var isScalar: Bool {
    switch self {
    case .bool, .int, .uint, .double, .timestamp, .duration: true
    case .opaque("optional_type", let parameters): parameters.first?.isScalar ?? false
    default: false
    }
  }
}
