/// Puts nodes into a tree, and keeps the limits that cel-go's parser keeps.
struct TreeBuilder {
  private(set) var tree = SyntaxTree(nodes: [], offsets: [], root: 0)
  private(set) var issues = Issues()
  /// How many calls, selections and operators are nested below each node, as cel-go counts them.
  fileprivate var heights: [Int] = []
  private let macros: [String: [Macro]]
  private(set) var isTooDeep = false
  fileprivate(set) var isTooLarge = false

  /// Deeper ones cel-go refuses.
  static let deepest = 250
  /// Copies that macros make could double a tree again and again. cel-go would run out of memory.
  fileprivate static let most = 400_000

  init(macros: [String: [Macro]], issues: Issues = Issues()) {
    self.macros = macros
    self.issues = issues
  }

  mutating func add(_ node: Expression, at offset: Int, height: Int = 0) -> Expression.ID {
    if tree.nodes.count >= Self.most { isTooLarge = true }
    tree.nodes.append(node)
    tree.offsets.append(offset)
    heights.append(height)
    return tree.nodes.count - 1
  }

  mutating func setRoot(_ root: Expression.ID) { tree.root = root }

  subscript(id: Expression.ID) -> Expression { tree.nodes[id] }
  func offset(of id: Expression.ID) -> Int { tree.offsets[id] }

  /// How deeply nodes are nested; a node that is itself counted is one more.
  func height(_ children: [Expression.ID], counted: Bool = false) -> Int {
    var height = 0
    for child in children { height = max(height, heights[child]) }
    return counted ? height + 1 : height
  }

  /// The deepest nesting is known once a node is finished: cel-go gives up where it gets there.
  mutating func checkDepth(_ height: Int) { if height > Self.deepest { isTooDeep = true } }

  /// Stands for what is wrong.
  mutating func report(_ message: String, at offset: Int?) -> Expression.ID {
    issues.report(message, at: offset)
    return add(.unspecified, at: offset ?? -1)
  }

  /// A function call, or what the macro of that name makes of it.
  mutating func call(
    _ function: String, target: Expression.ID? = nil, _ arguments: [Expression.ID], at offset: Int
  ) -> Expression.ID {
    var height = height(arguments)
    if let target { height = max(height, heights[target]) + 1 }
    checkDepth(height)
    if let macro = macros[function]?.first(where: {
      $0.key.argumentCount == arguments.count && $0.key.isMember == (target != nil)
    }) {
      let id = expand(macro, target: target, arguments, at: offset)
      heights[id] = height
      return id
    }
    return add(
      .call(function: function, target: target, arguments: arguments), at: offset, height: height)
  }

  /// What an operator makes of its operands.
  mutating func operation(
    _ function: String, _ operands: [Expression.ID], at offset: Int, counted: Bool = true
  ) -> Expression.ID {
    let height = height(operands, counted: counted)
    checkDepth(height)
    return add(
      .call(function: function, target: nil, arguments: operands), at: offset, height: height)
  }

  /// Terms joined by `&&` or `||`, as a balanced tree.
  mutating func join(
    _ function: String, _ terms: [Expression.ID], operators: [Int]
  ) -> Expression.ID {
    balance(function, terms, operators, 0, operators.count - 1)
  }

  /// Recurses as deeply as the logarithm of the number of terms.
  private mutating func balance(
    _ function: String, _ terms: [Expression.ID], _ operators: [Int], _ low: Int, _ high: Int
  ) -> Expression.ID {
    let middle = (low + high + 1) / 2
    let left =
      middle == low ? terms[middle] : balance(function, terms, operators, low, middle - 1)
    let right =
      middle == high ? terms[middle + 1] : balance(function, terms, operators, middle + 1, high)
    return add(
      .call(function: function, target: nil, arguments: [left, right]), at: operators[middle],
      height: height([left, right]))
  }
}

extension TreeBuilder {
  /// A copy of a node with all below it.
  mutating func copy(_ id: Expression.ID) -> Expression.ID {
    var below: [Expression.ID] = []
    var open = [id]
    while let next = open.popLast() {
      below.append(next)
      open += self[next].children
      if below.count + tree.nodes.count > Self.most {
        isTooLarge = true
        return id
      }
    }
    var copies: [Expression.ID: Expression.ID] = [:]
    for old in below.sorted() {
      let node = self[old].replacingChildren { copies[$0] ?? $0 }
      copies[old] = add(node, at: offset(of: old), height: heights[old])
    }
    return copies[id] ?? id
  }
}
