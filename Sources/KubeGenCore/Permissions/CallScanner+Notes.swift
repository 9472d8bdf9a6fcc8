extension CallScanner {
  private mutating func need(
    _ collection: TypeText, _ needs: [MethodVerbs.Need], _ call: String, at token: Int
  ) {
    found.needs.append(
      .init(
        kind: collection.arguments.first, needs: needs, reach: collection.reach ?? .any,
        reason: .init(place: place(token), call: call), context: context))
  }

  /// Notes what a value asks for that is made.
  mutating func noteMaking(_ type: TypeText, _ arguments: [CallArgument], _ open: Int) {
    let token = max(0, open - 1)
    if MethodVerbs.watching.contains(type.name), let first = arguments.first {
      noteWatching(first, type.name, token)
    }
    guard let fixed = MethodVerbs.ofTypes[type.name] else { return }
    var reach = Reach.any
    if type.name != "EventRecorder" {
      let namespace = arguments.first { $0.label == "namespace" }
      reach = namespace.map { self.reach(at: $0.start) } ?? .own
    }
    found.fixed.append(
      .init(
        group: fixed.group, resource: fixed.resource, verbs: fixed.verbs, reach: reach,
        reason: .init(place: place(token), call: type.name)))
  }

  private mutating func noteWatching(_ argument: CallArgument, _ name: String, _ token: Int) {
    guard let watched = type(of: argument) else {
      found.blank("It cannot be told which kind '\(name)' watches.", at: place(token))
      return
    }
    if watched.name == "Store" { return }
    guard watched.isCollection else { return }
    need(watched, [.init("list"), .init("watch")], name, at: token)
  }

  /// Notes what a call asks for.
  mutating func noteCall(
    _ name: String, _ receiver: TypeText?, _ arguments: [CallArgument], _ token: Int
  ) {
    if name == "apply", let definition = arguments.first(where: { $0.label == "crd" }) {
      noteDefinition(definition, token)
      return
    }
    if let receiver, receiver.isCollection {
      noteRequest(name, receiver, arguments, token)
      return
    }
    noteOwner(name, receiver, arguments, token)
    if receiver?.name == "Controller" || receiver == nil, MethodVerbs.related.contains(name),
      let first = arguments.first, first.label == nil
    {
      if receiver == nil, type(of: first)?.isCollection != true { return }
      noteWatching(first, name, token)
    } else if receiver?.name == "Client", MethodVerbs.byHand.contains(name) {
      found.blank("A request that is made by hand is not looked into.", at: place(token))
    } else if receiver == nil, index.functions[name] == nil {
      if isRequest(name, arguments) {
        found.blank("It cannot be told which kind '\(name)' is about.", at: place(token))
      } else if isAwaited, token > 0, tokens[token - 1].kind == .period,
        MethodVerbs.usual.contains(name) || MethodVerbs.ofCollections[name] != nil
      {
        found.blank(
          "It cannot be told what '\(name)' is called on. If that is an Api, its kind is missing.",
          at: place(token))
      }
    }
  }

  /// Whether a call is one of the client's by its look.
  private func isRequest(_ name: String, _ arguments: [CallArgument]) -> Bool {
    MethodVerbs.distinctive.contains(name)
      || name == "apply" && arguments.contains { $0.label == "fieldManager" }
  }

  private mutating func noteRequest(
    _ name: String, _ receiver: TypeText, _ arguments: [CallArgument], _ token: Int
  ) {
    var needs = MethodVerbs.ofCollections[name] ?? []
    if ["patch", "merge", "apply"].contains(name),
      let part = arguments.first(where: { $0.label == "subresource" })
    {
      needs = subresource(part, "patch", token).map { [$0] } ?? []
    } else if let verb = MethodVerbs.ofSubresources[name], let part = arguments.first {
      needs = subresource(part, verb, token).map { [$0] } ?? []
    }
    if needs.isEmpty { return }
    var collection = receiver
    if collection.arguments.isEmpty, let first = arguments.first, let type = type(of: first) {
      // `Api(client, namespace: "a").create(pod)`
      collection.arguments = [type]
    }
    need(collection, needs, name, at: token)
  }

  private mutating func subresource(
    _ argument: CallArgument, _ verb: String, _ token: Int
  ) -> MethodVerbs.Need? {
    guard case .named(let name) = reach(at: argument.start) else {
      found.blank("The subresource is not written out here.", at: place(token))
      return nil
    }
    return .init(verb, name)
  }

  /// `client.apply(crd: Website.crd(), …)` waits until the kind is served.
  private mutating func noteDefinition(_ argument: CallArgument, _ token: Int) {
    let reason = CallFindings.Reason(place: place(token), call: "apply(crd:)")
    found.fixed.append(
      .init(
        group: "apiextensions.k8s.io", resource: "customresourcedefinitions",
        verbs: ["list", "watch", "create", "patch"], reach: .any, reason: reason))
    let start = argument.start
    guard start + 2 < tokens.count, text(start + 2) == "crd" else {
      found.blank(
        "The program must be allowed to list the kind whose definition is applied, too, which is not "
          + "named here.", at: place(token))
      return
    }
    found.needs.append(
      .init(
        kind: resolved(TypeText(text(start))), needs: [.init("list")], reach: .any, reason: reason,
        context: context))
  }

  /// An owner whose deletion is blocked must be one whose finalizers may be changed.
  private mutating func noteOwner(
    _ name: String, _ receiver: TypeText?, _ arguments: [CallArgument], _ token: Int
  ) {
    let blocks = arguments.first { $0.label == "blockOwnerDeletion" }.map { text($0.start) }
    var owner: TypeText?
    switch name {
    case "ownerReference":
      guard blocks != "false", blocks != "nil" else { return }
      owner = receiver
    case "setControllerOwner" where blocks != "false", "addOwner" where blocks == "true":
      owner = arguments.first.flatMap { type(of: $0) }
    default: return
    }
    guard let owner else {
      found.blank(
        "An owner waits for what it owns here, and the program may have to be allowed to update the "
          + "owner's finalizers; it cannot be told which kind it is.", at: place(token))
      return
    }
    found.needs.append(
      .init(
        kind: owner, needs: [.init("update", "finalizers")], reach: .any,
        reason: .init(place: place(token), call: name), context: context))
  }

  /// The result of what the sources declare, and what its generic parameters are in this call.
  mutating func bind(
    _ name: String, _ receiver: TypeText?, _ arguments: [CallArgument], _ isFirst: Bool
  ) -> TypeText? {
    let all = (index.functions[name] ?? []).filter { fits($0, arguments) }
    let own = all.filter { $0.owner != nil && $0.owner == (receiver?.name ?? context.owner) }
    let candidates = own.isEmpty ? all : own
    var results: Set<TypeText?> = []
    for function in candidates {
      var types: [String: TypeText] = [:]
      if let receiver, let parameters = index.generics[receiver.name],
        parameters.count == receiver.arguments.count
      {
        types = Dictionary(zip(parameters, receiver.arguments)) { a, _ in a }
      }
      for (parameter, argument) in matched(function, arguments) {
        guard let pattern = parameter.type.map(resolved), pattern.mentions(function.generics),
          let type = metatype(argument) ?? type(of: argument)
        else { continue }
        unify(pattern, type, function.generics, &types)
      }
      if isFirst, !function.generics.isEmpty {
        found.calls[function.id, default: []].append(.init(types: types, context: context))
        if function.owner == nil, index.generics[name] != nil, !types.isEmpty {
          found.types[name, default: []].append(.init(types: types, context: context))
        }
      }
      results.insert(function.result.map { resolved($0).substituting(types) })
    }
    return results.count == 1 ? results.first ?? nil : nil
  }

  /// `Pod.self` is an argument for `T.Type`.
  private func metatype(_ argument: CallArgument) -> TypeText? {
    let start = argument.start
    guard start + 2 < tokens.count, text(start + 2) == "self", tokens[start + 1].kind == .period
    else { return nil }
    return TypeText("\(text(start)).Type")
  }

  private func fits(_ function: SourceIndex.Function, _ arguments: [CallArgument]) -> Bool {
    let labels = Set(function.parameters.map(\.label))
    return arguments.count <= function.parameters.count
      && arguments.allSatisfy { labels.contains($0.label) }
  }

  private func matched(
    _ function: SourceIndex.Function, _ arguments: [CallArgument]
  ) -> [(SourceIndex.Parameter, CallArgument)] {
    var rest = arguments[...]
    return function.parameters.compactMap { parameter in
      guard let next = rest.first, next.label == parameter.label else { return nil }
      rest.removeFirst()
      return (parameter, next)
    }
  }

  private func unify(
    _ pattern: TypeText, _ type: TypeText, _ generics: Set<String>,
    _ types: inout [String: TypeText]
  ) {
    if generics.contains(pattern.name) {
      if types[pattern.name] == nil { types[pattern.name] = type }
      return
    }
    if pattern.name.hasSuffix(".Type"), type.name.hasSuffix(".Type") {
      let name = String(pattern.name.dropLast(5))
      if generics.contains(name) { types[name] = resolved(TypeText(String(type.name.dropLast(5)))) }
      return
    }
    guard pattern.name == type.name || pattern.isCollection && type.isCollection else { return }
    for (pattern, type) in zip(pattern.arguments, type.arguments) {
      unify(pattern, type, generics, &types)
    }
  }
}
