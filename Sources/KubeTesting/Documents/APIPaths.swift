import KubeCore
import KubeJSON

/// What a path offers, as OpenAPI documents of either version tell it.
struct APIPath: Sendable {
  var path: String
  var operations: [APIOperation]
  var parameters: [APIParameter]
}

struct APIOperation: Sendable {
  /// `get`, `put`, `post`, `delete`, `patch`
  var method: String
  /// `x-kubernetes-action`
  var action: String
  var id: String
  var tag: String
  var summary: String
  var kind: GroupVersionKind
  var parameters: [APIParameter]
  /// The definition of what is sent.
  var body: String?
  var isBodyRequired = true
  /// The definition of what is answered.
  var answer: String
  var codes: [Int]
  var isCustom: Bool
}

struct APIParameter: Sendable {
  var name: String
  var isInPath = false
  var type = "string"
  var description: String?

  static let pretty = APIParameter(name: "pretty")
  static let resourceVersion = APIParameter(name: "resourceVersion")
  static let write = [
    APIParameter(name: "dryRun"), APIParameter(name: "fieldManager"),
    APIParameter(name: "fieldValidation"),
  ]
  static let patch = write + [APIParameter(name: "force", type: "boolean")]
  static let delete = [
    APIParameter(name: "dryRun"), APIParameter(name: "gracePeriodSeconds", type: "integer"),
    APIParameter(name: "ignoreStoreReadErrorWithClusterBreakingPotential", type: "boolean"),
    APIParameter(name: "orphanDependents", type: "boolean"),
    APIParameter(name: "propagationPolicy"),
  ]
  static let list = [
    APIParameter(name: "allowWatchBookmarks", type: "boolean"), APIParameter(name: "continue"),
    APIParameter(name: "fieldSelector"), APIParameter(name: "labelSelector"),
    APIParameter(name: "limit", type: "integer"), resourceVersion,
    APIParameter(name: "resourceVersionMatch"),
    APIParameter(name: "sendInitialEvents", type: "boolean"), APIParameter(name: "shardSelector"),
    APIParameter(name: "timeoutSeconds", type: "integer"),
    APIParameter(name: "watch", type: "boolean"),
  ]
}

extension ServedResource {
  static let metaPackage = "io.k8s.apimachinery.pkg.apis.meta.v1"

  /// The full name of a definition in OpenAPI documents.
  ///
  /// - Parameter kind: nil for the resource's own.
  func definitionName(_ kind: GroupVersionKind? = nil) -> String {
    if let kind { return ProtobufBody.definition(kind.groupVersion.description, kind.kind) ?? "" }
    if custom == nil { return schema.name ?? "" }
    let group = identity.group.split(separator: ".").reversed().joined(separator: ".")
    return "\(group).\(identity.version).\(self.kind)"
  }

  var listDefinitionName: String {
    if custom == nil { return ProtobufBody.definition(apiVersion, listKind) ?? "" }
    let name = definitionName()
    return name.dropLast(kind.count) + listKind
  }

  var apiPaths: [APIPath] {
    let root =
      identity.group.isEmpty ? "/api/v1" : "/apis/\(identity.group)/\(identity.version)"
    let collection =
      isNamespaced
      ? "\(root)/namespaces/{namespace}/\(identity.resource)" : "\(root)/\(identity.resource)"
    let place =
      isNamespaced ? [APIParameter(name: "namespace", isInPath: true)] : []
    let name = APIParameter(name: "name", isInPath: true, description: "name of the \(kind)")
    var paths = [
      APIPath(
        path: collection, operations: collectionOperations, parameters: place + [.pretty]),
      APIPath(
        path: "\(collection)/{name}", operations: objectOperations,
        parameters: [name] + place + [.pretty]),
    ]
    for part in subresources {
      paths.append(
        APIPath(
          path: "\(collection)/{name}/\(part.name)", operations: operations(part),
          parameters: [name] + place + [.pretty]))
    }
    if isNamespaced, verbs.contains("list") {
      let operation = operation(
        "get", "list", "list", "", "ForAllNamespaces", isAcross: true,
        summary: "list objects of kind \(kind)", answer: listDefinitionName)
      let parameters = (APIParameter.list + [.pretty]).sorted { $0.name < $1.name }
      paths.append(
        APIPath(
          path: "\(root)/\(identity.resource)", operations: [operation], parameters: parameters))
    }
    return paths.filter { !$0.operations.isEmpty }
  }

  private var collectionOperations: [APIOperation] {
    var operations: [APIOperation] = []
    let own = definitionName()
    let status = "\(Self.metaPackage).Status"
    if verbs.contains("list") {
      operations.append(
        operation(
          "get", "list", "list", summary: "list objects of kind \(kind)",
          parameters: APIParameter.list, answer: listDefinitionName))
    }
    if verbs.contains("create") {
      operations.append(
        operation(
          "post", "post", "create", summary: "create a \(kind)", parameters: APIParameter.write,
          body: own, answer: own, codes: [200, 201, 202]))
    }
    if verbs.contains("deletecollection") {
      operations.append(
        operation(
          "delete", "deletecollection", "delete", "Collection",
          summary: "delete collection of \(kind)", parameters: APIParameter.list, answer: status))
    }
    return operations
  }

  private var objectOperations: [APIOperation] {
    var operations: [APIOperation] = []
    let own = definitionName()
    if verbs.contains("get") { operations.append(read(answer: own)) }
    if verbs.contains("update") { operations.append(replace(own)) }
    if verbs.contains("delete") {
      var delete = operation(
        "delete", "delete", "delete", summary: "delete a \(kind)",
        parameters: APIParameter.delete, body: "\(Self.metaPackage).DeleteOptions",
        answer: "\(Self.metaPackage).Status", codes: [200, 202])
      delete.isBodyRequired = false
      operations.append(delete)
    }
    if verbs.contains("patch") { operations.append(patch(own)) }
    return operations
  }

  private func operations(_ part: Subresource) -> [APIOperation] {
    let definition = definitionName(part.kind)
    guard !definition.isEmpty, part.name != "proxy" else { return [] }
    let suffix = part.name.prefix(1).uppercased() + part.name.dropFirst()
    let of = "\(part.name) of the specified"
    var operations: [APIOperation] = []
    if part.verbs.contains("get"), part.verbs.contains("patch") || part.name == "log" {
      operations.append(read(answer: definition, suffix, "read \(of)"))
    }
    if part.verbs.contains("update") {
      operations.append(replace(definition, suffix, "replace \(of)"))
    }
    if part.verbs.contains("create"), part.kind != nil {
      operations.append(
        operation(
          "post", "post", "create", "", suffix, summary: "create \(part.name) of a \(kind)",
          parameters: APIParameter.write, body: definition, answer: definition,
          codes: [200, 201, 202]))
    }
    if part.verbs.contains("patch") {
      operations.append(patch(definition, suffix, "partially update \(of)"))
    }
    return operations
  }

  private func read(
    answer: String, _ suffix: String = "", _ summary: String = "read the specified"
  ) -> APIOperation {
    operation(
      "get", "get", "read", "", suffix, summary: "\(summary) \(kind)",
      parameters: custom == nil ? [] : [.resourceVersion], answer: answer)
  }

  private func replace(
    _ definition: String, _ suffix: String = "", _ summary: String = "replace the specified"
  ) -> APIOperation {
    operation(
      "put", "put", "replace", "", suffix, summary: "\(summary) \(kind)",
      parameters: APIParameter.write, body: definition, answer: definition, codes: [200, 201])
  }

  private func patch(
    _ definition: String, _ suffix: String = "",
    _ summary: String = "partially update the specified"
  ) -> APIOperation {
    operation(
      "patch", "patch", "patch", "", suffix, summary: "\(summary) \(kind)",
      parameters: APIParameter.patch, body: "\(Self.metaPackage).Patch", answer: definition,
      codes: custom == nil ? [200, 201] : [200])
  }

  private func operation(
    _ method: String, _ action: String, _ verb: String, _ infix: String = "",
    _ suffix: String = "", isAcross: Bool = false, summary: String,
    parameters: [APIParameter] = [], body: String? = nil, answer: String, codes: [Int] = [200]
  ) -> APIOperation {
    let scope = isNamespaced && !isAcross ? "Namespaced" : ""
    return APIOperation(
      method: method, action: action,
      id: "\(verb)\(Self.capitalized(groupWord + [identity.version]))\(infix)\(scope)\(kind)"
        + suffix,
      tag: (groupWord.first ?? "") + Self.capitalized(groupWord.dropFirst())
        + "_\(identity.version)",
      summary: summary,
      kind: GroupVersionKind(group: identity.group, version: identity.version, kind: kind),
      parameters: parameters, body: body, answer: answer, codes: codes, isCustom: custom != nil)
  }

  private var groupWord: [String] {
    if identity.group.isEmpty { return ["core"] }
    var words = identity.group.split(separator: ".").map(String.init)
    if custom == nil, words.count > 2, words.suffix(2) == ["k8s", "io"] { words.removeLast(2) }
    return words
  }

  private static func capitalized(_ words: some Sequence<String>) -> String {
    words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
