public import KubeCore

/// A condition as it stands in `status.conditions`: Kubernetes' own `Condition`, or what a kind has
/// in its place.
///
/// The conditions of most kinds conform as they are:
///
/// ```swift
/// extension DeploymentCondition: StatusCondition {}
/// ```
public protocol StatusCondition: Equatable {
  /// `Time`, or `Time?`.
  associatedtype TransitionTime

  /// What it is about: `Ready`.
  var type: String { get }
  /// `True`, `False` or `Unknown`.
  var status: String { get }
  /// Since when the status is what it is.
  var lastTransitionTime: TransitionTime { get set }
}

extension Condition: StatusCondition {}
extension CustomResourceDefinitionCondition: StatusCondition {}

/// Whether something is so.
public enum ConditionStatus: String, Sendable, Hashable {
  case `true` = "True"
  case `false` = "False"
  /// It cannot be told.
  case unknown = "Unknown"
}
