/// Makes Swift types of the kinds in a Kubernetes API.
package enum OpenAPIFrontEnd {
  /// The types that the selection asks for and all that they refer to, except for those that
  /// KubeCore has: a unit for each group and version, and one for what all groups share.
  ///
  /// - Parameter chosen: Other Swift names for some kinds.
  package static func units(
    model: APIModel, selection: [ResourceSelector], chosen: ChosenNames = ChosenNames(),
    diagnostics: inout Diagnostics
  ) -> [SourceUnit] {
    let served = ServedDefinitions(model)
    let resolver = SelectorResolver(model)
    var closure = OpenAPIClosure(model, served: served) { name in
      BaseTypes.name(for: name) != nil || isHandWritten(name)
    }
    var asked: [(definition: String, selector: ResourceSelector)] = []
    for selector in selection {
      let roots = resolver.definitions(for: selector, diagnostics: &diagnostics)
      if roots.count == 1 { asked += roots.map { ($0, selector) } }
      closure.add(roots, from: selector.location, diagnostics: &diagnostics)
    }
    var names = OpenAPITypeNames(models: [model, .bundled], fixed: BaseTypes.names)
    let given = names
    names.rename(chosen)
    for (definition, selector) in asked
    where given[definition] == names[definition] && served.element(ofList: definition) == nil {
      noteOtherName(definition, names, selector, &diagnostics)
    }
    let translator = OpenAPITranslator(model: model, served: served, names: names, isBase: false)
    warnOfAnonymousTypes(closure.definitions, model, &diagnostics)
    return units(of: closure.definitions, translator)
  }

  /// The generated part of KubeCore, made from the newest bundled model.
  package static func baseUnits(diagnostics: inout Diagnostics) -> [SourceUnit] {
    baseUnits(model: .bundled, diagnostics: &diagnostics)
  }

  package static func baseUnits(model: APIModel, diagnostics: inout Diagnostics) -> [SourceUnit] {
    let served = ServedDefinitions(model)
    let place = SourceLocation(path: model.path ?? model.origin)
    for name in BaseTypes.names.keys.sorted() where model[name] == nil {
      diagnostics.error("\(model.origin) lacks '\(name)', which KubeCore has.", at: place)
    }
    var closure = OpenAPIClosure(model, served: served, excluding: isHandWritten)
    closure.add(BaseTypes.names.keys.sorted(), from: place, diagnostics: &diagnostics)
    let names = OpenAPITypeNames(models: [model], fixed: BaseTypes.names)
    let translator = OpenAPITranslator(model: model, served: served, names: names, isBase: true)
    for name in closure.definitions.sorted() where BaseTypes.name(for: name) == nil {
      guard let definition = model[name], translator.type(for: definition) != nil else { continue }
      diagnostics.error(
        "KubeCore's types refer to '\(name)', but the table BaseTypes lacks it.", at: place)
    }
    return units(of: closure.definitions, translator)
  }

  private static func isHandWritten(_ definition: String) -> Bool {
    HandWrittenTypes.scalar(for: definition) != nil
      || HandWrittenTypes.name(for: definition) != nil
  }

  private static func units(
    of definitions: Set<String>, _ translator: OpenAPITranslator
  ) -> [SourceUnit] {
    let groupVersions = PackageVersions(translator.model)
    var units: [String: SourceUnit] = [:]
    var wordTypes = WordTypes()
    for name in definitions.sorted() {
      guard let definition = translator.model[name], let type = translator.type(for: definition)
      else { continue }
      let (unit, title) = groupVersions.unit(for: DefinitionName(name))
      units[
        unit,
        default: SourceUnit(
          name: unit, origin: "\(translator.model.origin) \(title)", types: [])
      ].types += [type] + (translator.isBase ? [] : wordTypes.types(of: definition, in: type.name))
    }
    return units.values.map { unit in
      var unit = unit
      unit.types.sort { $0.name < $1.name }
      return unit
    }.sorted { $0.name < $1.name }
  }

  /// Says that a kind which was asked for by name is a type of another, as one looks for it in vain.
  private static func noteOtherName(
    _ definition: String, _ names: OpenAPITypeNames, _ selector: ResourceSelector,
    _ diagnostics: inout Diagnostics
  ) {
    let plain = DefinitionName(definition).last
    guard let name = names[definition], name != plain else { return }
    diagnostics.note(
      "'\(selector.text)' is the type \(name), since another group or version has the name "
        + "\(plain); 'rename' gives it another.", at: selector.location)
  }

  private static func warnOfAnonymousTypes(
    _ definitions: Set<String>, _ model: APIModel, _ diagnostics: inout Diagnostics
  ) {
    for name in definitions.sorted() {
      guard let definition = model[name] else { continue }
      let properties = definition.properties.filter(\.type.isAnonymous).map { "'\($0.name)'" }
      guard !properties.isEmpty else { continue }
      diagnostics.warning(
        "\(name) lists the members of \(properties.joined(separator: ", ")) in place, as custom "
          + "resources do; they become JSONValue. Put the CustomResourceDefinition under 'crds' "
          + "instead to have types for them.",
        at: definition.location ?? SourceLocation(path: model.path ?? model.origin))
    }
  }
}
