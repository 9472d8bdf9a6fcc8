public import KubeCore

/// Takes the writer, to fill its store with what a watch tells, once the reflection runs.
///
/// ```swift
/// let writer = StoreWriter<Pod>()
/// let pods = writer.store
/// let reflection = reflect(writer, Watcher(AllNamespaces<Pod>(client)))
/// await withTaskGroup { group in
///   group.addTask { await reflection.run() }
///   …
/// }
/// ```
/// What somebody writes through the client of a ``Watcher`` is in the store when the call returns,
/// ahead of the watch; but for `deleteCollection` and `deleteAll`, whose answers do not say what is
/// gone: of that the watch tells. Of any other sequence of events it is not known whose objects it
/// tells of.
public func reflect<Object, Watch: AsyncSequence & Sendable>(
  _ writer: consuming StoreWriter<Object>, _ watch: Watch
) -> Reflection where Watch.Element == WatcherEvent<Object>, Watch.Failure == Never {
  reflect(writer, [watch]) { $0 }
}

/// Takes the writer, to fill its store with what a watch tells, in another form.
///
/// ```swift
/// let reflection = reflect(writer, Watcher(pods)) { (pod: Pod) in Image(of: pod) }
/// ```
/// - Parameters:
///   - writer: of the store to fill.
///   - watch: what tells of the objects.
///   - form: what is stored of an object; nothing, if it is nil.
public func reflect<Object, Told: KubeObject, Watch: AsyncSequence & Sendable>(
  _ writer: consuming StoreWriter<Object>, _ watch: Watch,
  as form: @escaping @Sendable (Told) -> Object?
) -> Reflection where Watch.Element == WatcherEvent<Told>, Watch.Failure == Never {
  reflect(writer, [watch], as: form)
}

/// Takes the writer, to fill its store with what several watches tell: of several namespaces, or by
/// several selectors.
///
/// The store is ready when each of them has told all that there is. An object that two of them tell
/// of is there until both have let go of it.
public func reflect<Object, Watch: AsyncSequence & Sendable>(
  _ writer: consuming StoreWriter<Object>, _ watches: [Watch]
) -> Reflection where Watch.Element == WatcherEvent<Object>, Watch.Failure == Never {
  reflect(writer, watches) { $0 }
}

/// Takes the writer, to fill its store with what several watches tell, in another form.
///
/// - Parameters:
///   - writer: of the store to fill.
///   - watches: what tells of the objects.
///   - form: what is stored of an object; nothing, if it is nil.
public func reflect<Object, Told: KubeObject, Watch: AsyncSequence & Sendable>(
  _ writer: consuming StoreWriter<Object>, _ watches: [Watch],
  as form: @escaping @Sendable (Told) -> Object?
) -> Reflection where Watch.Element == WatcherEvent<Told>, Watch.Failure == Never {
  let selected = watches.map { $0 as? any SelectedWatch }
  writer.core.setSources(selected.map { $0?.selection })
  let transform = writer.transform
  return Reflection(writer) { core in
    await withTaskGroup { group in
      for (source, watch) in watches.enumerated() {
        let feed = StoreFeed(core: core, source: source, transform: transform)
        let writes = selected[source]?.followWrites(for: feed, as: form)
        group.addTask {
          var feed = feed
          for await event in watch {
            feed.apply(event, as: form)
            await core.room()
          }
          writes?.end()
        }
      }
    }
  }
}
