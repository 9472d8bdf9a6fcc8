import HTTPTypes

extension ServerAnswer {
  /// What is shorter goes as it is.
  private static let compressionThreshold = 128 * 1024

  /// Compressed, if that is worth it and the client can read it.
  func compressed(for request: ServerRequest) -> ServerAnswer {
    guard case .bytes(let bytes) = body, bytes.count > Self.compressionThreshold,
      let accepted = request.fields[.acceptEncoding],
      accepted.split(separator: ",").contains(where: { $0.trimmingBlanks() == "gzip" })
    else { return self }
    var answer = self
    answer.body = .bytes(Gzip.compress(bytes))
    answer.fields[.contentEncoding] = "gzip"
    answer.fields[.vary] = "Accept-Encoding"
    return answer
  }
}
