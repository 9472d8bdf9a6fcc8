import KubeCore
import KubeJSON
import KubeSchema

/// What is wrong with a CustomResourceDefinition.
///
/// The server looks at it in a form in which what all versions have in common stands once, beside
/// the versions: that is where its paths come from.
struct DefinitionProblems {
  private var problems: [FieldProblem] = []
  private let spec: JSONValue
  private let definition: CustomDefinition
  private let versions: [JSONValue]
  /// Versions whose schemas are what they were; their rules may be as expensive as they are.
  private var unchanged: Set<String> = []

  private init(_ object: JSONValue) {
    spec = object["spec"] ?? [:]
    definition = CustomDefinition(object)
    versions = spec["versions"]?.array ?? []
  }

  static func ofCreation(_ object: JSONValue) -> [FieldProblem] {
    var found = DefinitionProblems(object)
    found.lookAtName()
    found.lookAtSpec()
    found.lookAtStatus(of: object)
    found.lookAtApproval(of: object, old: nil)
    found.lookAtPreserving(old: nil)
    return found.problems
  }

  static func ofUpdate(_ object: JSONValue, old: JSONValue) -> [FieldProblem] {
    var found = DefinitionProblems(object)
    found.findUnchanged(since: CustomDefinition(old))
    found.lookAtSpec()
    found.lookAtChanges(from: CustomDefinition(old), old)
    found.lookAtStatus(of: object)
    found.lookAtApproval(of: object, old: old)
    found.lookAtPreserving(old: old)
    return found.problems
  }

  static func ofStatusUpdate(_ object: JSONValue) -> [FieldProblem] {
    DefinitionNames.problems(
      CustomDefinition(object).acceptedNames, "status.acceptedNames")
  }

  private mutating func add(_ problem: FieldProblem) { problems.append(problem) }

  private mutating func findUnchanged(since old: CustomDefinition) {
    for version in definition.versions {
      guard let before = old.version(version.name), before.schema?.json == version.schema?.json
      else { continue }
      unchanged.insert(version.name)
    }
  }

  private mutating func lookAtName() {
    let required = "\(definition.names.plural).\(definition.group)"
    guard definition.name != required, !definition.name.isEmpty else { return }
    add(
      .invalid(
        "metadata.name", GoText.quoted(definition.name),
        "must be spec.names.plural+\".\"+spec.group"))
  }

  private mutating func lookAtSpec() {
    lookAtGroupAndScope()
    let schemas = versions.map { $0["schema"] }
    let sharedSchema = Self.shared(schemas)
    for (index, version) in definition.versions.enumerated() where version.schema == nil {
      add(.required("spec.versions[\(index)].schema.openAPIV3Schema"))
    }
    let hasDefaults = definition.versions.contains {
      $0.schema?.contains { $0.defaultValue != nil } ?? false
    }
    if hasDefaults, spec["preserveUnknownFields"]?.bool == true {
      add(
        .invalid(
          "spec.preserveUnknownFields", "true",
          "must be false in order to use defaults in the schema"))
    }
    for index in versions.indices { lookAtVersion(index, sharesSchema: sharedSchema) }
    lookAtVersionsTogether()
    lookAtNames()
    if sharedSchema, let version = definition.versions.first, let schema = version.schema {
      problems += SchemaProblems.of(
        schema, path: "spec.validation.openAPIV3Schema",
        hasStatus: definition.versions.contains(where: \.hasStatus),
        limitsRules: !unchanged.contains(version.name), defaults: DefaultProblems.of)
    }
    if let first = versions.first {
      if sharesSubresources {
        problems += SubresourceProblems.scale(first["subresources"], "spec.subresources")
      }
      if sharesColumns {
        problems += SubresourceProblems.columns(
          first["additionalPrinterColumns"], "spec.additionalPrinterColumns")
      }
      if sharesSelectableFields, let version = definition.versions.first {
        lookAtSelectableFields(version, "spec.selectableFields")
      }
    }
    problems += ConversionProblems.of(spec)
  }

  private mutating func lookAtGroupAndScope() {
    let group = definition.group
    let texts = NameCheck.subdomain(group)
    if group.isEmpty {
      add(.required("spec.group"))
    } else if !texts.isEmpty {
      add(.invalid("spec.group", GoText.quoted(group), texts.joined(separator: ",")))
    } else if !group.contains(".") {
      add(
        .invalid("spec.group", GoText.quoted(group), "should be a domain with at least one dot"))
    }
    let scope = spec["scope"]?.string ?? ""
    if scope.isEmpty {
      add(.required("spec.scope"))
    } else if scope != "Cluster", scope != "Namespaced" {
      add(.notSupported("spec.scope", GoText.quoted(scope), ["Cluster", "Namespaced"]))
    }
  }

  /// Whether all versions say the same, which then is said once.
  private static func shared(_ parts: [JSONValue?]) -> Bool {
    let parts = parts.map { $0 ?? .null }
    return parts.allSatisfy { $0 == parts.first }
  }

  private var sharesSubresources: Bool { Self.shared(versions.map { $0["subresources"] }) }
  private var sharesColumns: Bool {
    Self.shared(versions.map { $0["additionalPrinterColumns"] })
  }
  private var sharesSelectableFields: Bool {
    Self.shared(versions.map { $0["selectableFields"] })
  }

  private mutating func lookAtVersion(_ index: Int, sharesSchema: Bool) {
    let json = versions[index]
    let version = definition.versions[index]
    let path = "spec.versions[\(index)]"
    lookAtLabel(version.name, "\(path).name")
    if let warning = version.deprecationWarning {
      problems += Self.warningProblems(warning, version.isDeprecated).map {
        .invalid("\(path).deprecationWarning", GoText.quoted(warning), $0)
      }
    }
    if !sharesSchema, let schema = version.schema {
      problems += SchemaProblems.of(
        schema, path: "\(path).schema.openAPIV3Schema", hasStatus: version.hasStatus,
        limitsRules: !unchanged.contains(version.name),
        defaults: DefaultProblems.of)
    }
    if !sharesSubresources {
      problems += SubresourceProblems.scale(json["subresources"], "\(path).subresources")
    }
    if !sharesColumns {
      problems += SubresourceProblems.columns(
        json["additionalPrinterColumns"], "\(path).additionalPrinterColumns")
    }
    if !sharesSelectableFields, !version.selectableFields.isEmpty {
      lookAtSelectableFields(version, "\(path).selectableFields")
    }
  }

  private mutating func lookAtLabel(_ text: String, _ path: String) {
    let texts = NameCheck.dns1035Label(text)
    guard !texts.isEmpty else { return }
    add(.invalid(path, GoText.quoted(text), texts.joined(separator: ",")))
  }

  private static func warningProblems(_ warning: String, _ isDeprecated: Bool) -> [String] {
    if !isDeprecated { return ["can only be set for deprecated versions"] }
    var texts: [String] = []
    if warning.utf8.count > 256 { texts.append("must be <= 256 characters long") }
    if warning.isEmpty { texts.append("must not be an empty string") }
    var offset = 0
    for scalar in warning.unicodeScalars {
      guard GoText.isPrintable(scalar) else {
        texts.append(
          "must only contain printable UTF-8 characters; non-printable character found at index "
            + "\(offset)")
        break
      }
      offset += UTF8.width(scalar)
    }
    return texts
  }

  private mutating func lookAtVersionsTogether() {
    let names = versions.map { $0["name"]?.string ?? "" }
    if Set(names).count < names.count {
      add(.invalid("spec.versions", versionsText, "must contain unique version names"))
    }
    if definition.versions.count(where: \.isStorage) != 1 {
      add(
        .invalid(
          "spec.versions", versionsText,
          "must have exactly one version marked as storage version"))
    }
    if let first = names.first, !first.isEmpty { lookAtLabel(first, "spec.version") }
  }

  /// The versions as the server's own form has them.
  private var versionsText: String {
    let sharesSchema = Self.shared(versions.map { $0["schema"] })
    let texts = versions.map { version in
      func text(_ value: JSONValue?) -> String { value.map(GoText.untypedJSON) ?? "null" }
      let parts = [
        ("Name", text(version["name"] ?? "")), ("Served", text(version["served"] ?? false)),
        ("Storage", text(version["storage"] ?? false)),
        ("Deprecated", text(version["deprecated"] ?? false)),
        ("DeprecationWarning", text(version["deprecationWarning"])),
        ("Schema", sharesSchema ? "null" : text(version["schema"])),
        ("Subresources", sharesSubresources ? "null" : text(version["subresources"])),
        (
          "AdditionalPrinterColumns",
          sharesColumns ? "null" : text(version["additionalPrinterColumns"])
        ),
        (
          "SelectableFields",
          sharesSelectableFields ? "null" : text(version["selectableFields"])
        ),
      ]
      return "{\(parts.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
    }
    return "[\(texts.joined(separator: ","))]"
  }

  private mutating func lookAtNames() {
    for name in ["plural", "singular", "kind", "listKind"] {
      if (spec["names"]?[name]?.string ?? "").isEmpty { add(.required("spec.names.\(name)")) }
    }
    problems += DefinitionNames.problems(definition.names, "spec.names")
  }

  private static let maximumSelectableFields = 8

  private mutating func lookAtSelectableFields(_ version: CustomVersion, _ path: String) {
    guard !version.selectableFields.isEmpty, let schema = version.schema else { return }
    var seen: Set<[String]> = []
    for (index, text) in version.selectableFields.enumerated() {
      let place = "\(path)[\(index)].jsonPath"
      guard !text.isEmpty else {
        add(.required(place))
        continue
      }
      let value = GoText.quoted(text)
      do throws(SchemaPath.Invalid) {
        let found = try SchemaPath(text, in: schema, allowsBrackets: false)
        if found.keys.first == "metadata" {
          add(.invalid(place, value, "must not point to fields in metadata"))
        }
        if !["string", "boolean", "integer"].contains(found.schema.type) {
          add(
            .invalid(
              place, value,
              "must point to a field of type string, boolean or integer. Enum string fields and "
                + "strings with formats are allowed."))
        }
        if !seen.insert(found.keys).inserted { add(.duplicate(place, value)) }
      } catch {
        add(.invalid(place, value, "is an invalid path: \(error.message)"))
      }
    }
    if seen.count > Self.maximumSelectableFields {
      add(
        .tooMany(
          path, "\(seen.count)", "must have at most \(Self.maximumSelectableFields) items"))
    }
  }

  private mutating func lookAtChanges(from old: CustomDefinition, _ oldObject: JSONValue) {
    func require(_ path: String, _ new: String, _ old: String) {
      guard new != old else { return }
      add(.invalid(path, GoText.quoted(new), "field is immutable"))
    }
    if old.isEstablished {
      require(
        "spec.scope", spec["scope"]?.string ?? "", oldObject["spec"]?["scope"]?.string ?? "")
      require("spec.names.kind", definition.names.kind, old.names.kind)
    }
    require("spec.group", definition.group, old.group)
    require("spec.names.plural", definition.names.plural, old.names.plural)
  }

  private mutating func lookAtStatus(of object: JSONValue) {
    problems += DefinitionNames.problems(definition.acceptedNames, "status.acceptedNames")
    let path = "status.storedVersions"
    let stored = CustomSchema.strings(object["status"]?["storedVersions"])
    guard !stored.isEmpty else {
      add(.invalid(path, "null", "must have at least one stored version"))
      return
    }
    for version in definition.versions where version.isStorage && !stored.contains(version.name) {
      add(
        .invalid(
          path, GoText.untypedJSON(.array(stored.map { .string($0) })),
          "must have the storage version \(version.name)"))
    }
    let known = Set(definition.versions.map(\.name))
    for (index, name) in stored.enumerated() where !known.contains(name) {
      add(
        .invalid(
          "\(path)[\(index)]", GoText.quoted(name),
          "missing from spec.versions; \(name) was previously a storage version, and must remain "
            + "in spec.versions until a storage migration ensures no data remains persisted in "
            + "\(name) and removes \(name) from status.storedVersions"))
    }
  }

  private mutating func lookAtApproval(of object: JSONValue, old: JSONValue?) {
    let isProtected = ["k8s.io", "kubernetes.io"].contains {
      definition.group == $0 || definition.group.hasSuffix(".\($0)")
    }
    guard isProtected else { return }
    let approval = APIApproval(object)
    if let old, APIApproval(old).state == approval.state { return }
    let path = "metadata.annotations[\(APIApproval.annotation)]"
    let start = "protected groups must have approval annotation \"\(APIApproval.annotation)\""
    let end = "see https://github.com/kubernetes/enhancements/pull/1111"
    switch approval.state {
    case .missing: add(.required(path, "\(start), \(end)"))
    case .invalid:
      add(
        .invalid(
          path, GoText.quoted(approval.text),
          "\(start) with either a URL or a reason starting with \"unapproved\", \(end)"))
    case .approved, .bypassed: break
    }
  }

  private mutating func lookAtPreserving(old: JSONValue?) {
    guard spec["preserveUnknownFields"]?.bool == true,
      old?["spec"]?["preserveUnknownFields"]?.bool != true
    else { return }
    add(
      .invalid(
        "spec.preserveUnknownFields", "true",
        "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in "
          + "spec.versions[*].schema instead"))
  }
}

/// Whether somebody has approved an API in a group of the Kubernetes community.
struct APIApproval {
  enum State { case missing, invalid, approved, bypassed }

  static let annotation = "api-approved.kubernetes.io"

  let text: String
  let state: State

  init(_ object: JSONValue) {
    text = object["metadata"]?["annotations"]?[Self.annotation]?.string ?? ""
    if text.isEmpty {
      state = .missing
    } else if text.hasPrefix("unapproved") {
      state = .bypassed
    } else if let url = URIFormat.parts(text), !url.scheme.isEmpty, !url.host.isEmpty {
      state = .approved
    } else {
      state = .invalid
    }
  }
}
