/// Why an expression was refused: all of its faults.
public struct CompilationFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// In the order of their places, at most a hundred.
  public let issues: [Issue]
  /// All of them in cel-go's form, each with its line of the text and a mark below the place.
  public let description: String

  /// One fault and where it lies.
  public struct Issue: Sendable, Hashable {
    /// From 1; -1 for what concerns the whole.
    public let line: Int
    /// From 1, in Unicode scalars; 0 for what concerns the whole.
    public let column: Int
    public let message: String
  }
}
