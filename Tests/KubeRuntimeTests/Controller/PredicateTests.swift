import KubeCore
import KubeRuntime
import KubeTestTypes
import Testing

@Suite("Which changes matter")
struct PredicateTests {
  typealias Predicate = ChangePredicate<Deployment>

  private func deployment(_ change: (inout ObjectMeta) -> Void = { _ in }) -> Deployment {
    var metadata = ObjectMeta(
      name: "d", namespace: "ns", labels: ["l": "1"], annotations: ["a": "1"], finalizers: ["f"],
      uid: "u", generation: 1, resourceVersion: "5")
    change(&metadata)
    return Deployment(metadata: metadata)
  }

  @Test("each looks at its own part")
  func parts() {
    let old = deployment()
    let changes: [(String, (inout ObjectMeta) -> Void)] = [
      ("generation", { $0.generation = 2 }), ("labels", { $0.labels = ["l": "2"] }),
      ("annotations", { $0.annotations = [:] }), ("finalizers", { $0.finalizers = [] }),
      ("resourceVersion", { $0.resourceVersion = "6" }), ("none", { _ in }),
    ]
    let predicates: [(String, Predicate)] = [
      ("generation", .generation), ("labels", .labels), ("annotations", .annotations),
      ("finalizers", .finalizers), ("resourceVersion", .resourceVersion),
    ]
    for (part, change) in changes {
      for (name, predicate) in predicates {
        #expect(predicate.matters(old, deployment(change)) == (part == name), "\(part) \(name)")
      }
    }
  }

  @Test("to come, to go and to be another of the same name always matters")
  func others() {
    let (old, new) = (deployment(), deployment { $0.uid = "v" })
    for predicate: Predicate in [.generation, .labels, .annotations, .finalizers, .resourceVersion]
    {
      #expect(predicate.matters(nil, new) && predicate.matters(old, nil))
      #expect(predicate.matters(old, new))
    }
  }

  @Test("of a kind without generations any change matters")
  func withoutGeneration() {
    let map = ConfigMap(metadata: ObjectMeta(name: "m", uid: "u", resourceVersion: "1"))
    var next = map
    next.metadata.resourceVersion = "2"
    #expect(ChangePredicate<ConfigMap>.generation.matters(map, next))
    #expect(!ChangePredicate<ConfigMap>.generation.matters(map, map))
  }

  @Test("they combine")
  func combine() {
    let yes = Predicate { _, _ in true }
    let no = Predicate { _, _ in false }
    #expect((yes && yes).matters(nil, nil) && !(yes && no).matters(nil, nil))
    #expect((no || yes).matters(nil, nil) && !(no || no).matters(nil, nil))
    #expect((!no).matters(nil, nil) && !(!yes).matters(nil, nil))
  }

  @Test("labels and namespaces select objects, as they were or as they are")
  func selection() {
    let (one, two) = (deployment(), deployment { $0.labels = ["l": "2"] })
    let predicate = Predicate.labels(match: "l=2")
    #expect(predicate.matters(one, two) && predicate.matters(two, one))
    #expect(!predicate.matters(one, one) && !predicate.matters(one, nil))
    #expect(Predicate.namespaces(["ns"]).matters(nil, one))
    #expect(!Predicate.namespaces(["other"]).matters(one, nil))
  }
}
