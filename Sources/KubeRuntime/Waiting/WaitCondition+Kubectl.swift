import KubeCore

/// What `kubectl wait` has.
extension WaitCondition {
  /// There is an object of the name.
  public static var created: WaitCondition {
    WaitCondition("created", ofPresent: { _ in .met })
  }

  /// There is no object of the name.
  ///
  /// One that is made anew as soon as the old one is gone may be missed: see ``deleted(uid:)``.
  public static var deleted: WaitCondition {
    WaitCondition("deleted") { object in
      object.map { .unmet(state(of: $0)) } ?? .met
    }
  }

  /// The object with this uid is gone: there is none of the name, or another.
  public static func deleted(uid: String) -> WaitCondition {
    WaitCondition("deleted") { object in
      guard let object, object.metadata.uid == uid else { return .met }
      return .unmet(state(of: object))
    }
  }

  /// This very object is gone: there is none of the name, or another.
  public static func deleted(_ object: Object) -> WaitCondition {
    object.metadata.uid.map { deleted(uid: $0) } ?? .deleted
  }

  /// One of `status.conditions` is as it is to be, and is about what the object's spec says now: where
  /// it or the status has an `observedGeneration`, that must not be behind the object's `generation`.
  ///
  /// - Parameters:
  ///   - type: which one: `Ready`. Case does not count, as with kubectl.
  ///   - status: what it is to be.
  public static func condition(_ type: String, _ status: ConditionStatus = .true) -> WaitCondition {
    condition(type, status: status.rawValue)
  }

  private static func condition(_ type: String, status wanted: String) -> WaitCondition {
    WaitCondition(
      "condition \(type) is \(wanted)",
      ofJSON: { object in
        let status = object["status"]
        let found = status?["conditions"]?.array?.first {
          $0["type"]?.string?.lowercased() == type.lowercased()
        }
        guard let found else { return .unmet("it has no condition \(type)") }
        if let generation = object["metadata"]?["generation"]?.int,
          let observed = (found["observedGeneration"] ?? status?["observedGeneration"])?.int,
          observed < generation
        {
          return .unmet("condition \(type) is about generation \(observed), not yet \(generation)")
        }
        let value = found["status"]?.string ?? ""
        if value.lowercased() == wanted.lowercased() { return .met }
        let reasons = [found["reason"]?.string ?? "", found["message"]?.string ?? ""].filter {
          !$0.isEmpty
        }
        return .unmet(
          "condition \(type) is \(([value] + reasons).joined(separator: ": "))")
      })
  }

  /// There is something at the path, whatever it is.
  ///
  /// - Throws: ``InvalidValuePath`` if the text is no path; see ``ValuePath``.
  public static func path(_ path: String) throws(InvalidValuePath) -> WaitCondition {
    let path = try ValuePath(path)
    return WaitCondition(
      "something is at \(path)",
      ofJSON: { object in
        path.values(in: object).isEmpty ? .unmet("nothing is at \(path)") : .met
      })
  }

  /// There is one value at the path, and it is this, as text. Space around it does not count. Objects
  /// and arrays equal no text.
  ///
  /// - Throws: ``InvalidValuePath`` if the text is no path; see ``ValuePath``.
  public static func path(
    _ path: String, equals text: String
  ) throws(InvalidValuePath) -> WaitCondition {
    let path = try ValuePath(path)
    let wanted = trimmed(text)
    return WaitCondition(
      "\(path) is '\(wanted)'",
      ofJSON: { object in
        let values = path.values(in: object)
        guard let value = values.first else { return .unmet("nothing is at \(path)") }
        guard values.count == 1 else { return .unmet("\(path) is \(values.count) values") }
        guard value.members == nil, value.array == nil else {
          return .unmet("\(path) is an object or an array")
        }
        let found = trimmed(value.string ?? value.text)
        return found == wanted ? .met : .unmet("\(path) is '\(found)'")
      })
  }

  /// What stands after `kubectl wait --for=`: `create`, `delete`, `condition=Ready`,
  /// `condition=Ready=False`, `jsonpath={.status.phase}=Running` or `jsonpath={.status.phase}`.
  ///
  /// - Throws: ``InvalidValuePath``, also for what is none of these.
  public init(kubectl text: String) throws(InvalidValuePath) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    switch (parts[0].lowercased(), parts.count) {
    case ("create", 1): self = .created
    case ("delete", 1): self = .deleted
    case ("condition", 2):
      let parts = parts[1].split(separator: "=", maxSplits: 1).map(String.init)
      guard let type = parts.first else {
        throw InvalidValuePath(
          text: text, problem: "no condition is named", offset: text.utf8.count)
      }
      self = .condition(type, status: parts.count == 2 ? parts[1] : "true")
    case ("jsonpath", 2):
      // A path may have a `=` in it, in braces.
      let rest = parts[1]
      let end = rest.hasPrefix("{") ? rest.lastIndex(of: "}").map { rest.index(after: $0) } : nil
      let split = end ?? rest.firstIndex(of: "=") ?? rest.endIndex
      let value = rest[split...]
      if value.isEmpty {
        self = try .path(String(rest[..<split]))
      } else if value.hasPrefix("="), value.count > 1 {
        self = try .path(
          String(rest[..<split]),
          equals: String(value.dropFirst()).trimmingPairs(of: "'").trimmingPairs(of: "\""))
      } else {
        throw InvalidValuePath(
          text: text, problem: "'=' and a value must follow the path", offset: text.utf8.count)
      }
    default:
      throw InvalidValuePath(
        text: text,
        problem: "this is none of create, delete, condition=… and jsonpath=…", offset: 0)
    }
  }

  /// In which state an object is that is not gone.
  private static func state(of object: Object) -> String {
    guard object.metadata.deletionTimestamp != nil else { return "it is there" }
    let finalizers = object.metadata.finalizers
    if finalizers.isEmpty { return "it is being deleted" }
    return "it is being deleted and waits for the finalizers \(finalizers.joined(separator: ", "))"
  }
}

private func trimmed(_ text: String) -> String {
  String(
    text.trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix { $0.isWhitespace }.reversed()
  )
}

extension String {
  fileprivate func trimmingPairs(of quote: Character) -> String {
    count > 1 && first == quote && last == quote ? String(dropFirst().dropLast()) : self
  }
}
