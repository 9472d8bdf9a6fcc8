import KubeCore
import KubeJSON

/// The rules of the kinds that the server has of its own.
enum BuiltInRules {
  static func rules(_ kind: GroupKind) -> any KindRules { known["\(kind)"] ?? PlainRules() }

  private static let known: [String: any KindRules] = [
    "ConfigMap": ConfigMapRules(),
    "Endpoints": EndpointsRules(),
    "Event": EventRules(),
    "Event.events.k8s.io": EventRules(),
    "LimitRange": LimitRangeRules(),
    "Namespace": NamespaceRules(),
    "Node": NodeRules(),
    "PersistentVolume": VolumeRules(),
    "PersistentVolumeClaim": VolumeClaimRules(),
    "Pod": PodRules(),
    "PodTemplate": PodTemplateRules(),
    "ReplicationController": ReplicationControllerRules(),
    "ResourceQuota": ResourceQuotaRules(),
    "Secret": SecretRules(),
    "Service": ServiceRules(),
    "MutatingWebhookConfiguration.admissionregistration.k8s.io": WebhookRules(),
    "ValidatingWebhookConfiguration.admissionregistration.k8s.io": WebhookRules(),
    "ValidatingAdmissionPolicy.admissionregistration.k8s.io": PlainSpecRules(),
    "APIService.apiregistration.k8s.io": APIServiceRules(),
    "CustomResourceDefinition.apiextensions.k8s.io": DefinitionRules(),
    "DaemonSet.apps": DaemonSetRules(),
    "Deployment.apps": DeploymentRules(),
    "ReplicaSet.apps": ReplicaSetRules(),
    "StatefulSet.apps": StatefulSetRules(),
    "HorizontalPodAutoscaler.autoscaling": AutoscalerRules(),
    "CronJob.batch": CronJobRules(),
    "Job.batch": JobRules(),
    "CertificateSigningRequest.certificates.k8s.io": SigningRequestRules(),
    "Lease.coordination.k8s.io": LeaseRules(),
    "EndpointSlice.discovery.k8s.io": EndpointSliceRules(),
    "FlowSchema.flowcontrol.apiserver.k8s.io": FlowSchemaRules(),
    "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io": PriorityLevelRules(),
    "Ingress.networking.k8s.io": IngressRules(),
    "IngressClass.networking.k8s.io": PlainSpecRules(emptyStatus: nil),
    "NetworkPolicy.networking.k8s.io": NetworkPolicyRules(),
    "ServiceCIDR.networking.k8s.io": PlainSpecRules(countsGenerations: false),
    "PodDisruptionBudget.policy": DisruptionBudgetRules(),
    "ClusterRole.rbac.authorization.k8s.io": RoleRules(isNamespaced: false),
    "ClusterRoleBinding.rbac.authorization.k8s.io": RoleBindingRules(isNamespaced: false),
    "Role.rbac.authorization.k8s.io": RoleRules(isNamespaced: true),
    "RoleBinding.rbac.authorization.k8s.io": RoleBindingRules(isNamespaced: true),
    "ResourceClaim.resource.k8s.io": PlainSpecRules(countsGenerations: false),
    "PriorityClass.scheduling.k8s.io": PriorityClassRules(),
    "CSIDriver.storage.k8s.io": StorageDriverRules(),
    "StorageClass.storage.k8s.io": StorageClassRules(),
    "VolumeAttachment.storage.k8s.io": PlainSpecRules(
      emptyStatus: ["attached": false], countsGenerations: false),
  ]
}
