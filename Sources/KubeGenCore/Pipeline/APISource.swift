/// Where the built-in kinds come from.
package enum APISource {
  /// The model of the documents that were given, else the one that is bundled.
  ///
  /// - Parameters:
  ///   - documents: OpenAPI documents, or one table of facts.
  ///   - version: The version of Kubernetes to take from what is bundled; nil for the latest.
  package static func model(
    documents: [InputFile], version: Configuration.Entry?, diagnostics: inout Diagnostics
  ) -> APIModel? {
    if !documents.isEmpty { return APIModel(files: documents, diagnostics: &diagnostics) }
    guard let version else { return .bundled }
    return .bundled(version.text, at: version.location, diagnostics: &diagnostics)
  }
}
