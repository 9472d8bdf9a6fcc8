import KubeSchema

/// The rules for a kind's names that an API server enforces, checked where the names are written.
enum DefinitionNames {
  static func check(
    _ kube: KubeAnnotation, structName: String, _ diagnostics: inout Diagnostics
  ) {
    checkGroup(kube, &diagnostics)
    label(kube.version, "version", like: "v1, v1alpha1", &diagnostics)
    kind(kube.kind, "kind", &diagnostics)
    kube.listKind.map { kind($0, "listKind", &diagnostics) }
    kube.plural.map { label($0, "plural", like: "foos", &diagnostics) }
    kube.singular.map { label($0, "singular", like: "foo", &diagnostics) }
    for name in kube.shortNames { label(name, "shortNames", like: "fo", &diagnostics) }
    for name in kube.categories { label(name, "categories", like: "all", &diagnostics) }
    if let list = kube.listKind, list.value == kube.kind.value {
      diagnostics.error(
        "'listKind' is the kind itself. Leave it out for '\(kube.kind.value)List'.", at: list.place)
    }
    checkRoot(kube, structName, &diagnostics)
    checkDeprecation(kube, &diagnostics)
    checkPairs(kube, &diagnostics)
    let name = "\(kube.pluralName).\(kube.group.value)"
    if name.utf8.count > 253 {
      diagnostics.error(
        "The CRD's name '\(kube.pluralName).…' has \(name.utf8.count) characters, and 253 are "
          + "allowed. Shorten the group.", at: kube.group.place)
    }
  }

  private static func checkGroup(_ kube: KubeAnnotation, _ diagnostics: inout Diagnostics) {
    let group = kube.group.value
    if !DNSName.isSubdomain(group) || !group.contains(".") {
      diagnostics.error(
        "The group '\(group)' is no domain name. It is made of lower-case letters, digits and "
          + "hyphens, with at least one dot: \"example.com\".", at: kube.group.place)
      return
    }
    let isProtected = ["k8s.io", "kubernetes.io"].contains { domain in
      group == domain || group.hasSuffix(".\(domain)")
    }
    let approval = "api-approved.kubernetes.io"
    guard isProtected else { return }
    if let written = kube.annotations.first(where: { $0.key.value == approval })?.value {
      let url = URIFormat.parts(written.value)
      let isURL = url.map { !$0.scheme.isEmpty && !$0.host.isEmpty } ?? false
      if !isURL, !written.value.hasPrefix("unapproved") {
        diagnostics.error(
          "API servers take for '\(approval)' the URL of the approval, or a text that begins with "
            + "'unapproved'.", at: written.place)
      }
      return
    }
    diagnostics.error(
      "The group '\(group)' belongs to the Kubernetes community, and API servers refuse it "
        + "without approval. Use a domain of your own, or add '@kube.annotation(\"\(approval)\", "
        + "\"unapproved, …\")'.", at: kube.group.place)
  }

  private static func label(
    _ name: Located<String>, _ attribute: String, like example: String,
    _ diagnostics: inout Diagnostics
  ) {
    guard !DNSName.isLabel(name.value) else { return }
    diagnostics.error(
      "'\(name.value)' is no DNS label, as '\(attribute)' must be: a lower-case letter, then "
        + "letters, digits and hyphens, at most 63: \(example).", at: name.place)
  }

  private static func kind(
    _ name: Located<String>, _ attribute: String, _ diagnostics: inout Diagnostics
  ) {
    guard !DNSName.isLabel(name.value.lowercased()) else { return }
    diagnostics.error(
      "'\(name.value)' is no '\(attribute)': a letter, then letters, digits and hyphens, at most "
        + "63: \"CronJob\".", at: name.place)
  }

  private static func checkRoot(
    _ kube: KubeAnnotation, _ structName: String, _ diagnostics: inout Diagnostics
  ) {
    let name = kube.root ?? kube.kind
    guard name.value != structName else {
      diagnostics.error(
        "The struct '\(structName)' is the spec of the kind, and a type for the whole object is "
          + "made beside it. Call the struct '\(structName)Spec', or name the other with 'root'.",
        at: name.place)
      return
    }
    guard !isTypeName(name.value) else { return }
    diagnostics.error(
      "'\(name.value)' cannot be the name of a Swift type. Name one with 'root'.", at: name.place)
  }

  private static func isTypeName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, first == UInt8(ascii: "_") || first >= UInt8(ascii: "A") else {
      return false
    }
    return bytes.allSatisfy { byte in
      byte == UInt8(ascii: "_") || Unicode.Scalar(byte).properties.isAlphabetic
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  private static func checkDeprecation(_ kube: KubeAnnotation, _ diagnostics: inout Diagnostics) {
    guard case .warning(let text)? = kube.deprecation else { return }
    let isPrintable = text.value.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .unassigned, .surrogate, .privateUse, .lineSeparator,
        .paragraphSeparator:
        false
      default: true
      }
    }
    if text.value.isEmpty || text.value.utf8.count > 256 || !isPrintable {
      diagnostics.error(
        "The warning of a deprecated version is one line of 1 to 256 characters.", at: text.place)
    }
  }

  private static func checkPairs(_ kube: KubeAnnotation, _ diagnostics: inout Diagnostics) {
    for pair in kube.labels + kube.annotations
    where !DNSName.isQualifiedName(pair.key.value) {
      diagnostics.error(
        "'\(pair.key.value)' is no key of a label or an annotation. Keys are like "
          + "\"example.com/name\".", at: pair.key.place)
    }
    for pair in kube.labels where !DNSName.isLabelValue(pair.value.value) {
      diagnostics.error(
        "'\(pair.value.value)' cannot be the value of a label: at most 63 letters, digits, '-', "
          + "'_' and '.', with a letter or digit at both ends. An annotation can hold it.",
        at: pair.value.place)
    }
  }
}
