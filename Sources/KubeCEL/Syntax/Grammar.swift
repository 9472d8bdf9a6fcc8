/// The grammar of the language, as cel-go writes it for ANTLR: what parsers expect where, and what
/// they call it, is in the messages of syntax errors.
enum Grammar {
  enum Rule: Int, CaseIterable, Sendable {
    case start, expression, or, and, relation, calculation, unary, member, primary
    case expressions, elements, fields, field, entries, fieldName, element, literal
  }

  /// What a part of a rule is to the node that the rule makes.
  enum Label: Sendable {
    case none
    case first, second, third, left, right
    case op, open, colon, optional, dot, name, argument, sign, text, value, key, inner
  }

  indirect enum Part: Sendable {
    case token([Token.Kind], Label)
    case rule(Rule, Label, precedence: Int)
    case sequence([Part])
    /// One of several; the node takes its number if it is the whole of a rule.
    case choice([Part])
    case optional(Part)
    case repeated(Part)
    case oneOrMore(Part)
    /// What a left-recursive rule goes on with, by the precedence of each way.
    case recursion([(precedence: Int, Part)])
  }

  private static func token(_ kind: Token.Kind, _ label: Label = .none) -> Part {
    .token([kind], label)
  }
  private static func rule(_ rule: Rule, _ label: Label = .none, _ precedence: Int = 0) -> Part {
    .rule(rule, label, precedence: precedence)
  }

  static func part(of rule: Rule) -> Part {
    switch rule {
    case .start: .sequence([Self.rule(.expression, .inner), token(.end)])
    case .expression:
      .sequence([
        Self.rule(.or, .first),
        .optional(
          .sequence([
            token(.question, .op), Self.rule(.or, .second), token(.colon),
            Self.rule(.expression, .third),
          ])),
      ])
    case .or:
      .sequence([
        Self.rule(.and, .first),
        .repeated(.sequence([token(.or, .op), Self.rule(.and, .second)])),
      ])
    case .and:
      .sequence([
        Self.rule(.relation, .first),
        .repeated(.sequence([token(.and, .op), Self.rule(.relation, .second)])),
      ])
    case .relation:
      .sequence([
        Self.rule(.calculation, .inner),
        .recursion([
          (
            1,
            .sequence([
              .token(
                [.equals, .notEquals, .in, .less, .lessEquals, .greaterEquals, .greater], .op),
              Self.rule(.relation, .right, 2),
            ])
          )
        ]),
      ])
    case .calculation:
      .sequence([
        Self.rule(.unary, .inner),
        .recursion([
          (
            2,
            .sequence([
              .token([.star, .slash, .percent], .op), Self.rule(.calculation, .right, 3),
            ])
          ),
          (
            1, .sequence([.token([.plus, .minus], .op), Self.rule(.calculation, .right, 2)])
          ),
        ]),
      ])
    case .unary:
      .choice([
        Self.rule(.member, .inner),
        .sequence([.oneOrMore(token(.exclamation, .op)), Self.rule(.member, .inner)]),
        .sequence([.oneOrMore(token(.minus, .op)), Self.rule(.member, .inner)]),
      ])
    case .member:
      .sequence([
        Self.rule(.primary, .inner),
        .recursion([
          (
            3,
            .sequence([
              token(.dot, .op), .optional(token(.question, .optional)),
              Self.rule(.fieldName, .name),
            ])
          ),
          (
            2,
            .sequence([
              token(.dot, .op), token(.identifier, .name), token(.leftParenthesis, .open),
              .optional(Self.rule(.expressions, .argument)), token(.rightParenthesis),
            ])
          ),
          (
            1,
            .sequence([
              token(.leftBracket, .op), .optional(token(.question, .optional)),
              Self.rule(.expression, .argument), token(.rightBracket),
            ])
          ),
        ]),
      ])
    case .primary: primary
    case .expressions:
      .sequence([
        Self.rule(.expression, .value),
        .repeated(.sequence([token(.comma), Self.rule(.expression, .value)])),
      ])
    case .elements:
      .sequence([
        Self.rule(.element, .value),
        .repeated(.sequence([token(.comma), Self.rule(.element, .value)])),
      ])
    case .fields: pairs(.field)
    case .entries: pairs(.element)
    case .field:
      .sequence([.optional(token(.question, .optional)), Self.rule(.fieldName, .name)])
    case .fieldName: .choice([token(.identifier, .text), token(.escapedIdentifier, .text)])
    case .element:
      .sequence([.optional(token(.question, .optional)), Self.rule(.expression, .inner)])
    case .literal:
      .choice([
        .sequence([.optional(token(.minus, .sign)), token(.int, .text)]),
        token(.uint, .text),
        .sequence([.optional(token(.minus, .sign)), token(.float, .text)]),
        token(.string, .text), token(.bytes, .text), token(.true, .text), token(.false, .text),
        token(.null, .text),
      ])
    }
  }

  private static func pairs(_ key: Rule) -> Part {
    let pair: [Part] = [
      rule(key, .key), token(.colon, .colon), rule(.expression, .value),
    ]
    return .sequence(pair + [.repeated(.sequence([token(.comma)] + pair))])
  }

  private static let primary: Part = .choice([
    .sequence([.optional(token(.dot, .dot)), token(.identifier, .name)]),
    .sequence([
      .optional(token(.dot, .dot)), token(.identifier, .name), token(.leftParenthesis, .open),
      .optional(rule(.expressions, .argument)), token(.rightParenthesis),
    ]),
    .sequence([
      token(.leftParenthesis), rule(.expression, .inner), token(.rightParenthesis),
    ]),
    .sequence([
      token(.leftBracket, .op), .optional(rule(.elements, .argument)),
      .optional(token(.comma)), token(.rightBracket),
    ]),
    .sequence([
      token(.leftBrace, .op), .optional(rule(.entries, .argument)), .optional(token(.comma)),
      token(.rightBrace),
    ]),
    .sequence([
      .optional(token(.dot, .dot)), token(.identifier, .name),
      .repeated(.sequence([token(.dot), token(.identifier, .name)])), token(.leftBrace, .op),
      .optional(rule(.fields, .argument)), .optional(token(.comma)), token(.rightBrace),
    ]),
    rule(.literal, .inner),
  ])
}
