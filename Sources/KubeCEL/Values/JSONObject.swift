import KubeJSON
import Synchronization

/// A JSON object under a schema with `properties`.
final class JSONObject: Sendable {
  let members: [UnknownMembers.Member]
  let shape: ValueShape

  init(_ members: [UnknownMembers.Member], shape: ValueShape) {
    self.members = members
    self.shape = shape
  }
}
