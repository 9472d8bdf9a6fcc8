import KubeJSON

extension ValueShape {
  /// The value that the JSON is under this schema. What is inside of it is read later.
  ///
  /// - Throws: What the API server says of JSON that is not what its schema says. Whoever checked
  ///   the schema before does not see it.
  public func value(of json: JSONValue) throws(CELFailure) -> CELValue {
    throw .other("not yet")
  }
}
