/// Runs a plan once.
struct Machine: ~Copyable {
  let plan: Plan
  let limit: UInt64
  let variables: [Operand]
  let stack: UnsafeMutablePointer<Operand>
  /// How many operands lie on the stack.
  var count = 0
  let locals: UnsafeMutablePointer<Operand>
  let folds: UnsafeMutablePointer<FoldState>
  var cost: UInt64 = 0
  /// Where to go on once a lazy local has its value.
  private var returns: [Int] = []
  private var rounds = 0
  private var final: CELFailure?

  init(_ plan: Plan, _ variables: [Operand], limit: UInt64) {
    self.plan = plan
    self.variables = variables
    self.limit = limit
    // An instruction puts no more than one operand there, and loops leave none behind.
    stack = .allocate(capacity: plan.code.count + 1)
    locals = .allocate(capacity: plan.localCount)
    locals.initialize(repeating: .unset, count: plan.localCount)
    folds = .allocate(capacity: plan.folds.count)
    folds.initialize(repeating: FoldState(), count: plan.folds.count)
  }

  deinit {
    stack.deinitialize(count: count)
    stack.deallocate()
    locals.deinitialize(count: plan.localCount)
    locals.deallocate()
    folds.deinitialize(count: plan.folds.count)
    folds.deallocate()
  }

  /// The result; the cost is what it is then.
  mutating func run() -> Operand {
    plan.code.withUnsafeBufferPointer { code in
      var place = 0
      while place < code.count, final == nil { step(code[place], &place) }
    }
    if let final { return .failure(final) }
    guard cost <= limit else { return .failure(.costLimitExceeded) }
    return count > 0 ? pop() : .failure(.noSuchOverload)
  }

  @inline(__always)
  private mutating func step(_ instruction: Instruction, _ place: inout Int) {
    place += 1
    switch instruction {
    case .constant(let index): push(.value(plan.constants[Int(index)]))
    case .variable(let index): push(variables[Int(index)])
    case .local(let index): push(locals[Int(index)])
    case .lazyLocal(let index, let code):
      if case .unset = locals[Int(index)] {
        returns.append(place - 1)
        place = Int(code)
      } else {
        push(locals[Int(index)])
      }
    case .keepLazy(let index):
      locals[Int(index)] = pop()
      place = returns.popLast() ?? plan.code.count
    case .clear(let index): locals[Int(index)] = .unset
    case .rewrap: rewrap()
    case .charge(let amount): cost &+= UInt64(amount)

    case .select(let field): select(Int(field))
    case .test(let field): test(Int(field))
    case .indexConstant(let key): index(plan.constants[Int(key)])
    case .index: index()
    case .beginOptional(let mode, let end): beginOptional(Int(mode), Int(end), &place)
    case .selectIn(let field, let mode, let end):
      access(.string(plan.fields[Int(field)]), Int(mode), Int(end), &place)
    case .selectOptional(let field, let mode, let end):
      locals[Int(mode)] = .bool(true)
      access(.string(plan.fields[Int(field)]), Int(mode), Int(end), &place)
    case .testIn(let field, let mode, let end): test(Int(field), Int(mode), Int(end), &place)
    case .indexConstantIn(let key, let mode, let end):
      access(plan.constants[Int(key)], Int(mode), Int(end), &place)
    case .indexConstantOptional(let key, let mode, let end):
      locals[Int(mode)] = .bool(true)
      access(plan.constants[Int(key)], Int(mode), Int(end), &place)
    case .indexIn(let mode, let end): index(Int(mode), Int(end), &place)
    case .indexOptional(let mode, let end):
      locals[Int(mode)] = .bool(true)
      index(Int(mode), Int(end), &place)
    case .endOptional(let mode): endOptional(Int(mode))
    case .endTest: endTest()

    case .jump(let target): place = Int(target)
    case .branch(let otherwise, let end): branch(Int(otherwise), Int(end), &place)
    case .decideAnd(let end):
      if case .value(.bool(false)) = stack[count - 1] { place = Int(end) }
    case .decideOr(let end):
      if case .value(.bool(true)) = stack[count - 1] { place = Int(end) }
    case .and: combine(deciding: false)
    case .or: combine(deciding: true)
    case .leaveIfFailed(let below, let end):
      if case .failure = stack[count - 1] {
        let failure = pop()
        drop(Int(below))
        push(failure)
        place = Int(end)
      }

    case .equal: equal()
    case .notEqual: notEqual()
    case .not: not()
    case .notStrictlyFalse:
      cost &+= 1
      if case .value(.bool) = stack[count - 1] {
      } else {
        replaceTop(.bool(true))
      }
    case .call(let index): call(Int(index))
    case .isMember(let set): isMember(Int(set))
    case .makeList(let shape): makeList(Int(shape))
    case .makeMap(let shape): makeMap(Int(shape))
    case .optionalOr(let end): optionalOr(Int(end), &place)
    case .optionalOrValue(let end): optionalOrValue(Int(end), &place)
    case .fail(let index): push(.failure(plan.failures[Int(index)]))

    case .beginFold(let fold, let end): beginFold(Int(fold), Int(end), &place)
    case .next(let fold, let exit): nextRound(Int(fold), Int(exit), &place)
    case .exitUnlessTrue(let exit):
      if case .value(.bool(false)) = pop() { place = Int(exit) }
    case .again(let loop): again(Int(loop), &place)
    case .store(let index): locals[Int(index)] = pop()
    case .beginList(let index): locals[Int(index)] = .list(ListGathering())
    case .beginMap(let index): locals[Int(index)] = .map(MapGathering())
    case .append(let index): append(Int(index))
    case .insert(let index): insert(Int(index))
    case .insertAll(let index): insertAll(Int(index))
    case .gathered(let index): gathered(Int(index))
    case .branchGathering(let index, let otherwise):
      branchGathering(Int(index), Int(otherwise), &place)
    case .allHead(let index, let exit): head(Int(index), exitingOn: false, 2, Int(exit), &place)
    case .existsHead(let index, let exit): head(Int(index), exitingOn: true, 3, Int(exit), &place)
    case .allTail(let index, let loop): tail(Int(index), deciding: false, Int(loop), &place)
    case .existsTail(let index, let loop): tail(Int(index), deciding: true, Int(loop), &place)
    }
  }

  /// Goes on with the next round of a fold, unless it is time to stop.
  @inline(__always)
  mutating func again(_ loop: Int, _ place: inout Int) {
    place = loop
    rounds &+= 1
    if cost > limit { final = .costLimitExceeded }
    if rounds & 127 == 0, Task.isCancelled { final = .cancelled }
  }

  /// Ends the run.
  mutating func end(_ failure: CELFailure) { final = failure }

  @inline(__always)
  mutating func push(_ operand: consuming Operand) {
    (stack + count).initialize(to: operand)
    count += 1
  }

  @inline(__always)
  mutating func pop() -> Operand {
    count -= 1
    return (stack + count).move()
  }

  @inline(__always)
  func replaceTop(_ operand: consuming Operand) { stack[count - 1] = operand }

  mutating func drop(_ number: Int) {
    count -= number
    (stack + count).deinitialize(count: number)
  }
}
