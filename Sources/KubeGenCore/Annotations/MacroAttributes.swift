import KubeGenSyntax

/// The attributes of a declaration that are macros of KubeMacros.
struct MacroAttributes {
  var attributes: [(name: String, range: Range<Int>)]

  init(_ node: SwiftDeclaration) {
    attributes = node.attributes.compactMap { attribute in
      guard let name = attribute.name.path?.last, MacroNames.all.contains(name) else { return nil }
      return (name, attribute.range)
    }
  }

  var form: MacroForm? {
    let names = attributes.map(\.name)
    if names.contains(MacroNames.kube) { return .kube }
    if names.contains(MacroNames.view) { return .view }
    return names.contains(MacroNames.schema) ? .schema : nil
  }

  /// What they say, as comments would.
  func annotations(in file: SwiftFile, _ diagnostics: inout Diagnostics) -> [Annotation] {
    attributes.compactMap { name, range in
      guard MacroNames.annotations[name] != nil else { return nil }
      var text = Array(file.bytes[range])
      text[0] = UInt8(ascii: " ")
      var annotation = AnnotationParser.parse(
        text, at: range.lowerBound, in: file, isMacro: true, &diagnostics)
      annotation?.isCompiled = file.isCompiled
      return annotation
    }
  }
}
