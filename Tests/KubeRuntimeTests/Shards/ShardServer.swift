import KubeCore

/// Keeps leases by their versions, as far as replicas that shard need a server.
struct ShardServer {
  enum Request {
    case read(String)
    case list
    case create(Lease)
    case update(Lease)
    case delete(Lease)
  }

  enum Answer {
    case found(Lease?)
    case listed([Lease])
    case wrote(Lease)
    case deleted(Lease)
    case refused
  }

  var leases: [String: Lease] = [:]
  private var version = 0
  private var lastUID = 0

  mutating func serve(_ request: Request) -> Answer {
    switch request {
    case .read(let name): return .found(leases[name])
    case .list: return .listed(leases.values.sorted { $0.name < $1.name })
    case .create(let new):
      return leases[new.name] == nil ? .wrote(store(new, isNew: true)) : .refused
    case .update(let new):
      return isCurrent(new) ? .wrote(store(new, isNew: false)) : .refused
    case .delete(let old):
      guard isCurrent(old) else { return .refused }
      leases[old.name] = nil
      return .deleted(old)
    }
  }

  private func isCurrent(_ lease: Lease) -> Bool {
    guard let stored = leases[lease.name] else { return false }
    return stored.metadata.resourceVersion == lease.metadata.resourceVersion
      && stored.metadata.uid == lease.metadata.uid
  }

  mutating func store(_ new: Lease, isNew: Bool) -> Lease {
    var new = new
    version += 1
    new.metadata.resourceVersion = "\(version)"
    if isNew {
      lastUID += 1
      new.metadata.uid = "uid-\(lastUID)"
    }
    leases[new.name] = new
    return new
  }
}
