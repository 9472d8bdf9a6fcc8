/// Every struct with a table is `Codable` through it, so that Yams, `JSONEncoder` and users' own
/// types work with it. What `init(json:)` and `jsonBytes()` do is faster.
extension JSONStruct {
  public init(from decoder: any Decoder) throws {
    let table = StructType.table(of: Self.self)
    var outcome: Result<Self, any Error>?
    withUnsafeTemporaryAllocation(of: Self.self, capacity: 1) { buffer in
      guard let place = buffer.baseAddress else { return }
      outcome = Result {
        try table.pointee.decode(from: decoder, into: UnsafeMutableRawPointer(place))
        return place.move()
      }
    }
    guard let outcome else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no room for the value"))
    }
    self = try outcome.get()
  }

  public func encode(to encoder: any Encoder) throws {
    let table = StructType.table(of: Self.self)
    try withUnsafePointer(to: self) { try table.pointee.encode(UnsafeRawPointer($0), to: encoder) }
  }
}

extension StructTable {
  /// Decodes into uninitialised memory, which is uninitialised again after an error.
  fileprivate func decode(from decoder: any Decoder, into place: UnsafeMutableRawPointer) throws {
    let container = try decoder.container(keyedBy: CodingName.self)
    var done: [Int] = []
    do {
      var known: Set<String> = []
      for index in 0..<count {
        let field = fields[index]
        if field.keyCount >= 0 { known.insert(field.keyText) }
        if field.code == .constant {
          try checkConstant(field, container)
          continue
        }
        if try decodeMember(field, container, place + field.offset) { done.append(index) }
      }
      for index in 0..<count where fields[index].absent == .derived && !done.contains(index) {
        fields[index].initial?._withUnsafeGuaranteedRef {
          $0.make(place + fields[index].offset, of: place)
        }
        done.append(index)
      }
      try keepUnknown(container, known: known, place)
      keepUnplaced(container, place)
    } catch {
      for index in done {
        fields[index].operations._withUnsafeGuaranteedRef {
          $0.destroy(place + fields[index].offset)
        }
      }
      throw error
    }
  }

  /// False if the member waits for the others.
  private func decodeMember(
    _ field: Field, _ container: KeyedDecodingContainer<CodingName>,
    _ place: UnsafeMutableRawPointer
  ) throws -> Bool {
    try field.operations._withUnsafeGuaranteedRef { operations in
      if field.keyCount >= 0 {
        let key = CodingName(field.keyText)
        if container.contains(key), try !container.decodeNil(forKey: key) {
          try operations.decode(container, key, into: place)
          return true
        }
        guard field.absent != .required else {
          throw DecodingError.keyNotFound(
            key,
            DecodingError.Context(
              codingPath: container.codingPath,
              debugDescription: "the required member \"\(key.stringValue)\" is missing"))
        }
      }
      guard field.absent != .derived else { return false }
      operations.initializeAbsent(place)
      return true
    }
  }

  private func keepUnknown(
    _ container: KeyedDecodingContainer<CodingName>, known: Set<String>,
    _ place: UnsafeMutableRawPointer
  ) throws {
    guard let unknown = unknown(place) else { return }
    for key in container.allKeys where !known.contains(key.stringValue) {
      unknown.pointee.append(
        key.stringValue, try container.decode(JSONValue.self, forKey: key))
    }
    for index in 0..<count where fields[index].keepsNull {
      let key = CodingName(fields[index].keyText)
      if container.contains(key), try container.decodeNil(forKey: key) {
        unknown.pointee.append(key.stringValue, .null)
      }
    }
    unknown.pointee.settle()
  }

  private func keepUnplaced(
    _ container: KeyedDecodingContainer<CodingName>, _ place: UnsafeMutableRawPointer
  ) {
    for index in 0..<count where fields[index].keepsUnknown {
      let name = fields[index].keyText
      guard let value = try? container.decode(JSONValue.self, forKey: CodingName(name)),
        !value.isNull, hasUnplaced(value, fields + index)
      else { continue }
      unknown(place)?.pointee.append(name, value)
    }
  }

  private func checkConstant(
    _ field: Field, _ container: KeyedDecodingContainer<CodingName>
  ) throws {
    let key = CodingName(field.keyText)
    guard container.contains(key), try !container.decodeNil(forKey: key) else { return }
    let found = try container.decode(String.self, forKey: key)
    guard found != field.constantText else { return }
    throw DecodingError.dataCorruptedError(
      forKey: key, in: container,
      debugDescription:
        "\(key.stringValue) is not \(field.constantText), which the type stands for")
  }

  fileprivate func encode(_ place: UnsafeRawPointer, to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingName.self)
    let unknown = unknownMembers(place)
    for index in 0..<count {
      let field = fields[index]
      if field.keyCount < 0 { continue }
      let key = CodingName(field.keyText)
      if field.code != .constant, !unknown.isEmpty, let kept = unknown[field.keyText], !kept.isNull,
        let value = value(of: fields + index, place + field.offset, whichWas: kept, false)
      {
        try container.encode(value, forKey: key)
        continue
      }
      if field.code == .constant {
        try container.encode(field.constantText, forKey: key)
        continue
      }
      try field.operations._withUnsafeGuaranteedRef { operations in
        if !operations.isAbsent(place + field.offset) {
          try operations.encode(place + field.offset, &container, key)
        }
      }
    }
    for member in unknown.members where !replaces(member, place) {
      try container.encode(member.value, forKey: CodingName(member.name))
    }
  }
}

extension StructTable.Field {
  /// A constant's value: what stands behind the colon of its text, without quotes.
  var constantText: String {
    String(
      decoding: UnsafeBufferPointer(
        start: key + Int(keyCount) + 3, count: Int(textCount) - Int(keyCount) - 5), as: UTF8.self)
  }
}
