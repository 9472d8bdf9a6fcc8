/// An object without metadata reads as one with empty metadata, as in Go.
extension ObjectMeta {
  public static var absent: ObjectMeta? { ObjectMeta() }
}

extension ListMeta {
  public static var absent: ListMeta? { ListMeta() }
}
