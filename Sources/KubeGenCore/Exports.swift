@_exported import KubeGenModel

// SwiftSyntax has types of these names, too.
package typealias Node = KubeGenModel.Node
package typealias SourceLocation = KubeGenModel.SourceLocation
