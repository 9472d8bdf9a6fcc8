extension APIModel {
  /// The versions of Kubernetes whose facts are part of the tool, the newest first.
  package static let bundledVersions = ["1.36"]

  /// The newest bundled version.
  package static let bundled = read(kubernetes1_36, version: "1.36")

  /// The bundled model of a version, `1.36`; nil, after an error, if it is none of
  /// ``bundledVersions``.
  package static func bundled(
    _ version: String, at location: SourceLocation, diagnostics: inout Diagnostics
  ) -> APIModel? {
    if version == "1.36" { return bundled }
    diagnostics.error(
      "Kubernetes '\(version)' is not bundled; \(bundledVersions.joined(separator: ", ")) is. For "
        + "another version name an OpenAPI document of it under 'openapi', such as what 'kubectl get "
        + "--raw /openapi/v2' prints.", at: location)
    return nil
  }

  /// A bundled table that cannot be read would be a mistake of ours, which the tests find; the
  /// model is then empty.
  private static func read(_ facts: String, version: String) -> APIModel {
    do throws(FactsReader.Failure) {
      return try FactsReader.model(of: Array(facts.utf8))
    } catch {
      return APIModel(version: version, definitions: [], kinds: [])
    }
  }
}
