import KubeCore
import KubeRuntime
@testable import KubeTestTypes
import Testing

extension DeploymentCondition: StatusCondition {}

@Suite("Conditions of a status")
struct ConditionListTests {
  private static let early = Time(secondsSince1970: 1000)
  private static let late = Time(secondsSince1970: 2000)

  @Test("a condition is added, and found")
  func added() {
    var conditions: [Condition]?
    #expect(!conditions.isTrue("Ready") && !conditions.isFalse("Ready"))
    let isNew = conditions.set(
      "Ready", .true, reason: "AllThere", message: "3 of 3", observedGeneration: 4, at: Self.early)
    #expect(isNew)
    #expect(conditions.isTrue("Ready") && !conditions.isFalse("Ready"))
    #expect(
      conditions == [
        Condition(
          type: "Ready", status: "True", reason: "AllThere",
          message: "3 of 3", lastTransitionTime: Self.early, observedGeneration: 4)
      ])
  }

  @Test("nothing changes where the same is said later")
  func unchanged() {
    var conditions: [Condition] = []
    conditions.set("Ready", .true, reason: "A", observedGeneration: 1, at: Self.early)
    let before = conditions
    #expect(
      !hasChanged(conditions.set("Ready", .true, reason: "A", observedGeneration: 1, at: Self.late))
    )
    #expect(conditions == before)
  }

  @Test("the time of the transition stays until the status changes")
  func transition() {
    var conditions: [Condition] = []
    conditions.set("Other", .unknown, reason: "O", at: Self.early)
    conditions.set("Ready", .false, reason: "A", at: Self.early)
    #expect(hasChanged(conditions.set("Ready", .false, reason: "B", message: "b", at: Self.late)))
    #expect(conditions.condition("Ready")?.lastTransitionTime == Self.early)
    #expect(conditions.condition("Ready")?.reason == "B")
    #expect(
      hasChanged(
        conditions.set(
          "Ready", .false, reason: "B", message: "b", observedGeneration: 2, at: Self.late)))
    #expect(conditions.condition("Ready")?.lastTransitionTime == Self.early)
    #expect(
      hasChanged(
        conditions.set(
          "Ready", .true, reason: "B", message: "b", observedGeneration: 2, at: Self.late)))
    #expect(conditions.condition("Ready")?.lastTransitionTime == Self.late)
    #expect(conditions.map(\.type) == ["Other", "Ready"])
  }

  @Test("what another version of the type knows stays")
  func unknownMembers() throws {
    var conditions = [
      try Condition(
        json: #"{"type":"Ready","status":"True","reason":"A","message":"","lastTransitionTime":"#
          + #""1970-01-01T00:16:40Z","extra":1}"#)
    ]
    #expect(!hasChanged(conditions.set("Ready", .true, reason: "A", at: Self.late)))
    #expect(hasChanged(conditions.set("Ready", .false, reason: "A", at: Self.late)))
    #expect(JSONValue(conditions[0])["extra"] == 1)
  }

  @Test("a message that no server takes is cut")
  func long() throws {
    var conditions: [Condition] = []
    conditions.set("Ready", .false, reason: "A", message: String(repeating: "ä", count: 20_000))
    let message = try #require(conditions.condition("Ready")?.message)
    #expect(message.utf8.count <= 32_768 && message.utf8.count > 32_760)
    #expect(message.hasSuffix("ä…"))
  }

  @Test("conditions of a kind's own type work, with times that may be absent")
  func otherTypes() {
    var conditions: [DeploymentCondition]? = nil
    var condition = DeploymentCondition(
      type: "Available", status: "True", lastTransitionTime: Self.early)
    #expect(hasChanged(conditions.set(condition)))
    condition.lastTransitionTime = Self.late
    #expect(!hasChanged(conditions.set(condition)))
    condition.status = "False"
    #expect(hasChanged(conditions.set(condition)))
    #expect(conditions.condition("Available")?.lastTransitionTime == Self.late)
    #expect(
      hasChanged(conditions.remove("Available")) && !hasChanged(conditions.remove("Available")))
    #expect(conditions?.isEmpty == true)
  }

  @Test("a list that is absent stays absent where nothing is taken away")
  func absent() {
    var conditions: [Condition]?
    #expect(!hasChanged(conditions.remove("Ready")))
    #expect(conditions == nil)
  }
}

/// What a method has said that changes what it is called on: such calls cannot stand in expectations.
private func hasChanged(_ said: Bool) -> Bool { said }
