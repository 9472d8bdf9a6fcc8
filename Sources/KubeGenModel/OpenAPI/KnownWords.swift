/// The words that servers take for some members of Kubernetes' own types.
///
/// A cluster's OpenAPI documents have them as `enum`; those in Kubernetes' repository, of which the
/// bundled model is made, do not. A document that has them is right.
enum KnownWords {
  static func apply(to model: inout APIModel) {
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let words = parts[1].split(separator: " ").map { $0 == #""""# ? "" : String($0) }
      let places = parts[0].split(separator: " ")
      guard let package = places.first else { continue }
      for place in places.dropFirst() {
        let names = place.split(separator: ".").map(String.init)
        guard names.count == 2 else { continue }
        _ = model.update("io.k8s.api.\(package).\(names[0])") { definition in
          guard case .object(var properties) = definition.form,
            let index = properties.firstIndex(where: { $0.name == names[1] && $0.words.isEmpty })
          else { return }
          properties[index].words = words
          definition.form = .object(properties)
        }
      }
    }
  }

  // Package and members, then the words. Conditions and reasons are anybody's words and not here.
  // swift-format-ignore
  private static let table = #"""
    admissionregistration.v1 MutatingWebhook.failurePolicy ValidatingWebhook.failurePolicy MutatingAdmissionPolicySpec.failurePolicy ValidatingAdmissionPolicySpec.failurePolicy: Fail Ignore
    admissionregistration.v1 MatchResources.matchPolicy MutatingWebhook.matchPolicy ValidatingWebhook.matchPolicy: Equivalent Exact
    admissionregistration.v1 MutatingWebhook.sideEffects ValidatingWebhook.sideEffects: None NoneOnDryRun
    admissionregistration.v1 MutatingWebhook.reinvocationPolicy MutatingAdmissionPolicySpec.reinvocationPolicy: Never IfNeeded
    admissionregistration.v1 RuleWithOperations.operations NamedRuleWithOperations.operations: CREATE UPDATE DELETE CONNECT *
    admissionregistration.v1 RuleWithOperations.scope NamedRuleWithOperations.scope: Cluster Namespaced *
    admissionregistration.v1 ParamRef.parameterNotFoundAction: Allow Deny
    admissionregistration.v1 ValidatingAdmissionPolicyBindingSpec.validationActions: Deny Warn Audit
    admissionregistration.v1 Mutation.patchType: ApplyConfiguration JSONPatch
    apps.v1 DeploymentStrategy.type: Recreate RollingUpdate
    apps.v1 DaemonSetUpdateStrategy.type StatefulSetUpdateStrategy.type: OnDelete RollingUpdate
    apps.v1 StatefulSetSpec.podManagementPolicy: OrderedReady Parallel
    apps.v1 StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled: Retain Delete
    autoscaling.v2 MetricSpec.type MetricStatus.type: ContainerResource External Object Pods Resource
    autoscaling.v2 MetricTarget.type: Utilization Value AverageValue
    autoscaling.v2 HPAScalingRules.selectPolicy: Max Min Disabled
    autoscaling.v2 HPAScalingPolicy.type: Pods Percent
    batch.v1 CronJobSpec.concurrencyPolicy: Allow Forbid Replace
    batch.v1 JobSpec.completionMode: NonIndexed Indexed
    batch.v1 JobSpec.podReplacementPolicy: TerminatingOrFailed Failed
    batch.v1 PodFailurePolicyRule.action: FailJob FailIndex Ignore Count
    batch.v1 PodFailurePolicyOnExitCodesRequirement.operator: In NotIn
    core.v1 Container.imagePullPolicy EphemeralContainer.imagePullPolicy ImageVolumeSource.pullPolicy: Always IfNotPresent Never
    core.v1 Container.terminationMessagePolicy EphemeralContainer.terminationMessagePolicy: File FallbackToLogsOnError
    core.v1 Container.restartPolicy PodSpec.restartPolicy: Always OnFailure Never
    core.v1 ContainerRestartRuleOnExitCodes.operator: In NotIn
    core.v1 ContainerResizePolicy.restartPolicy: NotRequired RestartContainer
    core.v1 ContainerPort.protocol ServicePort.protocol EndpointPort.protocol PortStatus.protocol: TCP UDP SCTP
    core.v1 PodSpec.dnsPolicy: ClusterFirst ClusterFirstWithHostNet Default None
    core.v1 PodSpec.preemptionPolicy: PreemptLowerPriority Never
    core.v1 PodOS.name: linux windows
    core.v1 PodStatus.phase: Pending Running Succeeded Failed Unknown
    core.v1 PodStatus.qosClass: Guaranteed Burstable BestEffort
    core.v1 NamespaceStatus.phase: Active Terminating
    core.v1 PersistentVolumeStatus.phase: Pending Available Bound Released Failed
    core.v1 PersistentVolumeClaimStatus.phase: Pending Bound Lost
    core.v1 HTTPGetAction.scheme: HTTP HTTPS
    core.v1 Toleration.operator: Exists Equal Lt Gt
    core.v1 Toleration.effect Taint.effect: NoSchedule PreferNoSchedule NoExecute
    core.v1 NodeSelectorRequirement.operator: In NotIn Exists DoesNotExist Gt Lt
    core.v1 TopologySpreadConstraint.whenUnsatisfiable: DoNotSchedule ScheduleAnyway
    core.v1 TopologySpreadConstraint.nodeAffinityPolicy TopologySpreadConstraint.nodeTaintsPolicy: Honor Ignore
    core.v1 ServiceSpec.type: ClusterIP NodePort LoadBalancer ExternalName
    core.v1 ServiceSpec.sessionAffinity: ClientIP None
    core.v1 ServiceSpec.externalTrafficPolicy ServiceSpec.internalTrafficPolicy: Cluster Local
    core.v1 ServiceSpec.ipFamilyPolicy: SingleStack PreferDualStack RequireDualStack
    core.v1 ServiceSpec.ipFamilies: IPv4 IPv6
    core.v1 LoadBalancerIngress.ipMode: VIP Proxy
    core.v1 PersistentVolumeClaimSpec.accessModes PersistentVolumeClaimStatus.accessModes PersistentVolumeSpec.accessModes: ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod
    core.v1 PersistentVolumeClaimSpec.volumeMode PersistentVolumeSpec.volumeMode: Filesystem Block
    core.v1 PersistentVolumeSpec.persistentVolumeReclaimPolicy: Retain Recycle Delete
    core.v1 SeccompProfile.type AppArmorProfile.type: Localhost RuntimeDefault Unconfined
    core.v1 SecurityContext.procMount: Default Unmasked
    core.v1 PodSecurityContext.fsGroupChangePolicy: OnRootMismatch Always
    core.v1 PodSecurityContext.supplementalGroupsPolicy: Merge Strict
    core.v1 PodSecurityContext.seLinuxChangePolicy: MountOption Recursive
    core.v1 HostPathVolumeSource.type: "" DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice
    core.v1 VolumeMount.mountPropagation: None HostToContainer Bidirectional
    core.v1 VolumeMount.recursiveReadOnly: Disabled IfPossible Enabled
    core.v1 ScopedResourceSelectorRequirement.operator: In NotIn Exists DoesNotExist
    discovery.v1 EndpointSlice.addressType: IPv4 IPv6 FQDN
    discovery.v1 EndpointPort.protocol: TCP UDP SCTP
    flowcontrol.v1 LimitResponse.type: Queue Reject
    flowcontrol.v1 FlowDistinguisherMethod.type: ByUser ByNamespace
    flowcontrol.v1 PriorityLevelConfigurationSpec.type: Limited Exempt
    flowcontrol.v1 Subject.kind: User Group ServiceAccount
    networking.v1 HTTPIngressPath.pathType: Exact Prefix ImplementationSpecific
    networking.v1 NetworkPolicyPort.protocol IngressPortStatus.protocol: TCP UDP SCTP
    networking.v1 NetworkPolicySpec.policyTypes: Ingress Egress
    policy.v1 PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy: IfHealthyBudget AlwaysAllow
    rbac.v1 RoleRef.kind: Role ClusterRole
    rbac.v1 Subject.kind: User Group ServiceAccount
    scheduling.v1 PriorityClass.preemptionPolicy: PreemptLowerPriority Never
    storage.v1 StorageClass.reclaimPolicy: Delete Retain
    storage.v1 StorageClass.volumeBindingMode: Immediate WaitForFirstConsumer
    storage.v1 CSIDriverSpec.fsGroupPolicy: None File ReadWriteOnceWithFSType
    storage.v1 CSIDriverSpec.volumeLifecycleModes: Persistent Ephemeral
    """#
}
