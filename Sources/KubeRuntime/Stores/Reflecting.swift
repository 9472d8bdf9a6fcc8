import KubeClient
public import KubeCore

/// Fills a store with what a watch tells, until the watch ends, which is when the task is cancelled.
///
/// ```swift
/// await withTaskGroup { group in
///   let writer = StoreWriter<Pod>()
///   let pods = writer.store
///   group.addTask { await reflect(writer, Watcher(AllNamespaces<Pod>(client))) }
///   …
/// }
/// ```
/// What somebody writes through the client of a ``Watcher`` is in the store when the call returns,
/// ahead of the watch. Of any other sequence of events it is not known whose objects it tells of.
public func reflect<Object, Watch: AsyncSequence>(
  _ writer: consuming StoreWriter<Object>, _ watch: Watch
) async where Watch.Element == WatcherEvent<Object>, Watch.Failure == Never {
  await reflect(writer, watch) { $0 }
}

/// Fills a store with what a watch tells, in another form.
///
/// ```swift
/// let writer = StoreWriter<Image>()
/// await reflect(writer, Watcher(pods)) { (pod: Pod) in Image(of: pod) }
/// ```
/// - Parameters:
///   - writer: of the store to fill.
///   - watch: what tells of the objects.
///   - form: what is stored of an object; nothing, if it is nil.
public func reflect<Object, Told: KubeObject, Watch: AsyncSequence>(
  _ writer: consuming StoreWriter<Object>, _ watch: Watch,
  as form: @escaping @Sendable (Told) -> Object?
) async where Watch.Element == WatcherEvent<Told>, Watch.Failure == Never {
  let selected = watch as? any SelectedWatch
  writer.core.setSources([selected?.selection])
  var feed = writer.feed(0)
  let writes = selected?.followWrites(for: feed, as: form)
  for await event in watch {
    feed.apply(event, as: form)
    await writer.core.room()
  }
  writes?.end()
  writer.end()
}

/// Fills a store with what several watches tell: of several namespaces, or by several selectors.
///
/// The store is ready when each of them has told all that there is. An object that two of them tell
/// of is there until both have let go of it.
public func reflect<Object, Watch: AsyncSequence & Sendable>(
  _ writer: consuming StoreWriter<Object>, _ watches: [Watch]
) async where Watch.Element == WatcherEvent<Object>, Watch.Failure == Never {
  await reflect(writer, watches) { $0 }
}

/// Fills a store with what several watches tell, in another form.
///
/// - Parameters:
///   - writer: of the store to fill.
///   - watches: what tells of the objects.
///   - form: what is stored of an object; nothing, if it is nil.
public func reflect<Object, Told: KubeObject, Watch: AsyncSequence & Sendable>(
  _ writer: consuming StoreWriter<Object>, _ watches: [Watch],
  as form: @escaping @Sendable (Told) -> Object?
) async where Watch.Element == WatcherEvent<Told>, Watch.Failure == Never {
  let selected = watches.map { $0 as? any SelectedWatch }
  writer.core.setSources(selected.map { $0?.selection })
  await withTaskGroup { group in
    for (source, watch) in watches.enumerated() {
      let feed = writer.feed(source)
      let writes = selected[source]?.followWrites(for: feed, as: form)
      group.addTask {
        var feed = feed
        for await event in watch {
          feed.apply(event, as: form)
          await feed.core.room()
        }
        writes?.end()
      }
    }
  }
  writer.end()
}
