import KubeJSON

extension ResourceCall {
  /// What etcd takes of one object.
  private static let objectLimit = 1_572_864

  /// - Parameter known: how large it was. What was small, and gets little more, need not be written
  ///   to see that.
  func checkSize(_ stored: JSONValue, known: Int) throws(Refusal) {
    guard known > Self.objectLimit / 3 || request.body.count > Self.objectLimit / 3,
      stored.text.utf8.count > Self.objectLimit
    else { return }
    throw .unforeseen("etcdserver: request is too large")
  }
}
