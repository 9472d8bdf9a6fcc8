extension APIServer {
  /// - Parameter segments: those behind `/openapi`.
  func openAPI(_ request: ServerRequest, _ segments: [String]) throws(Refusal) -> ServerAnswer {
    .pageNotFound
  }
}
