import KubeCore
import KubeTestTypes
import Testing

@Suite(
  "Objects of a real API server",
  .enabled(if: Recordings.directory != nil, "there are no recordings beside the package"))
struct RecordingTests {
  static let types: [String: any (JSONStruct & Sendable).Type] = [
    "apiextensions.k8s.io/v1/CustomResourceDefinition": CustomResourceDefinition.self,
    "apps/v1/Deployment": Deployment.self,
    "authentication.k8s.io/v1/SelfSubjectReview": SelfSubjectReview.self,
    "authentication.k8s.io/v1/TokenRequest": TokenRequest.self,
    "authorization.k8s.io/v1/SelfSubjectAccessReview": SelfSubjectAccessReview.self,
    "autoscaling/v1/Scale": Scale.self,
    "coordination.k8s.io/v1/Lease": Lease.self,
    "events.k8s.io/v1/Event": EventsEvent.self,
    "meta.k8s.io/v1/PartialObjectMetadata": PartialObjectMetadata<DynamicObject>.self,
    "meta.k8s.io/v1/PartialObjectMetadataList":
      ObjectList<PartialObjectMetadata<DynamicObject>>.self,
    "meta.k8s.io/v1/Table": Table.self,
    "policy/v1/Eviction": Eviction.self,
    "rbac.authorization.k8s.io/v1/Role": Role.self,
    "rbac.authorization.k8s.io/v1/RoleBinding": RoleBinding.self,
    "v1/APIGroupList": APIGroupList.self,
    "v1/APIResourceList": APIResourceList.self,
    "v1/Binding": Binding.self,
    "v1/ConfigMap": ConfigMap.self,
    "v1/ConfigMapList": ConfigMapList.self,
    "v1/Event": Event.self,
    "v1/Namespace": Namespace.self,
    "v1/Pod": Pod.self,
    "v1/PodList": PodList.self,
    "v1/Secret": Secret.self,
    "v1/ServiceAccount": ServiceAccount.self,
    "v1/Status": Status.self,
  ]

  /// Kinds that the replayed recordings have and no type stands for here: custom resources, and
  /// discovery's own.
  static let others: Set<String> = [
    "apidiscovery.k8s.io/v2/APIGroupDiscoveryList", "clux.dev/v1/Bat", "clux.dev/v1/Foo",
    "clux.dev/v1/FooList", "v1/DeleteOptions",
  ]

  @Test("every kind of the replayed recordings is looked at")
  func everyKindHasAType() {
    let replayed = Recordings.objects(in: ReplayRecording.allCases.map(\.rawValue))
    let missing = replayed.keys.filter { Self.types[$0] == nil && !Self.others.contains($0) }
    #expect(missing.sorted() == [])
    #expect(Recordings.objects.values.map(\.count).reduce(0, +) > 200)
  }

  @Test("decoded and encoded again they are the same JSON", arguments: types.keys.sorted())
  func roundTrip(kind: String) throws {
    let type = try #require(Self.types[kind])
    for object in Recordings.objects[kind] ?? [] { try check(object, type) }
  }

  private func check<Value: JSONStruct>(_ object: JSONValue, _ type: Value.Type) throws {
    let value = try Value(json: object.text)
    let again = try JSONValue(json: value.jsonBytes())
    // A null is what an absent member is; list items carry no apiVersion and kind on the wire, and
    // get them.
    #expect(again.withoutNulls.contains(object.withoutNulls), "\(type)")
    #expect(try Value(json: again.text) == value)
    // And by way of Codable.
    let coded: Value = try JSONValue(encoding: value).decode()
    #expect(coded == value, "\(type) by way of Codable")
  }
}

extension JSONValue {
  var withoutNulls: JSONValue {
    if let array { return .array(array.map(\.withoutNulls)) }
    if let object { return .object(object.filter { !$0.value.isNull }.mapValues(\.withoutNulls)) }
    return self
  }

  /// The same value, but that the items of lists may have `apiVersion` and `kind` that the other
  /// lacks, and that members which Go leaves empty may be written as empty.
  func contains(_ other: JSONValue) -> Bool {
    if let mine = array, let theirs = other.array {
      return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.contains($1) }
    }
    guard let mine = object, let theirs = other.object else { return self == other }
    return theirs.allSatisfy { name, value in mine[name]?.contains(value) ?? false }
      && mine.allSatisfy { name, value in theirs[name] != nil || value.isEmptyOrTypeMeta(name) }
  }

  private func isEmptyOrTypeMeta(_ name: String) -> Bool {
    ["apiVersion", "kind"].contains(name) || array == [] || object == [:] || string == ""
      || int == 0 || bool == false
  }
}
