/// An expression: the forms that say something without a compiler. Of others the place is known, and no more.
package struct SwiftExpression: Sendable {
  package indirect enum Form: Sendable {
    case string
    case integer
    case float
    case bool(Bool)
    case null
    /// `a`, `self`, `$0`
    case name(SwiftName)
    /// `a.b`; `.b`, if there is no base.
    case member(SwiftExpression?, SwiftName)
    /// `A<B>`
    case specialized(SwiftExpression)
    case call(SwiftExpression, [Argument], hasTrailingClosure: Bool)
    case array([SwiftExpression])
    case dictionary([Pair])
    case tuple([Argument])
    case prefixed(SwiftName, SwiftExpression)
    case closure
    case other
    /// There is none where one should stand.
    case missing
  }

  package struct Argument: Sendable {
    package var label: SwiftName?
    package var value: SwiftExpression
  }

  package struct Pair: Sendable {
    package var key: SwiftExpression
    package var value: SwiftExpression
  }

  package var form: Form
  package var range: Range<Int>

  package init(_ form: Form, _ range: Range<Int>) {
    self.form = form
    self.range = range
  }

  package var isNil: Bool { if case .null = form { true } else { false } }
  package var isMissing: Bool { if case .missing = form { true } else { false } }

  /// The components of a plain name like `a.b`; nil for anything else.
  package var path: [String]? {
    switch form {
    case .name(let name): return [name.text]
    case .member(let base?, let name):
      guard let path = base.path else { return nil }
      return path + [name.text]
    default: return nil
    }
  }
}
