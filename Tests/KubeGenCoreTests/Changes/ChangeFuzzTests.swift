import KubeGenCore
import KubeJSON
import KubeTestSupport
import Testing

@Suite("Changes of schemas at random, and objects of them")
struct ChangeFuzzTests {
  /// What came of a pair of schemas.
  private struct Outcome {
    var old: Node
    var new: Node
    var rows: [DefinitionChange]
    var effects: Effects
    /// An object that was stored, and no longer fits.
    var lost: JSONValue?
    /// An object that was taken, and is refused.
    var refused: JSONValue?
    /// An object that the types of before do not read.
    var unread: JSONValue?

    var text: String {
      """
      old: \(old.jsonText())
      new: \(new.jsonText())
      rows: \(rows.map { "\($0.path): \($0.what) \($0.effects.words)" })
      """
    }
  }

  /// Nil if a server would not take one of the two definitions.
  private func outcome(_ random: inout SplitMix64) throws -> Outcome? {
    var schemas = ChangingSchema(random: random)
    defer { random = schemas.random }
    let spec = schemas.schema(depth: 2)
    var changed = spec
    for _ in 0...schemas.random.below(2) { changed = schemas.change(changed, depth: 2) }
    let (old, new) = (root(spec), root(changed))
    let (before, after) = (try ServedSchema(old), try ServedSchema(new))
    guard before.isAccepted, after.isAccepted else { return nil }
    var diagnostics = Diagnostics()
    let rows = ChangeSamples.changes(old, new, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    let effects = rows.reduce(into: Effects()) { $0.formUnion($1.effects) }
    var outcome = Outcome(old: spec, new: changed, rows: rows, effects: effects)

    let types = SwiftReading(ChangeSamples.definition(old))
    for _ in 0..<30 {
      let object = try json(schemas.value(for: spec))
      if let stored = before.stored(object) {
        if !after.keeps(stored) { outcome.lost = outcome.lost ?? stored }
        // What nobody knew was dropped, whatever it was, and so were nulls.
        if after.stored(before.pruned(object)) == nil {
          outcome.refused = outcome.refused ?? object
        }
      }
      let other = try json(schemas.value(for: changed))
      if let stored = after.stored(other), !types.reads(stored) {
        outcome.unread = outcome.unread ?? stored
      }
    }
    return outcome
  }

  private func root(_ spec: Node) -> Node {
    ["type": "object", "properties": ["spec": spec]]
  }

  private func json(_ spec: Node) throws -> JSONValue {
    let object: Node = [
      "apiVersion": "example.com/v1", "kind": "Foo", "metadata": ["name": "x"], "spec": spec,
    ]
    return try JSONValue(json: object.jsonText())
  }

  @Test("what is safe loses no object, refuses none, and is read by the types of before")
  func soundness() throws {
    try Fuzzing.run("changes of schemas", rounds: 400) { random in
      guard let outcome = try outcome(&random) else { return nil }
      if outcome.old == outcome.new {
        return outcome.rows.isEmpty ? nil : "rows of nothing: \(outcome.text)"
      }
      if outcome.rows.isEmpty { return "no row: \(outcome.text)" }
      if !outcome.effects.contains(.stored), let lost = outcome.lost {
        return "lost: \(lost.text)\n\(outcome.text)"
      }
      if !outcome.effects.contains(.clients) {
        if let refused = outcome.refused { return "refused: \(refused.text)\n\(outcome.text)" }
        if let unread = outcome.unread { return "unread: \(unread.text)\n\(outcome.text)" }
      }
      return nil
    }
  }

  @Test("what breaks mostly has an object that shows it, and much is safe")
  func sharpness() throws {
    var (safe, shown, broken) = (0, 0, 0)
    var random = SplitMix64(seed: 1)
    for _ in 0..<250 {
      guard let outcome = try outcome(&random), outcome.old != outcome.new else { continue }
      if !outcome.effects.contains(.stored) {
        safe += 1
      } else {
        broken += 1
        if outcome.lost != nil { shown += 1 }
      }
    }
    #expect(safe > 30, "\(safe) safe, \(broken) broken, \(shown) shown")
    #expect(shown * 2 > broken, "\(safe) safe, \(broken) broken, \(shown) shown")
  }
}
