/// The way from a variable to a value: `self`, `spec`, `@items`.
///
/// Paths share storage as slices of Go do, into which an append writes where there is room. What
/// goes on from one path so may replace the end of another one that did before: in
/// `self.list.all(x, x.a.all(y, x.b == y))` the size of `x.a` is found to be that of `x.b`. The
/// costs that a server finds depend on it, and rules are accepted and refused by them.
struct ExpressionPath {
  private final class Storage {
    var names: [String]
    let capacity: Int

    init(_ names: [String], capacity: Int) {
      self.names = names
      self.capacity = capacity
    }
  }

  private let storage: Storage?
  private let count: Int

  /// Of what is not reached from a variable.
  static var none: ExpressionPath { ExpressionPath(storage: nil, count: 0) }

  init(variable: String) {
    storage = Storage([variable], capacity: 1)
    count = 1
  }

  private init(storage: Storage?, count: Int) {
    self.storage = storage
    self.count = count
  }

  var isEmpty: Bool { count == 0 }

  var names: [String] { Array(storage?.names.prefix(count) ?? []) }

  var first: String? { names.first }

  func appending(_ name: String) -> ExpressionPath {
    guard let storage, count < storage.capacity else {
      let grown = Storage(names + [name], capacity: max(1, count * 2))
      return ExpressionPath(storage: grown, count: count + 1)
    }
    if count < storage.names.count {
      storage.names[count] = name
    } else {
      storage.names.append(name)
    }
    return ExpressionPath(storage: storage, count: count + 1)
  }

  /// With storage of its own, whatever room there is.
  func copyAppending(_ name: String) -> ExpressionPath {
    ExpressionPath(storage: Storage(names + [name], capacity: count + 1), count: count + 1)
  }
}
