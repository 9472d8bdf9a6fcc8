import Foundation
import KubeCore
import KubeJSON
import Testing

@testable import KubeTesting

@Suite struct OpenAPITests {
  private let server = TestCluster(clock: .manual(at: Time(secondsSince1970: 0)), seed: 1).server

  private func get(_ target: String, accept: String = "application/json") async -> ServerAnswer {
    await server.answer(
      ServerRequest(method: "GET", target: target, fields: [.accept: accept]))
  }

  private func bytes(_ answer: ServerAnswer) -> [UInt8] {
    if case .bytes(let bytes) = answer.body { bytes } else { [] }
  }

  /// Every reference leads somewhere, in every document.
  @Test func documentsAreWhole() async throws {
    let index = try JSONValue(tree: bytes(await get("/openapi/v3")))
    let paths = try #require(index["paths"]?.members)
    #expect(paths.count > 40)
    for path in paths {
      let url = try #require(path.value["serverRelativeURL"]?.string)
      let answer = await get(url)
      #expect(answer.status == 200, "\(url)")
      #expect(answer.fields[.cacheControl] == "public, immutable")
      let document = try JSONValue(tree: bytes(answer))
      let names = Set(document["components"]?["schemas"]?.members?.map(\.name) ?? [])
      for reference in references(document) {
        #expect(names.contains(String(reference.dropFirst(21))), "\(reference) in \(url)")
      }
    }
  }

  private func references(_ value: JSONValue) -> Set<String> {
    var found: Set<String> = []
    for member in value.members ?? [] {
      if member.name == "$ref", let text = member.value.string { found.insert(text) }
      found.formUnion(references(member.value))
    }
    for element in value.array ?? [] { found.formUnion(references(element)) }
    return found
  }

  /// What kubectl looks for before it asks for strict validation.
  @Test func patchesKnowFieldValidation() async throws {
    let document = try JSONValue(tree: bytes(await get("/openapi/v3/apis/apps/v1")))
    let path = "/apis/apps/v1/namespaces/{namespace}/deployments/{name}"
    let patch = try #require(document["paths"]?[path]?["patch"])
    #expect(patch["x-kubernetes-group-version-kind"]?["kind"] == "Deployment")
    #expect(patch["parameters"]?.array?.contains { $0["name"] == "fieldValidation" } == true)
    let spec = document["components"]?["schemas"]?["io.k8s.api.apps.v1.DeploymentSpec"]
    #expect(spec?["required"] == ["selector", "template"])
    #expect(spec?["properties"]?["strategy"]?["x-kubernetes-patch-strategy"] == "retainKeys")
  }

  /// The protobuf holds the definitions and paths of the JSON.
  @Test func secondVersionIsTheSameInProtobuf() async throws {
    let json = try JSONValue(tree: bytes(await get("/openapi/v2")))
    let accept = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"
    let answer = await get("/openapi/v2", accept: accept)
    #expect(
      answer.fields[.contentType] == "application/com.github.proto-openapi.spec.v2.v1.0+protobuf")
    let document = try fields(bytes(answer)[...])
    let definitions = try names(try #require(document[9]?.first), 1)
    #expect(Set(definitions) == Set(json["definitions"]?.members?.map(\.name) ?? []))
    let paths = try names(try #require(document[8]?.first), 2)
    #expect(Set(paths) == Set(json["paths"]?.members?.map(\.name) ?? []))
  }

  @Test func thirdVersionIsTheSameInProtobuf() async throws {
    let target = "/openapi/v3/apis/apps/v1"
    let json = try JSONValue(tree: bytes(await get(target)))
    let accept = "application/com.github.proto-openapi.spec.v3@v1.0+protobuf"
    let document = try fields(bytes(await get(target, accept: accept))[...])
    let schemas = try fields(try #require(document[5]?.first))[1]?.first
    #expect(
      Set(try names(try #require(schemas), 1))
        == Set(json["components"]?["schemas"]?.members?.map(\.name) ?? []))
    let paths = try names(try #require(document[4]?.first), 1)
    #expect(Set(paths) == Set(json["paths"]?.members?.map(\.name) ?? []))
  }

  private func names(_ bytes: ArraySlice<UInt8>, _ number: Int) throws -> [String] {
    try (fields(bytes)[number] ?? []).map { entry in
      String(decoding: try fields(entry)[1]?.first ?? [], as: UTF8.self)
    }
  }

  private func fields(_ bytes: ArraySlice<UInt8>) throws -> [Int: [ArraySlice<UInt8>]] {
    var reader = ProtobufReader(bytes)
    var fields: [Int: [ArraySlice<UInt8>]] = [:]
    while let (number, value) = try reader.next() {
      if case .bytes(let bytes) = value { fields[number, default: []].append(bytes) }
    }
    return fields
  }
}
