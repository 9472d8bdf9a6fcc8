/// Which files the types go to.
package enum OutputLayout: Sendable, Hashable {
  /// A file for each kind, named for it. For people who look at the output.
  case filePerUnit
  /// Files whose names are known before any input is read, which is what SwiftPM asks of a build
  /// tool.
  case fixed(Names)

  package struct Names: Sendable, Hashable {
    package var annotated: String?
    package var customResources: [String]
    package var kubernetes: [String]

    package init(
      annotated: String? = nil, customResources: [String] = [], kubernetes: [String] = []
    ) {
      self.annotated = annotated
      self.customResources = customResources
      self.kubernetes = kubernetes
    }
  }
}
