/// A pod: it has logs, runs commands, can be attached to, forwarded to and evicted.
///
/// The generator emits the conformance for Kubernetes' `Pod`. ``DynamicObject`` has those of all
/// capabilities, and the server says what its kind has not.
public protocol PodResource: KubeObject {}

/// A kind that has a number of replicas, which the subresource `scale` reads and sets: Deployment,
/// ReplicaSet, ReplicationController, StatefulSet, and custom resources that say so.
public protocol Scalable: KubeObject {}

/// A kind whose pods are replaced when its template changes: Deployment, DaemonSet, StatefulSet.
public protocol Restartable: KubeObject {}

/// A node: whether pods may be placed on it can be set.
public protocol NodeResource: KubeObject {}

/// A service account: tokens can be asked for.
public protocol ServiceAccountResource: KubeObject {}

extension DynamicObject: PodResource, Scalable, Restartable, NodeResource, ServiceAccountResource {}
