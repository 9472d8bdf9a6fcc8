@_exported import KubeGenModel

// Yams has a type of this name, too.
package typealias Node = KubeGenModel.Node
