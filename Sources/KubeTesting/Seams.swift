// What stands in for rooms that are being built. Whoever builds one takes its part out of here.
import KubeCore
import KubeJSON

extension ResourceCall {
  func answer(subresource: String) async throws(Refusal) -> ServerAnswer {
    guard resource.subresource(subresource) != nil, let name = target.name else {
      throw .resourceNotFound
    }
    switch (subresource, request.method) {
    case ("status", "GET"): return try await get(name)
    case ("status", "PATCH"):
      let written = try patched(name, subresource: subresource)
      return try answer(200, resource.fromStorage(written.object), warnings: written.warnings)
    default: throw .methodNotAllowed
    }
  }
}
