import KubeGenCore
import Testing

/// A change of the schema of a member `spec`, and what comes of it.
struct SchemaChangeSample: Sendable, CustomTestStringConvertible {
  var kinds: Set<ChangeKind>
  var old: String
  var new: String
  /// A spec that is stored under the old schema. It is kept under the new one, unless the change
  /// breaks stored objects.
  var value: String?

  init(_ kinds: Set<ChangeKind>, _ old: String, _ new: String, _ value: String? = nil) {
    self.kinds = kinds
    self.old = old
    self.new = new
    self.value = value
  }

  var testDescription: String { kinds.map(\.rawValue).sorted().joined(separator: ", ") }

  static let all = values + limits + members + topology

  private static func object(_ members: String, _ rest: String = "") -> String {
    #"{"type":"object","properties":{\#(members)}\#(rest)}"#
  }

  private static let text = #"{"type":"string"}"#
  private static let open = #"{"type":"object","x-kubernetes-preserve-unknown-fields":true}"#

  private static let values: [SchemaChangeSample] = [
    .init([.typeNarrowed], text, #"{"type":"boolean"}"#, #""a""#),
    .init([.typeWidened], #"{"type":"integer"}"#, #"{"type":"number"}"#, "3"),
    .init(
      [.intOrStringAdded], #"{"type":"integer"}"#, #"{"x-kubernetes-int-or-string":true}"#, "3"),
    .init([.intOrStringRemoved], #"{"x-kubernetes-int-or-string":true}"#, text, "3"),
    .init(
      [.formatNarrowed], #"{"type":"integer","format":"int64"}"#,
      #"{"type":"integer","format":"int32"}"#, "3000000000"),
    .init([.formatNarrowed], text, #"{"type":"string","format":"date"}"#, #""a""#),
    .init([.formatWidened], #"{"type":"integer","format":"int32"}"#, #"{"type":"integer"}"#, "3"),
    .init([.formatUnchecked], text, #"{"type":"string","format":"colour"}"#, #""a""#),
    .init([.nullableAdded], text, #"{"type":"string","nullable":true}"#, #""a""#),
    .init([.nullableRemoved], #"{"type":"string","nullable":true}"#, text, "null"),
    .init([.enumAdded], text, #"{"type":"string","enum":["a"]}"#, #""b""#),
    .init([.enumRemoved], #"{"type":"string","enum":["a"]}"#, text, #""a""#),
    .init(
      [.enumValueAdded], #"{"type":"string","enum":["a"]}"#, #"{"type":"string","enum":["a","b"]}"#,
      #""a""#),
    .init(
      [.enumValueRemoved], #"{"type":"string","enum":["a","b"]}"#,
      #"{"type":"string","enum":["a"]}"#, #""b""#),
    .init([.descriptionChanged], text, #"{"type":"string","description":"A text."}"#, #""a""#),
    .init([.keywordChanged], text, #"{"type":"string","exclusiveMinimum":true}"#, #""a""#),
    .init([.conditionTightened], text, #"{"type":"string","not":{"maxLength":0}}"#, #""""#),
    .init(
      [.conditionTightened], #"{"type":"integer","anyOf":[{"minimum":3},{"maximum":0}]}"#,
      #"{"type":"integer","anyOf":[{"minimum":3}]}"#, "0"),
    .init(
      [.conditionLoosened], #"{"type":"integer","anyOf":[{"minimum":3}]}"#,
      #"{"type":"integer","anyOf":[{"maximum":0},{"minimum":2}]}"#, "3"),
    .init(
      [.conditionLoosened], #"{"type":"integer","allOf":[{"minimum":3}],"not":{"maximum":9}}"#,
      #"{"type":"integer","allOf":[{"minimum":2}],"not":{"maximum":8}}"#, "10"),
    .init(
      [.conditionTightened], #"{"type":"integer","oneOf":[{"minimum":3},{"maximum":0}]}"#,
      #"{"type":"integer","oneOf":[{"minimum":3},{"maximum":5}]}"#, "4"),
    .init(
      [.swiftTypeChanged],
      #"{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{"b":{"type":"string"}},"anyOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"a":{"type":"string","maxLength":0}}}]}"#,
      #"{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{"b":{"type":"string"}}}"#,
      #"{"a":"b"}"#
    ).with(.conditionLoosened),
  ]

  private func with(_ kind: ChangeKind) -> SchemaChangeSample {
    var sample = self
    sample.kinds.insert(kind)
    return sample
  }

  private static func limit(
    _ type: String, _ keyword: String, _ tight: String, _ loose: String, _ kinds: [ChangeKind],
    _ value: String, _ fitting: String
  ) -> [SchemaChangeSample] {
    let plain = #"{"type":"\#(type)"}"#
    let (strict, lax) = (
      #"{"type":"\#(type)","\#(keyword)":\#(tight)}"#,
      #"{"type":"\#(type)","\#(keyword)":\#(loose)}"#
    )
    return [
      .init([kinds[0]], plain, strict, value), .init([kinds[0]], lax, strict, value),
      .init([kinds[1]], strict, lax, fitting), .init([kinds[1]], strict, plain, fitting),
    ]
  }

  private static let limits: [SchemaChangeSample] =
    limit("integer", "minimum", "5", "2", [.minimumTightened, .minimumLoosened], "4", "5")
    + limit("integer", "maximum", "5", "9", [.maximumTightened, .maximumLoosened], "6", "5")
    + limit(
      "integer", "multipleOf", "6", "3", [.multipleOfTightened, .multipleOfLoosened], "3", "6")
    + limit(
      "string", "minLength", "3", "1", [.minLengthTightened, .minLengthLoosened], #""ab""#,
      #""abc""#)
    + limit(
      "string", "maxLength", "1", "3", [.maxLengthTightened, .maxLengthLoosened], #""ab""#, #""a""#)
    + limit(
      "object", #"x-kubernetes-preserve-unknown-fields":true,"minProperties"#, "2", "1",
      [.minPropertiesTightened, .minPropertiesLoosened], #"{"a":1}"#, #"{"a":1,"b":2}"#
    ).map(\.keepingAll)
    + limit(
      "object", #"x-kubernetes-preserve-unknown-fields":true,"maxProperties"#, "1", "2",
      [.maxPropertiesTightened, .maxPropertiesLoosened], #"{"a":1,"b":2}"#, #"{"a":1}"#
    ).map(\.keepingAll)
    + limit(
      "array", #"items":{"type":"integer"},"minItems"#, "2", "1",
      [.minItemsTightened, .minItemsLoosened], "[1]", "[1,2]"
    ).map(\.keepingItems)
    + limit(
      "array", #"items":{"type":"integer"},"maxItems"#, "1", "2",
      [.maxItemsTightened, .maxItemsLoosened], "[1,2]", "[1]"
    ).map(\.keepingItems) + [
      .init(
        [.minimumTightened], #"{"type":"integer","minimum":1}"#,
        #"{"type":"integer","minimum":1,"exclusiveMinimum":true}"#, "1"),
      .init(
        [.maximumLoosened], #"{"type":"integer","maximum":1,"exclusiveMaximum":true}"#,
        #"{"type":"integer","maximum":1}"#, "0"),
      .init([.patternAdded], text, #"{"type":"string","pattern":"^a"}"#, #""b""#),
      .init(
        [.patternChanged], #"{"type":"string","pattern":"^[ab]"}"#,
        #"{"type":"string","pattern":"^a"}"#, #""b""#),
      .init([.patternRemoved], #"{"type":"string","pattern":"^a"}"#, text, #""a""#),
      .init(
        [.uniqueItemsAdded], #"{"type":"array","items":\#(text)}"#,
        #"{"type":"array","items":\#(text),"uniqueItems":true}"#),
      .init(
        [.uniqueItemsRemoved], #"{"type":"array","items":\#(text),"uniqueItems":true}"#,
        #"{"type":"array","items":\#(text)}"#),
    ]

  /// The plain one of two schemas with what the other has beside its limit.
  private var keepingAll: SchemaChangeSample {
    replacing(
      #"{"type":"object"}"#, #"{"type":"object","x-kubernetes-preserve-unknown-fields":true}"#)
  }

  private var keepingItems: SchemaChangeSample {
    replacing(#"{"type":"array"}"#, #"{"type":"array","items":{"type":"integer"}}"#)
  }

  private func replacing(_ plain: String, _ full: String) -> SchemaChangeSample {
    .init(kinds, old == plain ? full : old, new == plain ? full : new, value)
  }

  private static let other = #""b":\#(text)"#

  private static let members: [SchemaChangeSample] = [
    .init([.memberAdded], object(other), object(other + #","a":\#(text)"#), "{}"),
    .init(
      [.memberAddedRequired], object(other),
      object(other + #","a":\#(text)"#, #","required":["a"]"#), "{}"),
    .init(
      [.memberAddedWithDefault], object(other),
      object(other + #","a":{"type":"string","default":"b"}"#), "{}"),
    .init(
      [.memberAddedWhereOpen],
      #"{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{\#(other)}}"#,
      #"{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{\#(other),"a":\#(text)}}"#,
      #"{"a":1}"#),
    .init([.memberRemoved], object(other + #","a":\#(text)"#), object(other), #"{"a":"b"}"#),
    .init(
      [.memberRemovedKept, .preserveUnknownFieldsAdded], object(#""a":\#(text)"#), open,
      #"{"a":"b"}"#),
    .init(
      [.requiredAdded], object(#""a":\#(text)"#), object(#""a":\#(text)"#, #","required":["a"]"#),
      "{}"),
    .init(
      [.requiredAdded, .memberRemovedKept, .preserveUnknownFieldsAdded],
      object(#""a":\#(text)"#),
      #"{"type":"object","x-kubernetes-preserve-unknown-fields":true,"required":["a"]}"#, "{}"),
    .init(
      [.requiredAddedWithDefault], object(#""a":{"type":"string","default":"b"}"#),
      object(#""a":{"type":"string","default":"b"}"#, #","required":["a"]"#), "{}"),
    .init(
      [.requiredRemoved], object(#""a":\#(text)"#, #","required":["a"]"#),
      object(#""a":\#(text)"#), #"{"a":"b"}"#),
    .init(
      [.defaultAdded], object(#""a":\#(text)"#), object(#""a":{"type":"string","default":"b"}"#),
      "{}"),
    .init(
      [.defaultChanged], object(#""a":{"type":"string","default":"b"}"#),
      object(#""a":{"type":"string","default":"c"}"#), "{}"),
    .init(
      [.defaultRemoved], object(#""a":{"type":"string","default":"b"}"#),
      object(#""a":\#(text)"#), "{}"),
    .init(
      [.defaultOfRequiredRemoved],
      object(#""a":{"type":"string","default":"b"}"#, #","required":["a"]"#),
      object(#""a":\#(text)"#, #","required":["a"]"#)),
    .init(
      [.defaultUnderCondition], object(#""a":\#(text),"b":\#(text)"#, #","maxProperties":1"#),
      object(
        #""a":{"type":"string","default":"b"},"b":\#(text)"#, #","maxProperties":1"#),
      #"{"b":"c"}"#),
    .init(
      [.additionalPropertiesAdded], #"{"type":"object"}"#,
      #"{"type":"object","additionalProperties":\#(text)}"#, "{}"),
    .init(
      [.additionalPropertiesRemoved], #"{"type":"object","additionalProperties":\#(text)}"#,
      #"{"type":"object"}"#, #"{"a":"b"}"#),
    .init(
      [.additionalPropertiesTightened], #"{"type":"object","additionalProperties":true}"#,
      #"{"type":"object","additionalProperties":\#(text)}"#, #"{"a":1}"#),
    .init(
      [.additionalPropertiesLoosened], #"{"type":"object","additionalProperties":\#(text)}"#,
      #"{"type":"object","additionalProperties":true}"#, #"{"a":"b"}"#),
    .init(
      [.maxLengthTightened], #"{"type":"object","additionalProperties":\#(text)}"#,
      #"{"type":"object","additionalProperties":{"type":"string","maxLength":0}}"#,
      #"{"a":"b"}"#),
    .init([.itemsAdded], #"{"type":"array"}"#, #"{"type":"array","items":\#(text)}"#, "[1]"),
    .init(
      [.itemsRemoved],
      #"{"type":"array","items":{"type":"object","properties":{"a":\#(text)}}}"#,
      #"{"type":"array"}"#, #"[{"a":"b"}]"#),
  ]

  private static func list(_ rest: String) -> String {
    #"{"type":"array","items":{"type":"object","required":["a","b"],"properties":{"a":\#(text),"b":\#(text)}}\#(rest)}"#
  }

  private static func map(_ keys: String) -> String {
    list(#","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":[\#(keys)]"#)
  }

  private static func ruled(_ rules: String) -> String {
    #"{"type":"integer","x-kubernetes-validations":[\#(rules)]}"#
  }

  private static let topology: [SchemaChangeSample] = [
    .init(
      [.preserveUnknownFieldsAdded], #"{"type":"object"}"#, open, "{}"),
    .init([.preserveUnknownFieldsRemoved], open, #"{"type":"object"}"#, #"{"a":1}"#),
    .init(
      [.embeddedResourceAdded], open,
      #"{"type":"object","x-kubernetes-preserve-unknown-fields":true,"x-kubernetes-embedded-resource":true}"#
    ),
    .init(
      [.embeddedResourceRemoved],
      object(#""a":\#(text)"#, #","x-kubernetes-embedded-resource":true"#),
      object(#""a":\#(text)"#), #"{"apiVersion":"v1","kind":"Foo","metadata":{"name":"a"}}"#),
    .init(
      [.listTypeTightened], list(""), map(#""a""#), #"[{"a":"a","b":"b"},{"a":"a","b":"c"}]"#),
    .init([.listTypeLoosened], map(#""a""#), list(""), #"[{"a":"a","b":"b"}]"#),
    .init(
      [.listMapKeysTightened], map(#""a","b""#), map(#""a""#),
      #"[{"a":"a","b":"b"},{"a":"a","b":"c"}]"#),
    .init([.listMapKeysLoosened], map(#""a""#), map(#""a","b""#), #"[{"a":"a","b":"b"}]"#),
    .init(
      [.mapTypeAtomic], object(#""a":\#(text)"#),
      object(#""a":\#(text)"#, #","x-kubernetes-map-type":"atomic""#), #"{"a":"b"}"#),
    .init(
      [.mapTypeGranular], object(#""a":\#(text)"#, #","x-kubernetes-map-type":"atomic""#),
      object(#""a":\#(text)"#), #"{"a":"b"}"#),
    .init([.ruleAdded], #"{"type":"integer"}"#, ruled(#"{"rule":"self > 1"}"#), "1"),
    .init([.ruleChanged], ruled(#"{"rule":"self > 1"}"#), ruled(#"{"rule":"self > 2"}"#), "2"),
    .init([.ruleRemoved], ruled(#"{"rule":"self > 1"}"#), #"{"type":"integer"}"#, "2"),
    .init(
      [.transitionRuleAdded], #"{"type":"integer"}"#, ruled(#"{"rule":"self >= oldSelf"}"#), "2"),
    .init(
      [.ruleMessageChanged], ruled(#"{"rule":"self > 1"}"#),
      ruled(#"{"rule":"self > 1","message":"too small"}"#), "2"),
  ]
}
