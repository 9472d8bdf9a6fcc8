/// A map that an expression made.
final class EntryMap: Sendable {
  let keys: [CELValue]
  let values: [CELValue]

  init(keys: [CELValue], values: [CELValue]) {
    self.keys = keys
    self.values = values
  }
}
