import SwiftSyntax

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
    let found = table.members(of: declaration).lazy.compactMap { node, file in
      node.as(EnumDeclSyntax.self).map { ($0, file) }
    }.first { $0.0.name.nameText == name }
    guard let (node, file) = found else { return nil }
    var names: [String: String] = [:]
    for member in node.memberBlock.members {
      guard let declaration = member.decl.as(EnumCaseDeclSyntax.self) else { continue }
      for element in declaration.elements {
        let name = element.name.nameText
        let raw = element.rawValue?.value.as(StringLiteralExprSyntax.self)?.representedLiteralValue
        let place = file.location(of: element)
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
