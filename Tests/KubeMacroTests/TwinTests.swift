import KubeGenCore
import KubeMacros
import Testing

@testable import KubeGenGolden
@testable import KubeMacroTwins

/// Annotated fixtures and their twins with macros, compiled, side by side.
@Suite("Kinds by comment and by macro")
struct TwinTests {
  @Test("the definitions are the same")
  func definitions() {
    #expect(KubeMacroTwins.CronJobSpec.CronJob.crd() == KubeGenGolden.CronJob.crd())
    #expect(KubeMacroTwins.FooSpec.Foo.crd() == KubeGenGolden.Foo.crd())
    #expect(KubeMacroTwins.DrawingSpec.Drawing.crd() == KubeGenGolden.Drawing.crd())
    #expect(KubeMacroTwins.EnumSpec.Enum.crd() == KubeGenGolden.Enum.crd())
    #expect(KubeMacroTwins.ImmutableSpec.ImmutableType.crd() == KubeGenGolden.ImmutableType.crd())
    #expect(KubeMacroTwins.JobSpec.Job.crd() == KubeGenGolden.Job.crd())
    #expect(KubeMacroTwins.OneofSpec.Oneof.crd() == KubeGenGolden.Oneof.crd())
  }

  @Test("of a kind with several versions, too")
  func versions() {
    let crd = CustomResourceDefinition(
      of: VersionedResourceSpec.VersionedResource.self,
      VersionedResourceV1Beta1Spec.VersionedResourceV1Beta1.self)
    #expect(crd == KubeGenGolden.VersionedResource.crd())
  }

  @Test(
    "the JSON is the same",
    arguments: [
      #"{"apiVersion":"clux.dev/v1","kind":"Foo","metadata":{"name":"a"},"spec":{"name":"b"}}"#,
      #"{"metadata":{},"spec":{"name":"b","info":"c","replicas":3,"mode":"fast","later":[1]},"new":{}}"#,
      #"{"spec":{"name":"b"},"status":{"isBad":true,"replicas":2}}"#,
      #"{"spec":{"name":"b","mode":"medium"}}"#, #"{"spec":{"name":"b","replicas":"two"}}"#,
      #"{"kind":"Bar","spec":{"name":"b"}}"#, #"{"metadata":{"name":"x"}}"#, "{}", "[",
    ])
  func foo(text: String) {
    expectEqual(KubeMacroTwins.FooSpec.Foo.self, KubeGenGolden.Foo.self, text)
  }

  @Test(
    "the JSON of enums and of nulls is the same",
    arguments: [
      #"{}"#, #"{"figure":{"x":1}}"#, #"{"figure":{"x":1,"y":2}}"#, #"{"figure":{"name":"n"}}"#,
      #"{"figure":{"z":1}}"#, #"{"outline":{"round":{"radius":3,"label":"l"}}}"#,
      #"{"outline":{"plain":{}}}"#, #"{"outline":{"oval":{}}}"#,
      #"{"line":"DASHED","weight":5,"layer":"back","title":null,"more":{"a":1}}"#,
      #"{"line":"dotted"}"#, #"{"weight":2}"#, #"{"layer":"middle"}"#,
    ])
  func drawing(spec: String) {
    expectEqual(
      KubeMacroTwins.DrawingSpec.Drawing.self, KubeGenGolden.Drawing.self,
      #"{"metadata":{"name":"a"},"spec":\#(spec)}"#)
  }

  private func expectEqual<A: Resource, B: Resource>(_ a: A.Type, _ b: B.Type, _ text: String) {
    let byMacro = Result { () throws(JSONError) in try A(json: text).jsonText() }
    let byComment = Result { () throws(JSONError) in try B(json: text).jsonText() }
    switch (byMacro, byComment) {
    case (.success(let a), .success(let b)): #expect(a == b)
    case (.failure(let a), .failure(let b)): #expect(a.description == b.description)
    default: Issue.record("\(byMacro), but \(byComment)")
    }
  }
}
