extension Reader {
  /// The attributes here. Those in `#if` are passed.
  mutating func attributes() -> [SwiftDeclaration.Attribute] {
    var found: [SwiftDeclaration.Attribute] = []
    while true {
      if at(.at) {
        found.append(attribute())
      } else if at(.poundIf), look({ $0.skipConditionalAttributes(level: 0) }) {
        _ = skipConditionalAttributes(level: 0)
      } else {
        return found
      }
    }
  }

  mutating func skipAttributes() {
    while at(.at) || at(.poundIf) {
      if at(.at) {
        _ = attribute()
      } else if look({ $0.skipConditionalAttributes(level: 0) }) {
        _ = skipConditionalAttributes(level: 0)
      } else {
        return
      }
    }
  }

  /// - Parameter isType: It stands before a type, where some names take no arguments: the parentheses are the type's.
  mutating func attribute(isType: Bool = false) -> SwiftDeclaration.Attribute {
    let start = textStart
    advance()
    let name: SwiftType
    if at(.rethrows) {
      let range = range
      name = SwiftType(
        .named([SwiftType.Component(name: takeName(), arguments: nil)]), range)
    } else {
      name = simpleType(isAttribute: true)
    }
    var arguments: Range<Int>?
    if at(.leftParen), !startsLine, hasArguments(name, isType: isType) {
      let opening = textStart
      skipSingle()
      arguments = opening..<max(opening, lastEnd)
    }
    return SwiftDeclaration.Attribute(
      name: name, arguments: arguments, range: start..<max(start, lastEnd))
  }

  /// Whether the parentheses behind an attribute's name belong to it.
  private mutating func hasArguments(_ name: SwiftType, isType: Bool) -> Bool {
    let text = name.path?.last ?? ""
    if text == "Sendable" || (isType && Self.bare.contains(text)) { return false }
    if textStart == lastEnd || (!isType && Self.withArguments.contains(text)) { return true }
    return look { reader in
      reader.skipSingle()
      return reader.at(.at) || reader.startsDeclaration(.file)
    }
  }

  private static let bare: Set<String> = [
    "_local", "_noMetadata", "async", "escaping", "noDerivative", "noescape", "preconcurrency",
    "retroactive", "unchecked", "autoclosure",
  ]

  private static let withArguments: Set<String> = [
    "abi", "available", "_spi_available", "backDeployed", "_backDeploy", "differentiable",
    "derivative", "transpose", "specialized", "_specialize", "_dynamicReplacement",
    "_documentation", "_effects", "_implements", "_originallyDefinedIn",
  ]

  /// Passes an `#if` that holds attributes and nothing else. Returns false, somewhere inside, if this is none.
  mutating func skipConditionalAttributes(level: Int) -> Bool {
    guard level < 8 else { return false }
    var hasAttributes = false
    repeat {
      advance()
      skipLine()
      while true {
        if at(.at) {
          hasAttributes = true
          _ = attribute()
        } else if at(.poundIf), skipConditionalAttributes(level: level + 1) {
          hasAttributes = true
        } else {
          break
        }
      }
    } while at(.poundElse) || at(.poundElseif)
    return hasAttributes && startsLine && consume(.poundEndif)
  }

  /// A modifier, if one is here.
  ///
  /// - Parameter isLook: It is not known yet whether a declaration follows: `open(…)` may be a call.
  mutating func modifier(isLook: Bool) -> SwiftDeclaration.Modifier? {
    guard kind == .keyword || kind == .identifier, let word else { return nil }
    let start = textStart
    let hasDetail: Bool
    switch word {
    case .fileprivate, .internal, .nonisolated, .package, .private, .public, .unowned:
      hasDetail = true
    case .open: hasDetail = !isLook
    case .class:
      // A look ahead need not know: a declaration begins here either way.
      guard !isLook, startsClassMember else { return nil }
      hasDetail = false
    case .static, .final, .required, .optional, .lazy, .dynamic, .infix, .prefix, .postfix,
      .borrowing, .consuming, .mutating, .nonmutating, .convenience, .override, .weak, .indirect,
      .isolated, .async, .distributed, .reasync, .sending, ._const, ._local, .__consuming,
      .__setter_access:
      hasDetail = false
    default: return nil
    }
    advance()
    var detail: String?
    if hasDetail, at(.leftParen) {
      detail = source.text(peek().text)
      skipSingle()
    }
    return SwiftDeclaration.Modifier(word: word, detail: detail, range: start..<lastEnd)
  }

  /// Whether `class` is a modifier here: `class func`.
  private var startsClassMember: Bool {
    mutating get {
      look { reader in
        reader.advance()
        return reader.at(.override) || reader.startsDeclaration(.file)
      }
    }
  }
}
