import KubeCore
import KubeJSON
import KubeSchema

/// The number of replicas of an object, and how many there are, in one form for all kinds.
struct ScaleView {
  /// Where the object has them; the selector is a text, or for built-in kinds a selector.
  var replicas: [String]
  var current: [String]
  var selector: [String]?

  static let builtIn = ScaleView(
    replicas: ["spec", "replicas"], current: ["status", "replicas"],
    selector: ["spec", "selector"])

  /// As a version of a definition says; nil if it has no scale.
  init?(version: JSONValue) {
    guard let scale = version["subresources"]?["scale"],
      let replicas = Self.path(scale["specReplicasPath"]),
      let current = Self.path(scale["statusReplicasPath"])
    else { return nil }
    self.init(
      replicas: replicas, current: current, selector: Self.path(scale["labelSelectorPath"]))
  }

  private init(replicas: [String], current: [String], selector: [String]?) {
    self.replicas = replicas
    self.current = current
    self.selector = selector
  }

  private static func path(_ value: JSONValue?) -> [String]? {
    guard let text = value?.string, text.hasPrefix(".") else { return nil }
    return text.dropFirst().split(separator: ".").map(String.init)
  }

  func scale(of object: JSONValue) -> JSONValue {
    let metadata = object["metadata"] ?? [:]
    var shown: JSONValue = [:]
    for name in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
      shown[name] = metadata[name]
    }
    var spec: JSONValue = [:]
    if let count = Self.value(object, replicas)?.int, count != 0 {
      spec["replicas"] = .number(count)
    }
    var status: JSONValue = ["replicas": .number(Self.value(object, current)?.int ?? 0)]
    if let text = selectorText(object), !text.isEmpty { status["selector"] = .string(text) }
    return [
      "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": shown, "spec": spec,
      "status": status,
    ]
  }

  private func selectorText(_ object: JSONValue) -> String? {
    guard let value = selector.flatMap({ Self.value(object, $0) }) else { return nil }
    if let text = value.string { return text }
    if object.text("kind") == "ReplicationController" {
      return LabelSelectorCheck.text(["matchLabels": value])
    }
    return LabelSelectorCheck.text(value)
  }

  private static func value(_ object: JSONValue, _ path: [String]) -> JSONValue? {
    path.reduce(object) { $0?[$1] }
  }

  func setReplicas(_ object: inout JSONValue, _ count: Int) {
    Self.set(&object, replicas[...], .number(count))
  }

  private static func set(_ object: inout JSONValue, _ path: ArraySlice<String>, _ value: JSONValue)
  {
    guard let name = path.first else {
      object = value
      return
    }
    var member = object[name] ?? [:]
    set(&member, path.dropFirst(), value)
    object[name] = member
  }
}

extension ResourceCall {
  func scale(_ name: String, _ verb: String) async throws(Refusal) -> ServerAnswer {
    guard let view = scaleView else { throw .resourceNotFound }
    let call = try call(as: SubresourceKinds.scale)
    switch verb {
    case "get":
      let object = try value(stored(name))
      if let scale = resource.custom?.version.scale {
        return try call.answer(200, CustomScale.scale(of: object, scale))
      }
      return try call.answer(200, view.scale(of: object))
    case "update":
      let options = try call.writeOptions("UpdateOptions")
      let body = try call.readBody()
      if resource.custom != nil { try CustomScale.checkKind(of: body) }
      var (scale, warnings) = try call.decode(body, options.validation)
      try call.checkNamespace(&scale)
      try call.checkName(scale, name)
      let given = scale
      return try rescale(name, view, call, options, isApplied: false, warnings) {
        (_) throws(Refusal) in given
      }
    default: return try patchScale(name, view, call)
    }
  }

  private func patchScale(
    _ name: String, _ view: ScaleView, _ call: ResourceCall
  ) throws(Refusal) -> ServerAnswer {
    let options = try call.writeOptions("PatchOptions")
    let kind: ObjectPatch.Kind
    switch request.contentType {
    case "application/json-patch+json": kind = .json
    case "application/merge-patch+json": kind = .merge
    case "application/strategic-merge-patch+json" where resource.custom == nil:
      kind = .strategicMerge
    case "application/apply-patch+yaml": return try applyScale(name, view, call, options)
    default: throw unsupportedPatch
    }
    let patch = ObjectPatch(kind: kind, bytes: request.body, validation: options.validation)
    let target = DecodingTarget(call.resource)
    return try rescale(name, view, call, options, isApplied: false, []) {
      (old) throws(Refusal) in
      var patched = try patch.apply(to: old, as: target).object
      if patched["metadata"]?.members == nil { patched["metadata"] = [:] }
      try call.checkNamespace(&patched)
      try call.checkName(patched, name)
      return patched
    }
  }

  private func applyScale(
    _ name: String, _ view: ScaleView, _ call: ResourceCall, _ options: WriteOptions
  ) throws(Refusal) -> ServerAnswer {
    guard options.hasManager else {
      throw .invalid(
        GroupKind(group: "meta.k8s.io", kind: "PatchOptions"), "",
        [.required("fieldManager", "is required for apply patch")])
    }
    let body = try YAMLBody.readApplied(request.body)
    let context = call.fieldContext(options, subresource: "scale")
    let target = DecodingTarget(call.resource)
    let isCustom = resource.custom != nil
    return try rescale(name, view, call, options, isApplied: true, []) {
      (old) throws(Refusal) in
      let applied = try FieldManager.apply(
        live: old, patch: body.value, force: options.force ?? false, context: context)
      if isCustom {
        throw .unforeseen(
          "failed to convert new object (/\(name); autoscaling/v1, Kind=Scale) to proper version: "
            + "request to convert CR to an invalid group/version: autoscaling/v1")
      }
      return try BodyDecoding.convertApplied(applied, as: target)
    }
  }

  /// Writes a number of replicas into the object.
  ///
  /// - Parameter change: gets the scale with the managers that own it.
  private func rescale(
    _ name: String, _ view: ScaleView, _ call: ResourceCall, _ options: WriteOptions,
    isApplied: Bool, _ warnings: [String], _ change: (JSONValue) throws(Refusal) -> JSONValue
  ) throws(Refusal) -> ServerAnswer {
    let fields = ScaleFields(paths: scalePaths(view))
    let written = try replace(name, options, subresource: "scale", isTracked: true) {
      (old) throws(Refusal) in
      var before = view.scale(of: old)
      before["metadata"]?["managedFields"] = fields.ofScale(old["metadata"]?["managedFields"])
      var scale = try change(before)
      if !isApplied {
        scale = FieldManager.update(
          old: before, new: scale, context: call.fieldContext(options, subresource: "scale"))
      }
      let count = scale["spec"]?["replicas"]?.int ?? 0
      let version = scale["metadata"]?.text("resourceVersion")
      let isStale = version != nil && version != old["metadata"]?.text("resourceVersion")
      if count < 0, !isStale {
        throw .invalid(
          call.resource.groupKind, name, .nonNegative(.number(count), field: "spec.replicas"))
      }
      var object = old
      view.setReplicas(&object, count)
      let given = scale["metadata"]?.text("resourceVersion")
      object["metadata"]?["resourceVersion"] =
        given.map { .string($0) }
        ?? (resource.custom == nil ? nil : old["metadata"]?["resourceVersion"])
      if let uid = scale["metadata"]?.text("uid") { object["metadata"]?["uid"] = .string(uid) }
      object["metadata"]?["managedFields"] = fields.ofObject(
        old["metadata"]?["managedFields"], scale: scale["metadata"]?["managedFields"],
        apiVersion: resource.apiVersion)
      return object
    }
    return try call.answer(
      200, view.scale(of: resource.fromStorage(written.new)),
      warnings: warnings + written.warnings)
  }

  private var scaleView: ScaleView? {
    guard resource.custom != nil else { return .builtIn }
    return versions.first { $0["name"]?.string == resource.identity.version }
      .flatMap { ScaleView(version: $0) }
  }

  /// The versions of the definition of a custom resource.
  private var versions: [JSONValue] {
    guard let custom = resource.custom else { return [] }
    let definitions = GroupResource(
      group: "apiextensions.k8s.io", resource: "customresourcedefinitions")
    let key = StorageKey(namespace: "", name: custom.definition)
    return server.store.object(definitions, key)?.value["spec"]?.items("versions") ?? []
  }

  private func scalePaths(_ view: ScaleView) -> [String: [String]?] {
    guard resource.custom != nil else { return [resource.apiVersion: view.replicas] }
    return versions.reduce(into: [:]) { paths, version in
      let name = version["name"]?.string ?? ""
      paths["\(resource.identity.group)/\(name)"] = .some(ScaleView(version: version)?.replicas)
    }
  }
}
