import KubeGenSyntax

/// An own `CodingKeys`: which members the JSON has, and their names.
struct CodingKeyNames {
  struct Key {
    var jsonName: String
    var place: SourceLocation
  }

  var keys: [String: Key] = [:]

  /// Nil if the type has no enum of that name.
  init?(
    of declaration: Declaration, named name: String = "CodingKeys", in table: DeclarationTable,
    diagnostics: inout Diagnostics
  ) {
    let found = table.members(of: declaration).first { node, _ in
      node.kind == .enum && node.name?.text == name
    }
    guard let (node, file) = found else { return nil }
    var names: [String: String] = [:]
    for member in node.members where member.kind == .case {
      for element in member.cases {
        let name = element.name?.text ?? ""
        let raw = element.value.flatMap { file.source.stringValue(of: $0) }
        let place = file.location(of: element.range)
        let jsonName = raw ?? name
        if let other = names[jsonName] {
          diagnostics.error(
            "'\(name)' and '\(other)' are both called '\(jsonName)' in JSON. Give one of the two "
              + "another name.", at: place)
        }
        names[jsonName] = name
        keys[name] = Key(jsonName: jsonName, place: place)
      }
    }
  }

  /// Keys without a member are slips of the pen.
  func check(
    against members: [String], of declaration: Declaration, diagnostics: inout Diagnostics
  ) {
    for (name, key) in keys.sorted(by: { $0.key < $1.key }) where !members.contains(name) {
      diagnostics.error(
        "'\(declaration.name)' has no member '\(name)' for this key."
          + Suggestion.phrase(for: name, among: members), at: key.place)
    }
  }
}
