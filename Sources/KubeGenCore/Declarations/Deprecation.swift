import KubeGenSyntax

extension SwiftFile {
  /// Whether whoever uses a declaration is warned, on one platform at least.
  func isDeprecated(_ attributes: [SwiftDeclaration.Attribute]) -> Bool {
    attributes.contains { attribute in
      guard plainText(attribute.name.range) == "available", let arguments = attribute.arguments
      else { return false }
      return plainText(arguments).contains("deprecated")
    }
  }
}
