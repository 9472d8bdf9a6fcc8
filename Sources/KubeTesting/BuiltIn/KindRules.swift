import KubeCore
import KubeJSON
import KubeSchema

/// What the server does with objects of one kind beyond what it does with all: a strategy, as
/// `pkg/registry` of Kubernetes has one for each kind.
///
/// Every function has a default that does nothing. What they get has apiVersion and kind, and
/// metadata that has been looked at; they are called in the order in which they stand here.
///
/// As the real server does it, a write goes: decode, ``setDefaults(_:)``, `managedFields`,
/// ``admit(_:old:_:)``, preparation, metadata, problems, warnings, store. What preparation and
/// admission change, nobody owns.
protocol KindRules: Sendable {
  /// Sets what an absent field stands for. Called for whatever is decoded: bodies of requests and
  /// results of patches.
  func setDefaults(_ object: inout JSONValue)
  /// What the admission plugins of a plain server add, as tolerations of pods, or refuse.
  func admit(
    _ object: inout JSONValue, old: JSONValue?, _ context: WriteContext) throws(Refusal)
  /// Drops what a client may not set, as `status`, and sets what the server alone sets, as
  /// `metadata.generation`.
  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal)
  /// What is wrong with an object that is to be created.
  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem]
  /// Takes back from the old object what a client may not change, and counts the generation up if
  /// the spec changed.
  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext) throws(Refusal)
  /// What is wrong with an object that is to replace another; ``problems(_:_:)`` is not called
  /// beside it.
  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem]
  /// Refuses what admission plugins do not let through, once nothing else is wrong with it.
  func check(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) throws(Refusal)
  /// Warning header fields.
  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String]
}

/// What a rule may ask for.
struct WriteContext: Sendable {
  var resource: ServedResource
  /// `status`, `scale`, …; nil for the object itself.
  var subresource: String?
  var now: Time
  /// Lower-case letters and digits without vowels, as generated names have them.
  var randomText: @Sendable (Int) -> String
  /// The stored object of another resource; nil if there is none.
  var lookUp: @Sendable (GroupResource, _ namespace: String?, _ name: String) -> JSONValue?
  /// The stored objects of another resource, in a namespace or in all.
  var list: @Sendable (GroupResource, _ namespace: String?) -> [JSONValue] = { _, _ in [] }
  /// Who asks.
  var user = Requester.everybody
  /// Whether nothing will be stored.
  var isDryRun = false
  /// What comes up while the object is looked at, whether it is refused or not.
  let warnings = WriteWarnings()
}

extension KindRules {
  func setDefaults(_ object: inout JSONValue) {}
  func admit(
    _ object: inout JSONValue, old: JSONValue?, _ context: WriteContext
  ) throws(Refusal) {}
  func prepareForCreate(_ object: inout JSONValue, _ context: WriteContext) throws(Refusal) {}
  func problems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] { [] }
  func prepareForUpdate(
    _ object: inout JSONValue, old: JSONValue, _ context: WriteContext
  ) throws(Refusal) {}
  func updateProblems(
    _ object: JSONValue, old: JSONValue, _ context: WriteContext
  ) -> [FieldProblem] { problems(object, context) }
  func check(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) throws(Refusal) {}
  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] { [] }
}

/// The rules of a kind that has none of its own.
struct PlainRules: KindRules {}
