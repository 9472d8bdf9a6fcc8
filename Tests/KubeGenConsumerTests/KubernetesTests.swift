import Foundation
import KubeCore
import KubeGenGolden
import Testing

/// The recorded output for Kubernetes' own kinds, compiled and used.
@Suite("Kubernetes' own kinds")
struct KubernetesTests {
  static let service = Service(
    metadata: ObjectMeta(name: "web", labels: ["app": "web"]),
    spec: ServiceSpec(
      selector: ["app": "web"], ports: [ServicePort(name: "http", port: 80, targetPort: "http")]))

  @Test("objects are values: a change to a copy leaves the original")
  func values() {
    var copy = Self.service
    copy.spec?.ports[0].port = 8080
    copy.metadata.labels["tier"] = "front"
    #expect(Self.service.spec?.ports.first?.port == 80)
    #expect(copy.spec?.ports.first?.port == 8080)
    #expect(copy != Self.service)
    copy.spec?.ports[0].port = 80
    copy.metadata.labels["tier"] = nil
    #expect(copy == Self.service)
    #expect(Set([copy, Self.service]).count == 1)
  }

  @Test("JSON, and Foundation's coders by way of Codable, agree")
  func coders() throws {
    let own = try JSONValue(json: Self.service.jsonBytes())
    let data = try JSONEncoder().encode(Self.service)
    #expect(try JSONValue(json: data) == own)
    #expect(try JSONDecoder().decode(Service.self, from: data) == Self.service)
    #expect(own["apiVersion"] == "v1")
    #expect(own["kind"] == "Service")
    #expect(own["spec"]?["ports"]?[0]?["targetPort"] == "http")
  }

  @Test("what the type does not know is kept, also within, and by way of Codable")
  func unknownMembers() throws {
    let text =
      #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"a","novel":[1]},"spec":{"ports":[{"port":1,"fast":null,"x":1.50}]},"other":{}}"#
    let value = try JSONValue(json: text)
    let service = try Service(json: text)
    #expect(JSONValue(service) == value)
    #expect(service.metadata.unknownMembers["novel"] == [1])
    let coded = try JSONDecoder().decode(Service.self, from: Data(text.utf8))
    #expect(coded.unknownMembers["other"] == [:])
    #expect(coded.spec?.ports[0].unknownMembers["fast"] == .null)
  }

  @Test("a list is generic over its kind")
  func lists() throws {
    let list: ServiceList = try ObjectList(
      json:
        #"{"kind":"ServiceList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}"#
    )
    #expect(list.items.map(\.name) == ["a", "b"])
    #expect(list.metadata.resourceVersion == "7")
  }
}
