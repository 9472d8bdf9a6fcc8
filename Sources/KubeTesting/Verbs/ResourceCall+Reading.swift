import KubeCore
import KubeJSON
import KubeSchema

extension ResourceCall {
  func get(_ name: String) async throws(Refusal) -> ServerAnswer {
    if let text = query["timeout"], !text.isEmpty { try Self.checkTimeout(text) }
    if query["export"] == "true" {
      throw .badRequest("the export parameter, deprecated since v1.14, is no longer supported")
    }
    if name == "." || name == ".." {
      throw .badRequest("Name parameter invalid: \"\(name)\": may not be '\(name)'")
    }
    if name.contains("/") { throw .resourceNotFound }
    let version = query["resourceVersion"] ?? ""
    try await waitForVersion(version, isUnforeseen: true)
    if !version.isEmpty, server.store.lags {
      guard let object = server.store.cachedSnapshot(storage).objects[key(name)] else {
        throw .notFound(resource.groupResource, name)
      }
      return try answer(200, stored: object)
    }
    return try answer(200, stored: stored(name))
  }

  /// Waits until the server has a revision, for three seconds.
  ///
  /// - Parameters:
  ///   - isUnforeseen: what is no version is a 500 where nobody checks it first.
  ///   - isCached: whether the watch cache must have it; else it is enough that it was written.
  func waitForVersion(
    _ text: String, isUnforeseen: Bool, isCached: Bool = true
  ) async throws(Refusal) {
    guard !text.isEmpty else { return }
    let version = try Self.version(text, isUnforeseen: isUnforeseen)
    if !isCached, version <= UInt64(server.store.revision) { return }
    guard version > UInt64(server.store.cachedRevision) else { return }
    let (server, store, clock) = (server, server.store, server.clock)
    await withTaskGroup(of: Void.self) { group in
      if server.controllers.runs {
        group.addTask { await server.controllers.drive(server) }
      }
      group.addTask {
        while version > UInt64(store.cachedRevision), !Task.isCancelled {
          await store.wait(nil, after: store.cachedRevision)
        }
      }
      group.addTask { try? await clock.sleep(for: .seconds(3)) }
      await group.next()
      group.cancelAll()
    }
    let current = server.store.cachedRevision
    guard version <= UInt64(current) else {
      throw Refusal(
        504, .timeout, "Timeout: Too large resource version: \(version), current: \(current)",
        Refusal.Details(
          causes: [
            FieldProblem(
              reason: "ResourceVersionTooLarge", message: "Too large resource version", field: nil)
          ], retryAfterSeconds: 1), retryAfterSeconds: 1)
    }
  }

  static func version(_ text: String, isUnforeseen: Bool) throws(Refusal) -> UInt64 {
    if let version = UInt64(text), !text.hasPrefix("+") { return version }
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    let why =
      "strconv.ParseUint: parsing \(GoText.quoted(text)): "
      + (isNumber ? "value out of range" : "invalid syntax")
    throw isUnforeseen
      ? .unforeseen("resourceVersion: Invalid value: \(GoText.quoted(text)): \(why)")
      : .badRequest(
        "invalid resource version: resourceVersion: Invalid value: \(GoText.quoted(text)): \(why)")
  }

  /// What a selector and a namespace let through.
  struct Selection: Sendable {
    var labels: LabelQuery
    var fields: [FieldRequirement]

    func selects(_ object: StoredObject) -> Bool {
      if !labels.isEmpty, !labels.matches(object.labels) { return false }
      return fields.allSatisfy { requirement in
        let value =
          switch requirement.field {
          case "metadata.name": object.key.name
          case "metadata.namespace": object.key.namespace
          default: object.fields[requirement.field] ?? ""
          }
        return (value == requirement.value) == (requirement.operator != .notEquals)
      }
    }

    var isAll: Bool { labels.isEmpty && fields.isEmpty }
  }

  func selection(_ options: ListOptions) throws(Refusal) -> Selection {
    let known = resource.selectableFieldNames
    for requirement in options.fields
    where !["metadata.name", "metadata.namespace"].contains(requirement.field)
      && !known.contains(requirement.field)
    {
      throw .badRequest(resource.unknownFieldMessage(requirement.field))
    }
    return Selection(labels: options.labels, fields: options.fields)
  }

  /// The path that the keys of the request begin with.
  var prefix: String { target.namespace.map { "\($0)/" } ?? "" }

  struct Page {
    var revision: Int
    var objects: [StoredObject] = []
    var token: String?
    var remaining: Int?
  }

  func page(_ options: ListOptions) async throws(Refusal) -> Page {
    try options.check()
    let selection = try selection(options)
    var limit = max(0, options.limit)
    var start = prefix
    var snapshot: (revision: Int, objects: ObjectIndex)
    if !options.token.isEmpty {
      if !options.version.isEmpty, options.version != "0" {
        throw .badRequest("specifying resource version is not allowed when using continue")
      }
      if options.version == "0" { limit = 0 }
      let token = try ContinueToken(parsing: options.token)
      let key = token.start.hasPrefix("/") ? String(token.start.dropFirst()) : token.start
      start = prefix + key
      if token.revision < 0 {
        snapshot = server.store.snapshot(storage)
      } else {
        try await waitForVersion(
          "\(token.revision)", isUnforeseen: false, isCached: false)
        guard let past = server.store.snapshot(storage, at: token.revision) else {
          throw .expiredToken(ContinueToken(revision: -1, start: key).text)
        }
        snapshot = (token.revision, past)
      }
    } else {
      let version =
        options.version.isEmpty
        ? 0 : try Self.version(options.version, isUnforeseen: false)
      let isExact =
        options.match == "Exact" || options.match.isEmpty && limit > 0 && version > 0
      try await waitForVersion(options.version, isUnforeseen: false, isCached: !isExact)
      if isExact {
        guard let past = server.store.snapshot(storage, at: Int(version)) else {
          throw Refusal(
            410, .expired, "The resourceVersion for the provided list is too old.")
        }
        snapshot = (Int(version), past)
      } else {
        if options.version == "0" { limit = 0 }
        // Only who names no version gets what is there at this moment.
        snapshot =
          options.version.isEmpty
          ? server.store.snapshot(storage) : server.store.cachedSnapshot(storage)
      }
    }
    var page = Page(revision: snapshot.revision)
    var remaining = 0
    var next: String?
    snapshot.objects.visit(prefix: prefix, from: start) { object in
      guard next == nil else {
        remaining += 1
        return true
      }
      guard selection.selects(object) else { return true }
      if limit > 0, page.objects.count == limit {
        remaining = 1
        next = object.key.path
        return selection.isAll
      }
      page.objects.append(object)
      return true
    }
    if next != nil, let last = page.objects.last {
      let path = last.key.path.dropFirst(prefix.count)
      page.token = ContinueToken(revision: snapshot.revision, start: "/\(path)\u{0}").text
      if selection.isAll { page.remaining = remaining }
    }
    return page
  }

  func list() async throws(Refusal) -> ServerAnswer {
    if let text = query["timeout"], !text.isEmpty { try Self.checkTimeout(text) }
    let page = try await page(try ListOptions(query))
    return try answer(page)
  }

  func answer(_ page: Page) throws(Refusal) -> ServerAnswer {
    var metadata: JSONValue = ["resourceVersion": .string("\(page.revision)")]
    if let token = page.token {
      metadata["continue"] = .string(token)
    } else if resource.custom != nil, form.shape == .whole {
      metadata["continue"] = ""
    }
    if let remaining = page.remaining { metadata["remainingItemCount"] = .number(remaining) }
    switch form.shape {
    case .whole where form.isPlain:
      let head: JSONValue = [
        "kind": .string(resource.listKind), "apiVersion": .string(resource.apiVersion),
        "metadata": metadata,
      ]
      var bytes = Array(head.text.utf8.dropLast()) + Array(",\"items\":[".utf8)
      for (index, object) in page.objects.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        appendItem(object, to: &bytes)
      }
      bytes += Array("]}\n".utf8)
      return ServerAnswer(200, contentType: form.contentType, bytes)
    default:
      let objects = page.objects.map { value($0) }
      return try ServerAnswer(
        200, contentType: form.contentType, encoded(shaped(list: objects, metadata)))
    }
  }

  /// Items of built-in lists do not say their kind; those of custom resources do.
  private func appendItem(_ object: StoredObject, to bytes: inout [UInt8]) {
    let item = self.bytes(object)
    let head = "{\"kind\":\"\(resource.kind)\",\"apiVersion\":\"\(resource.apiVersion)\","
    if resource.custom == nil, item.starts(with: head.utf8) {
      bytes.append(UInt8(ascii: "{"))
      bytes += item[head.utf8.count...]
    } else {
      bytes += item
    }
  }
}

extension Refusal {
  static func expiredToken(_ token: String) -> Refusal {
    var refusal = Refusal(
      410, .expired,
      "The provided continue parameter is too old to display a consistent list result. You can "
        + "start a new list without the continue parameter, or use the continue token in this "
        + "response to retrieve the remainder of the results. Continuing with the provided token "
        + "results in an inconsistent list - objects that were created, modified, or deleted "
        + "between the time the first chunk was returned and now may show up in the list.")
    refusal.token = token
    return refusal
  }
}

extension ServedResource {
  /// Beside name and namespace.
  var selectableFieldNames: Set<String> { SelectableFields.names(self) }

  func unknownFieldMessage(_ field: String) -> String {
    SelectableFields.message(self, field)
  }
}
