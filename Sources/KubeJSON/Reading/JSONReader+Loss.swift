struct Losses: OptionSet {
  let rawValue: UInt8

  /// Some value is less than its text.
  static let digits = Losses(rawValue: 1)
  /// Some object had a member that its type does not know and has no place for.
  static let members = Losses(rawValue: 2)
}

extension JSONReader {
  /// Notes that what was just read holds less than its text says: a number has more digits than its
  /// type, a time more decimals, or a map keys that Swift holds to be equal.
  ///
  /// Where the type of the object around it keeps unknown members, the text is kept among them, and
  /// written back as long as the value is the one that it reads as.
  public mutating func noteLoss() {
    losses.insert(.digits)
  }

  /// Where the members of a map begin, for ``checkKeys(of:from:)``.
  @usableFromInline
  var mapPlace: UnsafePointer<UInt8> { cursor }

  /// Notes a loss if the map that was just read has more keys than it has members: strings of
  /// different bytes may be one to Swift, as composed and decomposed characters are.
  @inline(never)
  @usableFromInline
  mutating func checkKeys(of count: Int, from place: UnsafePointer<UInt8>) {
    let state = (cursor, afterValue, depth)
    defer { (cursor, afterValue, depth) = state }
    (cursor, afterValue, depth) = (place, false, depth + 1)
    var keys: Set<[UInt8]> = []
    do throws(JSONError) {
      while let key = try nextKey() {
        keys.insert(Array(key.utf8))
        try skipValue()
      }
    } catch {
      // It was read before, without an error.
      return
    }
    if keys.count > count { noteLoss() }
  }

  /// Keeps the text of a member in the place for unknown members, if the object has one.
  @inline(never)
  mutating func keepText(
    from text: UnsafePointer<UInt8>, _ field: UnsafePointer<StructTable.Field>,
    _ table: UnsafePointer<StructTable>, _ place: UnsafeMutableRawPointer
  ) -> Bool {
    let isKept = losses.contains(.digits) || field.pointee.keepsUnknown
    // An object that keeps it of some members does not of the others, nor does one around it.
    if table.pointee.keepsUnknown { losses.remove(.members) }
    guard isKept, table.pointee.unknownOffset >= 0 else { return false }
    losses.remove(.digits)
    let state = (cursor, afterValue)
    defer { (cursor, afterValue) = state }
    cursor = text
    guard let value = try? JSONValue(reading: &self) else { return false }
    table.pointee.unknown(place)?.pointee.append(field.pointee.keyText, value)
    return true
  }
}

extension StructTable {
  /// What is written for a member of which the text was kept: that text, if it reads as the value
  /// that the member has now; where it was kept for what the type does not know, the value with that
  /// put to it; else nil.
  @inline(never)
  func value(
    of field: UnsafePointer<Field>, _ place: UnsafeRawPointer, whichWas text: JSONValue,
    _ leavesOutDefaults: Bool
  ) -> JSONValue? {
    field.pointee.operations._withUnsafeGuaranteedRef { operations in
      guard !operations.isAbsent(place) else { return nil }
      var value: JSONValue?
      _ = read(text, operations) { known in
        if operations.equal(known, place), !(leavesOutDefaults && field.pointee.keepsUnknown) {
          value = text
        } else if field.pointee.keepsUnknown {
          value = merge(text, known, place, operations, leavesOutDefaults)
        }
        return true
      }
      return value
    }
  }

  private func merge(
    _ text: JSONValue, _ known: UnsafeRawPointer, _ place: UnsafeRawPointer,
    _ operations: MemberOperations, _ leavesOutDefaults: Bool
  ) -> JSONValue? {
    do throws(JSONError) {
      let before = try JSONWriter.bytes { operations.write(known, to: &$0) }
      let now = try JSONWriter.bytes(leavingOutDefaults: leavesOutDefaults) {
        operations.write(place, to: &$0)
      }
      return try JSONValue(json: now).withUnknown(of: text, readAs: JSONValue(json: before))
    } catch {
      // Writing it without the text says what is wrong with it.
      return nil
    }
  }

  /// Whether a text reads as some value of a member.
  func reads(_ text: JSONValue, _ field: UnsafePointer<Field>) -> Bool {
    field.pointee.operations._withUnsafeGuaranteedRef { read(text, $0) { _ in true } }
  }

  /// Whether the text of a member has something that its type does not know and has no place for.
  func hasUnplaced(_ text: JSONValue, _ field: UnsafePointer<Field>) -> Bool {
    var isUnplaced = false
    _ = field.pointee.operations._withUnsafeGuaranteedRef { operations in
      read(text, operations, with: { isUnplaced = $0 }) { _ in true }
    }
    return isUnplaced
  }

  private func read(
    _ text: JSONValue, _ operations: MemberOperations, with notes: (Bool) -> Void = { _ in },
    _ body: (UnsafeRawPointer) -> Bool
  ) -> Bool {
    withUnsafeTemporaryAllocation(
      byteCount: max(1, operations.size), alignment: max(16, operations.alignment)
    ) { memory in
      guard let sample = memory.baseAddress else { return false }
      do throws(JSONError) {
        try JSONReader.read(text.text.utf8) { (reader) throws(JSONError) in
          try operations.read(&reader, into: sample)
          notes(reader.losses.contains(.members))
        }
      } catch { return false }
      defer { operations.destroy(sample) }
      return body(sample)
    }
  }
}
