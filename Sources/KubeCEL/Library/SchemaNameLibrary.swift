extension Library {
  /// Names that the API server's schemas give to types of cel-go, which has other ones: they are
  /// known where types are checked, and nowhere else.
  static let schemaNames = Library(
    "kubernetes.schemas", types: ["timestamp": .timestamp, "duration": .duration], [])
}
