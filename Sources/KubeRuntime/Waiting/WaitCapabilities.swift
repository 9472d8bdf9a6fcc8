public import KubeCore

/// A kind whose objects run pods to an end: `Job`.
///
/// A type that the generator made of it gets the conformance by a line of one's own:
///
/// ```swift
/// extension Job: JobResource {}
/// ```
public protocol JobResource: KubeObject {}

/// A kind that a load balancer may serve at addresses, which stand in `status.loadBalancer`:
/// `Service` and `Ingress`.
///
/// A type that the generator made of it gets the conformance by a line of one's own:
///
/// ```swift
/// extension Service: LoadBalancedResource {}
/// ```
public protocol LoadBalancedResource: KubeObject {}

extension DynamicObject: JobResource, LoadBalancedResource {}
