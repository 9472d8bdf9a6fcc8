/// A type as it is written.
package struct SwiftType: Sendable {
  package indirect enum Form: Sendable {
    /// `A.B<C>`
    case named([Component])
    /// A member of something that is no plain name: `[Int].Index`.
    case member(SwiftType, Component)
    case optional(SwiftType)
    case implicitlyUnwrapped(SwiftType)
    case array(SwiftType)
    case dictionary(SwiftType, SwiftType)
    /// `[3 of Int]`
    case inlineArray(count: GenericArgument, GenericArgument)
    case tuple([Element])
    case function([Element], result: SwiftType)
    /// `some` or `any`, or `each`.
    case constrained(Word, SwiftType)
    case composition([SwiftType])
    /// With attributes or specifiers: `@Sendable`, `inout`.
    case attributed([Range<Int>], SwiftType)
    case metatype(SwiftType, Word)
    /// `~Copyable`
    case suppressed(SwiftType)
    /// `repeat each T`
    case expansion(SwiftType)
    /// `<T> T`, as a result.
    case generic(SwiftType)
    /// `class` among what a protocol inherits.
    case classRestriction
    /// Nested deeper than anybody writes: its brackets have been counted, and no more.
    case deep
    /// There is none where one should stand.
    case missing
  }

  package struct Component: Sendable {
    package var name: SwiftName
    /// Nil without angle brackets.
    package var arguments: [GenericArgument]?
  }

  package enum GenericArgument: Sendable {
    case type(SwiftType)
    case value(Range<Int>)
  }

  /// A part of a tuple, or a parameter of a function type.
  package struct Element: Sendable {
    package var firstName: SwiftName?
    package var secondName: SwiftName?
    package var type: SwiftType
    package var isVariadic = false
  }

  package var form: Form
  package var range: Range<Int>

  package init(_ form: Form, _ range: Range<Int>) {
    self.form = form
    self.range = range
  }
}

extension SwiftType {
  /// The components of a plain name like `A.B`; nil for anything else.
  package var path: [String]? {
    guard case .named(let components) = form, components.allSatisfy({ $0.arguments == nil }) else {
      return nil
    }
    return components.map(\.name.text)
  }

  /// Without its attributes and specifiers.
  package var unattributed: SwiftType {
    if case .attributed(_, let base) = form { base } else { self }
  }
}
