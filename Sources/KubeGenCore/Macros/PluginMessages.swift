import KubeJSON

/// The messages that the compiler exchanges with a plugin of macros: JSON, one answer for each question.
///
/// The compiler sends the text of a declaration, and wants text and diagnostics back. No more of
/// swift-syntax takes part in that, so that nobody has to compile it.
package enum PluginMessages {
  /// What swift-syntax calls the version with which the compiler takes `expandMacroResult`, and more.
  private static let protocolVersion = 7

  /// The answer to a message; nil if it is none.
  package static func answer(to message: [UInt8]) -> [UInt8]? {
    guard let json = try? JSONValue(json: message), let member = json.members?.first else {
      return nil
    }
    return Array(answer(member.name, member.value).text.utf8)
  }

  private static func answer(_ name: String, _ message: JSONValue) -> JSONValue {
    switch name {
    case "getCapability":
      return [
        "getCapabilityResult": [
          "capability": ["protocolVersion": .number(protocolVersion), "features": []]
        ]
      ]
    case "expandAttachedMacro": return expansion(of: message)
    case "loadPluginLibrary":
      return ["loadPluginLibraryResult": ["loaded": false, "diagnostics": []]]
    default:
      return ["expandMacroResult": ["expandedSource": nil, "diagnostics": []]]
    }
  }

  private static func expansion(of message: JSONValue) -> JSONValue {
    guard let declaration = PluginSource(message["declSyntax"]),
      // Beside it stands the name as it is written, with its module and with blanks behind it.
      let name = message["macro"]?["typeName"]?.string,
      let role = role(message["macroRole"]?.string)
    else { return ["expandMacroResult": ["expandedSource": "", "diagnostics": []]] }
    let conformances = message["conformanceListSyntax"]?["source"]?.string ?? ""
    let use = MacroUse(
      name, role: role, declaration: declaration.file,
      extendedType: message["extendedTypeSyntax"]?["source"]?.string.map(trimmed),
      missingConformances: names(in: conformances),
      surroundings: (message["lexicalContext"]?.array ?? []).compactMap {
        $0["source"]?.string.map { Array($0.utf8) }
      })
    let expansion = MacroExpander.expand(use)
    return [
      "expandMacroResult": [
        "expandedSource": .string(expansion.source),
        "diagnostics": .array(expansion.diagnostics.map { diagnostic($0, in: declaration) }),
      ]
    ]
  }

  private static func role(_ name: String?) -> MacroUse.Role? {
    switch name {
    case "member": .member
    case "extension": .extensions
    case "peer": .peer
    default: nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined()
  }

  /// Of `struct Placeholder: A, M.B {}` that is `A` and `B`.
  private static func names(in placeholder: String) -> Set<String> {
    guard let colon = placeholder.firstIndex(of: ":") else { return [] }
    let list = placeholder[colon...].dropFirst().prefix { $0 != "{" }
    return Set(
      list.split(separator: ",").compactMap { name in
        trimmed(String(name)).split(separator: ".").last.map(String.init)
      })
  }

  private static func diagnostic(_ diagnostic: Diagnostic, in source: PluginSource) -> JSONValue {
    let offset = source.offset(of: diagnostic.location)
    let path = JSONValue.string(source.file.path)
    var fixes: [JSONValue] = []
    if let fix = diagnostic.fix {
      let start = source.offset(of: fix.location)
      fixes = [
        [
          "message": .string(fix.message),
          "changes": [
            [
              "range": [
                "fileName": path, "startOffset": .number(start),
                "endOffset": .number(start + fix.length),
              ], "newText": .string(fix.text),
            ]
          ],
        ]
      ]
    }
    return [
      "message": .string(diagnostic.message), "severity": .string(diagnostic.severity.rawValue),
      "position": ["fileName": path, "offset": .number(offset)], "highlights": [], "notes": [],
      "fixIts": .array(fixes),
    ]
  }
}
