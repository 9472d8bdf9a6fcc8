import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct DefinitionControllerTests {
  private let now = Time(secondsSince1970: 1_800_000_000)
  private let schema: JSONValue = ["type": "object"]

  private func step(
    _ object: JSONValue, others: [JSONValue] = [], instances: Int = 0
  ) -> DefinitionController.Step? {
    DefinitionController.next(object, others: others, instanceCount: instances, now: now)
  }

  /// What becomes of a definition that nobody else touches.
  private func settled(_ object: JSONValue, others: [JSONValue] = []) throws -> JSONValue {
    var object = object
    for _ in 0..<5 {
      guard let step = step(object, others: others) else { return object }
      guard case .writeStatus(let next) = step else { break }
      object = next
    }
    return try #require(nil as JSONValue?, "it does not come to an end: \(object)")
  }

  private func condition(_ type: String, _ object: JSONValue) -> String {
    let condition = CustomDefinition.condition(type, object)
    return ["status", "reason", "message"].map { condition?[$0]?.string ?? "-" }
      .joined(separator: " ")
  }

  @Test func namesAreAcceptedBeforeADefinitionIsEstablished() throws {
    let fresh = Samples.definition(schema)
    guard case .writeStatus(let named) = try #require(step(fresh)) else {
      Issue.record("nothing is written")
      return
    }
    #expect(condition("NamesAccepted", named) == "True NoConflicts no conflicts found")
    #expect(
      condition("Established", named) == "False Installing the initial names have been accepted")
    let whole = try settled(named)
    #expect(
      condition("Established", whole)
        == "True InitialNamesAccepted the initial names have been accepted")
    #expect(whole["status"]?["acceptedNames"] == whole["spec"]?["names"])
    #expect(step(whole) == nil)
  }

  @Test(arguments: [
    ("plural", "False PluralConflict \"things\" is already in use"),
    ("singular", "False SingularConflict \"thing\" is already in use"),
    ("kind", "False KindConflict \"Thing\" is already in use"),
    ("listKind", "False ListKindConflict \"ThingList\" is already in use"),
    ("shortNames", "False ShortNamesConflict \"th\" is already in use"),
  ])
  func aNameBelongsToOneDefinition(name: String, text: String) throws {
    let first = try settled(Samples.definition(schema))
    var second = Samples.definition(schema)
    second["metadata"]?["name"] = "others.test.example"
    second["spec"]?["names"] = [
      "plural": "others", "singular": "other", "kind": "Other", "listKind": "OtherList",
    ]
    second["spec"]?["names"]?[name] = first["spec"]?["names"]?[name]
    let conflicting = try settled(second, others: [first])
    #expect(condition("NamesAccepted", conflicting) == text)
    #expect(
      condition("Established", conflicting) == "False NotAccepted not all names are accepted")
    let free = try settled(conflicting)
    #expect(condition("Established", free).hasPrefix("True"))
  }

  @Test func aDefinitionGoesAfterItsInstances() throws {
    let whole = try settled(Samples.definition(schema))
    let deleted = DefinitionController.deleted(whole, now: now)
    #expect(condition("Terminating", deleted).hasPrefix("True InstanceDeletionPending"))
    guard case .writeStatus(let going) = try #require(step(deleted, instances: 2)) else {
      Issue.record("its progress is not told")
      return
    }
    #expect(condition("Terminating", going).hasPrefix("True InstanceDeletionInProgress"))
    #expect(step(going, instances: 2) == .deleteInstances)
    guard case .finish(let gone) = try #require(step(going)) else {
      Issue.record("it does not go")
      return
    }
    #expect(
      condition("Terminating", gone) == "False InstanceDeletionCompleted removed all instances")
    #expect(gone["metadata"]?["finalizers"] == nil)
  }

  /// Times change with the status of a condition only.
  @Test func timesStay() throws {
    let whole = try settled(Samples.definition(schema))
    let later = Time(secondsSince1970: 1_900_000_000)
    var renamed = whole
    renamed["spec"]?["names"]?["shortNames"] = ["tt"]
    let step = DefinitionController.next(renamed, others: [], instanceCount: 0, now: later)
    guard case .writeStatus(let written) = try #require(step) else {
      Issue.record("nothing is written")
      return
    }
    #expect(written["status"]?["acceptedNames"]?["shortNames"] == ["tt"])
    #expect(written["status"]?["conditions"] == whole["status"]?["conditions"])
  }
}
