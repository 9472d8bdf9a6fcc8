import KubeTestSupport
import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("The order of versions")
struct VersionOrderTests {
  @Test("is the one that the documentation of Kubernetes lists")
  func order() {
    let sorted = [
      "v10", "v2", "v1", "v11beta2", "v10beta3", "v3beta1", "v12alpha1", "v11alpha2", "foo1",
      "foo10",
    ]
    var random = SplitMix64(seed: 1)
    for _ in 0..<50 {
      #expect(
        sorted.shuffled(using: &random).sorted { VersionOrder($0) < VersionOrder($1) } == sorted)
    }
  }

  @Test(
    "takes any name",
    arguments: ["", "v", "vv1", "v1gamma1", "v1beta", "v99999999999999999999", "v١", "V1"])
  func otherNames(_ name: String) {
    #expect(VersionOrder("v1alpha1") < VersionOrder(name))
  }
}
