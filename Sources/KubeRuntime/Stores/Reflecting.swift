import KubeClient
public import KubeCore

/// Fills a store with what a watch tells, until the watch ends, which is when the task is cancelled.
///
/// ```swift
/// try await withThrowingTaskGroup { group in
///   let writer = StoreWriter<Pod>()
///   let pods = writer.store
///   group.addTask { await reflect(writer, Watcher(AllNamespaces<Pod>(client))) }
///   …
/// }
/// ```
/// What somebody writes through the client of a ``Watcher`` is in the store when the call returns,
/// ahead of the watch.
public func reflect<Object, Watch: AsyncSequence>(
  _ writer: consuming StoreWriter<Object>, _ watch: Watch
) async where Watch.Element == WatcherEvent<Object>, Watch.Failure == Never {
  await reflect(writer, watch) { $0 }
}

/// Fills a store with what a watch tells, in another form.
///
/// - Parameters:
///   - writer: of the store to fill.
///   - watch: what tells of the objects.
///   - form: what is stored of an object; nothing, if it is nil.
public func reflect<Object, Told: KubeObject, Watch: AsyncSequence>(
  _ writer: consuming StoreWriter<Object>, _ watch: Watch,
  as form: @escaping @Sendable (Told) -> Object?
) async where Watch.Element == WatcherEvent<Told>, Watch.Failure == Never {
  for await event in watch { await writer.apply(event, as: form) }
}
