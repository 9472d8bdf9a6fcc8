/// What the next value of a document is, told by its first byte.
public enum JSONToken: Sendable, Hashable {
  case object
  case array
  case string
  case number
  case bool
  case null
}
