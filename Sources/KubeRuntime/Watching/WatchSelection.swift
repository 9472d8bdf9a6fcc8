package import KubeCore

/// Of which objects a watch tells.
package struct WatchSelection: Sendable {
  package var namespace: String?
  package var labels: LabelQuery
  package var fields: FieldSelector

  package init(
    namespace: String? = nil, labels: LabelQuery = LabelQuery(),
    fields: FieldSelector = FieldSelector()
  ) {
    self.namespace = namespace
    self.labels = labels
    self.fields = fields
  }

  /// Whether it tells of an object; nil if only the server knows.
  ///
  /// - Parameters:
  ///   - key: of the object.
  ///   - labels: nil if they are not known.
  package func contains(_ key: ObjectKey, labels: [String: String]?) -> Bool? {
    if let namespace, key.namespace != namespace { return false }
    if let labels, !self.labels.matches(labels) { return false }
    var isKnown = labels != nil || self.labels.isEmpty
    for requirement in fields.requirements {
      switch requirement.field {
      case "metadata.name":
        if !requirement.matches(["metadata.name": key.name]) { return false }
      case "metadata.namespace":
        if !requirement.matches(["metadata.namespace": key.namespace ?? ""]) { return false }
      default: isKnown = false
      }
    }
    return isKnown ? true : nil
  }
}
