import KubeClient
import KubeCore
import Logging

/// What a watcher has to say to those who run the program: each thing once.
struct WatcherLog: Sendable {
  private let logger: Logger
  private let metadata: Logger.Metadata
  /// What is wrong with objects that do not fit, by their keys.
  private var unfit: [ObjectKey: String] = [:]

  /// Beyond this many, objects that do not fit are not said one by one.
  private static let unfitLimit = 1000

  init(_ objects: some ResourceCollection) {
    logger = objects.client.logger
    var metadata: Logger.Metadata = [
      "resource":
        "\(GroupResource(group: objects.resource.group, resource: objects.resource.plural))"
    ]
    if let namespace = objects.namespace { metadata["namespace"] = "\(namespace)" }
    self.metadata = metadata
  }

  func say(_ trouble: WatcherTrouble, _ report: WatcherState.Report) {
    guard report.failure != nil else {
      return logger.info(
        "The server has no streaming lists, so this is listed by pages", metadata: with(trouble))
    }
    guard report.isNews else {
      return logger.debug("A watch goes on after a failure", metadata: with(trouble))
    }
    switch trouble.kind {
    case .notServed:
      logger.notice(
        "The server does not have the resource; the watch waits for it", metadata: with(trouble))
    case .unreachable, .silent, .busy:
      logger.notice("A watch is interrupted", metadata: with(trouble))
    default: logger.warning("A watch fails, and is tried again", metadata: with(trouble))
    }
  }

  func sayOver(_ trouble: WatcherTrouble.Kind) {
    logger.notice("A watch works again", metadata: metadata)
  }

  private func with(_ trouble: WatcherTrouble) -> Logger.Metadata {
    metadata.merging(["error": "\(trouble.description)"]) { $1 }
  }

  /// What to tell of an object that does not fit its type.
  mutating func unfit(_ object: InvalidObject, isGone: Bool) -> WatcherFailure {
    let metadata = object.metadata
    let key = metadata.name.map { ObjectKey(namespace: metadata.namespace, name: $0) }
    let version = metadata.resourceVersion ?? ""
    let problem = "\(object.error.path): \(object.error.message)"
    if isGone {
      if let key { unfit[key] = nil }
    } else if let key, unfit[key] != problem, unfit[key] != nil || unfit.count < Self.unfitLimit {
      // Not by version: one that changes every few seconds would be said each time.
      unfit[key] = problem
      logger.warning(
        "An object does not fit its type, and is left out",
        metadata: self.metadata.merging([
          "object": "\(key)", "version": "\(version)", "error": "\(object.error)",
        ]) { $1 })
    }
    return WatcherFailure(
      .object, "\(key?.description ?? "An object without a name"): \(object.error)", key: key,
      isGone: isGone, cause: object.error)
  }

  /// An object that did not fit may do so now.
  mutating func fits(_ object: some KubeObject) {
    if !unfit.isEmpty { unfit[object.key] = nil }
  }
}
