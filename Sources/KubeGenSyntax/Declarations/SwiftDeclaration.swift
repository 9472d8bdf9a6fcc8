/// A declaration as it is written.
package struct SwiftDeclaration: Sendable {
  package enum Kind: String, Sendable {
    case `import`, `struct`, `class`, `enum`, actor, `extension`, `protocol`, `typealias`
    case `associatedtype`, `var`, `let`, `func`, `init`, `deinit`, `subscript`, `case`, `operator`
    case `precedencegroup`, macro, using
    /// `#name(…)`
    case expansion
    /// `#if`
    case conditional
    case sourceLocation
    /// Attributes or modifiers with nothing behind them.
    case missing
  }

  package var kind: Kind
  /// Where the comments above it begin.
  package var start: Int
  package var range: Range<Int>
  package var attributes: [Attribute] = []
  package var modifiers: [Modifier] = []
  package var name: SwiftName?
  /// `<T>`, as it is written.
  package var generics: Range<Int>?
  package var inherited: [SwiftType] = []
  /// What is extended, what an alias stands for, what an associated type is by default, what a function or subscript
  /// gives.
  package var type: SwiftType?
  /// From `where` on.
  package var requirements: Range<Int>?
  package var parameters: [Parameter] = []
  package var bindings: [Binding] = []
  package var cases: [Case] = []
  package var members: [SwiftDeclaration] = []
  package var clauses: [Clause] = []
  /// A body in braces that holds statements, or accessors.
  package var body: Range<Int>?

  init(_ kind: Kind, start: Int, at place: Int) {
    self.kind = kind
    self.start = start
    range = place..<place
  }

  package struct Attribute: Sendable {
    package var name: SwiftType
    /// In parentheses.
    package var arguments: Range<Int>?
    package var range: Range<Int>
  }

  package struct Modifier: Sendable {
    package var word: Word
    /// `set` in `private(set)`.
    package var detail: String?
    package var range: Range<Int>
  }

  package struct Parameter: Sendable {
    package var firstName: SwiftName?
    package var secondName: SwiftName?
    package var type: SwiftType
    package var isVariadic: Bool
    package var value: SwiftExpression?
    package var range: Range<Int>
  }

  /// One of the variables that a declaration has.
  package struct Binding: Sendable {
    /// Nil for a tuple of names, or for `_`.
    package var name: SwiftName?
    package var pattern: Range<Int>
    package var type: SwiftType?
    package var value: SwiftExpression?
    package var accessors: Accessors?
  }

  package struct Accessors: Sendable {
    package var range: Range<Int>
    /// Empty where the braces hold the statements of a getter.
    package var words: [Word]

    /// Observers leave a property stored; anything else computes it.
    package var isComputed: Bool {
      words.isEmpty || !words.allSatisfy { $0 == .willSet || $0 == .didSet }
    }
  }

  package struct Case: Sendable {
    package var name: SwiftName?
    /// Nil without parentheses.
    package var parameters: [Parameter]?
    /// The parentheses.
    package var payload: Range<Int>?
    package var value: SwiftExpression?
    package var range: Range<Int>
  }

  /// A branch of `#if`.
  package struct Clause: Sendable {
    /// Nil for `#else`.
    package var condition: Range<Int>?
    package var members: [SwiftDeclaration]
  }
}

extension SwiftDeclaration.Binding {
  package var isComputed: Bool { accessors?.isComputed ?? false }
}

extension SwiftDeclaration {
  package func has(_ word: Word) -> Bool {
    modifiers.contains { $0.word == word }
  }

  /// Of the type itself, not of its values.
  package var isStatic: Bool { has(.static) || has(.class) }
}
