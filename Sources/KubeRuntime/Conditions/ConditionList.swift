public import KubeCore

extension Array where Element: StatusCondition {
  /// The condition of a type, if it stands there.
  public func condition(_ type: String) -> Element? { first { $0.type == type } }

  /// Whether the condition of a type is there and `True`.
  public func isTrue(_ type: String) -> Bool { has(type, .true) }

  /// Whether the condition of a type is there and `False`.
  public func isFalse(_ type: String) -> Bool { has(type, .false) }

  private func has(_ type: String, _ status: ConditionStatus) -> Bool {
    condition(type)?.status == status.rawValue
  }

  /// Puts a condition in the place of the one of its type, or at the end if there is none.
  ///
  /// The time of the last transition stays as long as the status does; with another status it is the
  /// one that the condition brings. So the list is unchanged where nothing but that time differs, and
  /// need not be written.
  ///
  /// - Returns: whether the list has changed.
  @discardableResult
  public mutating func set(_ condition: Element) -> Bool {
    guard let place = firstIndex(where: { $0.type == condition.type }) else {
      append(condition)
      return true
    }
    var condition = condition
    if condition.status == self[place].status {
      condition.lastTransitionTime = self[place].lastTransitionTime
    }
    guard condition != self[place] else { return false }
    self[place] = condition
    return true
  }

  /// Takes away the condition of a type; whether it was there.
  @discardableResult
  public mutating func remove(_ type: String) -> Bool {
    let before = count
    removeAll { $0.type == type }
    return count < before
  }
}

extension [Condition] {
  /// Sets a condition; nothing changes where it says the same already.
  ///
  /// - Parameters:
  ///   - type: what it is about: `Ready`.
  ///   - status: whether it is so.
  ///   - reason: why, as a word for programs, in CamelCase; the server wants one.
  ///   - message: why, for people. What is beyond the 32,768 bytes that a server takes is cut off.
  ///   - observedGeneration: the `metadata.generation` of the object that was looked at.
  ///   - time: since when, if the status is another than before.
  /// - Returns: whether the list has changed.
  @discardableResult
  public mutating func set(
    _ type: String, _ status: ConditionStatus, reason: String, message: String = "",
    observedGeneration: Int? = nil, at time: Time = .now()
  ) -> Bool {
    var condition = Condition(
      type: type, status: status.rawValue,
      reason: reason, message: message.cut(toUTF8: 32_768), lastTransitionTime: time,
      observedGeneration: observedGeneration)
    if let known = self.condition(type) { condition.unknownMembers = known.unknownMembers }
    return set(condition)
  }
}

/// The same for a list that may be absent, as that of a status is. It is made when a condition is set.
extension Optional {
  /// The condition of a type, if it stands there.
  public func condition<C: StatusCondition>(_ type: String) -> C? where Wrapped == [C] {
    self?.condition(type)
  }

  /// Whether the condition of a type is there and `True`.
  public func isTrue<C: StatusCondition>(_ type: String) -> Bool where Wrapped == [C] {
    self?.isTrue(type) ?? false
  }

  /// Whether the condition of a type is there and `False`.
  public func isFalse<C: StatusCondition>(_ type: String) -> Bool where Wrapped == [C] {
    self?.isFalse(type) ?? false
  }

  /// Puts a condition in the place of the one of its type; see `Array.set(_:)`.
  @discardableResult
  public mutating func set<C: StatusCondition>(_ condition: C) -> Bool where Wrapped == [C] {
    var list = self ?? []
    defer { self = list }
    return list.set(condition)
  }

  /// Sets a condition; nothing changes where it says the same already. See
  /// `Array.set(_:_:reason:message:observedGeneration:at:)`.
  @discardableResult
  public mutating func set(
    _ type: String, _ status: ConditionStatus, reason: String, message: String = "",
    observedGeneration: Int? = nil, at time: Time = .now()
  ) -> Bool where Wrapped == [Condition] {
    var list = self ?? []
    defer { self = list }
    return list.set(
      type, status, reason: reason, message: message, observedGeneration: observedGeneration,
      at: time)
  }

  /// Takes away the condition of a type; whether it was there.
  @discardableResult
  public mutating func remove<C: StatusCondition>(_ type: String) -> Bool where Wrapped == [C] {
    guard var list = self else { return false }
    let isGone = list.remove(type)
    if isGone { self = list }
    return isGone
  }
}
