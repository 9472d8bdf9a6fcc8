import KubeGenSyntax

extension MacroExpander {
  /// The codec of a part of a kind, and the kind.
  func view(of declaration: Declaration, _ diagnostics: inout Diagnostics) -> String {
    let types = WrittenTypes(table)
    guard declaration.kind == .structure else {
      diagnostics.error(
        "'@KubeView' stands above a struct, and '\(declaration.name.last)' is an enum.",
        at: declaration.place)
      return ""
    }
    guard let kind = kind(of: declaration, &diagnostics) else { return "" }
    let written = types.structure(declaration, &diagnostics)
    guard written.properties.contains(where: { $0.name == "metadata" }) else {
      diagnostics.error(
        "'\(declaration.name.last)' is a view of an object and does not know its name. Write "
          + "'var metadata: ObjectMeta' in it.", at: declaration.place)
      return ""
    }
    guard
      var model = WrittenModels(types).model(
        of: declaration, access: declaration.access ?? .internal, &diagnostics)
    else { return "" }
    if case .object(var object) = model.form {
      let secret = Self.secrets[kind.split(separator: ".").last.map(String.init) ?? ""] ?? []
      for index in object.properties.indices {
        object.properties[index].needsSchema = false
        if secret.contains(object.properties[index].jsonName) {
          object.properties[index].isSecret = true
        }
      }
      model.form = .object(object)
    }
    adapt(&model, to: declaration)
    return MacroRenderer().view(model, of: kind)
  }

  /// Members of kinds that nobody shall see who prints an object.
  private static let secrets: [String: Set<String>] = [
    "Secret": ["data", "stringData"], "TokenRequest": ["status"], "TokenReview": ["spec"],
  ]

  /// What stands in `of: Pod.self`.
  private func kind(
    of declaration: Declaration, _ diagnostics: inout Diagnostics
  ) -> String? {
    let file = declaration.file
    let attribute = declaration.node.attributes.first {
      $0.name.path?.last == MacroNames.view
    }
    guard let attribute else { return nil }
    let text = attribute.arguments.map { file.plainText($0) } ?? ""
    let inner = text.drop { $0 == "(" || $0.isWhitespace }
    guard inner.hasPrefix("of:"), let end = inner.range(of: ".self")?.lowerBound else {
      diagnostics.error(
        "Say which kind it is a part of: '@KubeView(of: Pod.self)'.",
        at: file.location(of: attribute.range))
      return nil
    }
    return inner[..<end].dropFirst(3).filter { !$0.isWhitespace }
  }
}

extension Substring {
  /// Where a text stands for the last time.
  fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).last }
}
