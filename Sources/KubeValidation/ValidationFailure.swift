public import KubeCore

/// An object that an API server would refuse, and what it would say.
public struct ValidationFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// `Website.example.com`
  public let kind: String
  public let name: String
  /// What is wrong, with fields and texts as in `APIError.causes` of a server's answer 422.
  public let causes: [StatusCause]

  init(kind: String, name: String, causes: [StatusCause]) {
    self.kind = kind
    self.name = name
    self.causes = causes
  }

  /// As the message of a server's answer.
  public var description: String {
    let texts = causes.map { cause in
      [cause.field, cause.message].compactMap { $0 }.joined(separator: ": ")
    }
    let all = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
    return "\(kind) \"\(name)\" is invalid: \(all)"
  }
}

/// A definition whose objects cannot be checked.
public struct InvalidDefinition: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
}
