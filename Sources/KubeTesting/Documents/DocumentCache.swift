import HTTPTypes
import Synchronization

/// A document that is made of all that is served, and what it is known by.
struct ServedDocument: Sendable {
  var bytes: [UInt8]
  var hash: String

  /// - Parameter hash: nil for that of the bytes, which takes its time.
  init(_ bytes: [UInt8], hash: String? = nil) {
    self.bytes = bytes
    self.hash = hash ?? ContentHash.digits(bytes)
  }

  var tag: String { "\"\(hash)\"" }

  /// 304, if the client has the document already.
  func answer(
    to request: ServerRequest, contentType: String, vary: String, cacheControl: String? = nil
  ) -> ServerAnswer {
    var answer = ServerAnswer(200, contentType: contentType, bytes)
    answer.fields[.eTag] = tag
    answer.fields[.vary] = vary
    if let cacheControl { answer.fields[.cacheControl] = cacheControl }
    if request.fields[.ifNoneMatch] == tag {
      answer.status = 304
      answer.fields[.contentType] = nil
      answer.body = .bytes([])
    }
    return answer
  }
}

/// Documents as they are until something else is served.
final class DocumentCache: Sendable {
  private struct State {
    var generation = -1
    var discovery: Discovery?
    var documents: [String: ServedDocument] = [:]
  }

  private let state = Mutex(State())

  func discovery(_ registry: ResourceRegistry) -> Discovery {
    let generation = registry.generation
    if let known = state.withLock({ $0.generation == generation ? $0.discovery : nil }) {
      return known
    }
    let discovery = Discovery(registry.all)
    state.withLock { state in
      state = State(generation: generation, discovery: discovery)
    }
    return discovery
  }

  /// - Parameter make: called outside of any lock, and perhaps more than once.
  func document(
    _ name: String, _ registry: ResourceRegistry, hash: String? = nil,
    _ make: (Discovery) -> [UInt8]
  ) -> ServedDocument {
    let discovery = discovery(registry)
    if let known = state.withLock({ $0.documents[name] }) { return known }
    let generation = registry.generation
    let document = ServedDocument(make(discovery), hash: hash)
    state.withLock { state in
      if state.generation == generation { state.documents[name] = document }
    }
    return document
  }
}
