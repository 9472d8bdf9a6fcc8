extension JSONReader {
  /// Reads a value that has one of several forms, and nothing in it that tells which: the first
  /// that fits exactly, so that no member is lost, is the value's.
  ///
  /// What was found out about a place is remembered. So unions within unions take time in
  /// proportion to their text, their depth and the number of forms, whatever the text is.
  ///
  /// - Parameters:
  ///   - count: How many forms there are.
  ///   - read: Reads the form with an index below `count`, or throws. It is called with the reader
  ///     at the value's place, each time anew.
  public mutating func readFirst<Value>(
    of count: Int, _ read: (inout JSONReader, Int) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    _ = try peek()
    let first = cursor
    let place = UnionPlace(type: ObjectIdentifier(Value.self), offset: offset)
    let wasExact = isExact
    isExact = true
    defer { isExact = wasExact }
    if let known = choices[place] {
      // A form that begins with the union itself would never end.
      guard known >= 0 else { throw misfit(Value.self, at: first) }
      return try read(&self, known)
    }
    choices[place] = -1
    let outer = (
      afterValue: afterValue, depth: depth, stack: stack, run: scratch.begin(), losses: losses
    )
    for index in 0..<count {
      do throws(JSONError) {
        let value = try read(&self, index)
        choices[place] = index
        return value
      } catch {
        cursor = first
        (afterValue, depth, stack) = (outer.afterValue, outer.depth, outer.stack)
        scratch.end(outer.run)
        losses = outer.losses
      }
    }
    throw misfit(Value.self, at: first)
  }

  /// Skips the value of a member that its type does not know. Where the value must fit exactly that
  /// is an error.
  public mutating func skipUnknown(_ key: String) throws(JSONError) {
    if isExact { throw fail("the type has no member \"\(key)\", and no place for it") }
    try skipValue()
    losses.insert(.members)
  }

  private mutating func misfit<Value>(
    _ type: Value.Type, at place: UnsafePointer<UInt8>
  ) -> JSONError {
    fail("the value fits no case of \(type)", at: place)
  }
}

/// Where a union was read before.
struct UnionPlace: Hashable {
  var type: ObjectIdentifier
  var offset: Int
}
