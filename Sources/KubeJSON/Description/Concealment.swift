/// What a person sees of an object that is printed: all but what is secret, and what kubectl does
/// not show either.
enum Concealment {
  static let mask = "<hidden>"
  private static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"

  /// Members of Kubernetes' own kinds that are secret, by kind.
  private static let kinds: [String: [String]] = [
    "Secret": ["data", "stringData"], "TokenRequest": ["status.token"],
    "TokenReview": ["spec.token"],
  ]

  /// Members of Kubernetes' own types that are secret, by type.
  static let types: [String: [String]] = [
    "Secret": ["data", "stringData"], "TokenRequestStatus": ["token"],
    "TokenReviewSpec": ["token"],
  ]

  static func concealed(_ value: JSONValue) -> JSONValue {
    if let values = value.array { return .array(values.map(concealed)) }
    guard let members = value.members else { return value }
    let secret = value["kind"]?.string.flatMap { kinds[$0] } ?? []
    return JSONValue(
      members: members.compactMap { member in
        guard member.name != lastApplied, member.name != "managedFields" else { return nil }
        let below = secret.filter { $0.hasPrefix("\(member.name).") }
          .map { String($0.dropFirst(member.name.utf8.count + 1)) }
        return UnknownMembers.Member(
          name: member.name,
          value: secret.contains(member.name)
            ? masked(member.value) : concealed(hide(below, in: member.value)))
      })
  }

  private static func hide(_ names: [String], in value: JSONValue) -> JSONValue {
    var value = value
    for name in names { if let hidden = value[name] { value[name] = masked(hidden) } }
    return value
  }

  /// Which entries there are may be seen, and nothing of their values.
  static func masked(_ value: JSONValue) -> JSONValue {
    guard let members = value.members else { return value.isNull ? value : .string(mask) }
    return JSONValue(
      members: members.map { UnknownMembers.Member(name: $0.name, value: masked($0.value)) })
  }
}
