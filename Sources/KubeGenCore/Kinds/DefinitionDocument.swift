extension KindDefinition {
  /// The CustomResourceDefinition.
  var node: Node {
    let kube = versions.first?.root.kube
    let group = kube?.group.value ?? ""
    var metadata: [Node.Member] = [Node.Member("name", Node(.string("\(plural).\(group)")))]
    Self.add("labels", labels, to: &metadata)
    Self.add("annotations", annotations, to: &metadata)
    var names = [
      Node.Member("kind", Node(.string(kube?.kind.value ?? ""))),
      Node.Member("listKind", Node(.string(listKind))),
      Node.Member("plural", Node(.string(plural))),
      Node.Member("singular", Node(.string(singular))),
    ]
    Self.add("shortNames", shortNames, to: &names)
    Self.add("categories", categories, to: &names)
    let spec = [
      Node.Member("group", Node(.string(group))),
      Node.Member("names", Node(.mapping(names))),
      Node.Member("scope", Node(.string(isNamespaced ? "Namespaced" : "Cluster"))),
      Node.Member("versions", Node(.sequence(versions.indices.map(version)))),
    ]
    return [
      "apiVersion": "apiextensions.k8s.io/v1",
      "kind": "CustomResourceDefinition",
      "metadata": Node(.mapping(metadata)),
      "spec": Node(.mapping(spec)),
    ]
  }

  private func version(_ index: Int) -> Node {
    let version = versions[index]
    let kube = version.root.kube
    var members = [
      Node.Member("name", Node(.string(kube.version.value))),
      Node.Member("served", Node(.bool(kube.served?.value ?? true))),
      Node.Member("storage", Node(.bool(isStored(index)))),
    ]
    if let deprecation = kube.deprecation {
      members.append(Node.Member("deprecated", true))
      if case .warning(let text) = deprecation {
        members.append(Node.Member("deprecationWarning", Node(.string(text.value))))
      }
    }
    members.append(Node.Member("schema", ["openAPIV3Schema": version.schema.node]))
    if let subresources = Self.subresources(of: version) {
      members.append(Node.Member("subresources", subresources))
    }
    if !kube.selectable.isEmpty {
      let fields = kube.selectable.map { path in
        Node(.mapping([Node.Member("jsonPath", Node(.string(path.value)))]))
      }
      members.append(Node.Member("selectableFields", Node(.sequence(fields))))
    }
    if !kube.printColumns.isEmpty {
      let columns = Node(.sequence(kube.printColumns.map(Self.column)))
      members.append(Node.Member("additionalPrinterColumns", columns))
    }
    return Node(.mapping(members))
  }

  private static func subresources(of version: VersionSchema) -> Node? {
    var members: [Node.Member] = []
    if version.root.kube.status != nil {
      members.append(Node.Member("status", Node(.mapping([]))))
    }
    if let scale = version.root.kube.scale {
      var paths = [
        Node.Member("specReplicasPath", Node(.string(scale.specReplicas.value))),
        Node.Member("statusReplicasPath", Node(.string(scale.statusReplicas.value))),
      ]
      if let selector = scale.labelSelector {
        paths.append(Node.Member("labelSelectorPath", Node(.string(selector.value))))
      }
      members.append(Node.Member("scale", Node(.mapping(paths))))
    }
    return members.isEmpty ? nil : Node(.mapping(members))
  }

  private static func column(_ column: KubeAnnotation.PrintColumn) -> Node {
    var members = [
      Node.Member("name", Node(.string(column.name.value))),
      Node.Member("type", Node(.string(column.type.value))),
      Node.Member("jsonPath", Node(.string(column.jsonPath.value))),
    ]
    if let description = column.description {
      members.append(Node.Member("description", Node(.string(description))))
    }
    if let format = column.format {
      members.append(Node.Member("format", Node(.string(format.value))))
    }
    if let priority = column.priority {
      members.append(Node.Member("priority", Node(.integer(priority))))
    }
    return Node(.mapping(members))
  }

  private static func add(_ key: String, _ names: [String], to members: inout [Node.Member]) {
    guard !names.isEmpty else { return }
    members.append(Node.Member(key, Node(.sequence(names.map { Node(.string($0)) }))))
  }

  private static func add(
    _ key: String, _ pairs: [String: String], to members: inout [Node.Member]
  ) {
    guard !pairs.isEmpty else { return }
    let sorted = pairs.sorted { $0.key < $1.key }
    let nodes = sorted.map { Node.Member($0.key, Node(.string($0.value))) }
    members.append(Node.Member(key, Node(.mapping(nodes))))
  }
}
