/// Whether a macro stands where it has something to do.
struct MacroPlacement {
  private let use: MacroUse
  private let table: DeclarationTable

  init(_ use: MacroUse, _ table: DeclarationTable) {
    self.use = use
    self.table = table
  }

  /// The struct or enum that the macro stands at; nil, and a diagnostic, if it is none.
  func type(_ diagnostics: inout Diagnostics) -> Declaration? {
    guard let declaration = table.found.first else { return nil }
    let name = declaration.name.last
    switch declaration.kind {
    case .structure, .enumeration: break
    case .other(let keyword):
      let article = keyword == "actor" ? "an" : "a"
      diagnostics.error(
        "'@\(use.name)' stands above a struct or an enum, and '\(name)' is \(article) \(keyword).",
        at: declaration.place,
        fix: declaration.keywordPlace.map {
          Fix("Make it a struct.", replacing: keyword.utf8.count, at: $0, with: "struct")
        })
      return nil
    case .alias: return nil
    }
    if declaration.isGeneric || isInGenericType {
      diagnostics.error(
        "'\(name)' is generic, and a schema is made of plain types. Write a struct of its own for each "
          + "use.", at: declaration.place)
      return nil
    }
    return declaration
  }

  private var isInGenericType: Bool {
    use.surroundings.contains { text in
      DeclarationTable(macroAt: InputFile(path: "", bytes: text)).found.first?.isGeneric == true
    }
  }

  /// Of a macro that only says something to another one, whether that is there.
  func check(_ diagnostics: inout Diagnostics) {
    let macro = use.name
    guard let place = MacroAttributes.place(of: macro, in: table) else { return }
    if let declaration = table.found.first {
      switch declaration.kind {
      case .alias:
        diagnostics.error(
          "A macro does not see what stands above a typealias. Write '@\(macro)' above the properties of "
            + "the type, or make it a struct with '@KubeSchema'.", at: place)
      case .structure, .enumeration, .other:
        let needsKube = MacroNames.annotations[macro]?.hasPrefix("kube") == true
        let form = declaration.macro
        if needsKube, form != .kube {
          diagnostics.error(
            "'@\(macro)' needs a '@Kube(group: …, version: …, kind: …)' beside it.", at: place)
        } else if form == nil {
          diagnostics.error(
            "'@\(macro)' says something to '@KubeSchema' or '@Kube', and there is neither here.",
            at: place,
            fix: Fix("Write '@KubeSchema'.", replacing: 0, at: place, with: "@KubeSchema "))
        }
      }
      return
    }
    let parent = use.surroundings.first.map {
      DeclarationTable(macroAt: InputFile(path: "", bytes: $0)).found.first
    }
    guard parent??.macro == nil else { return }
    let name = parent.flatMap { $0?.name.last }.map { ", and '\($0)' has neither" } ?? ""
    diagnostics.error(
      "'@\(macro)' stands above members of a type with '@KubeSchema' or '@Kube'\(name). Write "
        + "'@KubeSchema' above the type.", at: place)
  }
}
