import HTTPTypes

/// A request as the server gets it, from whatever door.
struct ServerRequest: Sendable {
  var method: String
  var target: RequestTarget
  var fields: HTTPFields
  var body: [UInt8]
  /// Who asks; nil until that is known.
  var user: Requester?
  /// Who holds the cluster asks, and not a client: nobody looks at what it may do.
  var isOurs = false

  init(method: String, target: String, fields: HTTPFields = [:], body: [UInt8] = []) {
    self.method = method
    self.target = RequestTarget(target)
    self.fields = fields
    self.body = body
  }

  var query: RequestTarget.Query { target.query }

  /// Without parameters, in lower case; nil if there is none.
  var contentType: String? {
    fields[.contentType].map { field in
      field.split(separator: ";", maxSplits: 1).first.map {
        $0.trimmingBlanks().lowercased()
      } ?? ""
    }
  }
}

/// Who asks.
public struct Requester: Sendable, Hashable {
  public var name: String
  public var uid: String?
  public var groups: [String]
  public var extra: [String: [String]]

  /// - Parameters:
  ///   - name: the user's name.
  ///   - uid: the user's uid.
  ///   - groups: those of `system:masters` may do everything.
  ///   - extra: what else is known of the user.
  public init(
    name: String, uid: String? = nil, groups: [String] = [], extra: [String: [String]] = [:]
  ) {
    self.name = name
    self.uid = uid
    self.groups = groups
    self.extra = extra
  }

  static let anonymous = Requester(name: "system:anonymous", groups: ["system:unauthenticated"])
}

extension StringProtocol {
  /// Without blanks and tabs around it.
  func trimmingBlanks() -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let start = firstIndex(where: { !isBlank($0) }),
      let end = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[start...end])
  }
}
