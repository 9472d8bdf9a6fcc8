import KubeCore

/// What a store needs to know of an object that somebody has written.
struct StoreWrite<Object: Sendable>: Sendable {
  enum Form: Sendable {
    case stored(StoredObject<Object>)
    /// The store leaves such an object out.
    case leftOut
    /// It was written in a form of which the store's cannot be made.
    case other
  }

  var key: ObjectKey
  var uid: String
  var version: String
  /// Nil if they are not known.
  var labels: [String: String]?
  var form: Form
}
