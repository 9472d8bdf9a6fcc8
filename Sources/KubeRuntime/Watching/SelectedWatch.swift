package import KubeClient
package import KubeCore

/// A watch of which it is known whose objects it tells of, so that a store may know ahead of it what
/// was written through the same client.
package protocol SelectedWatch: Sendable {
  var client: Client { get }
  var resource: ResourceIdentity { get }
  var selection: WatchSelection { get }
}
