import Synchronization

/// Sources of credentials by what they are made from, so that clients of equal configuration have one
/// source, whose work is done once, as long as any of them is there.
final class SharedSources<Key: Hashable & Sendable, Source: AnyObject & Sendable>: Sendable {
  private struct Held: Sendable {
    weak var source: Source?
  }

  private let sources = Mutex<[Key: Held]>([:])

  func source(for key: Key, make: () -> Source) -> Source {
    sources.withLock { sources in
      if let source = sources[key]?.source { return source }
      sources = sources.filter { $0.value.source != nil }
      let source = make()
      sources[key] = Held(source: source)
      return source
    }
  }
}
