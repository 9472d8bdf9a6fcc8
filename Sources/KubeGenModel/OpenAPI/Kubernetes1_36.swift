// swift-format-ignore-file
// Between the quotes stands what 'kube-gen distill' makes of Kubernetes 1.36's OpenAPI document; a
// test compares the two.
//
// A string literal of 131 KB compiles in 0.3 s and costs nothing at start. The same bytes as a
// SwiftPM resource with '.embedInCode', which makes an array literal of them, took 24 s to compile.

extension APIModel {
  static let kubernetes1_36 = #"""
    swift-kube facts 1
    kubernetes 1.36
    package admissionregistration.v1 io.k8s.api.admissionregistration.v1
    package admissionregistration.v1alpha1 io.k8s.api.admissionregistration.v1alpha1
    package admissionregistration.v1beta1 io.k8s.api.admissionregistration.v1beta1
    package api.resource io.k8s.apimachinery.pkg.api.resource
    package apiextensions.v1 io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1
    package apiregistration.v1 io.k8s.kube-aggregator.pkg.apis.apiregistration.v1
    package apiserverinternal.v1alpha1 io.k8s.api.apiserverinternal.v1alpha1
    package apps.v1 io.k8s.api.apps.v1
    package authentication.v1 io.k8s.api.authentication.v1
    package authorization.v1 io.k8s.api.authorization.v1
    package autoscaling.v1 io.k8s.api.autoscaling.v1
    package autoscaling.v2 io.k8s.api.autoscaling.v2
    package batch.v1 io.k8s.api.batch.v1
    package certificates.v1 io.k8s.api.certificates.v1
    package certificates.v1alpha1 io.k8s.api.certificates.v1alpha1
    package certificates.v1beta1 io.k8s.api.certificates.v1beta1
    package coordination.v1 io.k8s.api.coordination.v1
    package coordination.v1alpha2 io.k8s.api.coordination.v1alpha2
    package coordination.v1beta1 io.k8s.api.coordination.v1beta1
    package core.v1 io.k8s.api.core.v1
    package discovery.v1 io.k8s.api.discovery.v1
    package events.v1 io.k8s.api.events.v1
    package flowcontrol.v1 io.k8s.api.flowcontrol.v1
    package meta.v1 io.k8s.apimachinery.pkg.apis.meta.v1
    package networking.v1 io.k8s.api.networking.v1
    package networking.v1beta1 io.k8s.api.networking.v1beta1
    package node.v1 io.k8s.api.node.v1
    package pkg.runtime io.k8s.apimachinery.pkg.runtime
    package pkg.version io.k8s.apimachinery.pkg.version
    package policy.v1 io.k8s.api.policy.v1
    package rbac.v1 io.k8s.api.rbac.v1
    package resource.v1 io.k8s.api.resource.v1
    package resource.v1alpha3 io.k8s.api.resource.v1alpha3
    package resource.v1beta1 io.k8s.api.resource.v1beta1
    package resource.v1beta2 io.k8s.api.resource.v1beta2
    package scheduling.v1 io.k8s.api.scheduling.v1
    package scheduling.v1alpha2 io.k8s.api.scheduling.v1alpha2
    package storage.v1 io.k8s.api.storage.v1
    package storage.v1beta1 io.k8s.api.storage.v1beta1
    package storagemigration.v1beta1 io.k8s.api.storagemigration.v1beta1
    package util.intstr io.k8s.apimachinery.pkg.util.intstr

    in admissionregistration.v1
    type ApplyConfiguration
      expression string
    type AuditAnnotation
      key! string
      valueExpression! string
    type ExpressionWarning
      fieldRef! string
      warning! string
    type JSONPatch
      expression string
    type MatchCondition
      expression! string
      name! string
    type MatchResources map=atomic
      excludeResourceRules [.NamedRuleWithOperations] list=atomic
      matchPolicy string enum=Equivalent,Exact
      namespaceSelector meta.v1.LabelSelector
      objectSelector meta.v1.LabelSelector
      resourceRules [.NamedRuleWithOperations] list=atomic
    type MutatingAdmissionPolicy
      @kind admissionregistration.k8s.io v1 MutatingAdmissionPolicy
      @resource mutatingadmissionpolicies cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .MutatingAdmissionPolicySpec
    type MutatingAdmissionPolicyBinding
      @kind admissionregistration.k8s.io v1 MutatingAdmissionPolicyBinding
      @resource mutatingadmissionpolicybindings cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .MutatingAdmissionPolicyBindingSpec
    type MutatingAdmissionPolicyBindingList
      @kind admissionregistration.k8s.io v1 MutatingAdmissionPolicyBindingList
      apiVersion string
      items! [.MutatingAdmissionPolicyBinding]
      kind string
      metadata meta.v1.ListMeta
    type MutatingAdmissionPolicyBindingSpec
      matchResources .MatchResources
      paramRef .ParamRef
      policyName string
    type MutatingAdmissionPolicyList
      @kind admissionregistration.k8s.io v1 MutatingAdmissionPolicyList
      apiVersion string
      items! [.MutatingAdmissionPolicy]
      kind string
      metadata meta.v1.ListMeta
    type MutatingAdmissionPolicySpec
      failurePolicy string enum=Fail,Ignore
      matchConditions [.MatchCondition] list=map keys=name patch=merge merge=name
      matchConstraints .MatchResources
      mutations [.Mutation] list=atomic
      paramKind .ParamKind
      reinvocationPolicy string enum=Never,IfNeeded
      variables [.Variable] list=atomic
    type MutatingWebhook
      admissionReviewVersions! [string] list=atomic
      clientConfig! .WebhookClientConfig
      failurePolicy string enum=Fail,Ignore
      matchConditions [.MatchCondition] list=map keys=name patch=merge merge=name
      matchPolicy string enum=Equivalent,Exact
      name! string
      namespaceSelector meta.v1.LabelSelector
      objectSelector meta.v1.LabelSelector
      reinvocationPolicy string enum=Never,IfNeeded
      rules [.RuleWithOperations] list=atomic
      sideEffects! string enum=None,NoneOnDryRun
      timeoutSeconds int32
    type MutatingWebhookConfiguration
      @kind admissionregistration.k8s.io v1 MutatingWebhookConfiguration
      @resource mutatingwebhookconfigurations cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      webhooks [.MutatingWebhook] list=map keys=name patch=merge merge=name
    type MutatingWebhookConfigurationList
      @kind admissionregistration.k8s.io v1 MutatingWebhookConfigurationList
      apiVersion string
      items! [.MutatingWebhookConfiguration]
      kind string
      metadata meta.v1.ListMeta
    type Mutation
      applyConfiguration .ApplyConfiguration
      jsonPatch .JSONPatch
      patchType! string enum=ApplyConfiguration,JSONPatch
    type NamedRuleWithOperations map=atomic
      apiGroups [string] list=atomic
      apiVersions [string] list=atomic
      operations [string] list=atomic enum=CREATE,UPDATE,DELETE,CONNECT,"*"
      resourceNames [string] list=atomic
      resources [string] list=atomic
      scope string enum=Cluster,Namespaced,"*"
    type ParamKind map=atomic
      apiVersion string
      kind string
    type ParamRef map=atomic
      name string
      namespace string
      parameterNotFoundAction string enum=Allow,Deny
      selector meta.v1.LabelSelector
    type RuleWithOperations
      apiGroups [string] list=atomic
      apiVersions [string] list=atomic
      operations [string] list=atomic enum=CREATE,UPDATE,DELETE,CONNECT,"*"
      resources [string] list=atomic
      scope string enum=Cluster,Namespaced,"*"
    type ServiceReference
      name! string
      namespace! string
      path string
      port int32
    type TypeChecking
      expressionWarnings [.ExpressionWarning] list=atomic
    type ValidatingAdmissionPolicy
      @kind admissionregistration.k8s.io v1 ValidatingAdmissionPolicy
      @resource validatingadmissionpolicies cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ValidatingAdmissionPolicySpec
      status .ValidatingAdmissionPolicyStatus
    type ValidatingAdmissionPolicyBinding
      @kind admissionregistration.k8s.io v1 ValidatingAdmissionPolicyBinding
      @resource validatingadmissionpolicybindings cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ValidatingAdmissionPolicyBindingSpec
    type ValidatingAdmissionPolicyBindingList
      @kind admissionregistration.k8s.io v1 ValidatingAdmissionPolicyBindingList
      apiVersion string
      items! [.ValidatingAdmissionPolicyBinding]
      kind string
      metadata meta.v1.ListMeta
    type ValidatingAdmissionPolicyBindingSpec
      matchResources .MatchResources
      paramRef .ParamRef
      policyName! string
      validationActions! [string] list=set enum=Deny,Warn,Audit
    type ValidatingAdmissionPolicyList
      @kind admissionregistration.k8s.io v1 ValidatingAdmissionPolicyList
      apiVersion string
      items! [.ValidatingAdmissionPolicy]
      kind string
      metadata meta.v1.ListMeta
    type ValidatingAdmissionPolicySpec
      auditAnnotations [.AuditAnnotation] list=atomic
      failurePolicy string enum=Fail,Ignore
      matchConditions [.MatchCondition] list=map keys=name patch=merge merge=name
      matchConstraints .MatchResources
      paramKind .ParamKind
      validations [.Validation] list=atomic
      variables [.Variable] list=map keys=name patch=merge merge=name
    type ValidatingAdmissionPolicyStatus
      conditions [meta.v1.Condition] list=map keys=type
      observedGeneration int64
      typeChecking .TypeChecking
    type ValidatingWebhook
      admissionReviewVersions! [string] list=atomic
      clientConfig! .WebhookClientConfig
      failurePolicy string enum=Fail,Ignore
      matchConditions [.MatchCondition] list=map keys=name patch=merge merge=name
      matchPolicy string enum=Equivalent,Exact
      name! string
      namespaceSelector meta.v1.LabelSelector
      objectSelector meta.v1.LabelSelector
      rules [.RuleWithOperations] list=atomic
      sideEffects! string enum=None,NoneOnDryRun
      timeoutSeconds int32
    type ValidatingWebhookConfiguration
      @kind admissionregistration.k8s.io v1 ValidatingWebhookConfiguration
      @resource validatingwebhookconfigurations cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      webhooks [.ValidatingWebhook] list=map keys=name patch=merge merge=name
    type ValidatingWebhookConfigurationList
      @kind admissionregistration.k8s.io v1 ValidatingWebhookConfigurationList
      apiVersion string
      items! [.ValidatingWebhookConfiguration]
      kind string
      metadata meta.v1.ListMeta
    type Validation
      expression! string
      message string
      messageExpression string
      reason string
    type Variable map=atomic
      expression! string
      name! string
    type WebhookClientConfig
      caBundle base64
      service .ServiceReference
      url string

    in admissionregistration.v1alpha1
    type ApplyConfiguration
      expression string
    type JSONPatch
      expression string
    type MatchCondition
      expression! string
      name! string
    type MatchResources map=atomic
      excludeResourceRules [.NamedRuleWithOperations] list=atomic
      matchPolicy string
      namespaceSelector meta.v1.LabelSelector
      objectSelector meta.v1.LabelSelector
      resourceRules [.NamedRuleWithOperations] list=atomic
    type MutatingAdmissionPolicy
      @kind admissionregistration.k8s.io v1alpha1 MutatingAdmissionPolicy
      @resource mutatingadmissionpolicies cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .MutatingAdmissionPolicySpec
    type MutatingAdmissionPolicyBinding
      @kind admissionregistration.k8s.io v1alpha1 MutatingAdmissionPolicyBinding
      @resource mutatingadmissionpolicybindings cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .MutatingAdmissionPolicyBindingSpec
    type MutatingAdmissionPolicyBindingList
      @kind admissionregistration.k8s.io v1alpha1 MutatingAdmissionPolicyBindingList
      apiVersion string
      items! [.MutatingAdmissionPolicyBinding]
      kind string
      metadata meta.v1.ListMeta
    type MutatingAdmissionPolicyBindingSpec
      matchResources .MatchResources
      paramRef .ParamRef
      policyName string
    type MutatingAdmissionPolicyList
      @kind admissionregistration.k8s.io v1alpha1 MutatingAdmissionPolicyList
      apiVersion string
      items! [.MutatingAdmissionPolicy]
      kind string
      metadata meta.v1.ListMeta
    type MutatingAdmissionPolicySpec
      failurePolicy string
      matchConditions [.MatchCondition] list=map keys=name patch=merge merge=name
      matchConstraints .MatchResources
      mutations [.Mutation] list=atomic
      paramKind .ParamKind
      reinvocationPolicy string
      variables [.Variable] list=atomic
    type Mutation
      applyConfiguration .ApplyConfiguration
      jsonPatch .JSONPatch
      patchType! string
    type NamedRuleWithOperations map=atomic
      apiGroups [string] list=atomic
      apiVersions [string] list=atomic
      operations [string] list=atomic
      resourceNames [string] list=atomic
      resources [string] list=atomic
      scope string
    type ParamKind map=atomic
      apiVersion string
      kind string
    type ParamRef map=atomic
      name string
      namespace string
      parameterNotFoundAction string
      selector meta.v1.LabelSelector
    type Variable
      expression! string
      name! string

    in admissionregistration.v1beta1
    type ApplyConfiguration
      expression string
    type JSONPatch
      expression string
    type MatchCondition
      expression! string
      name! string
    type MatchResources map=atomic
      excludeResourceRules [.NamedRuleWithOperations] list=atomic
      matchPolicy string
      namespaceSelector meta.v1.LabelSelector
      objectSelector meta.v1.LabelSelector
      resourceRules [.NamedRuleWithOperations] list=atomic
    type MutatingAdmissionPolicy
      @kind admissionregistration.k8s.io v1beta1 MutatingAdmissionPolicy
      @resource mutatingadmissionpolicies cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .MutatingAdmissionPolicySpec
    type MutatingAdmissionPolicyBinding
      @kind admissionregistration.k8s.io v1beta1 MutatingAdmissionPolicyBinding
      @resource mutatingadmissionpolicybindings cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .MutatingAdmissionPolicyBindingSpec
    type MutatingAdmissionPolicyBindingList
      @kind admissionregistration.k8s.io v1beta1 MutatingAdmissionPolicyBindingList
      apiVersion string
      items! [.MutatingAdmissionPolicyBinding]
      kind string
      metadata meta.v1.ListMeta
    type MutatingAdmissionPolicyBindingSpec
      matchResources .MatchResources
      paramRef .ParamRef
      policyName string
    type MutatingAdmissionPolicyList
      @kind admissionregistration.k8s.io v1beta1 MutatingAdmissionPolicyList
      apiVersion string
      items! [.MutatingAdmissionPolicy]
      kind string
      metadata meta.v1.ListMeta
    type MutatingAdmissionPolicySpec
      failurePolicy string
      matchConditions [.MatchCondition] list=map keys=name patch=merge merge=name
      matchConstraints .MatchResources
      mutations [.Mutation] list=atomic
      paramKind .ParamKind
      reinvocationPolicy string
      variables [.Variable] list=atomic
    type Mutation
      applyConfiguration .ApplyConfiguration
      jsonPatch .JSONPatch
      patchType! string
    type NamedRuleWithOperations map=atomic
      apiGroups [string] list=atomic
      apiVersions [string] list=atomic
      operations [string] list=atomic
      resourceNames [string] list=atomic
      resources [string] list=atomic
      scope string
    type ParamKind map=atomic
      apiVersion string
      kind string
    type ParamRef map=atomic
      name string
      namespace string
      parameterNotFoundAction string
      selector meta.v1.LabelSelector
    type Variable map=atomic
      expression! string
      name! string

    in apiserverinternal.v1alpha1
    type ServerStorageVersion
      apiServerID! string
      decodableVersions! [string] list=set
      encodingVersion! string
      servedVersions [string] list=set
    type StorageVersion
      @kind internal.apiserver.k8s.io v1alpha1 StorageVersion
      @resource storageversions cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata! meta.v1.ObjectMeta
      spec .StorageVersionSpec
      status .StorageVersionStatus
    type StorageVersionCondition
      lastTransitionTime meta.v1.Time
      message! string
      observedGeneration int64
      reason! string
      status! string
      type! string
    type StorageVersionList
      @kind internal.apiserver.k8s.io v1alpha1 StorageVersionList
      apiVersion string
      items! [.StorageVersion]
      kind string
      metadata meta.v1.ListMeta
    value StorageVersionSpec any
    type StorageVersionStatus
      commonEncodingVersion string
      conditions [.StorageVersionCondition] list=map keys=type
      storageVersions [.ServerStorageVersion] list=map keys=apiServerID

    in apps.v1
    type ControllerRevision
      @kind apps v1 ControllerRevision
      @resource controllerrevisions namespaced create delete deletecollection get list patch update watch
      apiVersion string
      data pkg.runtime.RawExtension
      kind string
      metadata meta.v1.ObjectMeta
      revision! int64
    type ControllerRevisionList
      @kind apps v1 ControllerRevisionList
      apiVersion string
      items! [.ControllerRevision]
      kind string
      metadata meta.v1.ListMeta
    type DaemonSet
      @kind apps v1 DaemonSet
      @resource daemonsets namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .DaemonSetSpec
      status .DaemonSetStatus
    type DaemonSetCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type DaemonSetList
      @kind apps v1 DaemonSetList
      apiVersion string
      items! [.DaemonSet]
      kind string
      metadata meta.v1.ListMeta
    type DaemonSetSpec
      minReadySeconds int32
      revisionHistoryLimit int32
      selector! meta.v1.LabelSelector
      template! core.v1.PodTemplateSpec
      updateStrategy .DaemonSetUpdateStrategy
    type DaemonSetStatus
      collisionCount int32
      conditions [.DaemonSetCondition] list=map keys=type patch=merge merge=type
      currentNumberScheduled! int32
      desiredNumberScheduled! int32
      numberAvailable int32
      numberMisscheduled! int32
      numberReady! int32
      numberUnavailable int32
      observedGeneration int64
      updatedNumberScheduled int32
    type DaemonSetUpdateStrategy
      rollingUpdate .RollingUpdateDaemonSet
      type string enum=OnDelete,RollingUpdate
    type Deployment
      @kind apps v1 Deployment
      @resource deployments namespaced create delete deletecollection get list patch update watch
      @subresource scale get patch update = autoscaling v1 Scale
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .DeploymentSpec
      status .DeploymentStatus
    type DeploymentCondition
      lastTransitionTime meta.v1.Time
      lastUpdateTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type DeploymentList
      @kind apps v1 DeploymentList
      apiVersion string
      items! [.Deployment]
      kind string
      metadata meta.v1.ListMeta
    type DeploymentSpec
      minReadySeconds int32
      paused bool
      progressDeadlineSeconds int32
      replicas int32
      revisionHistoryLimit int32
      selector! meta.v1.LabelSelector
      strategy .DeploymentStrategy patch=retainKeys
      template! core.v1.PodTemplateSpec
    type DeploymentStatus
      availableReplicas int32
      collisionCount int32
      conditions [.DeploymentCondition] list=map keys=type patch=merge merge=type
      observedGeneration int64
      readyReplicas int32
      replicas int32
      terminatingReplicas int32
      unavailableReplicas int32
      updatedReplicas int32
    type DeploymentStrategy
      rollingUpdate .RollingUpdateDeployment
      type string enum=Recreate,RollingUpdate
    type ReplicaSet
      @kind apps v1 ReplicaSet
      @resource replicasets namespaced create delete deletecollection get list patch update watch
      @subresource scale get patch update = autoscaling v1 Scale
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ReplicaSetSpec
      status .ReplicaSetStatus
    type ReplicaSetCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type ReplicaSetList
      @kind apps v1 ReplicaSetList
      apiVersion string
      items! [.ReplicaSet]
      kind string
      metadata meta.v1.ListMeta
    type ReplicaSetSpec
      minReadySeconds int32
      replicas int32
      selector! meta.v1.LabelSelector
      template core.v1.PodTemplateSpec
    type ReplicaSetStatus
      availableReplicas int32
      conditions [.ReplicaSetCondition] list=map keys=type patch=merge merge=type
      fullyLabeledReplicas int32
      observedGeneration int64
      readyReplicas int32
      replicas! int32
      terminatingReplicas int32
    type RollingUpdateDaemonSet
      maxSurge util.intstr.IntOrString
      maxUnavailable util.intstr.IntOrString
    type RollingUpdateDeployment
      maxSurge util.intstr.IntOrString
      maxUnavailable util.intstr.IntOrString
    type RollingUpdateStatefulSetStrategy
      maxUnavailable util.intstr.IntOrString
      partition int32
    type StatefulSet
      @kind apps v1 StatefulSet
      @resource statefulsets namespaced create delete deletecollection get list patch update watch
      @subresource scale get patch update = autoscaling v1 Scale
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .StatefulSetSpec
      status .StatefulSetStatus
    type StatefulSetCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type StatefulSetList
      @kind apps v1 StatefulSetList
      apiVersion string
      items! [.StatefulSet]
      kind string
      metadata meta.v1.ListMeta
    type StatefulSetOrdinals
      start int32
    type StatefulSetPersistentVolumeClaimRetentionPolicy
      whenDeleted string enum=Retain,Delete
      whenScaled string enum=Retain,Delete
    type StatefulSetSpec
      minReadySeconds int32
      ordinals .StatefulSetOrdinals
      persistentVolumeClaimRetentionPolicy .StatefulSetPersistentVolumeClaimRetentionPolicy
      podManagementPolicy string enum=OrderedReady,Parallel
      replicas int32
      revisionHistoryLimit int32
      selector! meta.v1.LabelSelector
      serviceName string
      template! core.v1.PodTemplateSpec
      updateStrategy .StatefulSetUpdateStrategy
      volumeClaimTemplates [core.v1.PersistentVolumeClaim] list=atomic
    type StatefulSetStatus
      availableReplicas int32
      collisionCount int32
      conditions [.StatefulSetCondition] list=map keys=type patch=merge merge=type
      currentReplicas int32
      currentRevision string
      observedGeneration int64
      readyReplicas int32
      replicas! int32
      updateRevision string
      updatedReplicas int32
    type StatefulSetUpdateStrategy
      rollingUpdate .RollingUpdateStatefulSetStrategy
      type string enum=OnDelete,RollingUpdate

    in authentication.v1
    type BoundObjectReference
      apiVersion string
      kind string
      name string
      uid string
    type SelfSubjectReview
      @kind authentication.k8s.io v1 SelfSubjectReview
      @resource selfsubjectreviews cluster create
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      status .SelfSubjectReviewStatus
    type SelfSubjectReviewStatus
      userInfo .UserInfo
    type TokenRequest
      @kind authentication.k8s.io v1 TokenRequest
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .TokenRequestSpec
      status .TokenRequestStatus
    type TokenRequestSpec
      audiences [string] list=atomic
      boundObjectRef .BoundObjectReference
      expirationSeconds int64
    type TokenRequestStatus
      expirationTimestamp meta.v1.Time
      token string
    type TokenReview
      @kind authentication.k8s.io v1 TokenReview
      @resource tokenreviews cluster create
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .TokenReviewSpec
      status .TokenReviewStatus
    type TokenReviewSpec
      audiences [string] list=atomic
      token! string
    type TokenReviewStatus
      audiences [string] list=atomic
      authenticated bool
      error string
      user .UserInfo
    type UserInfo
      extra {[string]}
      groups [string] list=atomic
      uid string
      username string

    in authorization.v1
    type FieldSelectorAttributes
      rawSelector string
      requirements [meta.v1.FieldSelectorRequirement] list=atomic
    type LabelSelectorAttributes
      rawSelector string
      requirements [meta.v1.LabelSelectorRequirement] list=atomic
    type LocalSubjectAccessReview
      @kind authorization.k8s.io v1 LocalSubjectAccessReview
      @resource localsubjectaccessreviews namespaced create
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .SubjectAccessReviewSpec
      status .SubjectAccessReviewStatus
    type NonResourceAttributes
      path string
      verb string
    type NonResourceRule
      nonResourceURLs [string] list=atomic
      verbs! [string] list=atomic
    type ResourceAttributes
      fieldSelector .FieldSelectorAttributes
      group string
      labelSelector .LabelSelectorAttributes
      name string
      namespace string
      resource string
      subresource string
      verb string
      version string
    type ResourceRule
      apiGroups [string] list=atomic
      resourceNames [string] list=atomic
      resources [string] list=atomic
      verbs! [string] list=atomic
    type SelfSubjectAccessReview
      @kind authorization.k8s.io v1 SelfSubjectAccessReview
      @resource selfsubjectaccessreviews cluster create
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .SelfSubjectAccessReviewSpec
      status .SubjectAccessReviewStatus
    type SelfSubjectAccessReviewSpec
      nonResourceAttributes .NonResourceAttributes
      resourceAttributes .ResourceAttributes
    type SelfSubjectRulesReview
      @kind authorization.k8s.io v1 SelfSubjectRulesReview
      @resource selfsubjectrulesreviews cluster create
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .SelfSubjectRulesReviewSpec
      status .SubjectRulesReviewStatus
    type SelfSubjectRulesReviewSpec
      namespace string
    type SubjectAccessReview
      @kind authorization.k8s.io v1 SubjectAccessReview
      @resource subjectaccessreviews cluster create
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .SubjectAccessReviewSpec
      status .SubjectAccessReviewStatus
    type SubjectAccessReviewSpec
      extra {[string]}
      groups [string] list=atomic
      nonResourceAttributes .NonResourceAttributes
      resourceAttributes .ResourceAttributes
      uid string
      user string
    type SubjectAccessReviewStatus
      allowed! bool
      denied bool
      evaluationError string
      reason string
    type SubjectRulesReviewStatus
      evaluationError string
      incomplete! bool
      nonResourceRules! [.NonResourceRule] list=atomic
      resourceRules! [.ResourceRule] list=atomic

    in autoscaling.v1
    type CrossVersionObjectReference map=atomic
      apiVersion string
      kind! string
      name! string
    type HorizontalPodAutoscaler
      @kind autoscaling v1 HorizontalPodAutoscaler
      @resource horizontalpodautoscalers namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .HorizontalPodAutoscalerSpec
      status .HorizontalPodAutoscalerStatus
    type HorizontalPodAutoscalerList
      @kind autoscaling v1 HorizontalPodAutoscalerList
      apiVersion string
      items! [.HorizontalPodAutoscaler]
      kind string
      metadata meta.v1.ListMeta
    type HorizontalPodAutoscalerSpec
      maxReplicas! int32
      minReplicas int32
      scaleTargetRef! .CrossVersionObjectReference
      targetCPUUtilizationPercentage int32
    type HorizontalPodAutoscalerStatus
      currentCPUUtilizationPercentage int32
      currentReplicas! int32
      desiredReplicas! int32
      lastScaleTime meta.v1.Time
      observedGeneration int64
    type Scale
      @kind autoscaling v1 Scale
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ScaleSpec
      status .ScaleStatus
    type ScaleSpec
      replicas int32
    type ScaleStatus
      replicas! int32
      selector string

    in autoscaling.v2
    type ContainerResourceMetricSource
      container! string
      name! string
      target! .MetricTarget
    type ContainerResourceMetricStatus
      container! string
      current! .MetricValueStatus
      name! string
    type CrossVersionObjectReference
      apiVersion string
      kind! string
      name! string
    type ExternalMetricSource
      metric! .MetricIdentifier
      target! .MetricTarget
    type ExternalMetricStatus
      current! .MetricValueStatus
      metric! .MetricIdentifier
    type HPAScalingPolicy
      periodSeconds! int32
      type! string enum=Pods,Percent
      value! int32
    type HPAScalingRules
      policies [.HPAScalingPolicy] list=atomic
      selectPolicy string enum=Max,Min,Disabled
      stabilizationWindowSeconds int32
      tolerance api.resource.Quantity
    type HorizontalPodAutoscaler
      @kind autoscaling v2 HorizontalPodAutoscaler
      @resource horizontalpodautoscalers namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .HorizontalPodAutoscalerSpec
      status .HorizontalPodAutoscalerStatus
    type HorizontalPodAutoscalerBehavior
      scaleDown .HPAScalingRules
      scaleUp .HPAScalingRules
    type HorizontalPodAutoscalerCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type HorizontalPodAutoscalerList
      @kind autoscaling v2 HorizontalPodAutoscalerList
      apiVersion string
      items! [.HorizontalPodAutoscaler]
      kind string
      metadata meta.v1.ListMeta
    type HorizontalPodAutoscalerSpec
      behavior .HorizontalPodAutoscalerBehavior
      maxReplicas! int32
      metrics [.MetricSpec] list=atomic
      minReplicas int32
      scaleTargetRef! .CrossVersionObjectReference
    type HorizontalPodAutoscalerStatus
      conditions [.HorizontalPodAutoscalerCondition] list=map keys=type patch=merge merge=type
      currentMetrics [.MetricStatus] list=atomic
      currentReplicas int32
      desiredReplicas! int32
      lastScaleTime meta.v1.Time
      observedGeneration int64
    type MetricIdentifier
      name! string
      selector meta.v1.LabelSelector
    type MetricSpec
      containerResource .ContainerResourceMetricSource
      external .ExternalMetricSource
      object .ObjectMetricSource
      pods .PodsMetricSource
      resource .ResourceMetricSource
      type! string enum=ContainerResource,External,Object,Pods,Resource
    type MetricStatus
      containerResource .ContainerResourceMetricStatus
      external .ExternalMetricStatus
      object .ObjectMetricStatus
      pods .PodsMetricStatus
      resource .ResourceMetricStatus
      type! string enum=ContainerResource,External,Object,Pods,Resource
    type MetricTarget
      averageUtilization int32
      averageValue api.resource.Quantity
      type! string enum=Utilization,Value,AverageValue
      value api.resource.Quantity
    type MetricValueStatus
      averageUtilization int32
      averageValue api.resource.Quantity
      value api.resource.Quantity
    type ObjectMetricSource
      describedObject! .CrossVersionObjectReference
      metric! .MetricIdentifier
      target! .MetricTarget
    type ObjectMetricStatus
      current! .MetricValueStatus
      describedObject! .CrossVersionObjectReference
      metric! .MetricIdentifier
    type PodsMetricSource
      metric! .MetricIdentifier
      target! .MetricTarget
    type PodsMetricStatus
      current! .MetricValueStatus
      metric! .MetricIdentifier
    type ResourceMetricSource
      name! string
      target! .MetricTarget
    type ResourceMetricStatus
      current! .MetricValueStatus
      name! string

    in batch.v1
    type CronJob
      @kind batch v1 CronJob
      @resource cronjobs namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .CronJobSpec
      status .CronJobStatus
    type CronJobList
      @kind batch v1 CronJobList
      apiVersion string
      items! [.CronJob]
      kind string
      metadata meta.v1.ListMeta
    type CronJobSpec
      concurrencyPolicy string enum=Allow,Forbid,Replace
      failedJobsHistoryLimit int32
      jobTemplate! .JobTemplateSpec
      schedule! string
      startingDeadlineSeconds int64
      successfulJobsHistoryLimit int32
      suspend bool
      timeZone string
    type CronJobStatus
      active [core.v1.ObjectReference] list=atomic
      lastScheduleTime meta.v1.Time
      lastSuccessfulTime meta.v1.Time
    type Job
      @kind batch v1 Job
      @resource jobs namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .JobSpec
      status .JobStatus
    type JobCondition
      lastProbeTime meta.v1.Time
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type JobList
      @kind batch v1 JobList
      apiVersion string
      items! [.Job]
      kind string
      metadata meta.v1.ListMeta
    type JobSpec
      activeDeadlineSeconds int64
      backoffLimit int32
      backoffLimitPerIndex int32
      completionMode string enum=NonIndexed,Indexed
      completions int32
      managedBy string
      manualSelector bool
      maxFailedIndexes int32
      parallelism int32
      podFailurePolicy .PodFailurePolicy
      podReplacementPolicy string enum=TerminatingOrFailed,Failed
      selector meta.v1.LabelSelector
      successPolicy .SuccessPolicy
      suspend bool
      template! core.v1.PodTemplateSpec
      ttlSecondsAfterFinished int32
    type JobStatus
      active int32
      completedIndexes string
      completionTime meta.v1.Time
      conditions [.JobCondition] list=atomic patch=merge merge=type
      failed int32
      failedIndexes string
      ready int32
      startTime meta.v1.Time
      succeeded int32
      terminating int32
      uncountedTerminatedPods .UncountedTerminatedPods
    type JobTemplateSpec
      metadata meta.v1.ObjectMeta
      spec .JobSpec
    type PodFailurePolicy
      rules! [.PodFailurePolicyRule] list=atomic
    type PodFailurePolicyOnExitCodesRequirement
      containerName string
      operator! string enum=In,NotIn
      values! [int32] list=set
    type PodFailurePolicyOnPodConditionsPattern
      status string
      type! string
    type PodFailurePolicyRule
      action! string enum=FailJob,FailIndex,Ignore,Count
      onExitCodes .PodFailurePolicyOnExitCodesRequirement
      onPodConditions [.PodFailurePolicyOnPodConditionsPattern] list=atomic
    type SuccessPolicy
      rules! [.SuccessPolicyRule] list=atomic
    type SuccessPolicyRule
      succeededCount int32
      succeededIndexes string
    type UncountedTerminatedPods
      failed [string] list=set
      succeeded [string] list=set

    in certificates.v1
    type CertificateSigningRequest
      @kind certificates.k8s.io v1 CertificateSigningRequest
      @resource certificatesigningrequests cluster create delete deletecollection get list patch update watch
      @subresource approval get patch update
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .CertificateSigningRequestSpec
      status .CertificateSigningRequestStatus
    type CertificateSigningRequestCondition
      lastTransitionTime meta.v1.Time
      lastUpdateTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type CertificateSigningRequestList
      @kind certificates.k8s.io v1 CertificateSigningRequestList
      apiVersion string
      items! [.CertificateSigningRequest]
      kind string
      metadata meta.v1.ListMeta
    type CertificateSigningRequestSpec
      expirationSeconds int32
      extra {[string]}
      groups [string] list=atomic
      request! base64
      signerName! string
      uid string
      usages [string] list=atomic
      username string
    type CertificateSigningRequestStatus
      certificate base64
      conditions [.CertificateSigningRequestCondition] list=map keys=type

    in certificates.v1alpha1
    type ClusterTrustBundle
      @kind certificates.k8s.io v1alpha1 ClusterTrustBundle
      @resource clustertrustbundles cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ClusterTrustBundleSpec
    type ClusterTrustBundleList
      @kind certificates.k8s.io v1alpha1 ClusterTrustBundleList
      apiVersion string
      items! [.ClusterTrustBundle]
      kind string
      metadata meta.v1.ListMeta
    type ClusterTrustBundleSpec
      signerName string
      trustBundle! string

    in certificates.v1beta1
    type ClusterTrustBundle
      @kind certificates.k8s.io v1beta1 ClusterTrustBundle
      @resource clustertrustbundles cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ClusterTrustBundleSpec
    type ClusterTrustBundleList
      @kind certificates.k8s.io v1beta1 ClusterTrustBundleList
      apiVersion string
      items! [.ClusterTrustBundle]
      kind string
      metadata meta.v1.ListMeta
    type ClusterTrustBundleSpec
      signerName string
      trustBundle! string
    type PodCertificateRequest
      @kind certificates.k8s.io v1beta1 PodCertificateRequest
      @resource podcertificaterequests namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .PodCertificateRequestSpec
      status .PodCertificateRequestStatus
    type PodCertificateRequestList
      @kind certificates.k8s.io v1beta1 PodCertificateRequestList
      apiVersion string
      items! [.PodCertificateRequest]
      kind string
      metadata meta.v1.ListMeta
    type PodCertificateRequestSpec
      maxExpirationSeconds int32
      nodeName! string
      nodeUID! string
      pkixPublicKey base64
      podName! string
      podUID! string
      proofOfPossession base64
      serviceAccountName! string
      serviceAccountUID! string
      signerName! string
      stubPKCS10Request! base64
      unverifiedUserAnnotations {string}
    type PodCertificateRequestStatus
      beginRefreshAt meta.v1.Time
      certificateChain string
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
      notAfter meta.v1.Time
      notBefore meta.v1.Time

    in coordination.v1
    type Lease
      @kind coordination.k8s.io v1 Lease
      @resource leases namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .LeaseSpec
    type LeaseList
      @kind coordination.k8s.io v1 LeaseList
      apiVersion string
      items! [.Lease]
      kind string
      metadata meta.v1.ListMeta
    type LeaseSpec
      acquireTime meta.v1.MicroTime
      holderIdentity string
      leaseDurationSeconds int32
      leaseTransitions int32
      preferredHolder string
      renewTime meta.v1.MicroTime
      strategy string

    in coordination.v1alpha2
    type LeaseCandidate
      @kind coordination.k8s.io v1alpha2 LeaseCandidate
      @resource leasecandidates namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .LeaseCandidateSpec
    type LeaseCandidateList
      @kind coordination.k8s.io v1alpha2 LeaseCandidateList
      apiVersion string
      items! [.LeaseCandidate]
      kind string
      metadata meta.v1.ListMeta
    type LeaseCandidateSpec
      binaryVersion! string
      emulationVersion string
      leaseName! string
      pingTime meta.v1.MicroTime
      renewTime meta.v1.MicroTime
      strategy! string

    in coordination.v1beta1
    type LeaseCandidate
      @kind coordination.k8s.io v1beta1 LeaseCandidate
      @resource leasecandidates namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .LeaseCandidateSpec
    type LeaseCandidateList
      @kind coordination.k8s.io v1beta1 LeaseCandidateList
      apiVersion string
      items! [.LeaseCandidate]
      kind string
      metadata meta.v1.ListMeta
    type LeaseCandidateSpec
      binaryVersion! string
      emulationVersion string
      leaseName! string
      pingTime meta.v1.MicroTime
      renewTime meta.v1.MicroTime
      strategy! string

    in core.v1
    type AWSElasticBlockStoreVolumeSource
      fsType string
      partition int32
      readOnly bool
      volumeID! string
    type Affinity
      nodeAffinity .NodeAffinity
      podAffinity .PodAffinity
      podAntiAffinity .PodAntiAffinity
    type AppArmorProfile
      localhostProfile string
      type! string enum=Localhost,RuntimeDefault,Unconfined
    type AttachedVolume
      devicePath! string
      name! string
    type AzureDiskVolumeSource
      cachingMode string
      diskName! string
      diskURI! string
      fsType string
      kind string
      readOnly bool
    type AzureFilePersistentVolumeSource
      readOnly bool
      secretName! string
      secretNamespace string
      shareName! string
    type AzureFileVolumeSource
      readOnly bool
      secretName! string
      shareName! string
    type Binding
      @kind "" v1 Binding
      @resource bindings namespaced create
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      target! .ObjectReference
    type CSIPersistentVolumeSource
      controllerExpandSecretRef .SecretReference
      controllerPublishSecretRef .SecretReference
      driver! string
      fsType string
      nodeExpandSecretRef .SecretReference
      nodePublishSecretRef .SecretReference
      nodeStageSecretRef .SecretReference
      readOnly bool
      volumeAttributes {string}
      volumeHandle! string
    type CSIVolumeSource
      driver! string
      fsType string
      nodePublishSecretRef .LocalObjectReference
      readOnly bool
      volumeAttributes {string}
    type Capabilities
      add [string] list=atomic
      drop [string] list=atomic
    type CephFSPersistentVolumeSource
      monitors! [string] list=atomic
      path string
      readOnly bool
      secretFile string
      secretRef .SecretReference
      user string
    type CephFSVolumeSource
      monitors! [string] list=atomic
      path string
      readOnly bool
      secretFile string
      secretRef .LocalObjectReference
      user string
    type CinderPersistentVolumeSource
      fsType string
      readOnly bool
      secretRef .SecretReference
      volumeID! string
    type CinderVolumeSource
      fsType string
      readOnly bool
      secretRef .LocalObjectReference
      volumeID! string
    type ClientIPConfig
      timeoutSeconds int32
    type ClusterTrustBundleProjection
      labelSelector meta.v1.LabelSelector
      name string
      optional bool
      path! string
      signerName string
    type ComponentCondition
      error string
      message string
      status! string
      type! string
    type ComponentStatus
      @kind "" v1 ComponentStatus
      @resource componentstatuses cluster get list
      apiVersion string
      conditions [.ComponentCondition] list=map keys=type patch=merge merge=type
      kind string
      metadata meta.v1.ObjectMeta
    type ComponentStatusList
      @kind "" v1 ComponentStatusList
      apiVersion string
      items! [.ComponentStatus]
      kind string
      metadata meta.v1.ListMeta
    type ConfigMap
      @kind "" v1 ConfigMap
      @resource configmaps namespaced create delete deletecollection get list patch update watch
      apiVersion string
      binaryData {base64}
      data {string}
      immutable bool
      kind string
      metadata meta.v1.ObjectMeta
    type ConfigMapEnvSource
      name string
      optional bool
    type ConfigMapKeySelector map=atomic
      key! string
      name string
      optional bool
    type ConfigMapList
      @kind "" v1 ConfigMapList
      apiVersion string
      items! [.ConfigMap]
      kind string
      metadata meta.v1.ListMeta
    type ConfigMapNodeConfigSource
      kubeletConfigKey! string
      name! string
      namespace! string
      resourceVersion string
      uid string
    type ConfigMapProjection
      items [.KeyToPath] list=atomic
      name string
      optional bool
    type ConfigMapVolumeSource
      defaultMode int32
      items [.KeyToPath] list=atomic
      name string
      optional bool
    type Container
      args [string] list=atomic
      command [string] list=atomic
      env [.EnvVar] list=map keys=name patch=merge merge=name
      envFrom [.EnvFromSource] list=atomic
      image string
      imagePullPolicy string enum=Always,IfNotPresent,Never
      lifecycle .Lifecycle
      livenessProbe .Probe
      name! string
      ports [.ContainerPort] list=map keys=containerPort,protocol patch=merge merge=containerPort
      readinessProbe .Probe
      resizePolicy [.ContainerResizePolicy] list=atomic
      resources .ResourceRequirements
      restartPolicy string enum=Always,OnFailure,Never
      restartPolicyRules [.ContainerRestartRule] list=atomic
      securityContext .SecurityContext
      startupProbe .Probe
      stdin bool
      stdinOnce bool
      terminationMessagePath string
      terminationMessagePolicy string enum=File,FallbackToLogsOnError
      tty bool
      volumeDevices [.VolumeDevice] list=map keys=devicePath patch=merge merge=devicePath
      volumeMounts [.VolumeMount] list=map keys=mountPath patch=merge merge=mountPath
      workingDir string
    type ContainerExtendedResourceRequest
      containerName! string
      requestName! string
      resourceName! string
    type ContainerImage
      names [string] list=atomic
      sizeBytes int64
    type ContainerPort
      containerPort! int32
      hostIP string
      hostPort int32
      name string
      protocol string enum=TCP,UDP,SCTP
    type ContainerResizePolicy
      resourceName! string
      restartPolicy! string enum=NotRequired,RestartContainer
    type ContainerRestartRule
      action! string
      exitCodes .ContainerRestartRuleOnExitCodes
    type ContainerRestartRuleOnExitCodes
      operator! string enum=In,NotIn
      values [int32] list=set
    type ContainerState
      running .ContainerStateRunning
      terminated .ContainerStateTerminated
      waiting .ContainerStateWaiting
    type ContainerStateRunning
      startedAt meta.v1.Time
    type ContainerStateTerminated
      containerID string
      exitCode! int32
      finishedAt meta.v1.Time
      message string
      reason string
      signal int32
      startedAt meta.v1.Time
    type ContainerStateWaiting
      message string
      reason string
    type ContainerStatus
      allocatedResources {api.resource.Quantity}
      allocatedResourcesStatus [.ResourceStatus] list=map keys=name patch=merge merge=name
      containerID string
      image! string
      imageID! string
      lastState .ContainerState
      name! string
      ready! bool
      resources .ResourceRequirements
      restartCount! int32
      started bool
      state .ContainerState
      stopSignal string
      user .ContainerUser
      volumeMounts [.VolumeMountStatus] list=map keys=mountPath patch=merge merge=mountPath
    type ContainerUser
      linux .LinuxContainerUser
    type DaemonEndpoint
      Port! int32
    type DownwardAPIProjection
      items [.DownwardAPIVolumeFile] list=atomic
    type DownwardAPIVolumeFile
      fieldRef .ObjectFieldSelector
      mode int32
      path! string
      resourceFieldRef .ResourceFieldSelector
    type DownwardAPIVolumeSource
      defaultMode int32
      items [.DownwardAPIVolumeFile] list=atomic
    type EmptyDirVolumeSource
      medium string
      sizeLimit api.resource.Quantity
    type EndpointAddress map=atomic
      hostname string
      ip! string
      nodeName string
      targetRef .ObjectReference
    type EndpointPort map=atomic
      appProtocol string
      name string
      port! int32
      protocol string enum=TCP,UDP,SCTP
    type EndpointSubset
      addresses [.EndpointAddress] list=atomic
      notReadyAddresses [.EndpointAddress] list=atomic
      ports [.EndpointPort] list=atomic
    type Endpoints
      @kind "" v1 Endpoints
      @resource endpoints namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      subsets [.EndpointSubset] list=atomic
    type EndpointsList
      @kind "" v1 EndpointsList
      apiVersion string
      items! [.Endpoints]
      kind string
      metadata meta.v1.ListMeta
    type EnvFromSource
      configMapRef .ConfigMapEnvSource
      prefix string
      secretRef .SecretEnvSource
    type EnvVar
      name! string
      value string
      valueFrom .EnvVarSource
    type EnvVarSource
      configMapKeyRef .ConfigMapKeySelector
      fieldRef .ObjectFieldSelector
      fileKeyRef .FileKeySelector
      resourceFieldRef .ResourceFieldSelector
      secretKeyRef .SecretKeySelector
    type EphemeralContainer
      args [string] list=atomic
      command [string] list=atomic
      env [.EnvVar] list=map keys=name patch=merge merge=name
      envFrom [.EnvFromSource] list=atomic
      image string
      imagePullPolicy string enum=Always,IfNotPresent,Never
      lifecycle .Lifecycle
      livenessProbe .Probe
      name! string
      ports [.ContainerPort] list=map keys=containerPort,protocol patch=merge merge=containerPort
      readinessProbe .Probe
      resizePolicy [.ContainerResizePolicy] list=atomic
      resources .ResourceRequirements
      restartPolicy string
      restartPolicyRules [.ContainerRestartRule] list=atomic
      securityContext .SecurityContext
      startupProbe .Probe
      stdin bool
      stdinOnce bool
      targetContainerName string
      terminationMessagePath string
      terminationMessagePolicy string enum=File,FallbackToLogsOnError
      tty bool
      volumeDevices [.VolumeDevice] list=map keys=devicePath patch=merge merge=devicePath
      volumeMounts [.VolumeMount] list=map keys=mountPath patch=merge merge=mountPath
      workingDir string
    type EphemeralVolumeSource
      volumeClaimTemplate .PersistentVolumeClaimTemplate
    type Event
      @kind "" v1 Event
      @resource events namespaced create delete deletecollection get list patch update watch
      action string
      apiVersion string
      count int32
      eventTime meta.v1.MicroTime
      firstTimestamp meta.v1.Time
      involvedObject! .ObjectReference
      kind string
      lastTimestamp meta.v1.Time
      message string
      metadata! meta.v1.ObjectMeta
      reason string
      related .ObjectReference
      reportingComponent string
      reportingInstance string
      series .EventSeries
      source .EventSource
      type string
    type EventList
      @kind "" v1 EventList
      apiVersion string
      items! [.Event]
      kind string
      metadata meta.v1.ListMeta
    type EventSeries
      count int32
      lastObservedTime meta.v1.MicroTime
    type EventSource
      component string
      host string
    type ExecAction
      command [string] list=atomic
    type FCVolumeSource
      fsType string
      lun int32
      readOnly bool
      targetWWNs [string] list=atomic
      wwids [string] list=atomic
    type FileKeySelector map=atomic
      key! string
      optional bool
      path! string
      volumeName! string
    type FlexPersistentVolumeSource
      driver! string
      fsType string
      options {string}
      readOnly bool
      secretRef .SecretReference
    type FlexVolumeSource
      driver! string
      fsType string
      options {string}
      readOnly bool
      secretRef .LocalObjectReference
    type FlockerVolumeSource
      datasetName string
      datasetUUID string
    type GCEPersistentDiskVolumeSource
      fsType string
      partition int32
      pdName! string
      readOnly bool
    type GRPCAction
      port! int32
      service string
    type GitRepoVolumeSource
      directory string
      repository! string
      revision string
    type GlusterfsPersistentVolumeSource
      endpoints! string
      endpointsNamespace string
      path! string
      readOnly bool
    type GlusterfsVolumeSource
      endpoints! string
      path! string
      readOnly bool
    type HTTPGetAction
      host string
      httpHeaders [.HTTPHeader] list=atomic
      path string
      port! util.intstr.IntOrString
      scheme string enum=HTTP,HTTPS
    type HTTPHeader
      name! string
      value! string
    type HostAlias
      hostnames [string] list=atomic
      ip! string
    type HostIP
      ip! string
    type HostPathVolumeSource
      path! string
      type string enum="",DirectoryOrCreate,Directory,FileOrCreate,File,Socket,CharDevice,BlockDevice
    type ISCSIPersistentVolumeSource
      chapAuthDiscovery bool
      chapAuthSession bool
      fsType string
      initiatorName string
      iqn! string
      iscsiInterface string
      lun! int32
      portals [string] list=atomic
      readOnly bool
      secretRef .SecretReference
      targetPortal! string
    type ISCSIVolumeSource
      chapAuthDiscovery bool
      chapAuthSession bool
      fsType string
      initiatorName string
      iqn! string
      iscsiInterface string
      lun! int32
      portals [string] list=atomic
      readOnly bool
      secretRef .LocalObjectReference
      targetPortal! string
    type ImageVolumeSource
      pullPolicy string enum=Always,IfNotPresent,Never
      reference string
    type ImageVolumeStatus
      imageRef! string
    type KeyToPath
      key! string
      mode int32
      path! string
    type Lifecycle
      postStart .LifecycleHandler
      preStop .LifecycleHandler
      stopSignal string
    type LifecycleHandler
      exec .ExecAction
      httpGet .HTTPGetAction
      sleep .SleepAction
      tcpSocket .TCPSocketAction
    type LimitRange
      @kind "" v1 LimitRange
      @resource limitranges namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .LimitRangeSpec
    type LimitRangeItem
      default {api.resource.Quantity}
      defaultRequest {api.resource.Quantity}
      max {api.resource.Quantity}
      maxLimitRequestRatio {api.resource.Quantity}
      min {api.resource.Quantity}
      type! string
    type LimitRangeList
      @kind "" v1 LimitRangeList
      apiVersion string
      items! [.LimitRange]
      kind string
      metadata meta.v1.ListMeta
    type LimitRangeSpec
      limits! [.LimitRangeItem] list=atomic
    type LinuxContainerUser
      gid! int64
      supplementalGroups [int64] list=atomic
      uid! int64
    type LoadBalancerIngress
      hostname string
      ip string
      ipMode string enum=VIP,Proxy
      ports [.PortStatus] list=atomic
    type LoadBalancerStatus
      ingress [.LoadBalancerIngress] list=atomic
    type LocalObjectReference map=atomic
      name string
    type LocalVolumeSource
      fsType string
      path! string
    type ModifyVolumeStatus
      status! string
      targetVolumeAttributesClassName string
    type NFSVolumeSource
      path! string
      readOnly bool
      server! string
    type Namespace
      @kind "" v1 Namespace
      @resource namespaces cluster create delete get list patch update watch
      @subresource finalize update
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .NamespaceSpec
      status .NamespaceStatus
    type NamespaceCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type NamespaceList
      @kind "" v1 NamespaceList
      apiVersion string
      items! [.Namespace]
      kind string
      metadata meta.v1.ListMeta
    type NamespaceSpec
      finalizers [string] list=atomic
    type NamespaceStatus
      conditions [.NamespaceCondition] list=map keys=type patch=merge merge=type
      phase string enum=Active,Terminating
    type Node
      @kind "" v1 Node
      @resource nodes cluster create delete deletecollection get list patch update watch
      @subresource proxy create delete get patch update
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .NodeSpec
      status .NodeStatus
    type NodeAddress
      address! string
      type! string
    type NodeAffinity
      preferredDuringSchedulingIgnoredDuringExecution [.PreferredSchedulingTerm] list=atomic
      requiredDuringSchedulingIgnoredDuringExecution .NodeSelector
    type NodeAllocatableResourceClaimStatus
      containers [string] list=set
      resourceClaimName! string
      resources! {api.resource.Quantity}
    type NodeCondition
      lastHeartbeatTime meta.v1.Time
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type NodeConfigSource
      configMap .ConfigMapNodeConfigSource
    type NodeConfigStatus
      active .NodeConfigSource
      assigned .NodeConfigSource
      error string
      lastKnownGood .NodeConfigSource
    type NodeDaemonEndpoints
      kubeletEndpoint .DaemonEndpoint
    type NodeFeatures
      supplementalGroupsPolicy bool
    type NodeList
      @kind "" v1 NodeList
      apiVersion string
      items! [.Node]
      kind string
      metadata meta.v1.ListMeta
    type NodeRuntimeHandler
      features .NodeRuntimeHandlerFeatures
      name string
    type NodeRuntimeHandlerFeatures
      recursiveReadOnlyMounts bool
      userNamespaces bool
    type NodeSelector map=atomic
      nodeSelectorTerms! [.NodeSelectorTerm] list=atomic
    type NodeSelectorRequirement
      key! string
      operator! string enum=In,NotIn,Exists,DoesNotExist,Gt,Lt
      values [string] list=atomic
    type NodeSelectorTerm map=atomic
      matchExpressions [.NodeSelectorRequirement] list=atomic
      matchFields [.NodeSelectorRequirement] list=atomic
    type NodeSpec
      configSource .NodeConfigSource
      externalID string
      podCIDR string
      podCIDRs [string] list=set patch=merge
      providerID string
      taints [.Taint] list=atomic
      unschedulable bool
    type NodeStatus
      addresses [.NodeAddress] list=map keys=type patch=merge merge=type
      allocatable {api.resource.Quantity}
      capacity {api.resource.Quantity}
      conditions [.NodeCondition] list=map keys=type patch=merge merge=type
      config .NodeConfigStatus
      daemonEndpoints .NodeDaemonEndpoints
      declaredFeatures [string] list=atomic
      features .NodeFeatures
      images [.ContainerImage] list=atomic
      nodeInfo .NodeSystemInfo
      phase string
      runtimeHandlers [.NodeRuntimeHandler] list=atomic
      volumesAttached [.AttachedVolume] list=atomic
      volumesInUse [string] list=atomic
    type NodeSwapStatus
      capacity int64
    type NodeSystemInfo
      architecture! string
      bootID! string
      containerRuntimeVersion! string
      kernelVersion! string
      kubeProxyVersion! string
      kubeletVersion! string
      machineID! string
      operatingSystem! string
      osImage! string
      swap .NodeSwapStatus
      systemUUID! string
    type ObjectFieldSelector map=atomic
      apiVersion string
      fieldPath! string
    type ObjectReference map=atomic
      apiVersion string
      fieldPath string
      kind string
      name string
      namespace string
      resourceVersion string
      uid string
    type PersistentVolume
      @kind "" v1 PersistentVolume
      @resource persistentvolumes cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .PersistentVolumeSpec
      status .PersistentVolumeStatus
    type PersistentVolumeClaim
      @kind "" v1 PersistentVolumeClaim
      @resource persistentvolumeclaims namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .PersistentVolumeClaimSpec
      status .PersistentVolumeClaimStatus
    type PersistentVolumeClaimCondition
      lastProbeTime meta.v1.Time
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type PersistentVolumeClaimList
      @kind "" v1 PersistentVolumeClaimList
      apiVersion string
      items! [.PersistentVolumeClaim]
      kind string
      metadata meta.v1.ListMeta
    type PersistentVolumeClaimSpec
      accessModes [string] list=atomic enum=ReadWriteOnce,ReadOnlyMany,ReadWriteMany,ReadWriteOncePod
      dataSource .TypedLocalObjectReference
      dataSourceRef .TypedObjectReference
      resources .VolumeResourceRequirements
      selector meta.v1.LabelSelector
      storageClassName string
      volumeAttributesClassName string
      volumeMode string enum=Filesystem,Block
      volumeName string
    type PersistentVolumeClaimStatus
      accessModes [string] list=atomic enum=ReadWriteOnce,ReadOnlyMany,ReadWriteMany,ReadWriteOncePod
      allocatedResourceStatuses {string} map=granular
      allocatedResources {api.resource.Quantity}
      capacity {api.resource.Quantity}
      conditions [.PersistentVolumeClaimCondition] list=map keys=type patch=merge merge=type
      currentVolumeAttributesClassName string
      modifyVolumeStatus .ModifyVolumeStatus
      phase string enum=Pending,Bound,Lost
    type PersistentVolumeClaimTemplate
      metadata meta.v1.ObjectMeta
      spec! .PersistentVolumeClaimSpec
    type PersistentVolumeClaimVolumeSource
      claimName! string
      readOnly bool
    type PersistentVolumeList
      @kind "" v1 PersistentVolumeList
      apiVersion string
      items! [.PersistentVolume]
      kind string
      metadata meta.v1.ListMeta
    type PersistentVolumeSpec
      accessModes [string] list=atomic enum=ReadWriteOnce,ReadOnlyMany,ReadWriteMany,ReadWriteOncePod
      awsElasticBlockStore .AWSElasticBlockStoreVolumeSource
      azureDisk .AzureDiskVolumeSource
      azureFile .AzureFilePersistentVolumeSource
      capacity {api.resource.Quantity}
      cephfs .CephFSPersistentVolumeSource
      cinder .CinderPersistentVolumeSource
      claimRef .ObjectReference map=granular
      csi .CSIPersistentVolumeSource
      fc .FCVolumeSource
      flexVolume .FlexPersistentVolumeSource
      flocker .FlockerVolumeSource
      gcePersistentDisk .GCEPersistentDiskVolumeSource
      glusterfs .GlusterfsPersistentVolumeSource
      hostPath .HostPathVolumeSource
      iscsi .ISCSIPersistentVolumeSource
      local .LocalVolumeSource
      mountOptions [string] list=atomic
      nfs .NFSVolumeSource
      nodeAffinity .VolumeNodeAffinity
      persistentVolumeReclaimPolicy string enum=Retain,Recycle,Delete
      photonPersistentDisk .PhotonPersistentDiskVolumeSource
      portworxVolume .PortworxVolumeSource
      quobyte .QuobyteVolumeSource
      rbd .RBDPersistentVolumeSource
      scaleIO .ScaleIOPersistentVolumeSource
      storageClassName string
      storageos .StorageOSPersistentVolumeSource
      volumeAttributesClassName string
      volumeMode string enum=Filesystem,Block
      vsphereVolume .VsphereVirtualDiskVolumeSource
    type PersistentVolumeStatus
      lastPhaseTransitionTime meta.v1.Time
      message string
      phase string enum=Pending,Available,Bound,Released,Failed
      reason string
    type PhotonPersistentDiskVolumeSource
      fsType string
      pdID! string
    type Pod
      @kind "" v1 Pod
      @resource pods namespaced create delete deletecollection get list patch update watch
      @subresource attach create get
      @subresource binding create = "" v1 Binding
      @subresource ephemeralcontainers get patch update
      @subresource eviction create = policy v1 Eviction
      @subresource exec create get
      @subresource log get
      @subresource portforward create get
      @subresource proxy create delete get patch update
      @subresource resize get patch update
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .PodSpec
      status .PodStatus
    type PodAffinity
      preferredDuringSchedulingIgnoredDuringExecution [.WeightedPodAffinityTerm] list=atomic
      requiredDuringSchedulingIgnoredDuringExecution [.PodAffinityTerm] list=atomic
    type PodAffinityTerm
      labelSelector meta.v1.LabelSelector
      matchLabelKeys [string] list=atomic
      mismatchLabelKeys [string] list=atomic
      namespaceSelector meta.v1.LabelSelector
      namespaces [string] list=atomic
      topologyKey! string
    type PodAntiAffinity
      preferredDuringSchedulingIgnoredDuringExecution [.WeightedPodAffinityTerm] list=atomic
      requiredDuringSchedulingIgnoredDuringExecution [.PodAffinityTerm] list=atomic
    type PodCertificateProjection
      certificateChainPath string
      credentialBundlePath string
      keyPath string
      keyType! string
      maxExpirationSeconds int32
      signerName! string
      userAnnotations {string}
    type PodCondition
      lastProbeTime meta.v1.Time
      lastTransitionTime meta.v1.Time
      message string
      observedGeneration int64
      reason string
      status! string
      type! string
    type PodDNSConfig
      nameservers [string] list=atomic
      options [.PodDNSConfigOption] list=atomic
      searches [string] list=atomic
    type PodDNSConfigOption
      name string
      value string
    type PodExtendedResourceClaimStatus
      requestMappings! [.ContainerExtendedResourceRequest] list=atomic
      resourceClaimName! string
    type PodIP
      ip! string
    type PodList
      @kind "" v1 PodList
      apiVersion string
      items! [.Pod]
      kind string
      metadata meta.v1.ListMeta
    type PodOS
      name! string enum=linux,windows
    type PodReadinessGate
      conditionType! string
    type PodResourceClaim
      name! string
      resourceClaimName string
      resourceClaimTemplateName string
    type PodResourceClaimStatus
      name! string
      resourceClaimName string
    type PodSchedulingGate
      name! string
    type PodSchedulingGroup
      podGroupName string
    type PodSecurityContext
      appArmorProfile .AppArmorProfile
      fsGroup int64
      fsGroupChangePolicy string enum=OnRootMismatch,Always
      runAsGroup int64
      runAsNonRoot bool
      runAsUser int64
      seLinuxChangePolicy string enum=MountOption,Recursive
      seLinuxOptions .SELinuxOptions
      seccompProfile .SeccompProfile
      supplementalGroups [int64] list=atomic
      supplementalGroupsPolicy string enum=Merge,Strict
      sysctls [.Sysctl] list=atomic
      windowsOptions .WindowsSecurityContextOptions
    type PodSpec
      activeDeadlineSeconds int64
      affinity .Affinity
      automountServiceAccountToken bool
      containers! [.Container] list=map keys=name patch=merge merge=name
      dnsConfig .PodDNSConfig
      dnsPolicy string enum=ClusterFirst,ClusterFirstWithHostNet,Default,None
      enableServiceLinks bool
      ephemeralContainers [.EphemeralContainer] list=map keys=name patch=merge merge=name
      hostAliases [.HostAlias] list=map keys=ip patch=merge merge=ip
      hostIPC bool
      hostNetwork bool
      hostPID bool
      hostUsers bool
      hostname string
      hostnameOverride string
      imagePullSecrets [.LocalObjectReference] list=map keys=name patch=merge merge=name
      initContainers [.Container] list=map keys=name patch=merge merge=name
      nodeName string
      nodeSelector {string} map=atomic
      os .PodOS
      overhead {api.resource.Quantity}
      preemptionPolicy string enum=PreemptLowerPriority,Never
      priority int32
      priorityClassName string
      readinessGates [.PodReadinessGate] list=atomic
      resourceClaims [.PodResourceClaim] list=map keys=name patch=merge,retainKeys merge=name
      resources .ResourceRequirements
      restartPolicy string enum=Always,OnFailure,Never
      runtimeClassName string
      schedulerName string
      schedulingGates [.PodSchedulingGate] list=map keys=name patch=merge merge=name
      schedulingGroup .PodSchedulingGroup
      securityContext .PodSecurityContext
      serviceAccount string
      serviceAccountName string
      setHostnameAsFQDN bool
      shareProcessNamespace bool
      subdomain string
      terminationGracePeriodSeconds int64
      tolerations [.Toleration] list=atomic
      topologySpreadConstraints [.TopologySpreadConstraint] list=map keys=topologyKey,whenUnsatisfiable patch=merge merge=topologyKey
      volumes [.Volume] list=map keys=name patch=merge,retainKeys merge=name
    type PodStatus
      allocatedResources {api.resource.Quantity}
      conditions [.PodCondition] list=map keys=type patch=merge merge=type
      containerStatuses [.ContainerStatus] list=atomic
      ephemeralContainerStatuses [.ContainerStatus] list=atomic
      extendedResourceClaimStatus .PodExtendedResourceClaimStatus
      hostIP string
      hostIPs [.HostIP] list=atomic patch=merge merge=ip
      initContainerStatuses [.ContainerStatus] list=atomic
      message string
      nodeAllocatableResourceClaimStatuses [.NodeAllocatableResourceClaimStatus] list=atomic
      nominatedNodeName string
      observedGeneration int64
      phase string enum=Pending,Running,Succeeded,Failed,Unknown
      podIP string
      podIPs [.PodIP] list=map keys=ip patch=merge merge=ip
      qosClass string enum=Guaranteed,Burstable,BestEffort
      reason string
      resize string
      resourceClaimStatuses [.PodResourceClaimStatus] list=map keys=name patch=merge,retainKeys merge=name
      resources .ResourceRequirements
      startTime meta.v1.Time
    type PodTemplate
      @kind "" v1 PodTemplate
      @resource podtemplates namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      template .PodTemplateSpec
    type PodTemplateList
      @kind "" v1 PodTemplateList
      apiVersion string
      items! [.PodTemplate]
      kind string
      metadata meta.v1.ListMeta
    type PodTemplateSpec
      metadata meta.v1.ObjectMeta
      spec .PodSpec
    type PortStatus
      error string
      port! int32
      protocol! string enum=TCP,UDP,SCTP
    type PortworxVolumeSource
      fsType string
      readOnly bool
      volumeID! string
    type PreferredSchedulingTerm
      preference! .NodeSelectorTerm
      weight! int32
    type Probe
      exec .ExecAction
      failureThreshold int32
      grpc .GRPCAction
      httpGet .HTTPGetAction
      initialDelaySeconds int32
      periodSeconds int32
      successThreshold int32
      tcpSocket .TCPSocketAction
      terminationGracePeriodSeconds int64
      timeoutSeconds int32
    type ProjectedVolumeSource
      defaultMode int32
      sources [.VolumeProjection] list=atomic
    type QuobyteVolumeSource
      group string
      readOnly bool
      registry! string
      tenant string
      user string
      volume! string
    type RBDPersistentVolumeSource
      fsType string
      image! string
      keyring string
      monitors! [string] list=atomic
      pool string
      readOnly bool
      secretRef .SecretReference
      user string
    type RBDVolumeSource
      fsType string
      image! string
      keyring string
      monitors! [string] list=atomic
      pool string
      readOnly bool
      secretRef .LocalObjectReference
      user string
    type ReplicationController
      @kind "" v1 ReplicationController
      @resource replicationcontrollers namespaced create delete deletecollection get list patch update watch
      @subresource scale get patch update = autoscaling v1 Scale
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ReplicationControllerSpec
      status .ReplicationControllerStatus
    type ReplicationControllerCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type ReplicationControllerList
      @kind "" v1 ReplicationControllerList
      apiVersion string
      items! [.ReplicationController]
      kind string
      metadata meta.v1.ListMeta
    type ReplicationControllerSpec
      minReadySeconds int32
      replicas int32
      selector {string} map=atomic
      template .PodTemplateSpec
    type ReplicationControllerStatus
      availableReplicas int32
      conditions [.ReplicationControllerCondition] list=map keys=type patch=merge merge=type
      fullyLabeledReplicas int32
      observedGeneration int64
      readyReplicas int32
      replicas! int32
    type ResourceClaim
      name! string
      request string
    type ResourceFieldSelector map=atomic
      containerName string
      divisor api.resource.Quantity
      resource! string
    type ResourceHealth
      health string
      message string
      resourceID! string
    type ResourceQuota
      @kind "" v1 ResourceQuota
      @resource resourcequotas namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ResourceQuotaSpec
      status .ResourceQuotaStatus
    type ResourceQuotaList
      @kind "" v1 ResourceQuotaList
      apiVersion string
      items! [.ResourceQuota]
      kind string
      metadata meta.v1.ListMeta
    type ResourceQuotaSpec
      hard {api.resource.Quantity}
      scopeSelector .ScopeSelector
      scopes [string] list=atomic
    type ResourceQuotaStatus
      hard {api.resource.Quantity}
      used {api.resource.Quantity}
    type ResourceRequirements
      claims [.ResourceClaim] list=map keys=name
      limits {api.resource.Quantity}
      requests {api.resource.Quantity}
    type ResourceStatus
      name! string
      resources [.ResourceHealth] list=map keys=resourceID
    type SELinuxOptions
      level string
      role string
      type string
      user string
    type ScaleIOPersistentVolumeSource
      fsType string
      gateway! string
      protectionDomain string
      readOnly bool
      secretRef! .SecretReference
      sslEnabled bool
      storageMode string
      storagePool string
      system! string
      volumeName string
    type ScaleIOVolumeSource
      fsType string
      gateway! string
      protectionDomain string
      readOnly bool
      secretRef! .LocalObjectReference
      sslEnabled bool
      storageMode string
      storagePool string
      system! string
      volumeName string
    type ScopeSelector map=atomic
      matchExpressions [.ScopedResourceSelectorRequirement] list=atomic
    type ScopedResourceSelectorRequirement
      operator! string enum=In,NotIn,Exists,DoesNotExist
      scopeName! string
      values [string] list=atomic
    type SeccompProfile
      localhostProfile string
      type! string enum=Localhost,RuntimeDefault,Unconfined
    type Secret
      @kind "" v1 Secret
      @resource secrets namespaced create delete deletecollection get list patch update watch
      apiVersion string
      data {base64}
      immutable bool
      kind string
      metadata meta.v1.ObjectMeta
      stringData {string}
      type string
    type SecretEnvSource
      name string
      optional bool
    type SecretKeySelector map=atomic
      key! string
      name string
      optional bool
    type SecretList
      @kind "" v1 SecretList
      apiVersion string
      items! [.Secret]
      kind string
      metadata meta.v1.ListMeta
    type SecretProjection
      items [.KeyToPath] list=atomic
      name string
      optional bool
    type SecretReference map=atomic
      name string
      namespace string
    type SecretVolumeSource
      defaultMode int32
      items [.KeyToPath] list=atomic
      optional bool
      secretName string
    type SecurityContext
      allowPrivilegeEscalation bool
      appArmorProfile .AppArmorProfile
      capabilities .Capabilities
      privileged bool
      procMount string enum=Default,Unmasked
      readOnlyRootFilesystem bool
      runAsGroup int64
      runAsNonRoot bool
      runAsUser int64
      seLinuxOptions .SELinuxOptions
      seccompProfile .SeccompProfile
      windowsOptions .WindowsSecurityContextOptions
    type Service
      @kind "" v1 Service
      @resource services namespaced create delete deletecollection get list patch update watch
      @subresource proxy create delete get patch update
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ServiceSpec
      status .ServiceStatus
    type ServiceAccount
      @kind "" v1 ServiceAccount
      @resource serviceaccounts namespaced create delete deletecollection get list patch update watch
      @subresource token create = authentication.k8s.io v1 TokenRequest
      apiVersion string
      automountServiceAccountToken bool
      imagePullSecrets [.LocalObjectReference] list=atomic
      kind string
      metadata meta.v1.ObjectMeta
      secrets [.ObjectReference] list=map keys=name patch=merge merge=name
    type ServiceAccountList
      @kind "" v1 ServiceAccountList
      apiVersion string
      items! [.ServiceAccount]
      kind string
      metadata meta.v1.ListMeta
    type ServiceAccountTokenProjection
      audience string
      expirationSeconds int64
      path! string
    type ServiceList
      @kind "" v1 ServiceList
      apiVersion string
      items! [.Service]
      kind string
      metadata meta.v1.ListMeta
    type ServicePort
      appProtocol string
      name string
      nodePort int32
      port! int32
      protocol string enum=TCP,UDP,SCTP
      targetPort util.intstr.IntOrString
    type ServiceSpec
      allocateLoadBalancerNodePorts bool
      clusterIP string
      clusterIPs [string] list=atomic
      externalIPs [string] list=atomic
      externalName string
      externalTrafficPolicy string enum=Cluster,Local
      healthCheckNodePort int32
      internalTrafficPolicy string enum=Cluster,Local
      ipFamilies [string] list=atomic enum=IPv4,IPv6
      ipFamilyPolicy string enum=SingleStack,PreferDualStack,RequireDualStack
      loadBalancerClass string
      loadBalancerIP string
      loadBalancerSourceRanges [string] list=atomic
      ports [.ServicePort] list=map keys=port,protocol patch=merge merge=port
      publishNotReadyAddresses bool
      selector {string} map=atomic
      sessionAffinity string enum=ClientIP,None
      sessionAffinityConfig .SessionAffinityConfig
      trafficDistribution string
      type string enum=ClusterIP,NodePort,LoadBalancer,ExternalName
    type ServiceStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
      loadBalancer .LoadBalancerStatus
    type SessionAffinityConfig
      clientIP .ClientIPConfig
    type SleepAction
      seconds! int64
    type StorageOSPersistentVolumeSource
      fsType string
      readOnly bool
      secretRef .ObjectReference
      volumeName string
      volumeNamespace string
    type StorageOSVolumeSource
      fsType string
      readOnly bool
      secretRef .LocalObjectReference
      volumeName string
      volumeNamespace string
    type Sysctl
      name! string
      value! string
    type TCPSocketAction
      host string
      port! util.intstr.IntOrString
    type Taint
      effect! string enum=NoSchedule,PreferNoSchedule,NoExecute
      key! string
      timeAdded meta.v1.Time
      value string
    type Toleration
      effect string enum=NoSchedule,PreferNoSchedule,NoExecute
      key string
      operator string enum=Exists,Equal,Lt,Gt
      tolerationSeconds int64
      value string
    type TopologySelectorLabelRequirement
      key! string
      values! [string] list=atomic
    type TopologySelectorTerm map=atomic
      matchLabelExpressions [.TopologySelectorLabelRequirement] list=atomic
    type TopologySpreadConstraint
      labelSelector meta.v1.LabelSelector
      matchLabelKeys [string] list=atomic
      maxSkew! int32
      minDomains int32
      nodeAffinityPolicy string enum=Honor,Ignore
      nodeTaintsPolicy string enum=Honor,Ignore
      topologyKey! string
      whenUnsatisfiable! string enum=DoNotSchedule,ScheduleAnyway
    type TypedLocalObjectReference map=atomic
      apiGroup string
      kind! string
      name! string
    type TypedObjectReference
      apiGroup string
      kind! string
      name! string
      namespace string
    type Volume
      awsElasticBlockStore .AWSElasticBlockStoreVolumeSource
      azureDisk .AzureDiskVolumeSource
      azureFile .AzureFileVolumeSource
      cephfs .CephFSVolumeSource
      cinder .CinderVolumeSource
      configMap .ConfigMapVolumeSource
      csi .CSIVolumeSource
      downwardAPI .DownwardAPIVolumeSource
      emptyDir .EmptyDirVolumeSource
      ephemeral .EphemeralVolumeSource
      fc .FCVolumeSource
      flexVolume .FlexVolumeSource
      flocker .FlockerVolumeSource
      gcePersistentDisk .GCEPersistentDiskVolumeSource
      gitRepo .GitRepoVolumeSource
      glusterfs .GlusterfsVolumeSource
      hostPath .HostPathVolumeSource
      image .ImageVolumeSource
      iscsi .ISCSIVolumeSource
      name! string
      nfs .NFSVolumeSource
      persistentVolumeClaim .PersistentVolumeClaimVolumeSource
      photonPersistentDisk .PhotonPersistentDiskVolumeSource
      portworxVolume .PortworxVolumeSource
      projected .ProjectedVolumeSource
      quobyte .QuobyteVolumeSource
      rbd .RBDVolumeSource
      scaleIO .ScaleIOVolumeSource
      secret .SecretVolumeSource
      storageos .StorageOSVolumeSource
      vsphereVolume .VsphereVirtualDiskVolumeSource
    type VolumeDevice
      devicePath! string
      name! string
    type VolumeMount
      mountPath! string
      mountPropagation string enum=None,HostToContainer,Bidirectional
      name! string
      readOnly bool
      recursiveReadOnly string enum=Disabled,IfPossible,Enabled
      subPath string
      subPathExpr string
    type VolumeMountStatus
      mountPath! string
      name! string
      readOnly bool
      recursiveReadOnly string
      volumeStatus .VolumeStatus
    type VolumeNodeAffinity
      required .NodeSelector
    type VolumeProjection
      clusterTrustBundle .ClusterTrustBundleProjection
      configMap .ConfigMapProjection
      downwardAPI .DownwardAPIProjection
      podCertificate .PodCertificateProjection
      secret .SecretProjection
      serviceAccountToken .ServiceAccountTokenProjection
    type VolumeResourceRequirements
      limits {api.resource.Quantity}
      requests {api.resource.Quantity}
    type VolumeStatus
      image .ImageVolumeStatus
    type VsphereVirtualDiskVolumeSource
      fsType string
      storagePolicyID string
      storagePolicyName string
      volumePath! string
    type WeightedPodAffinityTerm
      podAffinityTerm! .PodAffinityTerm
      weight! int32
    type WindowsSecurityContextOptions
      gmsaCredentialSpec string
      gmsaCredentialSpecName string
      hostProcess bool
      runAsUserName string

    in discovery.v1
    type Endpoint
      addresses! [string] list=set
      conditions .EndpointConditions
      deprecatedTopology {string}
      hints .EndpointHints
      hostname string
      nodeName string
      targetRef core.v1.ObjectReference
      zone string
    type EndpointConditions
      ready bool
      serving bool
      terminating bool
    type EndpointHints
      forNodes [.ForNode] list=atomic
      forZones [.ForZone] list=atomic
    type EndpointPort map=atomic
      appProtocol string
      name string
      port int32
      protocol string enum=TCP,UDP,SCTP
    type EndpointSlice
      @kind discovery.k8s.io v1 EndpointSlice
      @resource endpointslices namespaced create delete deletecollection get list patch update watch
      addressType! string enum=IPv4,IPv6,FQDN
      apiVersion string
      endpoints [.Endpoint] list=atomic
      kind string
      metadata meta.v1.ObjectMeta
      ports [.EndpointPort] list=atomic
    type EndpointSliceList
      @kind discovery.k8s.io v1 EndpointSliceList
      apiVersion string
      items! [.EndpointSlice]
      kind string
      metadata meta.v1.ListMeta
    type ForNode
      name! string
    type ForZone
      name! string

    in events.v1
    type Event
      @kind events.k8s.io v1 Event
      @resource events namespaced create delete deletecollection get list patch update watch
      action string
      apiVersion string
      deprecatedCount int32
      deprecatedFirstTimestamp meta.v1.Time
      deprecatedLastTimestamp meta.v1.Time
      deprecatedSource core.v1.EventSource
      eventTime meta.v1.MicroTime
      kind string
      metadata meta.v1.ObjectMeta
      note string
      reason string
      regarding core.v1.ObjectReference
      related core.v1.ObjectReference
      reportingController string
      reportingInstance string
      series .EventSeries
      type string
    type EventList
      @kind events.k8s.io v1 EventList
      apiVersion string
      items! [.Event]
      kind string
      metadata meta.v1.ListMeta
    type EventSeries
      count! int32
      lastObservedTime meta.v1.MicroTime

    in flowcontrol.v1
    type ExemptPriorityLevelConfiguration
      lendablePercent int32
      nominalConcurrencyShares int32
    type FlowDistinguisherMethod
      type! string enum=ByUser,ByNamespace
    type FlowSchema
      @kind flowcontrol.apiserver.k8s.io v1 FlowSchema
      @resource flowschemas cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .FlowSchemaSpec
      status .FlowSchemaStatus
    type FlowSchemaCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status string
      type string
    type FlowSchemaList
      @kind flowcontrol.apiserver.k8s.io v1 FlowSchemaList
      apiVersion string
      items! [.FlowSchema]
      kind string
      metadata meta.v1.ListMeta
    type FlowSchemaSpec
      distinguisherMethod .FlowDistinguisherMethod
      matchingPrecedence int32
      priorityLevelConfiguration! .PriorityLevelConfigurationReference
      rules [.PolicyRulesWithSubjects] list=atomic
    type FlowSchemaStatus
      conditions [.FlowSchemaCondition] list=map keys=type patch=merge merge=type
    type GroupSubject
      name! string
    type LimitResponse
      queuing .QueuingConfiguration
      type! string enum=Queue,Reject
    type LimitedPriorityLevelConfiguration
      borrowingLimitPercent int32
      lendablePercent int32
      limitResponse .LimitResponse
      nominalConcurrencyShares int32
    type NonResourcePolicyRule
      nonResourceURLs! [string] list=set
      verbs! [string] list=set
    type PolicyRulesWithSubjects
      nonResourceRules [.NonResourcePolicyRule] list=atomic
      resourceRules [.ResourcePolicyRule] list=atomic
      subjects! [.Subject] list=atomic
    type PriorityLevelConfiguration
      @kind flowcontrol.apiserver.k8s.io v1 PriorityLevelConfiguration
      @resource prioritylevelconfigurations cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .PriorityLevelConfigurationSpec
      status .PriorityLevelConfigurationStatus
    type PriorityLevelConfigurationCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status string
      type string
    type PriorityLevelConfigurationList
      @kind flowcontrol.apiserver.k8s.io v1 PriorityLevelConfigurationList
      apiVersion string
      items! [.PriorityLevelConfiguration]
      kind string
      metadata meta.v1.ListMeta
    type PriorityLevelConfigurationReference
      name! string
    type PriorityLevelConfigurationSpec
      exempt .ExemptPriorityLevelConfiguration
      limited .LimitedPriorityLevelConfiguration
      type! string enum=Limited,Exempt
    type PriorityLevelConfigurationStatus
      conditions [.PriorityLevelConfigurationCondition] list=map keys=type patch=merge merge=type
    type QueuingConfiguration
      handSize int32
      queueLengthLimit int32
      queues int32
    type ResourcePolicyRule
      apiGroups! [string] list=set
      clusterScope bool
      namespaces [string] list=set
      resources! [string] list=set
      verbs! [string] list=set
    type ServiceAccountSubject
      name! string
      namespace! string
    type Subject
      group .GroupSubject
      kind! string enum=User,Group,ServiceAccount
      serviceAccount .ServiceAccountSubject
      user .UserSubject
    type UserSubject
      name! string

    in networking.v1
    type HTTPIngressPath
      backend! .IngressBackend
      path string
      pathType! string enum=Exact,Prefix,ImplementationSpecific
    type HTTPIngressRuleValue
      paths! [.HTTPIngressPath] list=atomic
    type IPAddress
      @kind networking.k8s.io v1 IPAddress
      @resource ipaddresses cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .IPAddressSpec
    type IPAddressList
      @kind networking.k8s.io v1 IPAddressList
      apiVersion string
      items! [.IPAddress]
      kind string
      metadata meta.v1.ListMeta
    type IPAddressSpec
      parentRef! .ParentReference
    type IPBlock
      cidr! string
      except [string] list=atomic
    type Ingress
      @kind networking.k8s.io v1 Ingress
      @resource ingresses namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .IngressSpec
      status .IngressStatus
    type IngressBackend
      resource core.v1.TypedLocalObjectReference
      service .IngressServiceBackend
    type IngressClass
      @kind networking.k8s.io v1 IngressClass
      @resource ingressclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .IngressClassSpec
    type IngressClassList
      @kind networking.k8s.io v1 IngressClassList
      apiVersion string
      items! [.IngressClass]
      kind string
      metadata meta.v1.ListMeta
    type IngressClassParametersReference
      apiGroup string
      kind! string
      name! string
      namespace string
      scope string
    type IngressClassSpec
      controller string
      parameters .IngressClassParametersReference
    type IngressList
      @kind networking.k8s.io v1 IngressList
      apiVersion string
      items! [.Ingress]
      kind string
      metadata meta.v1.ListMeta
    type IngressLoadBalancerIngress
      hostname string
      ip string
      ports [.IngressPortStatus] list=atomic
    type IngressLoadBalancerStatus
      ingress [.IngressLoadBalancerIngress] list=atomic
    type IngressPortStatus
      error string
      port! int32
      protocol! string enum=TCP,UDP,SCTP
    type IngressRule
      host string
      http .HTTPIngressRuleValue
    type IngressServiceBackend
      name! string
      port .ServiceBackendPort
    type IngressSpec
      defaultBackend .IngressBackend
      ingressClassName string
      rules [.IngressRule] list=atomic
      tls [.IngressTLS] list=atomic
    type IngressStatus
      loadBalancer .IngressLoadBalancerStatus
    type IngressTLS
      hosts [string] list=atomic
      secretName string
    type NetworkPolicy
      @kind networking.k8s.io v1 NetworkPolicy
      @resource networkpolicies namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .NetworkPolicySpec
    type NetworkPolicyEgressRule
      ports [.NetworkPolicyPort] list=atomic
      to [.NetworkPolicyPeer] list=atomic
    type NetworkPolicyIngressRule
      from [.NetworkPolicyPeer] list=atomic
      ports [.NetworkPolicyPort] list=atomic
    type NetworkPolicyList
      @kind networking.k8s.io v1 NetworkPolicyList
      apiVersion string
      items! [.NetworkPolicy]
      kind string
      metadata meta.v1.ListMeta
    type NetworkPolicyPeer
      ipBlock .IPBlock
      namespaceSelector meta.v1.LabelSelector
      podSelector meta.v1.LabelSelector
    type NetworkPolicyPort
      endPort int32
      port util.intstr.IntOrString
      protocol string enum=TCP,UDP,SCTP
    type NetworkPolicySpec
      egress [.NetworkPolicyEgressRule] list=atomic
      ingress [.NetworkPolicyIngressRule] list=atomic
      podSelector meta.v1.LabelSelector
      policyTypes [string] list=atomic enum=Ingress,Egress
    type ParentReference
      group string
      name! string
      namespace string
      resource! string
    type ServiceBackendPort map=atomic
      name string
      number int32
    type ServiceCIDR
      @kind networking.k8s.io v1 ServiceCIDR
      @resource servicecidrs cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ServiceCIDRSpec
      status .ServiceCIDRStatus
    type ServiceCIDRList
      @kind networking.k8s.io v1 ServiceCIDRList
      apiVersion string
      items! [.ServiceCIDR]
      kind string
      metadata meta.v1.ListMeta
    type ServiceCIDRSpec
      cidrs [string] list=atomic
    type ServiceCIDRStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type

    in networking.v1beta1
    type IPAddress
      @kind networking.k8s.io v1beta1 IPAddress
      @resource ipaddresses cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .IPAddressSpec
    type IPAddressList
      @kind networking.k8s.io v1beta1 IPAddressList
      apiVersion string
      items! [.IPAddress]
      kind string
      metadata meta.v1.ListMeta
    type IPAddressSpec
      parentRef! .ParentReference
    type ParentReference
      group string
      name! string
      namespace string
      resource! string
    type ServiceCIDR
      @kind networking.k8s.io v1beta1 ServiceCIDR
      @resource servicecidrs cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .ServiceCIDRSpec
      status .ServiceCIDRStatus
    type ServiceCIDRList
      @kind networking.k8s.io v1beta1 ServiceCIDRList
      apiVersion string
      items! [.ServiceCIDR]
      kind string
      metadata meta.v1.ListMeta
    type ServiceCIDRSpec
      cidrs [string] list=atomic
    type ServiceCIDRStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type

    in node.v1
    type Overhead
      podFixed {api.resource.Quantity}
    type RuntimeClass
      @kind node.k8s.io v1 RuntimeClass
      @resource runtimeclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      handler! string
      kind string
      metadata meta.v1.ObjectMeta
      overhead .Overhead
      scheduling .Scheduling
    type RuntimeClassList
      @kind node.k8s.io v1 RuntimeClassList
      apiVersion string
      items! [.RuntimeClass]
      kind string
      metadata meta.v1.ListMeta
    type Scheduling
      nodeSelector {string} map=atomic
      tolerations [core.v1.Toleration] list=atomic

    in policy.v1
    type Eviction
      @kind policy v1 Eviction
      apiVersion string
      deleteOptions meta.v1.DeleteOptions
      kind string
      metadata meta.v1.ObjectMeta
    type PodDisruptionBudget
      @kind policy v1 PodDisruptionBudget
      @resource poddisruptionbudgets namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .PodDisruptionBudgetSpec
      status .PodDisruptionBudgetStatus
    type PodDisruptionBudgetList
      @kind policy v1 PodDisruptionBudgetList
      apiVersion string
      items! [.PodDisruptionBudget]
      kind string
      metadata meta.v1.ListMeta
    type PodDisruptionBudgetSpec
      maxUnavailable util.intstr.IntOrString
      minAvailable util.intstr.IntOrString
      selector meta.v1.LabelSelector patch=replace
      unhealthyPodEvictionPolicy string enum=IfHealthyBudget,AlwaysAllow
    type PodDisruptionBudgetStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
      currentHealthy int32
      desiredHealthy int32
      disruptedPods {meta.v1.Time}
      disruptionsAllowed int32
      expectedPods int32
      observedGeneration int64

    in rbac.v1
    type AggregationRule
      clusterRoleSelectors [meta.v1.LabelSelector] list=atomic
    type ClusterRole
      @kind rbac.authorization.k8s.io v1 ClusterRole
      @resource clusterroles cluster create delete deletecollection get list patch update watch
      aggregationRule .AggregationRule
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      rules [.PolicyRule] list=atomic
    type ClusterRoleBinding
      @kind rbac.authorization.k8s.io v1 ClusterRoleBinding
      @resource clusterrolebindings cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      roleRef! .RoleRef
      subjects [.Subject] list=atomic
    type ClusterRoleBindingList
      @kind rbac.authorization.k8s.io v1 ClusterRoleBindingList
      apiVersion string
      items! [.ClusterRoleBinding]
      kind string
      metadata meta.v1.ListMeta
    type ClusterRoleList
      @kind rbac.authorization.k8s.io v1 ClusterRoleList
      apiVersion string
      items! [.ClusterRole]
      kind string
      metadata meta.v1.ListMeta
    type PolicyRule
      apiGroups [string] list=atomic
      nonResourceURLs [string] list=atomic
      resourceNames [string] list=atomic
      resources [string] list=atomic
      verbs! [string] list=atomic
    type Role
      @kind rbac.authorization.k8s.io v1 Role
      @resource roles namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      rules [.PolicyRule] list=atomic
    type RoleBinding
      @kind rbac.authorization.k8s.io v1 RoleBinding
      @resource rolebindings namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      roleRef! .RoleRef
      subjects [.Subject] list=atomic
    type RoleBindingList
      @kind rbac.authorization.k8s.io v1 RoleBindingList
      apiVersion string
      items! [.RoleBinding]
      kind string
      metadata meta.v1.ListMeta
    type RoleList
      @kind rbac.authorization.k8s.io v1 RoleList
      apiVersion string
      items! [.Role]
      kind string
      metadata meta.v1.ListMeta
    type RoleRef map=atomic
      apiGroup string
      kind! string enum=Role,ClusterRole
      name! string
    type Subject map=atomic
      apiGroup string
      kind! string enum=User,Group,ServiceAccount
      name! string
      namespace string

    in resource.v1
    type AllocatedDeviceStatus
      conditions [meta.v1.Condition] list=map keys=type
      data pkg.runtime.RawExtension
      device! string
      driver! string
      networkData .NetworkDeviceData
      pool! string
      shareID string
    type AllocationResult
      allocationTimestamp meta.v1.Time
      devices .DeviceAllocationResult
      nodeSelector core.v1.NodeSelector
    type CELDeviceSelector
      expression! string
    type CapacityRequestPolicy
      default api.resource.Quantity
      validRange .CapacityRequestPolicyRange
      validValues [api.resource.Quantity] list=atomic
    type CapacityRequestPolicyRange
      max api.resource.Quantity
      min! api.resource.Quantity
      step api.resource.Quantity
    type CapacityRequirements
      requests {api.resource.Quantity}
    type Counter
      value! api.resource.Quantity
    type CounterSet
      counters! {.Counter}
      name! string
    type Device
      allNodes bool
      allowMultipleAllocations bool
      attributes {.DeviceAttribute}
      bindingConditions [string] list=atomic
      bindingFailureConditions [string] list=atomic
      bindsToNode bool
      capacity {.DeviceCapacity}
      consumesCounters [.DeviceCounterConsumption] list=atomic
      name! string
      nodeAllocatableResourceMappings {.NodeAllocatableResourceMapping}
      nodeName string
      nodeSelector core.v1.NodeSelector
      taints [.DeviceTaint] list=atomic
    type DeviceAllocationConfiguration
      opaque .OpaqueDeviceConfiguration
      requests [string] list=atomic
      source! string
    type DeviceAllocationResult
      config [.DeviceAllocationConfiguration] list=atomic
      results [.DeviceRequestAllocationResult] list=atomic
    type DeviceAttribute
      bool bool
      bools [bool] list=atomic
      int int64
      ints [int64] list=atomic
      string string
      strings [string] list=atomic
      version string
      versions [string] list=atomic
    type DeviceCapacity
      requestPolicy .CapacityRequestPolicy
      value! api.resource.Quantity
    type DeviceClaim
      config [.DeviceClaimConfiguration] list=atomic
      constraints [.DeviceConstraint] list=atomic
      requests [.DeviceRequest] list=atomic
    type DeviceClaimConfiguration
      opaque .OpaqueDeviceConfiguration
      requests [string] list=atomic
    type DeviceClass
      @kind resource.k8s.io v1 DeviceClass
      @resource deviceclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .DeviceClassSpec
    type DeviceClassConfiguration
      opaque .OpaqueDeviceConfiguration
    type DeviceClassList
      @kind resource.k8s.io v1 DeviceClassList
      apiVersion string
      items! [.DeviceClass]
      kind string
      metadata meta.v1.ListMeta
    type DeviceClassSpec
      config [.DeviceClassConfiguration] list=atomic
      extendedResourceName string
      selectors [.DeviceSelector] list=atomic
    type DeviceConstraint
      distinctAttribute string
      matchAttribute string
      requests [string] list=atomic
    type DeviceCounterConsumption
      counterSet! string
      counters! {.Counter}
    type DeviceRequest
      exactly .ExactDeviceRequest
      firstAvailable [.DeviceSubRequest] list=atomic
      name! string
    type DeviceRequestAllocationResult
      adminAccess bool
      bindingConditions [string] list=atomic
      bindingFailureConditions [string] list=atomic
      consumedCapacity {api.resource.Quantity}
      device! string
      driver! string
      pool! string
      request! string
      shareID string
      tolerations [.DeviceToleration] list=atomic
    type DeviceSelector
      cel .CELDeviceSelector
    type DeviceSubRequest
      allocationMode string
      capacity .CapacityRequirements
      count int64
      deviceClassName! string
      name! string
      selectors [.DeviceSelector] list=atomic
      tolerations [.DeviceToleration] list=atomic
    type DeviceTaint
      effect! string
      key! string
      timeAdded meta.v1.Time
      value string
    type DeviceToleration
      effect string
      key string
      operator string
      tolerationSeconds int64
      value string
    type ExactDeviceRequest
      adminAccess bool
      allocationMode string
      capacity .CapacityRequirements
      count int64
      deviceClassName! string
      selectors [.DeviceSelector] list=atomic
      tolerations [.DeviceToleration] list=atomic
    type NetworkDeviceData
      hardwareAddress string
      interfaceName string
      ips [string] list=atomic
    type NodeAllocatableResourceMapping
      allocationMultiplier api.resource.Quantity
      capacityKey string
    type OpaqueDeviceConfiguration
      driver! string
      parameters! pkg.runtime.RawExtension
    type ResourceClaim
      @kind resource.k8s.io v1 ResourceClaim
      @resource resourceclaims namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimSpec
      status .ResourceClaimStatus
    type ResourceClaimConsumerReference
      apiGroup string
      name! string
      resource! string
      uid! string
    type ResourceClaimList
      @kind resource.k8s.io v1 ResourceClaimList
      apiVersion string
      items! [.ResourceClaim]
      kind string
      metadata meta.v1.ListMeta
    type ResourceClaimSpec
      devices .DeviceClaim
    type ResourceClaimStatus
      allocation .AllocationResult
      devices [.AllocatedDeviceStatus] list=map keys=driver,device,pool,shareID
      reservedFor [.ResourceClaimConsumerReference] list=map keys=uid patch=merge merge=uid
    type ResourceClaimTemplate
      @kind resource.k8s.io v1 ResourceClaimTemplate
      @resource resourceclaimtemplates namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimTemplateSpec
    type ResourceClaimTemplateList
      @kind resource.k8s.io v1 ResourceClaimTemplateList
      apiVersion string
      items! [.ResourceClaimTemplate]
      kind string
      metadata meta.v1.ListMeta
    type ResourceClaimTemplateSpec
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimSpec
    type ResourcePool
      generation! int64
      name! string
      resourceSliceCount! int64
    type ResourceSlice
      @kind resource.k8s.io v1 ResourceSlice
      @resource resourceslices cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceSliceSpec
    type ResourceSliceList
      @kind resource.k8s.io v1 ResourceSliceList
      apiVersion string
      items! [.ResourceSlice]
      kind string
      metadata meta.v1.ListMeta
    type ResourceSliceSpec
      allNodes bool
      devices [.Device] list=atomic
      driver! string
      nodeName string
      nodeSelector core.v1.NodeSelector
      perDeviceNodeSelection bool
      pool! .ResourcePool
      sharedCounters [.CounterSet] list=atomic

    in resource.v1alpha3
    type DeviceTaint
      effect! string
      key! string
      timeAdded meta.v1.Time
      value string
    type DeviceTaintRule
      @kind resource.k8s.io v1alpha3 DeviceTaintRule
      @resource devicetaintrules cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .DeviceTaintRuleSpec
      status .DeviceTaintRuleStatus
    type DeviceTaintRuleList
      @kind resource.k8s.io v1alpha3 DeviceTaintRuleList
      apiVersion string
      items! [.DeviceTaintRule]
      kind string
      metadata meta.v1.ListMeta
    type DeviceTaintRuleSpec
      deviceSelector .DeviceTaintSelector
      taint! .DeviceTaint
    type DeviceTaintRuleStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
    type DeviceTaintSelector
      device string
      driver string
      pool string
    type PoolStatus
      allocatedDevices int32
      availableDevices int32
      driver! string
      generation! int64
      nodeName string
      poolName! string
      resourceSliceCount int32
      totalDevices int32
      unavailableDevices int32
      validationError string
    type ResourcePoolStatusRequest
      @kind resource.k8s.io v1alpha3 ResourcePoolStatusRequest
      @resource resourcepoolstatusrequests cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata! meta.v1.ObjectMeta
      spec! .ResourcePoolStatusRequestSpec
      status .ResourcePoolStatusRequestStatus
    type ResourcePoolStatusRequestList
      @kind resource.k8s.io v1alpha3 ResourcePoolStatusRequestList
      apiVersion string
      items! [.ResourcePoolStatusRequest]
      kind string
      metadata meta.v1.ListMeta
    type ResourcePoolStatusRequestSpec
      driver! string
      limit int32
      poolName string
    type ResourcePoolStatusRequestStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
      poolCount! int32
      pools [.PoolStatus] list=atomic

    in resource.v1beta1
    type AllocatedDeviceStatus
      conditions [meta.v1.Condition] list=map keys=type
      data pkg.runtime.RawExtension
      device! string
      driver! string
      networkData .NetworkDeviceData
      pool! string
      shareID string
    type AllocationResult
      allocationTimestamp meta.v1.Time
      devices .DeviceAllocationResult
      nodeSelector core.v1.NodeSelector
    type BasicDevice
      allNodes bool
      allowMultipleAllocations bool
      attributes {.DeviceAttribute}
      bindingConditions [string] list=atomic
      bindingFailureConditions [string] list=atomic
      bindsToNode bool
      capacity {.DeviceCapacity}
      consumesCounters [.DeviceCounterConsumption] list=atomic
      nodeAllocatableResourceMappings {.NodeAllocatableResourceMapping}
      nodeName string
      nodeSelector core.v1.NodeSelector
      taints [.DeviceTaint] list=atomic
    type CELDeviceSelector
      expression! string
    type CapacityRequestPolicy
      default api.resource.Quantity
      validRange .CapacityRequestPolicyRange
      validValues [api.resource.Quantity] list=atomic
    type CapacityRequestPolicyRange
      max api.resource.Quantity
      min! api.resource.Quantity
      step api.resource.Quantity
    type CapacityRequirements
      requests {api.resource.Quantity}
    type Counter
      value! api.resource.Quantity
    type CounterSet
      counters! {.Counter}
      name! string
    type Device
      basic .BasicDevice
      name! string
    type DeviceAllocationConfiguration
      opaque .OpaqueDeviceConfiguration
      requests [string] list=atomic
      source! string
    type DeviceAllocationResult
      config [.DeviceAllocationConfiguration] list=atomic
      results [.DeviceRequestAllocationResult] list=atomic
    type DeviceAttribute
      bool bool
      bools [bool] list=atomic
      int int64
      ints [int64] list=atomic
      string string
      strings [string] list=atomic
      version string
      versions [string] list=atomic
    type DeviceCapacity
      requestPolicy .CapacityRequestPolicy
      value! api.resource.Quantity
    type DeviceClaim
      config [.DeviceClaimConfiguration] list=atomic
      constraints [.DeviceConstraint] list=atomic
      requests [.DeviceRequest] list=atomic
    type DeviceClaimConfiguration
      opaque .OpaqueDeviceConfiguration
      requests [string] list=atomic
    type DeviceClass
      @kind resource.k8s.io v1beta1 DeviceClass
      @resource deviceclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .DeviceClassSpec
    type DeviceClassConfiguration
      opaque .OpaqueDeviceConfiguration
    type DeviceClassList
      @kind resource.k8s.io v1beta1 DeviceClassList
      apiVersion string
      items! [.DeviceClass]
      kind string
      metadata meta.v1.ListMeta
    type DeviceClassSpec
      config [.DeviceClassConfiguration] list=atomic
      extendedResourceName string
      selectors [.DeviceSelector] list=atomic
    type DeviceConstraint
      distinctAttribute string
      matchAttribute string
      requests [string] list=atomic
    type DeviceCounterConsumption
      counterSet! string
      counters! {.Counter}
    type DeviceRequest
      adminAccess bool
      allocationMode string
      capacity .CapacityRequirements
      count int64
      deviceClassName string
      firstAvailable [.DeviceSubRequest] list=atomic
      name! string
      selectors [.DeviceSelector] list=atomic
      tolerations [.DeviceToleration] list=atomic
    type DeviceRequestAllocationResult
      adminAccess bool
      bindingConditions [string] list=atomic
      bindingFailureConditions [string] list=atomic
      consumedCapacity {api.resource.Quantity}
      device! string
      driver! string
      pool! string
      request! string
      shareID string
      tolerations [.DeviceToleration] list=atomic
    type DeviceSelector
      cel .CELDeviceSelector
    type DeviceSubRequest
      allocationMode string
      capacity .CapacityRequirements
      count int64
      deviceClassName! string
      name! string
      selectors [.DeviceSelector] list=atomic
      tolerations [.DeviceToleration] list=atomic
    type DeviceTaint
      effect! string
      key! string
      timeAdded meta.v1.Time
      value string
    type DeviceToleration
      effect string
      key string
      operator string
      tolerationSeconds int64
      value string
    type NetworkDeviceData
      hardwareAddress string
      interfaceName string
      ips [string] list=atomic
    type NodeAllocatableResourceMapping
      allocationMultiplier api.resource.Quantity
      capacityKey string
    type OpaqueDeviceConfiguration
      driver! string
      parameters! pkg.runtime.RawExtension
    type ResourceClaim
      @kind resource.k8s.io v1beta1 ResourceClaim
      @resource resourceclaims namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimSpec
      status .ResourceClaimStatus
    type ResourceClaimConsumerReference
      apiGroup string
      name! string
      resource! string
      uid! string
    type ResourceClaimList
      @kind resource.k8s.io v1beta1 ResourceClaimList
      apiVersion string
      items! [.ResourceClaim]
      kind string
      metadata meta.v1.ListMeta
    type ResourceClaimSpec
      devices .DeviceClaim
    type ResourceClaimStatus
      allocation .AllocationResult
      devices [.AllocatedDeviceStatus] list=map keys=driver,device,pool,shareID
      reservedFor [.ResourceClaimConsumerReference] list=map keys=uid patch=merge merge=uid
    type ResourceClaimTemplate
      @kind resource.k8s.io v1beta1 ResourceClaimTemplate
      @resource resourceclaimtemplates namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimTemplateSpec
    type ResourceClaimTemplateList
      @kind resource.k8s.io v1beta1 ResourceClaimTemplateList
      apiVersion string
      items! [.ResourceClaimTemplate]
      kind string
      metadata meta.v1.ListMeta
    type ResourceClaimTemplateSpec
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimSpec
    type ResourcePool
      generation! int64
      name! string
      resourceSliceCount! int64
    type ResourceSlice
      @kind resource.k8s.io v1beta1 ResourceSlice
      @resource resourceslices cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceSliceSpec
    type ResourceSliceList
      @kind resource.k8s.io v1beta1 ResourceSliceList
      apiVersion string
      items! [.ResourceSlice]
      kind string
      metadata meta.v1.ListMeta
    type ResourceSliceSpec
      allNodes bool
      devices [.Device] list=atomic
      driver! string
      nodeName string
      nodeSelector core.v1.NodeSelector
      perDeviceNodeSelection bool
      pool! .ResourcePool
      sharedCounters [.CounterSet] list=atomic

    in resource.v1beta2
    type AllocatedDeviceStatus
      conditions [meta.v1.Condition] list=map keys=type
      data pkg.runtime.RawExtension
      device! string
      driver! string
      networkData .NetworkDeviceData
      pool! string
      shareID string
    type AllocationResult
      allocationTimestamp meta.v1.Time
      devices .DeviceAllocationResult
      nodeSelector core.v1.NodeSelector
    type CELDeviceSelector
      expression! string
    type CapacityRequestPolicy
      default api.resource.Quantity
      validRange .CapacityRequestPolicyRange
      validValues [api.resource.Quantity] list=atomic
    type CapacityRequestPolicyRange
      max api.resource.Quantity
      min! api.resource.Quantity
      step api.resource.Quantity
    type CapacityRequirements
      requests {api.resource.Quantity}
    type Counter
      value! api.resource.Quantity
    type CounterSet
      counters! {.Counter}
      name! string
    type Device
      allNodes bool
      allowMultipleAllocations bool
      attributes {.DeviceAttribute}
      bindingConditions [string] list=atomic
      bindingFailureConditions [string] list=atomic
      bindsToNode bool
      capacity {.DeviceCapacity}
      consumesCounters [.DeviceCounterConsumption] list=atomic
      name! string
      nodeAllocatableResourceMappings {.NodeAllocatableResourceMapping}
      nodeName string
      nodeSelector core.v1.NodeSelector
      taints [.DeviceTaint] list=atomic
    type DeviceAllocationConfiguration
      opaque .OpaqueDeviceConfiguration
      requests [string] list=atomic
      source! string
    type DeviceAllocationResult
      config [.DeviceAllocationConfiguration] list=atomic
      results [.DeviceRequestAllocationResult] list=atomic
    type DeviceAttribute
      bool bool
      bools [bool] list=atomic
      int int64
      ints [int64] list=atomic
      string string
      strings [string] list=atomic
      version string
      versions [string] list=atomic
    type DeviceCapacity
      requestPolicy .CapacityRequestPolicy
      value! api.resource.Quantity
    type DeviceClaim
      config [.DeviceClaimConfiguration] list=atomic
      constraints [.DeviceConstraint] list=atomic
      requests [.DeviceRequest] list=atomic
    type DeviceClaimConfiguration
      opaque .OpaqueDeviceConfiguration
      requests [string] list=atomic
    type DeviceClass
      @kind resource.k8s.io v1beta2 DeviceClass
      @resource deviceclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .DeviceClassSpec
    type DeviceClassConfiguration
      opaque .OpaqueDeviceConfiguration
    type DeviceClassList
      @kind resource.k8s.io v1beta2 DeviceClassList
      apiVersion string
      items! [.DeviceClass]
      kind string
      metadata meta.v1.ListMeta
    type DeviceClassSpec
      config [.DeviceClassConfiguration] list=atomic
      extendedResourceName string
      selectors [.DeviceSelector] list=atomic
    type DeviceConstraint
      distinctAttribute string
      matchAttribute string
      requests [string] list=atomic
    type DeviceCounterConsumption
      counterSet! string
      counters! {.Counter}
    type DeviceRequest
      exactly .ExactDeviceRequest
      firstAvailable [.DeviceSubRequest] list=atomic
      name! string
    type DeviceRequestAllocationResult
      adminAccess bool
      bindingConditions [string] list=atomic
      bindingFailureConditions [string] list=atomic
      consumedCapacity {api.resource.Quantity}
      device! string
      driver! string
      pool! string
      request! string
      shareID string
      tolerations [.DeviceToleration] list=atomic
    type DeviceSelector
      cel .CELDeviceSelector
    type DeviceSubRequest
      allocationMode string
      capacity .CapacityRequirements
      count int64
      deviceClassName! string
      name! string
      selectors [.DeviceSelector] list=atomic
      tolerations [.DeviceToleration] list=atomic
    type DeviceTaint
      effect! string
      key! string
      timeAdded meta.v1.Time
      value string
    type DeviceTaintRule
      @kind resource.k8s.io v1beta2 DeviceTaintRule
      @resource devicetaintrules cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .DeviceTaintRuleSpec
      status .DeviceTaintRuleStatus
    type DeviceTaintRuleList
      @kind resource.k8s.io v1beta2 DeviceTaintRuleList
      apiVersion string
      items! [.DeviceTaintRule]
      kind string
      metadata meta.v1.ListMeta
    type DeviceTaintRuleSpec
      deviceSelector .DeviceTaintSelector
      taint! .DeviceTaint
    type DeviceTaintRuleStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
    type DeviceTaintSelector
      device string
      driver string
      pool string
    type DeviceToleration
      effect string
      key string
      operator string
      tolerationSeconds int64
      value string
    type ExactDeviceRequest
      adminAccess bool
      allocationMode string
      capacity .CapacityRequirements
      count int64
      deviceClassName! string
      selectors [.DeviceSelector] list=atomic
      tolerations [.DeviceToleration] list=atomic
    type NetworkDeviceData
      hardwareAddress string
      interfaceName string
      ips [string] list=atomic
    type NodeAllocatableResourceMapping
      allocationMultiplier api.resource.Quantity
      capacityKey string
    type OpaqueDeviceConfiguration
      driver! string
      parameters! pkg.runtime.RawExtension
    type ResourceClaim
      @kind resource.k8s.io v1beta2 ResourceClaim
      @resource resourceclaims namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimSpec
      status .ResourceClaimStatus
    type ResourceClaimConsumerReference
      apiGroup string
      name! string
      resource! string
      uid! string
    type ResourceClaimList
      @kind resource.k8s.io v1beta2 ResourceClaimList
      apiVersion string
      items! [.ResourceClaim]
      kind string
      metadata meta.v1.ListMeta
    type ResourceClaimSpec
      devices .DeviceClaim
    type ResourceClaimStatus
      allocation .AllocationResult
      devices [.AllocatedDeviceStatus] list=map keys=driver,device,pool,shareID
      reservedFor [.ResourceClaimConsumerReference] list=map keys=uid patch=merge merge=uid
    type ResourceClaimTemplate
      @kind resource.k8s.io v1beta2 ResourceClaimTemplate
      @resource resourceclaimtemplates namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimTemplateSpec
    type ResourceClaimTemplateList
      @kind resource.k8s.io v1beta2 ResourceClaimTemplateList
      apiVersion string
      items! [.ResourceClaimTemplate]
      kind string
      metadata meta.v1.ListMeta
    type ResourceClaimTemplateSpec
      metadata meta.v1.ObjectMeta
      spec! .ResourceClaimSpec
    type ResourcePool
      generation! int64
      name! string
      resourceSliceCount! int64
    type ResourceSlice
      @kind resource.k8s.io v1beta2 ResourceSlice
      @resource resourceslices cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .ResourceSliceSpec
    type ResourceSliceList
      @kind resource.k8s.io v1beta2 ResourceSliceList
      apiVersion string
      items! [.ResourceSlice]
      kind string
      metadata meta.v1.ListMeta
    type ResourceSliceSpec
      allNodes bool
      devices [.Device] list=atomic
      driver! string
      nodeName string
      nodeSelector core.v1.NodeSelector
      perDeviceNodeSelection bool
      pool! .ResourcePool
      sharedCounters [.CounterSet] list=atomic

    in scheduling.v1
    type PriorityClass
      @kind scheduling.k8s.io v1 PriorityClass
      @resource priorityclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      description string
      globalDefault bool
      kind string
      metadata meta.v1.ObjectMeta
      preemptionPolicy string enum=PreemptLowerPriority,Never
      value int32
    type PriorityClassList
      @kind scheduling.k8s.io v1 PriorityClassList
      apiVersion string
      items! [.PriorityClass]
      kind string
      metadata meta.v1.ListMeta

    in scheduling.v1alpha2
    value BasicSchedulingPolicy any
    type GangSchedulingPolicy
      minCount! int32
    type PodGroup
      @kind scheduling.k8s.io v1alpha2 PodGroup
      @resource podgroups namespaced create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .PodGroupSpec
      status .PodGroupStatus
    type PodGroupList
      @kind scheduling.k8s.io v1alpha2 PodGroupList
      apiVersion string
      items! [.PodGroup]
      kind string
      metadata meta.v1.ListMeta
    type PodGroupResourceClaim
      name! string
      resourceClaimName string
      resourceClaimTemplateName string
    type PodGroupResourceClaimStatus
      name! string
      resourceClaimName string
    type PodGroupSchedulingConstraints
      topology [.TopologyConstraint] list=atomic
    type PodGroupSchedulingPolicy
      basic .BasicSchedulingPolicy
      gang .GangSchedulingPolicy
    type PodGroupSpec
      disruptionMode string
      podGroupTemplateRef .PodGroupTemplateReference
      priority int32
      priorityClassName string
      resourceClaims [.PodGroupResourceClaim] list=map keys=name patch=merge,retainKeys merge=name
      schedulingConstraints .PodGroupSchedulingConstraints
      schedulingPolicy! .PodGroupSchedulingPolicy
    type PodGroupStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
      resourceClaimStatuses [.PodGroupResourceClaimStatus] list=map keys=name patch=merge,retainKeys merge=name
    type PodGroupTemplate
      disruptionMode string
      name! string
      priority int32
      priorityClassName string
      resourceClaims [.PodGroupResourceClaim] list=map keys=name patch=merge,retainKeys merge=name
      schedulingConstraints .PodGroupSchedulingConstraints
      schedulingPolicy! .PodGroupSchedulingPolicy
    type PodGroupTemplateReference
      workload .WorkloadPodGroupTemplateReference
    type TopologyConstraint
      key! string
    type TypedLocalObjectReference
      apiGroup string
      kind! string
      name! string
    type Workload
      @kind scheduling.k8s.io v1alpha2 Workload
      @resource workloads namespaced create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .WorkloadSpec
    type WorkloadList
      @kind scheduling.k8s.io v1alpha2 WorkloadList
      apiVersion string
      items! [.Workload]
      kind string
      metadata meta.v1.ListMeta
    type WorkloadPodGroupTemplateReference
      podGroupTemplateName! string
      workloadName! string
    type WorkloadSpec
      controllerRef .TypedLocalObjectReference
      podGroupTemplates! [.PodGroupTemplate] list=map keys=name

    in storage.v1
    type CSIDriver
      @kind storage.k8s.io v1 CSIDriver
      @resource csidrivers cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .CSIDriverSpec
    type CSIDriverList
      @kind storage.k8s.io v1 CSIDriverList
      apiVersion string
      items! [.CSIDriver]
      kind string
      metadata meta.v1.ListMeta
    type CSIDriverSpec
      attachRequired bool
      fsGroupPolicy string enum=None,File,ReadWriteOnceWithFSType
      nodeAllocatableUpdatePeriodSeconds int64
      podInfoOnMount bool
      preventPodSchedulingIfMissing bool
      requiresRepublish bool
      seLinuxMount bool
      serviceAccountTokenInSecrets bool
      storageCapacity bool
      tokenRequests [.TokenRequest] list=atomic
      volumeLifecycleModes [string] list=set enum=Persistent,Ephemeral
    type CSINode
      @kind storage.k8s.io v1 CSINode
      @resource csinodes cluster create delete deletecollection get list patch update watch
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .CSINodeSpec
    type CSINodeDriver
      allocatable .VolumeNodeResources
      name! string
      nodeID! string
      topologyKeys [string] list=atomic
    type CSINodeList
      @kind storage.k8s.io v1 CSINodeList
      apiVersion string
      items! [.CSINode]
      kind string
      metadata meta.v1.ListMeta
    type CSINodeSpec
      drivers! [.CSINodeDriver] list=map keys=name patch=merge merge=name
    type CSIStorageCapacity
      @kind storage.k8s.io v1 CSIStorageCapacity
      @resource csistoragecapacities namespaced create delete deletecollection get list patch update watch
      apiVersion string
      capacity api.resource.Quantity
      kind string
      maximumVolumeSize api.resource.Quantity
      metadata meta.v1.ObjectMeta
      nodeTopology meta.v1.LabelSelector
      storageClassName! string
    type CSIStorageCapacityList
      @kind storage.k8s.io v1 CSIStorageCapacityList
      apiVersion string
      items! [.CSIStorageCapacity]
      kind string
      metadata meta.v1.ListMeta
    type StorageClass
      @kind storage.k8s.io v1 StorageClass
      @resource storageclasses cluster create delete deletecollection get list patch update watch
      allowVolumeExpansion bool
      allowedTopologies [core.v1.TopologySelectorTerm] list=atomic
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      mountOptions [string] list=atomic
      parameters {string}
      provisioner! string
      reclaimPolicy string enum=Delete,Retain
      volumeBindingMode string enum=Immediate,WaitForFirstConsumer
    type StorageClassList
      @kind storage.k8s.io v1 StorageClassList
      apiVersion string
      items! [.StorageClass]
      kind string
      metadata meta.v1.ListMeta
    type TokenRequest
      audience! string
      expirationSeconds int64
    type VolumeAttachment
      @kind storage.k8s.io v1 VolumeAttachment
      @resource volumeattachments cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .VolumeAttachmentSpec
      status .VolumeAttachmentStatus
    type VolumeAttachmentList
      @kind storage.k8s.io v1 VolumeAttachmentList
      apiVersion string
      items! [.VolumeAttachment]
      kind string
      metadata meta.v1.ListMeta
    type VolumeAttachmentSource
      inlineVolumeSpec core.v1.PersistentVolumeSpec
      persistentVolumeName string
    type VolumeAttachmentSpec
      attacher! string
      nodeName! string
      source! .VolumeAttachmentSource
    type VolumeAttachmentStatus
      attachError .VolumeError
      attached! bool
      attachmentMetadata {string}
      detachError .VolumeError
    type VolumeAttributesClass
      @kind storage.k8s.io v1 VolumeAttributesClass
      @resource volumeattributesclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      driverName! string
      kind string
      metadata meta.v1.ObjectMeta
      parameters {string}
    type VolumeAttributesClassList
      @kind storage.k8s.io v1 VolumeAttributesClassList
      apiVersion string
      items! [.VolumeAttributesClass]
      kind string
      metadata meta.v1.ListMeta
    type VolumeError
      errorCode int32
      message string
      time meta.v1.Time
    type VolumeNodeResources
      count int32

    in storage.v1beta1
    type VolumeAttributesClass
      @kind storage.k8s.io v1beta1 VolumeAttributesClass
      @resource volumeattributesclasses cluster create delete deletecollection get list patch update watch
      apiVersion string
      driverName! string
      kind string
      metadata meta.v1.ObjectMeta
      parameters {string}
    type VolumeAttributesClassList
      @kind storage.k8s.io v1beta1 VolumeAttributesClassList
      apiVersion string
      items! [.VolumeAttributesClass]
      kind string
      metadata meta.v1.ListMeta

    in storagemigration.v1beta1
    type StorageVersionMigration
      @kind storagemigration.k8s.io v1beta1 StorageVersionMigration
      @resource storageversionmigrations cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .StorageVersionMigrationSpec
      status .StorageVersionMigrationStatus
    type StorageVersionMigrationList
      @kind storagemigration.k8s.io v1beta1 StorageVersionMigrationList
      apiVersion string
      items! [.StorageVersionMigration]
      kind string
      metadata meta.v1.ListMeta
    type StorageVersionMigrationSpec
      resource! meta.v1.GroupResource
    type StorageVersionMigrationStatus
      conditions [meta.v1.Condition] list=map keys=type patch=merge merge=type
      resourceVersion string

    in apiextensions.v1
    type CustomResourceColumnDefinition
      description string
      format string
      jsonPath! string
      name! string
      priority int32
      type! string
    type CustomResourceConversion
      strategy! string
      webhook .WebhookConversion
    type CustomResourceDefinition
      @kind apiextensions.k8s.io v1 CustomResourceDefinition
      @resource customresourcedefinitions cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec! .CustomResourceDefinitionSpec
      status .CustomResourceDefinitionStatus
    type CustomResourceDefinitionCondition
      lastTransitionTime meta.v1.Time
      message string
      observedGeneration int64
      reason string
      status! string
      type! string
    type CustomResourceDefinitionList
      @kind apiextensions.k8s.io v1 CustomResourceDefinitionList
      apiVersion string
      items! [.CustomResourceDefinition]
      kind string
      metadata meta.v1.ListMeta
    type CustomResourceDefinitionNames
      categories [string] list=atomic
      kind! string
      listKind string
      plural! string
      shortNames [string] list=atomic
      singular string
    type CustomResourceDefinitionSpec
      conversion .CustomResourceConversion
      group! string
      names! .CustomResourceDefinitionNames
      preserveUnknownFields bool
      scope! string
      versions! [.CustomResourceDefinitionVersion] list=atomic
    type CustomResourceDefinitionStatus
      acceptedNames .CustomResourceDefinitionNames
      conditions [.CustomResourceDefinitionCondition] list=map keys=type
      observedGeneration int64
      storedVersions [string] list=atomic
    type CustomResourceDefinitionVersion
      additionalPrinterColumns [.CustomResourceColumnDefinition] list=atomic
      deprecated bool
      deprecationWarning string
      name! string
      schema .CustomResourceValidation
      selectableFields [.SelectableField] list=atomic
      served! bool
      storage! bool
      subresources .CustomResourceSubresources
    type CustomResourceSubresourceScale
      labelSelectorPath string
      specReplicasPath! string
      statusReplicasPath! string
    value CustomResourceSubresourceStatus any
    type CustomResourceSubresources
      scale .CustomResourceSubresourceScale
      status .CustomResourceSubresourceStatus
    type CustomResourceValidation
      openAPIV3Schema .JSONSchemaProps
    type ExternalDocumentation
      description string
      url string
    value JSON any
    type JSONSchemaProps
      $ref string
      $schema string
      additionalItems .JSONSchemaPropsOrBool
      additionalProperties .JSONSchemaPropsOrBool
      allOf [.JSONSchemaProps] list=atomic
      anyOf [.JSONSchemaProps] list=atomic
      default .JSON
      definitions {.JSONSchemaProps}
      dependencies {.JSONSchemaPropsOrStringArray}
      description string
      enum [.JSON] list=atomic
      example .JSON
      exclusiveMaximum bool
      exclusiveMinimum bool
      externalDocs .ExternalDocumentation
      format string
      id string
      items .JSONSchemaPropsOrArray
      maxItems int64
      maxLength int64
      maxProperties int64
      maximum number
      minItems int64
      minLength int64
      minProperties int64
      minimum number
      multipleOf number
      not .JSONSchemaProps
      nullable bool
      oneOf [.JSONSchemaProps] list=atomic
      pattern string
      patternProperties {.JSONSchemaProps}
      properties {.JSONSchemaProps}
      required [string] list=atomic
      title string
      type string
      uniqueItems bool
      x-kubernetes-embedded-resource bool
      x-kubernetes-int-or-string bool
      x-kubernetes-list-map-keys [string] list=atomic
      x-kubernetes-list-type string
      x-kubernetes-map-type string
      x-kubernetes-preserve-unknown-fields bool
      x-kubernetes-validations [.ValidationRule] list=map keys=rule patch=merge merge=rule
    value JSONSchemaPropsOrArray any
    value JSONSchemaPropsOrBool any
    value JSONSchemaPropsOrStringArray any
    type SelectableField
      jsonPath! string
    type ServiceReference
      name! string
      namespace! string
      path string
      port int32
    type ValidationRule
      fieldPath string
      message string
      messageExpression string
      optionalOldSelf bool
      reason string
      rule! string
    type WebhookClientConfig
      caBundle base64
      service .ServiceReference
      url string
    type WebhookConversion
      clientConfig .WebhookClientConfig
      conversionReviewVersions! [string] list=atomic

    in api.resource
    value Quantity string

    in meta.v1
    type APIGroup
      @kind "" v1 APIGroup
      apiVersion string
      kind string
      name! string
      preferredVersion .GroupVersionForDiscovery
      serverAddressByClientCIDRs [.ServerAddressByClientCIDR] list=atomic
      versions! [.GroupVersionForDiscovery] list=atomic
    type APIGroupList
      @kind "" v1 APIGroupList
      apiVersion string
      groups! [.APIGroup] list=atomic
      kind string
    type APIResource
      categories [string] list=atomic
      group string
      kind! string
      name! string
      namespaced! bool
      shortNames [string] list=atomic
      singularName! string
      storageVersionHash string
      verbs! [string]
      version string
    type APIResourceList
      @kind "" v1 APIResourceList
      apiVersion string
      groupVersion! string
      kind string
      resources! [.APIResource] list=atomic
    type APIVersions
      @kind "" v1 APIVersions
      apiVersion string
      kind string
      serverAddressByClientCIDRs! [.ServerAddressByClientCIDR] list=atomic
      versions! [string] list=atomic
    type Condition
      lastTransitionTime! .Time
      message! string
      observedGeneration int64
      reason! string
      status! string
      type! string
    type DeleteOptions
      @kind "" v1 DeleteOptions
      @kind admission.k8s.io v1 DeleteOptions
      @kind admission.k8s.io v1beta1 DeleteOptions
      @kind admissionregistration.k8s.io v1 DeleteOptions
      @kind admissionregistration.k8s.io v1beta1 DeleteOptions
      @kind admissionregistration.k8s.io v1alpha1 DeleteOptions
      @kind apiextensions.k8s.io v1 DeleteOptions
      @kind apiextensions.k8s.io v1beta1 DeleteOptions
      @kind apiregistration.k8s.io v1 DeleteOptions
      @kind apiregistration.k8s.io v1beta1 DeleteOptions
      @kind apps v1 DeleteOptions
      @kind apps v1beta2 DeleteOptions
      @kind apps v1beta1 DeleteOptions
      @kind authentication.k8s.io v1 DeleteOptions
      @kind authentication.k8s.io v1beta1 DeleteOptions
      @kind authentication.k8s.io v1alpha1 DeleteOptions
      @kind authorization.k8s.io v1 DeleteOptions
      @kind authorization.k8s.io v1beta1 DeleteOptions
      @kind autoscaling v2 DeleteOptions
      @kind autoscaling v1 DeleteOptions
      @kind batch v1 DeleteOptions
      @kind batch v1beta1 DeleteOptions
      @kind certificates.k8s.io v1 DeleteOptions
      @kind certificates.k8s.io v1beta1 DeleteOptions
      @kind certificates.k8s.io v1alpha1 DeleteOptions
      @kind coordination.k8s.io v1 DeleteOptions
      @kind coordination.k8s.io v1beta1 DeleteOptions
      @kind coordination.k8s.io v1alpha2 DeleteOptions
      @kind discovery.k8s.io v1 DeleteOptions
      @kind discovery.k8s.io v1beta1 DeleteOptions
      @kind events.k8s.io v1 DeleteOptions
      @kind events.k8s.io v1beta1 DeleteOptions
      @kind extensions v1beta1 DeleteOptions
      @kind flowcontrol.apiserver.k8s.io v1 DeleteOptions
      @kind flowcontrol.apiserver.k8s.io v1beta3 DeleteOptions
      @kind flowcontrol.apiserver.k8s.io v1beta2 DeleteOptions
      @kind flowcontrol.apiserver.k8s.io v1beta1 DeleteOptions
      @kind imagepolicy.k8s.io v1alpha1 DeleteOptions
      @kind internal.apiserver.k8s.io v1alpha1 DeleteOptions
      @kind networking.k8s.io v1 DeleteOptions
      @kind networking.k8s.io v1beta1 DeleteOptions
      @kind node.k8s.io v1 DeleteOptions
      @kind node.k8s.io v1beta1 DeleteOptions
      @kind node.k8s.io v1alpha1 DeleteOptions
      @kind policy v1 DeleteOptions
      @kind policy v1beta1 DeleteOptions
      @kind rbac.authorization.k8s.io v1 DeleteOptions
      @kind rbac.authorization.k8s.io v1beta1 DeleteOptions
      @kind rbac.authorization.k8s.io v1alpha1 DeleteOptions
      @kind resource.k8s.io v1 DeleteOptions
      @kind resource.k8s.io v1beta2 DeleteOptions
      @kind resource.k8s.io v1beta1 DeleteOptions
      @kind resource.k8s.io v1alpha3 DeleteOptions
      @kind scheduling.k8s.io v1 DeleteOptions
      @kind scheduling.k8s.io v1beta1 DeleteOptions
      @kind scheduling.k8s.io v1alpha2 DeleteOptions
      @kind storage.k8s.io v1 DeleteOptions
      @kind storage.k8s.io v1beta1 DeleteOptions
      @kind storage.k8s.io v1alpha1 DeleteOptions
      @kind storagemigration.k8s.io v1beta1 DeleteOptions
      apiVersion string
      dryRun [string] list=atomic
      gracePeriodSeconds int64
      ignoreStoreReadErrorWithClusterBreakingPotential bool
      kind string
      orphanDependents bool
      preconditions .Preconditions
      propagationPolicy string
    type FieldSelectorRequirement
      key! string
      operator! string
      values [string] list=atomic
    value FieldsV1 any
    type GroupResource
      group! string
      resource! string
    type GroupVersionForDiscovery
      groupVersion! string
      version! string
    type LabelSelector map=atomic
      matchExpressions [.LabelSelectorRequirement] list=atomic
      matchLabels {string}
    type LabelSelectorRequirement
      key! string
      operator! string
      values [string] list=atomic
    type ListMeta
      continue string
      remainingItemCount int64
      resourceVersion string
      selfLink string
      shardInfo .ShardInfo
    type ManagedFieldsEntry
      apiVersion string
      fieldsType string
      fieldsV1 .FieldsV1
      manager string
      operation string
      subresource string
      time .Time
    value MicroTime time
    type ObjectMeta
      annotations {string}
      creationTimestamp .Time
      deletionGracePeriodSeconds int64
      deletionTimestamp .Time
      finalizers [string] list=set patch=merge
      generateName string
      generation int64
      labels {string}
      managedFields [.ManagedFieldsEntry] list=atomic
      name string
      namespace string
      ownerReferences [.OwnerReference] list=map keys=uid patch=merge merge=uid
      resourceVersion string
      selfLink string
      uid string
    type OwnerReference map=atomic
      apiVersion! string
      blockOwnerDeletion bool
      controller bool
      kind! string
      name! string
      uid! string
    value Patch any
    type Preconditions
      resourceVersion string
      uid string
    type ServerAddressByClientCIDR
      clientCIDR! string
      serverAddress! string
    type ShardInfo
      selector! string
    type Status
      @kind "" v1 Status
      apiVersion string
      code int32
      details .StatusDetails
      kind string
      message string
      metadata .ListMeta
      reason string
      status string
    type StatusCause
      field string
      message string
      reason string
    type StatusDetails
      causes [.StatusCause] list=atomic
      group string
      kind string
      name string
      retryAfterSeconds int32
      uid string
    value Time time
    type WatchEvent
      @kind "" v1 WatchEvent
      @kind admission.k8s.io v1 WatchEvent
      @kind admission.k8s.io v1beta1 WatchEvent
      @kind admissionregistration.k8s.io v1 WatchEvent
      @kind admissionregistration.k8s.io v1beta1 WatchEvent
      @kind admissionregistration.k8s.io v1alpha1 WatchEvent
      @kind apiextensions.k8s.io v1 WatchEvent
      @kind apiextensions.k8s.io v1beta1 WatchEvent
      @kind apiregistration.k8s.io v1 WatchEvent
      @kind apiregistration.k8s.io v1beta1 WatchEvent
      @kind apps v1 WatchEvent
      @kind apps v1beta2 WatchEvent
      @kind apps v1beta1 WatchEvent
      @kind authentication.k8s.io v1 WatchEvent
      @kind authentication.k8s.io v1beta1 WatchEvent
      @kind authentication.k8s.io v1alpha1 WatchEvent
      @kind authorization.k8s.io v1 WatchEvent
      @kind authorization.k8s.io v1beta1 WatchEvent
      @kind autoscaling v2 WatchEvent
      @kind autoscaling v1 WatchEvent
      @kind batch v1 WatchEvent
      @kind batch v1beta1 WatchEvent
      @kind certificates.k8s.io v1 WatchEvent
      @kind certificates.k8s.io v1beta1 WatchEvent
      @kind certificates.k8s.io v1alpha1 WatchEvent
      @kind coordination.k8s.io v1 WatchEvent
      @kind coordination.k8s.io v1beta1 WatchEvent
      @kind coordination.k8s.io v1alpha2 WatchEvent
      @kind discovery.k8s.io v1 WatchEvent
      @kind discovery.k8s.io v1beta1 WatchEvent
      @kind events.k8s.io v1 WatchEvent
      @kind events.k8s.io v1beta1 WatchEvent
      @kind extensions v1beta1 WatchEvent
      @kind flowcontrol.apiserver.k8s.io v1 WatchEvent
      @kind flowcontrol.apiserver.k8s.io v1beta3 WatchEvent
      @kind flowcontrol.apiserver.k8s.io v1beta2 WatchEvent
      @kind flowcontrol.apiserver.k8s.io v1beta1 WatchEvent
      @kind imagepolicy.k8s.io v1alpha1 WatchEvent
      @kind internal.apiserver.k8s.io v1alpha1 WatchEvent
      @kind networking.k8s.io v1 WatchEvent
      @kind networking.k8s.io v1beta1 WatchEvent
      @kind node.k8s.io v1 WatchEvent
      @kind node.k8s.io v1beta1 WatchEvent
      @kind node.k8s.io v1alpha1 WatchEvent
      @kind policy v1 WatchEvent
      @kind policy v1beta1 WatchEvent
      @kind rbac.authorization.k8s.io v1 WatchEvent
      @kind rbac.authorization.k8s.io v1beta1 WatchEvent
      @kind rbac.authorization.k8s.io v1alpha1 WatchEvent
      @kind resource.k8s.io v1 WatchEvent
      @kind resource.k8s.io v1beta2 WatchEvent
      @kind resource.k8s.io v1beta1 WatchEvent
      @kind resource.k8s.io v1alpha3 WatchEvent
      @kind scheduling.k8s.io v1 WatchEvent
      @kind scheduling.k8s.io v1beta1 WatchEvent
      @kind scheduling.k8s.io v1alpha2 WatchEvent
      @kind storage.k8s.io v1 WatchEvent
      @kind storage.k8s.io v1beta1 WatchEvent
      @kind storage.k8s.io v1alpha1 WatchEvent
      @kind storagemigration.k8s.io v1beta1 WatchEvent
      object! pkg.runtime.RawExtension
      type! string

    in pkg.runtime
    value RawExtension any

    in util.intstr
    value IntOrString intOrString

    in pkg.version
    type Info
      buildDate! string
      compiler! string
      emulationMajor string
      emulationMinor string
      gitCommit! string
      gitTreeState! string
      gitVersion! string
      goVersion! string
      major! string
      minCompatibilityMajor string
      minCompatibilityMinor string
      minor! string
      platform! string

    in apiregistration.v1
    type APIService
      @kind apiregistration.k8s.io v1 APIService
      @resource apiservices cluster create delete deletecollection get list patch update watch
      @subresource status get patch update
      apiVersion string
      kind string
      metadata meta.v1.ObjectMeta
      spec .APIServiceSpec
      status .APIServiceStatus
    type APIServiceCondition
      lastTransitionTime meta.v1.Time
      message string
      reason string
      status! string
      type! string
    type APIServiceList
      @kind apiregistration.k8s.io v1 APIServiceList
      apiVersion string
      items! [.APIService]
      kind string
      metadata meta.v1.ListMeta
    type APIServiceSpec
      caBundle base64 list=atomic
      group string
      groupPriorityMinimum! int32
      insecureSkipTLSVerify bool
      service .ServiceReference
      version string
      versionPriority! int32
    type APIServiceStatus
      conditions [.APIServiceCondition] list=map keys=type patch=merge merge=type
    type ServiceReference
      name string
      namespace string
      port int32
    """#
}
