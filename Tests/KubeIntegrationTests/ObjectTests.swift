import Kube
import KubeTestTypes
import Testing

@Suite(
  "Cluster: objects", .timeLimit(.minutes(10)),
  .enabled(if: TestCluster.isNamed, TestCluster.absence))
struct ObjectTests {
  @Test("An object is created, read, replaced and deleted")
  func lifecycle() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let made = try await maps.create(ConfigMap("a", ["x": "1"]))
      #expect(made.metadata.uid?.isEmpty == false)
      #expect(made.metadata.creationTimestamp != nil)
      #expect(try await maps.get("a") == made)

      let twice = try await refusal { try await maps.create(ConfigMap("a")) }
      #expect(twice.isAlreadyExists)

      var changed = made
      changed.data = ["x": "2"]
      changed = try await maps.replace(changed)
      #expect(changed.metadata.resourceVersion != made.metadata.resourceVersion)
      let stale = try await refusal { try await maps.replace(made) }
      #expect(stale.isConflict)
      #expect(!stale.isAlreadyExists)

      let deletion = try await maps.delete("a")
      guard case .done(let status) = deletion else { Issue.record("\(deletion)"); return }
      #expect(status.status == "Success")
      #expect(try await maps.find("a") == nil)
      let gone = try await refusal { _ = try await maps.get("a") }
      #expect(gone.isNotFound)
      #expect(gone.api?.status.details?.name == "a")
    }
  }

  @Test("A name that the server makes")
  func generatedName() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let made = try await maps.create(
        ConfigMap(metadata: ObjectMeta(generateName: "made-"), data: [:]))
      #expect(made.name.hasPrefix("made-"))
      #expect(made.name.count > 5)
    }
  }

  @Test("A dry run stores nothing; unknown members are refused where that is asked for")
  func parameters() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let dry = try await maps.create(ConfigMap("a", ["x": "1"]), .dryRun)
      #expect(dry.data == ["x": "1"])
      #expect(try await maps.find("a") == nil)

      var odd = ConfigMap("a")
      odd.unknownMembers["colour"] = "red"
      let strict = try await refusal {
        try await maps.create(odd, WriteParameters(fieldValidation: .strict))
      }
      #expect(strict.api?.isBadRequest == true)
      #expect("\(strict)".contains("colour"))
      let made = try await maps.create(odd, WriteParameters(fieldValidation: .ignore))
      #expect(made.unknownMembers["colour"] == nil)
    }
  }

  @Test("An invalid object is refused, with the place in it")
  func invalid() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let error = try await refusal {
        try await maps.create(ConfigMap("a", labels: ["not a key": "v"]))
      }
      #expect(error.isInvalid)
      #expect(error.api?.causes.first?.field == "metadata.labels")
    }
  }

  @Test("What stands in the way of a deletion: a uid that is another's, and a finalizer")
  func deletion() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      let made = try await maps.create(
        ConfigMap(metadata: ObjectMeta(name: "a", finalizers: ["example.com/test"]), data: [:]))
      let other = try await refusal {
        try await maps.delete("a", DeleteParameters(preconditions: Preconditions(uid: "other")))
      }
      #expect(other.isConflict)
      let deletion = try await maps.delete(
        "a", DeleteParameters(preconditions: Preconditions(uid: made.metadata.uid)))
      guard case .pending(let held) = deletion else { Issue.record("\(deletion)"); return }
      #expect(held.metadata.deletionTimestamp != nil)
      try await maps.patch("a", .merge(["metadata": ["finalizers": nil]]))
      #expect(try await maps.find("a") == nil)
    }
  }

  @Test("A collection is deleted as far as it is selected")
  func collection() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let maps = Api<ConfigMap>(client, namespace: namespace)
      for (name, app) in [("a", "x"), ("b", "x"), ("c", "y")] {
        try await maps.create(ConfigMap(name, labels: ["app": app]))
      }
      try await maps.deleteCollection(labels: "app=x")
      let left = try await maps.list(ListParameters(labels: "app")).items
      #expect(left.map(\.name) == ["c"])
    }
  }

  @Test("The same through an Api whose kind is known at run time only")
  func dynamic() async throws {
    try await TestCluster.withNamespace { client, namespace in
      let resource = try await client.resource(named: "cm")
      let maps = Api<DynamicObject>(client, resource.identity, namespace: namespace)
      var object = DynamicObject(resource.identity, name: "a")
      object["data"] = ["x": "1"]
      object = try await maps.create(object)
      object["data"] = ["x": "2"]
      try await maps.replace(object)
      #expect(try await maps.get("a")["data"] == ["x": "2"])
      try await maps.delete("a")
      #expect(try await maps.find("a") == nil)
    }
  }
}
