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
    for selector in selection {
      let roots = resolver.definitions(for: selector, diagnostics: &diagnostics)
      closure.add(roots, from: selector.location, diagnostics: &diagnostics)
    }
    var names = OpenAPITypeNames(models: [model, .bundled], fixed: BaseTypes.names)
    names.rename(chosen)
    let translator = OpenAPITranslator(model: model, served: served, names: names, isBase: false)
    warnOfAnonymousTypes(closure.definitions, model, &diagnostics)
    noteOtherNames(closure.definitions, names, selection, &diagnostics)
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
    for name in definitions.sorted() {
      guard let definition = translator.model[name], let type = translator.type(for: definition)
      else { continue }
      let (unit, title) = groupVersions.unit(for: DefinitionName(name))
      units[
        unit,
        default: SourceUnit(
          name: unit, origin: "\(translator.model.origin) \(title)", types: [])
      ].types.append(type)
    }
    return units.values.map { unit in
      var unit = unit
      unit.types.sort { $0.name < $1.name }
      return unit
    }.sorted { $0.name < $1.name }
  }

  /// Says which types are called otherwise than in Kubernetes, as one looks for them in vain.
  private static func noteOtherNames(
    _ definitions: Set<String>, _ names: OpenAPITypeNames, _ selection: [ResourceSelector],
    _ diagnostics: inout Diagnostics
  ) {
    guard let place = selection.first?.location, selection.allSatisfy({ $0.form != .everything })
    else { return }
    let others = definitions.sorted().compactMap { definition -> String? in
      guard let name = names[definition] else { return nil }
      let plain = DefinitionName(definition).last
      return name == plain ? nil : "\(name) is \(definition)"
    }
    guard !others.isEmpty else { return }
    let shown = others.prefix(10).joined(separator: ", ")
    let more = others.count > 10 ? ", and \(others.count - 10) more" : ""
    diagnostics.note(
      "Other groups or versions have the plain names of some types: \(shown)\(more). 'rename' in "
        + "kube-gen.yaml gives kinds other names.", at: place)
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
