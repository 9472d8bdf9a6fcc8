/// A list of objects of one kind, as a server answers: `PodList` is `ObjectList<Pod>`.
public struct ObjectList<Item: KubeObject>: JSONStruct, Sendable {
  /// Read and written as the server sends it: `v1`.
  public var apiVersion: String?
  /// `PodList` for pods, but plain `List` from some tools.
  public var kind: String?
  /// The list's own resource version, and the token for its next page.
  public var metadata: ListMeta
  public var items: [Item]
  public var unknownMembers = UnknownMembers()

  public init(
    apiVersion: String?, kind: String?, metadata: ListMeta = ListMeta(), items: [Item] = []
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.metadata = metadata
    self.items = items
  }

  public static func declare(_ members: inout Members<Self>) {
    members.add("apiVersion", \.apiVersion)
    members.add("kind", \.kind)
    members.add("metadata", \.metadata)
    members.add("items", \.items)
    members.unknown(\.unknownMembers)
  }
}

extension ObjectList where Item: Resource {
  /// A list of the kind that the type is of.
  public init(metadata: ListMeta = ListMeta(), items: [Item] = []) {
    self.init(
      apiVersion: Item.apiVersion, kind: "\(Item.kind)List", metadata: metadata, items: items)
  }
}

/// A list is a collection of its items.
extension ObjectList: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { items.startIndex }
  public var endIndex: Int { items.endIndex }

  public subscript(_ index: Int) -> Item {
    get { items[index] }
    set { items[index] = newValue }
    _modify { yield &items[index] }
  }
}
