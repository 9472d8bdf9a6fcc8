/// A list of objects of one kind, as a server answers: `PodList` is `ObjectList<Pod>`.
public struct ObjectList<Item: Resource>: JSONStruct, Sendable {
  /// The list's own resource version, and the token for its next page.
  public var metadata: ListMeta
  public var items: [Item]
  public var unknownMembers = UnknownMembers()
  /// Read and written as the server sends it; `PodList` for pods, but plain `List` from some tools.
  private var apiVersion: String?
  private var kind: String?

  public init(metadata: ListMeta = ListMeta(), items: [Item] = []) {
    self.metadata = metadata
    self.items = items
    apiVersion = Item.apiVersion
    kind = "\(Item.kind)List"
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("apiVersion", \.apiVersion)
    members.add("kind", \.kind)
    members.add("metadata", \.metadata)
    members.add("items", \.items)
    members.unknown(\.unknownMembers)
  }
}
