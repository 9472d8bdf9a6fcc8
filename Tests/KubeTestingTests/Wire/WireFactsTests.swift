import KubeGenModel
import Testing

@testable import KubeTesting

@Suite struct WireFactsTests {
  /// The two bundled texts, which come from different documents, tell of the same fields.
  @Test func everyObjectOfTheModelHasTheSameFields() throws {
    for definition in APIModel.bundled.definitions {
      guard case .object(let properties) = definition.form, !properties.isEmpty,
        !definition.name.contains("apiextensions.v1.JSON")
          || definition.name.hasSuffix(".JSONSchemaProps")
      else { continue }
      let fields = try #require(WireFacts.shared[definition.name], "\(definition.name)")
      #expect(Set(fields.keys) == Set(properties.map(\.name)), "\(definition.name)")
    }
  }

  @Test func fieldsSayHowTheyAreEncoded() throws {
    let deployment = try #require(WireFacts.shared["io.k8s.api.apps.v1.DeploymentSpec"])
    #expect(deployment["replicas"]?.number == 1)
    #expect(deployment["replicas"]?.type == .int32)
    #expect(deployment["replicas"]?.isPointer == true)
    #expect(deployment["template"]?.isOmittedWhenEmpty == false)
    let volume = try #require(WireFacts.shared["io.k8s.api.core.v1.Volume"])
    #expect(volume["emptyDir"]?.embedded == [2])
    #expect(volume["emptyDir"]?.number == 2)
    let rules = "io.k8s.api.admissionregistration.v1.NamedRuleWithOperations"
    #expect(WireFacts.shared[rules]?["apiGroups"]?.embedded == [2, 2])
    let metadata = WireFacts.shared["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]
    #expect(metadata?["creationTimestamp"]?.isOmittedWhenZero == true)
    #expect(metadata?["labels"]?.type == .map(.string))
    #expect(WireFacts.shared["io.k8s.api.core.v1.Nothing"] == nil)
  }
}
