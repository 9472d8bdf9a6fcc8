import KubeCore
import Testing

@testable import KubeGenGolden

/// The recorded output of annotated structs, compiled and used.
@Suite("Types from annotated structs")
struct AnnotatedTests {
  @Test("a kind is made from its spec, and knows what it is")
  func kind() throws {
    let foo = Foo(name: "eirik", namespace: "default", spec: FooSpec(name: "i-am-a-foo"))
    #expect(Foo.apiVersion == "clux.dev/v1")
    #expect(Foo.plural == "foos")
    #expect(Foo.Scope.isNamespaced)
    #expect(foo.key == ObjectKey(namespace: "default", name: "eirik"))
    let expected: JSONValue = [
      "apiVersion": "clux.dev/v1", "kind": "Foo",
      "metadata": ["name": "eirik", "namespace": "default"],
      "spec": ["name": "i-am-a-foo", "replicas": 1, "mode": "slow"],
    ]
    #expect(try JSONValue(json: foo.jsonBytes()) == expected)
  }

  @Test("defaults are what absent members read as")
  func defaults() throws {
    let foo = try Foo(
      json:
        #"{"apiVersion":"clux.dev/v1","kind":"Foo","metadata":{"name":"a"},"spec":{"name":"b"}}"#)
    #expect(foo.spec.replicas == 1)
    #expect(foo.spec.mode == .slow)
    #expect(foo.status == nil)
  }

  @Test(
    "what is wrong has its path",
    arguments: [
      (#"{"spec":{"name":"b","mode":"medium"}}"#, "spec.mode"),
      (#"{"spec":{"name":"b","replicas":"two"}}"#, "spec.replicas"),
      (#"{"spec":{"name":"b","replicas":3000000000}}"#, "spec.replicas"),
      (#"{"kind":"Bar","spec":{"name":"b"}}"#, "kind"),
      (#"{"metadata":{"name":"x"}}"#, ""),
    ])
  func errors(text: String, path: String) {
    #expect {
      try Foo(json: text)
    } throws: { error in
      (error as? JSONError)?.path == path
    }
  }

  @Test("the definition of the kind names its schema")
  func definition() {
    let crd = Foo.crd()
    #expect(crd.metadata.name == "foos.clux.dev")
    #expect(crd.spec.names.kind == "Foo")
    let spec = crd.spec.versions.first?.schema?.openAPIV3Schema?.properties["spec"]
    #expect(spec?.properties["name"]?.minLength == 1)
    #expect(spec?.properties["mode"]?.enum == ["fast", "slow"])
    #expect(spec?.properties["replicas"]?.default == 1)
  }
}
