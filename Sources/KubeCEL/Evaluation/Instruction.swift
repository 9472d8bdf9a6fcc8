/// One step of a plan. Operands are taken from a stack and results put there; places of the plan
/// are numbers of instructions.
enum Instruction: Sendable {
  /// Puts a constant of the plan on the stack.
  case constant(Int32)
  /// Puts the value of a variable of the plan there.
  case variable(Int32)
  /// Puts what a place for local values holds there.
  case local(Int32)
  /// The same; if it holds nothing, the code that gives the value is run first.
  case lazyLocal(Int32, code: Int32)
  /// Ends the code of a lazy local: keeps the value and goes back to who asked.
  case keepLazy(Int32)
  case clear(Int32)
  /// An optional comes to hold what is behind its value.
  case rewrap
  case charge(UInt32)

  /// A field of an object or a map, by its name.
  case select(Int32)
  /// Whether there is such a field.
  case test(Int32)
  /// The element of a list or the value of a map's key; the key is a constant or on the stack.
  case indexConstant(Int32)
  case index

  /// An optional is replaced by what is behind its value, and the mode says so. None is the end.
  case beginOptional(mode: Int32, end: Int32)
  /// The same accesses where the mode may say that what is missing is no error.
  case selectIn(Int32, mode: Int32, end: Int32)
  case selectOptional(Int32, mode: Int32, end: Int32)
  case testIn(Int32, mode: Int32, end: Int32)
  case indexConstantIn(Int32, mode: Int32, end: Int32)
  case indexConstantOptional(Int32, mode: Int32, end: Int32)
  case indexIn(mode: Int32, end: Int32)
  case indexOptional(mode: Int32, end: Int32)
  /// Makes an optional of the result if the mode says so.
  case endOptional(mode: Int32)
  /// Makes a yes or no of the result of a test.
  case endTest

  case jump(Int32)
  /// Takes a condition: goes on if it is true, elsewhere if it is false, and leaves an error at the
  /// end.
  case branch(otherwise: Int32, end: Int32)
  /// Goes to the end if the left side decides.
  case decideAnd(Int32)
  case decideOr(Int32)
  case and
  case or
  /// Leaves an error, takes away what lies below and goes to the end.
  case leaveIfFailed(below: UInt32, end: Int32)

  case equal
  case notEqual
  case not
  case notStrictlyFalse
  case call(Int32)
  /// Whether a value is in a set of constants.
  case isMember(Int32)
  case makeList(Int32)
  case makeMap(Int32)
  case optionalOr(Int32)
  case optionalOrValue(Int32)
  case fail(Int32)

  /// Takes what is gone through.
  case beginFold(Int32, end: Int32)
  case next(Int32, exit: Int32)
  /// Takes the condition of a fold.
  case exitUnlessTrue(Int32)
  case again(Int32)
  case store(Int32)
  /// Begins a list or a map that a fold gathers.
  case beginList(Int32)
  case beginMap(Int32)
  /// Takes an element, or a key and a value, or a map, and puts it into what is gathered.
  case append(Int32)
  case insert(Int32)
  case insertAll(Int32)
  /// Leaves what was gathered.
  case gathered(Int32)
  /// Takes a condition for gathering: goes on if true, elsewhere if false; an error becomes the
  /// result.
  case branchGathering(Int32, otherwise: Int32)

  // What folds of `all` and `exists` do in each round, in one step.
  case allHead(Int32, exit: Int32)
  case existsHead(Int32, exit: Int32)
  case allTail(Int32, loop: Int32)
  case existsTail(Int32, loop: Int32)
}
