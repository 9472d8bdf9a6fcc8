/// Costs of Kubernetes' libraries and of those of cel-go's that it counts otherwise, as in the
/// apiserver's `pkg/cel/library/cost.go`.
struct KubernetesCosts {
  let tree: SyntaxTree
  let sizes: any DeclaredSizes

  /// The longest name of `format` has so long a regular expression.
  private static let formatRegexLength = 128.0
  private static let formatLength: UInt64 = 64
  /// Bytes of an address.
  private static let address = SizeEstimate(minimum: 4, maximum: 16)

  private static let accessors: Set<String> = [
    // net.IP and net.CIDR
    "masked", "prefixLength", "family", "isUnspecified", "isLoopback", "isLinkLocalMulticast",
    "isLinkLocalUnicast", "isGlobalUnicast",
    // kubernetes.Quantity and kubernetes.Semver
    "sign", "asInteger", "isInteger", "asApproximateFloat", "isGreaterThan", "isLessThan",
    "compareTo", "add", "sub", "major", "minor", "patch",
    // kubernetes.URL
    "getScheme", "getHostname", "getHost", "getPort", "getEscapedPath", "getQuery",
    "format.named",
  ]

  func estimate(_ call: Call, _ overload: String) -> CallEstimate? {
    if Self.accessors.contains(call.function) { return .one }
    let traversal = CostFactor.stringTraversal
    let argument = call.arguments.first?.size(sizes)
    let target = call.target
    switch call.function {
    case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf":
      return target.map { search($0) }
    case "url", "jsonpatch.escapeKey":
      guard let argument, call.arguments.count == 1 else { return nil }
      return CallEstimate(argument.times(traversal), resultSize: argument)
    case "lowerAscii", "upperAscii", "substring", "trim":
      guard let size = target?.size(sizes) else { return nil }
      return CallEstimate(size.times(traversal), resultSize: size)
    case "replace":
      guard let target, call.arguments.count >= 2 else { return nil }
      return replace(
        target.size(sizes), call.arguments[0].size(sizes), call.arguments[1].size(sizes))
    case "split":
      return target.map { split($0.size(sizes), call.arguments) }
    case "join": return target.map { join($0, separator: argument) }
    case "find", "findAll":
      guard let argument, let size = target?.size(sizes) else { return nil }
      let text = size.adding(.exactly(1)).times(traversal)
      return CallEstimate(
        text.multiplied(by: argument.times(CostFactor.regexLength)),
        resultSize: SizeEstimate(minimum: 0, maximum: size.maximum))
    case "ip" where overload == "cidr_ip": return .one
    case "ip", "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver":
      return argument.map { CallEstimate($0.times(traversal)) }
    case "ip.isCanonical": return argument.map { CallEstimate($0.times(2 * traversal)) }
    case "containsIP":
      return argument.map {
        containment($0, parses: overload == "cidr_contains_ip_string", masks: false)
      }
    case "containsCIDR":
      return argument.map {
        containment($0, parses: overload == "cidr_contains_cidr_string", masks: true)
      }
    case "validate":
      return argument.map {
        CallEstimate($0.times(traversal).times(Self.formatRegexLength * CostFactor.regexLength))
      }
    case "_==_": return equality(call.arguments)
    default: return nil
    }
  }

  private func search(_ target: CostNode) -> CallEstimate {
    let size = target.size(sizes)
    guard let item = target.item else {
      return CallEstimate(size.times(CostFactor.stringTraversal))
    }
    var cost = CostEstimate.exactly(1)
    if item.type == .string || item.type == .bytes {
      cost = cost.adding(item.size(sizes).times(CostFactor.stringTraversal))
    }
    return CallEstimate(size.times(cost))
  }

  private func replace(
    _ text: SizeEstimate, _ old: SizeEstimate, _ new: SizeEstimate
  ) -> CallEstimate {
    var count = SizeEstimate.exactly(0)
    var kept = SizeEstimate.exactly(0)
    // Nothing is replaced by something around every character.
    if old.minimum == 0 {
      count.maximum = text.maximum.adding(1)
      kept.maximum = text.maximum
    } else if new.maximum <= old.minimum {
      kept.maximum = text.maximum
    } else {
      count.maximum = quotient(text.maximum, old.minimum)
    }
    if old.maximum == 0 {
      count.minimum = text.minimum.adding(1)
      kept.minimum = text.minimum
    } else if old.maximum <= new.minimum {
      kept.minimum = text.minimum
    } else {
      count.minimum = quotient(text.minimum, old.maximum)
    }
    return CallEstimate(
      text.times(2 * CostFactor.stringTraversal),
      resultSize: count.multiplied(by: new).adding(kept))
  }

  private func quotient(_ value: UInt64, _ divisor: UInt64) -> UInt64 {
    let quotient = (Double(value) / Double(divisor)).rounded(.up)
    // What is too large becomes 0 where Go converts it on amd64.
    return quotient < 0x1p64 ? UInt64(exactly: quotient) ?? 0 : 0
  }

  private func split(_ text: SizeEstimate, _ arguments: [CostNode]) -> CallEstimate {
    var maximum = text.maximum
    if arguments.count > 1, let id = arguments[1].id, case .literal(.int(let limit)) = tree[id] {
      maximum = UInt64(bitPattern: limit)
    }
    return CallEstimate(
      text.times(2 * CostFactor.stringTraversal),
      resultSize: SizeEstimate(minimum: 0, maximum: maximum))
  }

  private func join(
    _ list: CostNode, separator: SizeEstimate?
  ) -> CallEstimate {
    let count = list.size(sizes)
    var size = SizeEstimate.exactly(0)
    if let item = list.item { size = count.multiplied(by: item.size(sizes)) }
    if let separator {
      let separators = SizeEstimate(
        minimum: max(count.minimum, 1) - 1, maximum: max(count.maximum, 1) - 1)
      size = size.adding(separator.multiplied(by: separators))
    }
    return CallEstimate(size.times(CostFactor.stringTraversal), resultSize: size)
  }

  /// Of comparing bytes of addresses.
  private func containment(
    _ argument: SizeEstimate, parses: Bool, masks: Bool
  ) -> CallEstimate {
    let traversal = CostFactor.stringTraversal
    var cost = Self.address.adding(Self.address).times(traversal)
    if masks { cost = cost.adding(Self.address.times(traversal)).adding(.exactly(1)) }
    if parses { cost = cost.adding(argument.times(traversal)) }
    return CallEstimate(cost)
  }

  private func equality(_ arguments: [CostNode]) -> CallEstimate? {
    guard arguments.count == 2, arguments[0].type == arguments[1].type else { return nil }
    let name: String
    switch arguments[0].type {
    case .opaque(let type, _), .object(let type): name = type
    default: return nil
    }
    let traversal = CostFactor.stringTraversal
    switch name {
    case "net.IP", "net.CIDR", "kubernetes.Quantity", "kubernetes.Semver": return .one
    case "kubernetes.NamedFormat":
      return CallEstimate(CostEstimate(minimum: 1, maximum: Self.formatLength).times(traversal))
    case "kubernetes.URL":
      let maximum = arguments[1].size?.maximum ?? 1
      return CallEstimate(CostEstimate(minimum: 1, maximum: maximum).times(traversal))
    default: return nil
    }
  }
}
