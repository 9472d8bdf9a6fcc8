// swift-format-ignore-file
// Between the quotes stands what 'scripts/generate-wire-facts' makes of Kubernetes 1.36's Go sources.

extension WireFacts {
  static let kubernetes1_36: StaticString = #"""
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
      expression? 1 string
    type AuditAnnotation
      key 1 string
      valueExpression 2 string
    type ExpressionWarning
      fieldRef 2 string
      warning 3 string
    type JSONPatch
      expression? 1 string
    type MatchCondition
      name 1 string
      expression 2 string
    type MatchResources
      namespaceSelector? 1 *meta.v1.LabelSelector
      objectSelector? 2 *meta.v1.LabelSelector
      resourceRules? 3 [.NamedRuleWithOperations]
      excludeResourceRules? 4 [.NamedRuleWithOperations]
      matchPolicy? 7 *string :v1.MatchPolicyType
    type MutatingAdmissionPolicy
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .MutatingAdmissionPolicySpec
    type MutatingAdmissionPolicyBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .MutatingAdmissionPolicyBindingSpec
    type MutatingAdmissionPolicyBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingAdmissionPolicyBinding]
    type MutatingAdmissionPolicyBindingSpec
      policyName? 1 string
      paramRef? 2 *.ParamRef
      matchResources? 3 *.MatchResources
    type MutatingAdmissionPolicyList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingAdmissionPolicy]
    type MutatingAdmissionPolicySpec
      paramKind? 1 *.ParamKind
      matchConstraints? 2 *.MatchResources
      variables? 3 [.Variable]
      mutations? 4 [.Mutation]
      failurePolicy? 5 *string :v1.FailurePolicyType
      matchConditions? 6 [.MatchCondition]
      reinvocationPolicy? 7 string :v1.ReinvocationPolicyType
    type MutatingWebhook
      name 1 string
      clientConfig 2 .WebhookClientConfig
      rules? 3 [.RuleWithOperations]
      failurePolicy? 4 *string :v1.FailurePolicyType
      matchPolicy? 9 *string :v1.MatchPolicyType
      namespaceSelector? 5 *meta.v1.LabelSelector
      objectSelector? 11 *meta.v1.LabelSelector
      sideEffects 6 *string :v1.SideEffectClass
      timeoutSeconds? 7 *int32
      admissionReviewVersions 8 [string]
      reinvocationPolicy? 10 *string :v1.ReinvocationPolicyType
      matchConditions? 12 [.MatchCondition]
    type MutatingWebhookConfiguration
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      webhooks? 2 [.MutatingWebhook]
    type MutatingWebhookConfigurationList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingWebhookConfiguration]
    type Mutation
      patchType 2 string :v1.PatchType
      applyConfiguration? 3 *.ApplyConfiguration
      jsonPatch? 4 *.JSONPatch
    type NamedRuleWithOperations
      resourceNames? 1 [string]
      - 2 .RuleWithOperations
    type ParamKind
      apiVersion? 1 string
      kind? 2 string
    type ParamRef
      name? 1 string
      namespace? 2 string
      selector? 3 *meta.v1.LabelSelector
      parameterNotFoundAction? 4 *string :v1.ParameterNotFoundActionType
    type Rule
      apiGroups? 1 [string]
      apiVersions? 2 [string]
      resources? 3 [string]
      scope? 4 *string :v1.ScopeType
    type RuleWithOperations
      operations? 1 [string] :[]v1.OperationType
      - 2 .Rule
    type ServiceReference
      namespace 1 string
      name 2 string
      path? 3 *string
      port? 4 *int32
    type TypeChecking
      expressionWarnings? 1 [.ExpressionWarning]
    type ValidatingAdmissionPolicy
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ValidatingAdmissionPolicySpec
      status? 3 .ValidatingAdmissionPolicyStatus
    type ValidatingAdmissionPolicyBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ValidatingAdmissionPolicyBindingSpec
    type ValidatingAdmissionPolicyBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingAdmissionPolicyBinding]
    type ValidatingAdmissionPolicyBindingSpec
      policyName? 1 string
      paramRef? 2 *.ParamRef
      matchResources? 3 *.MatchResources
      validationActions? 4 [string] :[]v1.ValidationAction
    type ValidatingAdmissionPolicyList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingAdmissionPolicy]
    type ValidatingAdmissionPolicySpec
      paramKind? 1 *.ParamKind
      matchConstraints? 2 *.MatchResources
      validations? 3 [.Validation]
      failurePolicy? 4 *string :v1.FailurePolicyType
      auditAnnotations? 5 [.AuditAnnotation]
      matchConditions? 6 [.MatchCondition]
      variables? 7 [.Variable]
    type ValidatingAdmissionPolicyStatus
      observedGeneration? 1 int64
      typeChecking? 2 *.TypeChecking
      conditions? 3 [meta.v1.Condition]
    type ValidatingWebhook
      name 1 string
      clientConfig 2 .WebhookClientConfig
      rules? 3 [.RuleWithOperations]
      failurePolicy? 4 *string :v1.FailurePolicyType
      matchPolicy? 9 *string :v1.MatchPolicyType
      namespaceSelector? 5 *meta.v1.LabelSelector
      objectSelector? 10 *meta.v1.LabelSelector
      sideEffects 6 *string :v1.SideEffectClass
      timeoutSeconds? 7 *int32
      admissionReviewVersions 8 [string]
      matchConditions? 11 [.MatchCondition]
    type ValidatingWebhookConfiguration
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      webhooks? 2 [.ValidatingWebhook]
    type ValidatingWebhookConfigurationList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingWebhookConfiguration]
    type Validation
      expression 1 string
      message? 2 string
      reason? 3 *string :v1.StatusReason
      messageExpression? 4 string
    type Variable
      name 1 string
      expression 2 string
    type WebhookClientConfig
      url? 3 *string
      service? 1 *.ServiceReference
      caBundle? 2 base64

    in admissionregistration.v1alpha1
    type ApplyConfiguration
      expression? 1 string
    type AuditAnnotation
      key 1 string
      valueExpression 2 string
    type ExpressionWarning
      fieldRef 2 string
      warning 3 string
    type JSONPatch
      expression? 1 string
    type MatchCondition
      name 1 string
      expression 2 string
    type MatchResources
      namespaceSelector? 1 *meta.v1.LabelSelector
      objectSelector? 2 *meta.v1.LabelSelector
      resourceRules? 3 [.NamedRuleWithOperations]
      excludeResourceRules? 4 [.NamedRuleWithOperations]
      matchPolicy? 7 *string :v1alpha1.MatchPolicyType
    type MutatingAdmissionPolicy
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .MutatingAdmissionPolicySpec
    type MutatingAdmissionPolicyBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .MutatingAdmissionPolicyBindingSpec
    type MutatingAdmissionPolicyBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingAdmissionPolicyBinding]
    type MutatingAdmissionPolicyBindingSpec
      policyName? 1 string
      paramRef? 2 *.ParamRef
      matchResources? 3 *.MatchResources
    type MutatingAdmissionPolicyList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingAdmissionPolicy]
    type MutatingAdmissionPolicySpec
      paramKind? 1 *.ParamKind
      matchConstraints? 2 *.MatchResources
      variables? 3 [.Variable]
      mutations? 4 [.Mutation]
      failurePolicy? 5 *string :v1alpha1.FailurePolicyType
      matchConditions? 6 [.MatchCondition]
      reinvocationPolicy? 7 string :v1alpha1.ReinvocationPolicyType
    type Mutation
      patchType 2 string :v1alpha1.PatchType
      applyConfiguration? 3 *.ApplyConfiguration
      jsonPatch? 4 *.JSONPatch
    type NamedRuleWithOperations
      resourceNames? 1 [string]
      - 2 admissionregistration.v1.RuleWithOperations
    type ParamKind
      apiVersion? 1 string
      kind? 2 string
    type ParamRef
      name? 1 string
      namespace? 2 string
      selector? 3 *meta.v1.LabelSelector
      parameterNotFoundAction? 4 *string :v1alpha1.ParameterNotFoundActionType
    type TypeChecking
      expressionWarnings? 1 [.ExpressionWarning]
    type ValidatingAdmissionPolicy
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ValidatingAdmissionPolicySpec
      status? 3 .ValidatingAdmissionPolicyStatus
    type ValidatingAdmissionPolicyBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ValidatingAdmissionPolicyBindingSpec
    type ValidatingAdmissionPolicyBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingAdmissionPolicyBinding]
    type ValidatingAdmissionPolicyBindingSpec
      policyName? 1 string
      paramRef? 2 *.ParamRef
      matchResources? 3 *.MatchResources
      validationActions? 4 [string] :[]v1alpha1.ValidationAction
    type ValidatingAdmissionPolicyList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingAdmissionPolicy]
    type ValidatingAdmissionPolicySpec
      paramKind? 1 *.ParamKind
      matchConstraints? 2 *.MatchResources
      validations? 3 [.Validation]
      failurePolicy? 4 *string :v1alpha1.FailurePolicyType
      auditAnnotations? 5 [.AuditAnnotation]
      matchConditions? 6 [.MatchCondition]
      variables? 7 [.Variable]
    type ValidatingAdmissionPolicyStatus
      observedGeneration? 1 int64
      typeChecking? 2 *.TypeChecking
      conditions? 3 [meta.v1.Condition]
    type Validation
      expression 1 string
      message? 2 string
      reason? 3 *string :v1.StatusReason
      messageExpression? 4 string
    type Variable
      name 1 string
      expression 2 string

    in admissionregistration.v1beta1
    type ApplyConfiguration
      expression? 1 string
    type AuditAnnotation
      key 1 string
      valueExpression 2 string
    type ExpressionWarning
      fieldRef 2 string
      warning 3 string
    type JSONPatch
      expression? 1 string
    type MatchCondition
      name 1 string
      expression 2 string
    type MatchResources
      namespaceSelector? 1 *meta.v1.LabelSelector
      objectSelector? 2 *meta.v1.LabelSelector
      resourceRules? 3 [.NamedRuleWithOperations]
      excludeResourceRules? 4 [.NamedRuleWithOperations]
      matchPolicy? 7 *string :v1beta1.MatchPolicyType
    type MutatingAdmissionPolicy
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .MutatingAdmissionPolicySpec
    type MutatingAdmissionPolicyBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .MutatingAdmissionPolicyBindingSpec
    type MutatingAdmissionPolicyBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingAdmissionPolicyBinding]
    type MutatingAdmissionPolicyBindingSpec
      policyName? 1 string
      paramRef? 2 *.ParamRef
      matchResources? 3 *.MatchResources
    type MutatingAdmissionPolicyList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingAdmissionPolicy]
    type MutatingAdmissionPolicySpec
      paramKind? 1 *.ParamKind
      matchConstraints? 2 *.MatchResources
      variables? 3 [.Variable]
      mutations? 4 [.Mutation]
      failurePolicy? 5 *string :v1beta1.FailurePolicyType
      matchConditions? 6 [.MatchCondition]
      reinvocationPolicy? 7 string :v1beta1.ReinvocationPolicyType
    type MutatingWebhook
      name 1 string
      clientConfig 2 .WebhookClientConfig
      rules? 3 [admissionregistration.v1.RuleWithOperations] :[]v1beta1.RuleWithOperations
      failurePolicy? 4 *string :v1beta1.FailurePolicyType
      matchPolicy? 9 *string :v1beta1.MatchPolicyType
      namespaceSelector? 5 *meta.v1.LabelSelector
      objectSelector? 11 *meta.v1.LabelSelector
      sideEffects? 6 *string :v1beta1.SideEffectClass
      timeoutSeconds? 7 *int32
      admissionReviewVersions? 8 [string]
      reinvocationPolicy? 10 *string :v1beta1.ReinvocationPolicyType
      matchConditions? 12 [.MatchCondition]
    type MutatingWebhookConfiguration
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      webhooks? 2 [.MutatingWebhook]
    type MutatingWebhookConfigurationList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.MutatingWebhookConfiguration]
    type Mutation
      patchType 2 string :v1beta1.PatchType
      applyConfiguration? 3 *.ApplyConfiguration
      jsonPatch? 4 *.JSONPatch
    type NamedRuleWithOperations
      resourceNames? 1 [string]
      - 2 admissionregistration.v1.RuleWithOperations
    type ParamKind
      apiVersion? 1 string
      kind? 2 string
    type ParamRef
      name? 1 string
      namespace? 2 string
      selector? 3 *meta.v1.LabelSelector
      parameterNotFoundAction? 4 *string :v1beta1.ParameterNotFoundActionType
    type ServiceReference
      namespace 1 string
      name 2 string
      path? 3 *string
      port? 4 *int32
    type TypeChecking
      expressionWarnings? 1 [.ExpressionWarning]
    type ValidatingAdmissionPolicy
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ValidatingAdmissionPolicySpec
      status? 3 .ValidatingAdmissionPolicyStatus
    type ValidatingAdmissionPolicyBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ValidatingAdmissionPolicyBindingSpec
    type ValidatingAdmissionPolicyBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingAdmissionPolicyBinding]
    type ValidatingAdmissionPolicyBindingSpec
      policyName? 1 string
      paramRef? 2 *.ParamRef
      matchResources? 3 *.MatchResources
      validationActions? 4 [string] :[]v1beta1.ValidationAction
    type ValidatingAdmissionPolicyList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingAdmissionPolicy]
    type ValidatingAdmissionPolicySpec
      paramKind? 1 *.ParamKind
      matchConstraints? 2 *.MatchResources
      validations? 3 [.Validation]
      failurePolicy? 4 *string :v1beta1.FailurePolicyType
      auditAnnotations? 5 [.AuditAnnotation]
      matchConditions? 6 [.MatchCondition]
      variables? 7 [.Variable]
    type ValidatingAdmissionPolicyStatus
      observedGeneration? 1 int64
      typeChecking? 2 *.TypeChecking
      conditions? 3 [meta.v1.Condition]
    type ValidatingWebhook
      name 1 string
      clientConfig 2 .WebhookClientConfig
      rules? 3 [admissionregistration.v1.RuleWithOperations] :[]v1beta1.RuleWithOperations
      failurePolicy? 4 *string :v1beta1.FailurePolicyType
      matchPolicy? 9 *string :v1beta1.MatchPolicyType
      namespaceSelector? 5 *meta.v1.LabelSelector
      objectSelector? 10 *meta.v1.LabelSelector
      sideEffects? 6 *string :v1beta1.SideEffectClass
      timeoutSeconds? 7 *int32
      admissionReviewVersions? 8 [string]
      matchConditions? 11 [.MatchCondition]
    type ValidatingWebhookConfiguration
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      webhooks? 2 [.ValidatingWebhook]
    type ValidatingWebhookConfigurationList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ValidatingWebhookConfiguration]
    type Validation
      expression 1 string
      message? 2 string
      reason? 3 *string :v1.StatusReason
      messageExpression? 4 string
    type Variable
      name 1 string
      expression 2 string
    type WebhookClientConfig
      url? 3 *string
      service? 1 *.ServiceReference
      caBundle? 2 base64

    in apiserverinternal.v1alpha1
    type ServerStorageVersion
      apiServerID? 1 string
      encodingVersion? 2 string
      decodableVersions? 3 [string]
      servedVersions? 4 [string]
    type StorageVersion
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .StorageVersionSpec
      status 3 .StorageVersionStatus
    type StorageVersionCondition
      type 1 string :v1alpha1.StorageVersionConditionType
      status 2 string :v1alpha1.ConditionStatus
      observedGeneration? 3 int64
      lastTransitionTime? 4 time
      reason 5 string
      message? 6 string
    type StorageVersionList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.StorageVersion]
    type StorageVersionSpec
    type StorageVersionStatus
      storageVersions? 1 [.ServerStorageVersion]
      commonEncodingVersion? 2 *string
      conditions? 3 [.StorageVersionCondition]

    in apps.v1
    type ControllerRevision
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      data? 2 raw
      revision 3 int64
    type ControllerRevisionList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ControllerRevision]
    type DaemonSet
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .DaemonSetSpec
      status? 3 .DaemonSetStatus
    type DaemonSetCondition
      type 1 string :v1.DaemonSetConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type DaemonSetList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.DaemonSet]
    type DaemonSetSpec
      selector 1 *meta.v1.LabelSelector
      template 2 core.v1.PodTemplateSpec
      updateStrategy? 3 .DaemonSetUpdateStrategy
      minReadySeconds? 4 int32
      revisionHistoryLimit? 6 *int32
    type DaemonSetStatus
      currentNumberScheduled 1 int32
      numberMisscheduled 2 int32
      desiredNumberScheduled 3 int32
      numberReady 4 int32
      observedGeneration? 5 int64
      updatedNumberScheduled? 6 int32
      numberAvailable? 7 int32
      numberUnavailable? 8 int32
      collisionCount? 9 *int32
      conditions? 10 [.DaemonSetCondition]
    type DaemonSetUpdateStrategy
      type? 1 string :v1.DaemonSetUpdateStrategyType
      rollingUpdate? 2 *.RollingUpdateDaemonSet
    type Deployment
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .DeploymentSpec
      status? 3 .DeploymentStatus
    type DeploymentCondition
      type 1 string :v1.DeploymentConditionType
      status 2 string :v1.ConditionStatus
      lastUpdateTime? 6 time
      lastTransitionTime? 7 time
      reason? 4 string
      message? 5 string
    type DeploymentList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Deployment]
    type DeploymentSpec
      replicas? 1 *int32
      selector 2 *meta.v1.LabelSelector
      template 3 core.v1.PodTemplateSpec
      strategy? 4 .DeploymentStrategy
      minReadySeconds? 5 int32
      revisionHistoryLimit? 6 *int32
      paused? 7 bool
      progressDeadlineSeconds? 9 *int32
    type DeploymentStatus
      observedGeneration? 1 int64
      replicas? 2 int32
      updatedReplicas? 3 int32
      readyReplicas? 7 int32
      availableReplicas? 4 int32
      unavailableReplicas? 5 int32
      terminatingReplicas? 9 *int32
      conditions? 6 [.DeploymentCondition]
      collisionCount? 8 *int32
    type DeploymentStrategy
      type? 1 string :v1.DeploymentStrategyType
      rollingUpdate? 2 *.RollingUpdateDeployment
    type ReplicaSet
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ReplicaSetSpec
      status? 3 .ReplicaSetStatus
    type ReplicaSetCondition
      type 1 string :v1.ReplicaSetConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type ReplicaSetList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ReplicaSet]
    type ReplicaSetSpec
      replicas? 1 *int32
      minReadySeconds? 4 int32
      selector 2 *meta.v1.LabelSelector
      template? 3 core.v1.PodTemplateSpec
    type ReplicaSetStatus
      replicas 1 int32
      fullyLabeledReplicas? 2 int32
      readyReplicas? 4 int32
      availableReplicas? 5 int32
      terminatingReplicas? 7 *int32
      observedGeneration? 3 int64
      conditions? 6 [.ReplicaSetCondition]
    type RollingUpdateDaemonSet
      maxUnavailable? 1 *intOrString
      maxSurge? 2 *intOrString
    type RollingUpdateDeployment
      maxUnavailable? 1 *intOrString
      maxSurge? 2 *intOrString
    type RollingUpdateStatefulSetStrategy
      partition? 1 *int32
      maxUnavailable? 2 *intOrString
    type StatefulSet
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .StatefulSetSpec
      status? 3 .StatefulSetStatus
    type StatefulSetCondition
      type 1 string :v1.StatefulSetConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type StatefulSetList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.StatefulSet]
    type StatefulSetOrdinals
      start 1 int32
    type StatefulSetPersistentVolumeClaimRetentionPolicy
      whenDeleted? 1 string :v1.PersistentVolumeClaimRetentionPolicyType
      whenScaled? 2 string :v1.PersistentVolumeClaimRetentionPolicyType
    type StatefulSetSpec
      replicas? 1 *int32
      selector 2 *meta.v1.LabelSelector
      template 3 core.v1.PodTemplateSpec
      volumeClaimTemplates? 4 [core.v1.PersistentVolumeClaim]
      serviceName 5 string
      podManagementPolicy? 6 string :v1.PodManagementPolicyType
      updateStrategy? 7 .StatefulSetUpdateStrategy
      revisionHistoryLimit? 8 *int32
      minReadySeconds? 9 int32
      persistentVolumeClaimRetentionPolicy? 10 *.StatefulSetPersistentVolumeClaimRetentionPolicy
      ordinals? 11 *.StatefulSetOrdinals
    type StatefulSetStatus
      observedGeneration? 1 int64
      replicas 2 int32
      readyReplicas? 3 int32
      currentReplicas? 4 int32
      updatedReplicas? 5 int32
      currentRevision? 6 string
      updateRevision? 7 string
      collisionCount? 9 *int32
      conditions? 10 [.StatefulSetCondition]
      availableReplicas 11 int32
    type StatefulSetUpdateStrategy
      type? 1 string :v1.StatefulSetUpdateStrategyType
      rollingUpdate? 2 *.RollingUpdateStatefulSetStrategy

    in authentication.v1
    type BoundObjectReference
      kind? 1 string
      apiVersion? 2 string
      name? 3 string
      uid? 4 string :types.UID
    type SelfSubjectReview
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      status? 2 .SelfSubjectReviewStatus
    type SelfSubjectReviewStatus
      userInfo? 1 .UserInfo
    type TokenRequest
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .TokenRequestSpec
      status? 3 .TokenRequestStatus
    type TokenRequestSpec
      audiences 1 [string]
      expirationSeconds 4 *int64
      boundObjectRef 3 *.BoundObjectReference
    type TokenRequestStatus
      token 1 string
      expirationTimestamp 2 time
    type TokenReview
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .TokenReviewSpec
      status? 3 .TokenReviewStatus
    type TokenReviewSpec
      token? 1 string
      audiences? 2 [string]
    type TokenReviewStatus
      authenticated? 1 bool
      user? 2 .UserInfo
      audiences? 4 [string]
      error? 3 string
    type UserInfo
      username? 1 string
      uid? 2 string
      groups? 3 [string]
      extra? 4 {([string])} :map[string]v1.ExtraValue

    in authorization.v1
    type FieldSelectorAttributes
      rawSelector? 1 string
      requirements? 2 [meta.v1.FieldSelectorRequirement]
    type LabelSelectorAttributes
      rawSelector? 1 string
      requirements? 2 [meta.v1.LabelSelectorRequirement]
    type LocalSubjectAccessReview
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .SubjectAccessReviewSpec
      status? 3 .SubjectAccessReviewStatus
    type NonResourceAttributes
      path? 1 string
      verb? 2 string
    type NonResourceRule
      verbs 1 [string]
      nonResourceURLs? 2 [string]
    type ResourceAttributes
      namespace? 1 string
      verb? 2 string
      group? 3 string
      version? 4 string
      resource? 5 string
      subresource? 6 string
      name? 7 string
      fieldSelector? 8 *.FieldSelectorAttributes
      labelSelector? 9 *.LabelSelectorAttributes
    type ResourceRule
      verbs 1 [string]
      apiGroups? 2 [string]
      resources? 3 [string]
      resourceNames? 4 [string]
    type SelfSubjectAccessReview
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .SelfSubjectAccessReviewSpec
      status? 3 .SubjectAccessReviewStatus
    type SelfSubjectAccessReviewSpec
      resourceAttributes? 1 *.ResourceAttributes
      nonResourceAttributes? 2 *.NonResourceAttributes
    type SelfSubjectRulesReview
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .SelfSubjectRulesReviewSpec
      status? 3 .SubjectRulesReviewStatus
    type SelfSubjectRulesReviewSpec
      namespace? 1 string
    type SubjectAccessReview
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .SubjectAccessReviewSpec
      status? 3 .SubjectAccessReviewStatus
    type SubjectAccessReviewSpec
      resourceAttributes? 1 *.ResourceAttributes
      nonResourceAttributes? 2 *.NonResourceAttributes
      user? 3 string
      groups? 4 [string]
      extra? 5 {([string])} :map[string]v1.ExtraValue
      uid? 6 string
    type SubjectAccessReviewStatus
      allowed 1 bool
      denied? 4 bool
      reason? 2 string
      evaluationError? 3 string
    type SubjectRulesReviewStatus
      resourceRules 1 [.ResourceRule]
      nonResourceRules 2 [.NonResourceRule]
      incomplete 3 bool
      evaluationError? 4 string

    in autoscaling.v1
    type ContainerResourceMetricSource
      name 1 string :v1.ResourceName
      targetAverageUtilization? 2 *int32
      targetAverageValue? 3 *quantity
      container 5 string
    type ContainerResourceMetricStatus
      name 1 string :v1.ResourceName
      currentAverageUtilization? 2 *int32
      currentAverageValue 3 quantity
      container 4 string
    type CrossVersionObjectReference
      kind 1 string
      name 2 string
      apiVersion? 3 string
    type ExternalMetricSource
      metricName 1 string
      metricSelector? 2 *meta.v1.LabelSelector
      targetValue? 3 *quantity
      targetAverageValue? 4 *quantity
    type ExternalMetricStatus
      metricName 1 string
      metricSelector? 2 *meta.v1.LabelSelector
      currentValue 3 quantity
      currentAverageValue? 4 *quantity
    type HorizontalPodAutoscaler
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .HorizontalPodAutoscalerSpec
      status? 3 .HorizontalPodAutoscalerStatus
    type HorizontalPodAutoscalerCondition
      type 1 string :v1.HorizontalPodAutoscalerConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type HorizontalPodAutoscalerList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.HorizontalPodAutoscaler]
    type HorizontalPodAutoscalerSpec
      scaleTargetRef 1 .CrossVersionObjectReference
      minReplicas? 2 *int32
      maxReplicas 3 int32
      targetCPUUtilizationPercentage? 4 *int32
    type HorizontalPodAutoscalerStatus
      observedGeneration? 1 *int64
      lastScaleTime? 2 *time
      currentReplicas 3 int32
      desiredReplicas 4 int32
      currentCPUUtilizationPercentage? 5 *int32
    type MetricSpec
      type 1 string :v1.MetricSourceType
      object? 2 *.ObjectMetricSource
      pods? 3 *.PodsMetricSource
      resource? 4 *.ResourceMetricSource
      containerResource? 7 *.ContainerResourceMetricSource
      external? 5 *.ExternalMetricSource
    type MetricStatus
      type 1 string :v1.MetricSourceType
      object? 2 *.ObjectMetricStatus
      pods? 3 *.PodsMetricStatus
      resource? 4 *.ResourceMetricStatus
      containerResource? 7 *.ContainerResourceMetricStatus
      external? 5 *.ExternalMetricStatus
    type ObjectMetricSource
      target 1 .CrossVersionObjectReference
      metricName 2 string
      targetValue 3 quantity
      selector? 4 *meta.v1.LabelSelector
      averageValue? 5 *quantity
    type ObjectMetricStatus
      target 1 .CrossVersionObjectReference
      metricName 2 string
      currentValue 3 quantity
      selector? 4 *meta.v1.LabelSelector
      averageValue? 5 *quantity
    type PodsMetricSource
      metricName 1 string
      targetAverageValue 2 quantity
      selector? 3 *meta.v1.LabelSelector
    type PodsMetricStatus
      metricName 1 string
      currentAverageValue 2 quantity
      selector? 3 *meta.v1.LabelSelector
    type ResourceMetricSource
      name 1 string :v1.ResourceName
      targetAverageUtilization? 2 *int32
      targetAverageValue? 3 *quantity
    type ResourceMetricStatus
      name 1 string :v1.ResourceName
      currentAverageUtilization? 2 *int32
      currentAverageValue 3 quantity
    type Scale
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ScaleSpec
      status? 3 .ScaleStatus
    type ScaleSpec
      replicas? 1 int32 0
    type ScaleStatus
      replicas 1 int32
      selector? 2 string

    in autoscaling.v2
    type ContainerResourceMetricSource
      name 1 string :v1.ResourceName
      target 2 .MetricTarget
      container 3 string
    type ContainerResourceMetricStatus
      name 1 string :v1.ResourceName
      current 2 .MetricValueStatus
      container 3 string
    type CrossVersionObjectReference
      kind 1 string
      name 2 string
      apiVersion? 3 string
    type ExternalMetricSource
      metric 1 .MetricIdentifier
      target 2 .MetricTarget
    type ExternalMetricStatus
      metric 1 .MetricIdentifier
      current 2 .MetricValueStatus
    type HPAScalingPolicy
      type 1 string :v2.HPAScalingPolicyType
      value 2 int32
      periodSeconds 3 int32
    type HPAScalingRules
      stabilizationWindowSeconds? 3 *int32
      selectPolicy? 1 *string :v2.ScalingPolicySelect
      policies? 2 [.HPAScalingPolicy]
      tolerance? 4 *quantity
    type HorizontalPodAutoscaler
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .HorizontalPodAutoscalerSpec
      status? 3 .HorizontalPodAutoscalerStatus
    type HorizontalPodAutoscalerBehavior
      scaleUp? 1 *.HPAScalingRules
      scaleDown? 2 *.HPAScalingRules
    type HorizontalPodAutoscalerCondition
      type 1 string :v2.HorizontalPodAutoscalerConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type HorizontalPodAutoscalerList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.HorizontalPodAutoscaler]
    type HorizontalPodAutoscalerSpec
      scaleTargetRef 1 .CrossVersionObjectReference
      minReplicas? 2 *int32
      maxReplicas 3 int32
      metrics? 4 [.MetricSpec]
      behavior? 5 *.HorizontalPodAutoscalerBehavior
    type HorizontalPodAutoscalerStatus
      observedGeneration? 1 *int64
      lastScaleTime? 2 *time
      currentReplicas? 3 int32
      desiredReplicas 4 int32
      currentMetrics 5 [.MetricStatus]
      conditions? 6 [.HorizontalPodAutoscalerCondition]
    type MetricIdentifier
      name 1 string
      selector? 2 *meta.v1.LabelSelector
    type MetricSpec
      type 1 string :v2.MetricSourceType
      object? 2 *.ObjectMetricSource
      pods? 3 *.PodsMetricSource
      resource? 4 *.ResourceMetricSource
      containerResource? 7 *.ContainerResourceMetricSource
      external? 5 *.ExternalMetricSource
    type MetricStatus
      type 1 string :v2.MetricSourceType
      object? 2 *.ObjectMetricStatus
      pods? 3 *.PodsMetricStatus
      resource? 4 *.ResourceMetricStatus
      containerResource? 7 *.ContainerResourceMetricStatus
      external? 5 *.ExternalMetricStatus
    type MetricTarget
      type 1 string :v2.MetricTargetType
      value? 2 *quantity
      averageValue? 3 *quantity
      averageUtilization? 4 *int32
    type MetricValueStatus
      value? 1 *quantity
      averageValue? 2 *quantity
      averageUtilization? 3 *int32
    type ObjectMetricSource
      describedObject 1 .CrossVersionObjectReference
      target 2 .MetricTarget
      metric 3 .MetricIdentifier
    type ObjectMetricStatus
      metric 1 .MetricIdentifier
      current 2 .MetricValueStatus
      describedObject 3 .CrossVersionObjectReference
    type PodsMetricSource
      metric 1 .MetricIdentifier
      target 2 .MetricTarget
    type PodsMetricStatus
      metric 1 .MetricIdentifier
      current 2 .MetricValueStatus
    type ResourceMetricSource
      name 1 string :v1.ResourceName
      target 2 .MetricTarget
    type ResourceMetricStatus
      name 1 string :v1.ResourceName
      current 2 .MetricValueStatus

    in batch.v1
    type CronJob
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .CronJobSpec
      status? 3 .CronJobStatus
    type CronJobList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CronJob]
    type CronJobSpec
      schedule 1 string
      timeZone? 8 *string
      startingDeadlineSeconds? 2 *int64
      concurrencyPolicy? 3 string :v1.ConcurrencyPolicy
      suspend? 4 *bool
      jobTemplate 5 .JobTemplateSpec
      successfulJobsHistoryLimit? 6 *int32
      failedJobsHistoryLimit? 7 *int32
    type CronJobStatus
      active? 1 [core.v1.ObjectReference]
      lastScheduleTime? 4 *time
      lastSuccessfulTime? 5 *time
    type Job
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .JobSpec
      status? 3 .JobStatus
    type JobCondition
      type 1 string :v1.JobConditionType
      status 2 string :v1.ConditionStatus
      lastProbeTime? 3 time
      lastTransitionTime? 4 time
      reason? 5 string
      message? 6 string
    type JobList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Job]
    type JobSpec
      parallelism? 1 *int32
      completions? 2 *int32
      activeDeadlineSeconds? 3 *int64
      podFailurePolicy? 11 *.PodFailurePolicy
      successPolicy? 16 *.SuccessPolicy
      backoffLimit? 7 *int32
      backoffLimitPerIndex? 12 *int32
      maxFailedIndexes? 13 *int32
      selector? 4 *meta.v1.LabelSelector
      manualSelector? 5 *bool
      template 6 core.v1.PodTemplateSpec
      ttlSecondsAfterFinished? 8 *int32
      completionMode? 9 *string :v1.CompletionMode
      suspend? 10 *bool
      podReplacementPolicy? 14 *string :v1.PodReplacementPolicy
      managedBy? 15 *string
    type JobStatus
      conditions? 1 [.JobCondition]
      startTime? 2 *time
      completionTime? 3 *time
      active? 4 int32
      succeeded? 5 int32
      failed? 6 int32
      terminating? 11 *int32
      completedIndexes? 7 string
      failedIndexes? 10 *string
      uncountedTerminatedPods? 8 *.UncountedTerminatedPods
      ready? 9 *int32
    type JobTemplateSpec
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .JobSpec
    type PodFailurePolicy
      rules 1 [.PodFailurePolicyRule]
    type PodFailurePolicyOnExitCodesRequirement
      containerName? 1 *string
      operator 2 string :v1.PodFailurePolicyOnExitCodesOperator
      values 3 [int32]
    type PodFailurePolicyOnPodConditionsPattern
      type 1 string :v1.PodConditionType
      status 2 string :v1.ConditionStatus
    type PodFailurePolicyRule
      action 1 string :v1.PodFailurePolicyAction
      onExitCodes? 2 *.PodFailurePolicyOnExitCodesRequirement
      onPodConditions? 3 [.PodFailurePolicyOnPodConditionsPattern]
    type SuccessPolicy
      rules 1 [.SuccessPolicyRule]
    type SuccessPolicyRule
      succeededIndexes? 1 *string
      succeededCount? 2 *int32
    type UncountedTerminatedPods
      succeeded? 1 [string] :[]types.UID
      failed? 2 [string] :[]types.UID

    in certificates.v1
    type CertificateSigningRequest
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .CertificateSigningRequestSpec
      status? 3 .CertificateSigningRequestStatus
    type CertificateSigningRequestCondition
      type 1 string :v1.RequestConditionType
      status 6 string :v1.ConditionStatus
      reason? 2 string
      message? 3 string
      lastUpdateTime? 4 time
      lastTransitionTime? 5 time
    type CertificateSigningRequestList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CertificateSigningRequest]
    type CertificateSigningRequestSpec
      request 1 base64
      signerName 7 string
      expirationSeconds? 8 *int32
      usages? 5 [string] :[]v1.KeyUsage
      username? 2 string
      uid? 3 string
      groups? 4 [string]
      extra? 6 {([string])} :map[string]v1.ExtraValue
    type CertificateSigningRequestStatus
      conditions? 1 [.CertificateSigningRequestCondition]
      certificate? 2 base64

    in certificates.v1alpha1
    type ClusterTrustBundle
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ClusterTrustBundleSpec
    type ClusterTrustBundleList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ClusterTrustBundle]
    type ClusterTrustBundleSpec
      signerName? 1 string
      trustBundle 2 string

    in certificates.v1beta1
    type CertificateSigningRequest
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .CertificateSigningRequestSpec
      status? 3 .CertificateSigningRequestStatus
    type CertificateSigningRequestCondition
      type 1 string :v1beta1.RequestConditionType
      status 6 string :v1.ConditionStatus
      reason? 2 string
      message? 3 string
      lastUpdateTime? 4 time
      lastTransitionTime? 5 time
    type CertificateSigningRequestList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CertificateSigningRequest]
    type CertificateSigningRequestSpec
      request 1 base64
      signerName? 7 *string
      expirationSeconds? 8 *int32
      usages? 5 [string] :[]v1beta1.KeyUsage
      username? 2 string
      uid? 3 string
      groups? 4 [string]
      extra? 6 {([string])} :map[string]v1beta1.ExtraValue
    type CertificateSigningRequestStatus
      conditions? 1 [.CertificateSigningRequestCondition]
      certificate? 2 base64
    type ClusterTrustBundle
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ClusterTrustBundleSpec
    type ClusterTrustBundleList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ClusterTrustBundle]
    type ClusterTrustBundleSpec
      signerName? 1 string
      trustBundle 2 string
    type PodCertificateRequest
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .PodCertificateRequestSpec
      status? 3 .PodCertificateRequestStatus
    type PodCertificateRequestList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PodCertificateRequest]
    type PodCertificateRequestSpec
      signerName 1 string
      podName 2 string
      podUID 3 string :types.UID
      serviceAccountName 4 string
      serviceAccountUID 5 string :types.UID
      nodeName 6 string :types.NodeName
      nodeUID 7 string :types.UID
      maxExpirationSeconds? 8 *int32 86400
      pkixPublicKey 9 base64
      proofOfPossession 10 base64
      stubPKCS10Request 12 base64
      unverifiedUserAnnotations? 11 {string}
    type PodCertificateRequestStatus
      conditions? 1 [meta.v1.Condition]
      certificateChain? 2 string
      notBefore? 4 *time
      beginRefreshAt? 5 *time
      notAfter? 6 *time

    in coordination.v1
    type Lease
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .LeaseSpec
    type LeaseList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Lease]
    type LeaseSpec
      holderIdentity? 1 *string
      leaseDurationSeconds? 2 *int32
      acquireTime? 3 *microTime
      renewTime? 4 *microTime
      leaseTransitions? 5 *int32
      strategy? 6 *string :v1.CoordinatedLeaseStrategy
      preferredHolder? 7 *string

    in coordination.v1alpha2
    type LeaseCandidate
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .LeaseCandidateSpec
    type LeaseCandidateList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.LeaseCandidate]
    type LeaseCandidateSpec
      leaseName 1 string
      pingTime? 2 *microTime
      renewTime? 3 *microTime
      binaryVersion 4 string
      emulationVersion? 5 string
      strategy? 6 string :v1.CoordinatedLeaseStrategy

    in coordination.v1beta1
    type Lease
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .LeaseSpec
    type LeaseCandidate
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .LeaseCandidateSpec
    type LeaseCandidateList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.LeaseCandidate]
    type LeaseCandidateSpec
      leaseName 1 string
      pingTime? 2 *microTime
      renewTime? 3 *microTime
      binaryVersion 4 string
      emulationVersion? 5 string
      strategy? 6 string :v1.CoordinatedLeaseStrategy
    type LeaseList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Lease]
    type LeaseSpec
      holderIdentity? 1 *string
      leaseDurationSeconds? 2 *int32
      acquireTime? 3 *microTime
      renewTime? 4 *microTime
      leaseTransitions? 5 *int32
      strategy? 6 *string :v1.CoordinatedLeaseStrategy
      preferredHolder? 7 *string

    in core.v1
    type AWSElasticBlockStoreVolumeSource
      volumeID 1 string
      fsType? 2 string
      partition? 3 int32
      readOnly? 4 bool
    type Affinity
      nodeAffinity? 1 *.NodeAffinity
      podAffinity? 2 *.PodAffinity
      podAntiAffinity? 3 *.PodAntiAffinity
    type AppArmorProfile
      type 1 string :v1.AppArmorProfileType
      localhostProfile? 2 *string
    type AttachedVolume
      name 1 string :v1.UniqueVolumeName
      devicePath 2 string
    type AvoidPods
      preferAvoidPods? 1 [.PreferAvoidPodsEntry]
    type AzureDiskVolumeSource
      diskName 1 string
      diskURI 2 string
      cachingMode? 3 *string :v1.AzureDataDiskCachingMode
      fsType? 4 *string "ext4"
      readOnly? 5 *bool false
      kind? 6 *string :v1.AzureDataDiskKind
    type AzureFilePersistentVolumeSource
      secretName 1 string
      shareName 2 string
      readOnly? 3 bool
      secretNamespace 4 *string
    type AzureFileVolumeSource
      secretName 1 string
      shareName 2 string
      readOnly? 3 bool
    type Binding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      target 2 .ObjectReference
    type CSIPersistentVolumeSource
      driver 1 string
      volumeHandle 2 string
      readOnly? 3 bool
      fsType? 4 string
      volumeAttributes? 5 {string}
      controllerPublishSecretRef? 6 *.SecretReference
      nodeStageSecretRef? 7 *.SecretReference
      nodePublishSecretRef? 8 *.SecretReference
      controllerExpandSecretRef? 9 *.SecretReference
      nodeExpandSecretRef? 10 *.SecretReference
    type CSIVolumeSource
      driver 1 string
      readOnly? 2 *bool
      fsType? 3 *string
      volumeAttributes? 4 {string}
      nodePublishSecretRef? 5 *.LocalObjectReference
    type Capabilities
      add? 1 [string] :[]v1.Capability
      drop? 2 [string] :[]v1.Capability
    type CephFSPersistentVolumeSource
      monitors 1 [string]
      path? 2 string
      user? 3 string
      secretFile? 4 string
      secretRef? 5 *.SecretReference
      readOnly? 6 bool
    type CephFSVolumeSource
      monitors 1 [string]
      path? 2 string
      user? 3 string
      secretFile? 4 string
      secretRef? 5 *.LocalObjectReference
      readOnly? 6 bool
    type CinderPersistentVolumeSource
      volumeID 1 string
      fsType? 2 string
      readOnly? 3 bool
      secretRef? 4 *.SecretReference
    type CinderVolumeSource
      volumeID 1 string
      fsType? 2 string
      readOnly? 3 bool
      secretRef? 4 *.LocalObjectReference
    type ClientIPConfig
      timeoutSeconds? 1 *int32
    type ClusterTrustBundleProjection
      name? 1 *string
      signerName? 2 *string
      labelSelector? 3 *meta.v1.LabelSelector
      optional? 5 *bool
      path 4 string
    type ComponentCondition
      type 1 string :v1.ComponentConditionType
      status 2 string :v1.ConditionStatus
      message? 3 string
      error? 4 string
    type ComponentStatus
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      conditions? 2 [.ComponentCondition]
    type ComponentStatusList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ComponentStatus]
    type ConfigMap
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      immutable? 4 *bool
      data? 2 {string}
      binaryData? 3 {base64}
    type ConfigMapEnvSource
      - 1 .LocalObjectReference
      optional? 2 *bool
    type ConfigMapKeySelector
      - 1 .LocalObjectReference
      key 2 string
      optional? 3 *bool
    type ConfigMapList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ConfigMap]
    type ConfigMapNodeConfigSource
      namespace 1 string
      name 2 string
      uid? 3 string :types.UID
      resourceVersion? 4 string
      kubeletConfigKey 5 string
    type ConfigMapProjection
      - 1 .LocalObjectReference
      items? 2 [.KeyToPath]
      optional? 4 *bool
    type ConfigMapVolumeSource
      - 1 .LocalObjectReference
      items? 2 [.KeyToPath]
      defaultMode? 3 *int32
      optional? 4 *bool
    type Container
      name 1 string
      image? 2 string
      command? 3 [string]
      args? 4 [string]
      workingDir? 5 string
      ports? 6 [.ContainerPort]
      envFrom? 19 [.EnvFromSource]
      env? 7 [.EnvVar]
      resources? 8 .ResourceRequirements
      resizePolicy? 23 [.ContainerResizePolicy]
      restartPolicy? 24 *string :v1.ContainerRestartPolicy
      restartPolicyRules? 25 [.ContainerRestartRule]
      volumeMounts? 9 [.VolumeMount]
      volumeDevices? 21 [.VolumeDevice]
      livenessProbe? 10 *.Probe
      readinessProbe? 11 *.Probe
      startupProbe? 22 *.Probe
      lifecycle? 12 *.Lifecycle
      terminationMessagePath? 13 string
      terminationMessagePolicy? 20 string :v1.TerminationMessagePolicy
      imagePullPolicy? 14 string :v1.PullPolicy
      securityContext? 15 *.SecurityContext
      stdin? 16 bool
      stdinOnce? 17 bool
      tty? 18 bool
    type ContainerExtendedResourceRequest
      containerName 1 string
      resourceName 2 string
      requestName 3 string
    type ContainerImage
      names 1 [string]
      sizeBytes? 2 int64
    type ContainerPort
      name? 1 string
      hostPort? 2 int32
      containerPort 3 int32
      protocol? 4 string :v1.Protocol "TCP"
      hostIP? 5 string
    type ContainerResizePolicy
      resourceName 1 string :v1.ResourceName
      restartPolicy 2 string :v1.ResourceResizeRestartPolicy
    type ContainerRestartRule
      action? 1 string :v1.ContainerRestartRuleAction
      exitCodes? 2 *.ContainerRestartRuleOnExitCodes
    type ContainerRestartRuleOnExitCodes
      operator? 1 string :v1.ContainerRestartRuleOnExitCodesOperator
      values? 2 [int32]
    type ContainerState
      waiting? 1 *.ContainerStateWaiting
      running? 2 *.ContainerStateRunning
      terminated? 3 *.ContainerStateTerminated
    type ContainerStateRunning
      startedAt? 1 time
    type ContainerStateTerminated
      exitCode 1 int32
      signal? 2 int32
      reason? 3 string
      message? 4 string
      startedAt? 5 time
      finishedAt? 6 time
      containerID? 7 string
    type ContainerStateWaiting
      reason? 1 string
      message? 2 string
    type ContainerStatus
      name 1 string
      state? 2 .ContainerState
      lastState? 3 .ContainerState
      ready 4 bool
      restartCount 5 int32
      image 6 string
      imageID 7 string
      containerID? 8 string
      started? 9 *bool
      allocatedResources? 10 {quantity} :v1.ResourceList
      resources? 11 *.ResourceRequirements
      volumeMounts? 12 [.VolumeMountStatus]
      user? 13 *.ContainerUser
      allocatedResourcesStatus? 14 [.ResourceStatus]
      stopSignal? 15 *string :v1.Signal
    type ContainerUser
      linux? 1 *.LinuxContainerUser
    type DaemonEndpoint
      Port 1 int32
    type DownwardAPIProjection
      items? 1 [.DownwardAPIVolumeFile]
    type DownwardAPIVolumeFile
      path 1 string
      fieldRef? 2 *.ObjectFieldSelector
      resourceFieldRef? 3 *.ResourceFieldSelector
      mode? 4 *int32
    type DownwardAPIVolumeSource
      items? 1 [.DownwardAPIVolumeFile]
      defaultMode? 2 *int32
    type EmptyDirVolumeSource
      medium? 1 string :v1.StorageMedium
      sizeLimit? 2 *quantity
    type EndpointAddress
      ip 1 string
      hostname? 3 string
      nodeName? 4 *string
      targetRef? 2 *.ObjectReference
    type EndpointPort
      name? 1 string
      port 2 int32
      protocol? 3 string :v1.Protocol
      appProtocol? 4 *string
    type EndpointSubset
      addresses? 1 [.EndpointAddress]
      notReadyAddresses? 2 [.EndpointAddress]
      ports? 3 [.EndpointPort]
    type Endpoints
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      subsets? 2 [.EndpointSubset]
    type EndpointsList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Endpoints]
    type EnvFromSource
      prefix? 1 string
      configMapRef? 2 *.ConfigMapEnvSource
      secretRef? 3 *.SecretEnvSource
    type EnvVar
      name 1 string
      value? 2 string
      valueFrom? 3 *.EnvVarSource
    type EnvVarSource
      fieldRef? 1 *.ObjectFieldSelector
      resourceFieldRef? 2 *.ResourceFieldSelector
      configMapKeyRef? 3 *.ConfigMapKeySelector
      secretKeyRef? 4 *.SecretKeySelector
      fileKeyRef? 5 *.FileKeySelector
    type EphemeralContainer
      - 1 .EphemeralContainerCommon
      targetContainerName? 2 string
    type EphemeralContainerCommon
      name 1 string
      image? 2 string
      command? 3 [string]
      args? 4 [string]
      workingDir? 5 string
      ports? 6 [.ContainerPort]
      envFrom? 19 [.EnvFromSource]
      env? 7 [.EnvVar]
      resources? 8 .ResourceRequirements
      resizePolicy? 23 [.ContainerResizePolicy]
      restartPolicy? 24 *string :v1.ContainerRestartPolicy
      restartPolicyRules? 25 [.ContainerRestartRule]
      volumeMounts? 9 [.VolumeMount]
      volumeDevices? 21 [.VolumeDevice]
      livenessProbe? 10 *.Probe
      readinessProbe? 11 *.Probe
      startupProbe? 22 *.Probe
      lifecycle? 12 *.Lifecycle
      terminationMessagePath? 13 string
      terminationMessagePolicy? 20 string :v1.TerminationMessagePolicy
      imagePullPolicy? 14 string :v1.PullPolicy
      securityContext? 15 *.SecurityContext
      stdin? 16 bool
      stdinOnce? 17 bool
      tty? 18 bool
    type EphemeralVolumeSource
      volumeClaimTemplate? 1 *.PersistentVolumeClaimTemplate
    type Event
      - 0 meta.v1.TypeMeta
      metadata 1 meta.v1.ObjectMeta
      involvedObject 2 .ObjectReference
      reason? 3 string
      message? 4 string
      source? 5 .EventSource
      firstTimestamp? 6 time
      lastTimestamp? 7 time
      count? 8 int32
      type? 9 string
      eventTime? 10 microTime
      series? 11 *.EventSeries
      action? 12 string
      related? 13 *.ObjectReference
      reportingComponent 14 string
      reportingInstance 15 string
    type EventList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Event]
    type EventSeries
      count? 1 int32
      lastObservedTime? 2 microTime
    type EventSource
      component? 1 string
      host? 2 string
    type ExecAction
      command? 1 [string]
    type FCVolumeSource
      targetWWNs? 1 [string]
      lun? 2 *int32
      fsType? 3 string
      readOnly? 4 bool
      wwids? 5 [string]
    type FileKeySelector
      volumeName 1 string
      path 2 string
      key 3 string
      optional? 4 *bool false
    type FlexPersistentVolumeSource
      driver 1 string
      fsType? 2 string
      secretRef? 3 *.SecretReference
      readOnly? 4 bool
      options? 5 {string}
    type FlexVolumeSource
      driver 1 string
      fsType? 2 string
      secretRef? 3 *.LocalObjectReference
      readOnly? 4 bool
      options? 5 {string}
    type FlockerVolumeSource
      datasetName? 1 string
      datasetUUID? 2 string
    type GCEPersistentDiskVolumeSource
      pdName 1 string
      fsType? 2 string
      partition? 3 int32
      readOnly? 4 bool
    type GRPCAction
      port 1 int32
      service 2 *string ""
    type GitRepoVolumeSource
      repository 1 string
      revision? 2 string
      directory? 3 string
    type GlusterfsPersistentVolumeSource
      endpoints 1 string
      path 2 string
      readOnly? 3 bool
      endpointsNamespace? 4 *string
    type GlusterfsVolumeSource
      endpoints 1 string
      path 2 string
      readOnly? 3 bool
    type HTTPGetAction
      path? 1 string
      port 2 intOrString
      host? 3 string
      scheme? 4 string :v1.URIScheme
      httpHeaders? 5 [.HTTPHeader]
    type HTTPHeader
      name 1 string
      value 2 string
    type HostAlias
      ip 1 string
      hostnames? 2 [string]
    type HostIP
      ip 1 string
    type HostPathVolumeSource
      path 1 string
      type? 2 *string :v1.HostPathType
    type ISCSIPersistentVolumeSource
      targetPortal 1 string
      iqn 2 string
      lun 3 int32
      iscsiInterface? 4 string "default"
      fsType? 5 string
      readOnly? 6 bool
      portals? 7 [string]
      chapAuthDiscovery? 8 bool
      chapAuthSession? 11 bool
      secretRef? 10 *.SecretReference
      initiatorName? 12 *string
    type ISCSIVolumeSource
      targetPortal 1 string
      iqn 2 string
      lun 3 int32
      iscsiInterface? 4 string "default"
      fsType? 5 string
      readOnly? 6 bool
      portals? 7 [string]
      chapAuthDiscovery? 8 bool
      chapAuthSession? 11 bool
      secretRef? 10 *.LocalObjectReference
      initiatorName? 12 *string
    type ImageVolumeSource
      reference? 1 string
      pullPolicy? 2 string :v1.PullPolicy
    type ImageVolumeStatus
      imageRef? 1 string
    type KeyToPath
      key 1 string
      path 2 string
      mode? 3 *int32
    type Lifecycle
      postStart? 1 *.LifecycleHandler
      preStop? 2 *.LifecycleHandler
      stopSignal? 3 *string :v1.Signal
    type LifecycleHandler
      exec? 1 *.ExecAction
      httpGet? 2 *.HTTPGetAction
      tcpSocket? 3 *.TCPSocketAction
      sleep? 4 *.SleepAction
    type LimitRange
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .LimitRangeSpec
    type LimitRangeItem
      type 1 string :v1.LimitType
      max? 2 {quantity} :v1.ResourceList
      min? 3 {quantity} :v1.ResourceList
      default? 4 {quantity} :v1.ResourceList
      defaultRequest? 5 {quantity} :v1.ResourceList
      maxLimitRequestRatio? 6 {quantity} :v1.ResourceList
    type LimitRangeList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.LimitRange]
    type LimitRangeSpec
      limits 1 [.LimitRangeItem]
    type LinuxContainerUser
      uid 1 int64
      gid 2 int64
      supplementalGroups? 3 [int64]
    type List
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [raw]
    type LoadBalancerIngress
      ip? 1 string
      hostname? 2 string
      ipMode? 3 *string :v1.LoadBalancerIPMode
      ports? 4 [.PortStatus]
    type LoadBalancerStatus
      ingress? 1 [.LoadBalancerIngress]
    type LocalObjectReference
      name? 1 string ""
    type LocalVolumeSource
      path 1 string
      fsType? 2 *string
    type ModifyVolumeStatus
      targetVolumeAttributesClassName? 1 string
      status 2 string :v1.PersistentVolumeClaimModifyVolumeStatus
    type NFSVolumeSource
      server 1 string
      path 2 string
      readOnly? 3 bool
    type Namespace
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .NamespaceSpec
      status? 3 .NamespaceStatus
    type NamespaceCondition
      type 1 string :v1.NamespaceConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 4 time
      reason? 5 string
      message? 6 string
    type NamespaceList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Namespace]
    type NamespaceSpec
      finalizers? 1 [string] :[]v1.FinalizerName
    type NamespaceStatus
      phase? 1 string :v1.NamespacePhase
      conditions? 2 [.NamespaceCondition]
    type Node
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .NodeSpec
      status? 3 .NodeStatus
    type NodeAddress
      type 1 string :v1.NodeAddressType
      address 2 string
    type NodeAffinity
      requiredDuringSchedulingIgnoredDuringExecution? 1 *.NodeSelector
      preferredDuringSchedulingIgnoredDuringExecution? 2 [.PreferredSchedulingTerm]
    type NodeAllocatableResourceClaimStatus
      resourceClaimName 1 string
      containers? 2 [string]
      resources 3 {quantity} :map[v1.ResourceName]resource.Quantity
    type NodeCondition
      type 1 string :v1.NodeConditionType
      status 2 string :v1.ConditionStatus
      lastHeartbeatTime? 3 time
      lastTransitionTime? 4 time
      reason? 5 string
      message? 6 string
    type NodeConfigSource
      configMap? 2 *.ConfigMapNodeConfigSource
    type NodeConfigStatus
      assigned? 1 *.NodeConfigSource
      active? 2 *.NodeConfigSource
      lastKnownGood? 3 *.NodeConfigSource
      error? 4 string
    type NodeDaemonEndpoints
      kubeletEndpoint? 1 .DaemonEndpoint
    type NodeFeatures
      supplementalGroupsPolicy? 1 *bool
    type NodeList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Node]
    type NodeProxyOptions
      - 0 meta.v1.TypeMeta
      path? 1 string
    type NodeRuntimeHandler
      name 1 string
      features? 2 *.NodeRuntimeHandlerFeatures
    type NodeRuntimeHandlerFeatures
      recursiveReadOnlyMounts? 1 *bool
      userNamespaces? 2 *bool
    type NodeSelector
      nodeSelectorTerms 1 [.NodeSelectorTerm]
    type NodeSelectorRequirement
      key 1 string
      operator 2 string :v1.NodeSelectorOperator
      values? 3 [string]
    type NodeSelectorTerm
      matchExpressions? 1 [.NodeSelectorRequirement]
      matchFields? 2 [.NodeSelectorRequirement]
    type NodeSpec
      podCIDR? 1 string
      podCIDRs? 7 [string]
      providerID? 3 string
      unschedulable? 4 bool
      taints? 5 [.Taint]
      configSource? 6 *.NodeConfigSource
      externalID? 2 string
    type NodeStatus
      capacity? 1 {quantity} :v1.ResourceList
      allocatable? 2 {quantity} :v1.ResourceList
      phase? 3 string :v1.NodePhase
      conditions? 4 [.NodeCondition]
      addresses? 5 [.NodeAddress]
      daemonEndpoints? 6 .NodeDaemonEndpoints
      nodeInfo? 7 .NodeSystemInfo
      images? 8 [.ContainerImage]
      volumesInUse? 9 [string] :[]v1.UniqueVolumeName
      volumesAttached? 10 [.AttachedVolume]
      config? 11 *.NodeConfigStatus
      runtimeHandlers? 12 [.NodeRuntimeHandler]
      features? 13 *.NodeFeatures
      declaredFeatures? 14 [string]
    type NodeSwapStatus
      capacity? 1 *int64
    type NodeSystemInfo
      machineID 1 string
      systemUUID 2 string
      bootID 3 string
      kernelVersion 4 string
      osImage 5 string
      containerRuntimeVersion 6 string
      kubeletVersion 7 string
      kubeProxyVersion 8 string
      operatingSystem 9 string
      architecture 10 string
      swap? 11 *.NodeSwapStatus
    type ObjectFieldSelector
      apiVersion? 1 string
      fieldPath 2 string
    type ObjectReference
      kind? 1 string
      namespace? 2 string
      name? 3 string
      uid? 4 string :types.UID
      apiVersion? 5 string
      resourceVersion? 6 string
      fieldPath? 7 string
    type PersistentVolume
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .PersistentVolumeSpec
      status? 3 .PersistentVolumeStatus
    type PersistentVolumeClaim
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .PersistentVolumeClaimSpec
      status? 3 .PersistentVolumeClaimStatus
    type PersistentVolumeClaimCondition
      type 1 string :v1.PersistentVolumeClaimConditionType
      status 2 string :v1.ConditionStatus
      lastProbeTime? 3 time
      lastTransitionTime? 4 time
      reason? 5 string
      message? 6 string
    type PersistentVolumeClaimList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PersistentVolumeClaim]
    type PersistentVolumeClaimSpec
      accessModes? 1 [string] :[]v1.PersistentVolumeAccessMode
      selector? 4 *meta.v1.LabelSelector
      resources? 2 .VolumeResourceRequirements
      volumeName? 3 string
      storageClassName? 5 *string
      volumeMode? 6 *string :v1.PersistentVolumeMode
      dataSource? 7 *.TypedLocalObjectReference
      dataSourceRef? 8 *.TypedObjectReference
      volumeAttributesClassName? 9 *string
    type PersistentVolumeClaimStatus
      phase? 1 string :v1.PersistentVolumeClaimPhase
      accessModes? 2 [string] :[]v1.PersistentVolumeAccessMode
      capacity? 3 {quantity} :v1.ResourceList
      conditions? 4 [.PersistentVolumeClaimCondition]
      allocatedResources? 5 {quantity} :v1.ResourceList
      allocatedResourceStatuses? 7 {string} :map[v1.ResourceName]v1.ClaimResourceStatus
      currentVolumeAttributesClassName? 8 *string
      modifyVolumeStatus? 9 *.ModifyVolumeStatus
    type PersistentVolumeClaimTemplate
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .PersistentVolumeClaimSpec
    type PersistentVolumeClaimVolumeSource
      claimName 1 string
      readOnly? 2 bool
    type PersistentVolumeList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PersistentVolume]
    type PersistentVolumeSource
      gcePersistentDisk? 1 *.GCEPersistentDiskVolumeSource
      awsElasticBlockStore? 2 *.AWSElasticBlockStoreVolumeSource
      hostPath? 3 *.HostPathVolumeSource
      glusterfs? 4 *.GlusterfsPersistentVolumeSource
      nfs? 5 *.NFSVolumeSource
      rbd? 6 *.RBDPersistentVolumeSource
      iscsi? 7 *.ISCSIPersistentVolumeSource
      cinder? 8 *.CinderPersistentVolumeSource
      cephfs? 9 *.CephFSPersistentVolumeSource
      fc? 10 *.FCVolumeSource
      flocker? 11 *.FlockerVolumeSource
      flexVolume? 12 *.FlexPersistentVolumeSource
      azureFile? 13 *.AzureFilePersistentVolumeSource
      vsphereVolume? 14 *.VsphereVirtualDiskVolumeSource
      quobyte? 15 *.QuobyteVolumeSource
      azureDisk? 16 *.AzureDiskVolumeSource
      photonPersistentDisk? 17 *.PhotonPersistentDiskVolumeSource
      portworxVolume? 18 *.PortworxVolumeSource
      scaleIO? 19 *.ScaleIOPersistentVolumeSource
      local? 20 *.LocalVolumeSource
      storageos? 21 *.StorageOSPersistentVolumeSource
      csi? 22 *.CSIPersistentVolumeSource
    type PersistentVolumeSpec
      capacity? 1 {quantity} :v1.ResourceList
      - 2 .PersistentVolumeSource
      accessModes? 3 [string] :[]v1.PersistentVolumeAccessMode
      claimRef? 4 *.ObjectReference
      persistentVolumeReclaimPolicy? 5 string :v1.PersistentVolumeReclaimPolicy
      storageClassName? 6 string
      mountOptions? 7 [string]
      volumeMode? 8 *string :v1.PersistentVolumeMode
      nodeAffinity? 9 *.VolumeNodeAffinity
      volumeAttributesClassName? 10 *string
    type PersistentVolumeStatus
      phase? 1 string :v1.PersistentVolumePhase
      message? 2 string
      reason? 3 string
      lastPhaseTransitionTime? 4 *time
    type PhotonPersistentDiskVolumeSource
      pdID 1 string
      fsType? 2 string
    type Pod
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .PodSpec
      status? 3 .PodStatus
    type PodAffinity
      requiredDuringSchedulingIgnoredDuringExecution? 1 [.PodAffinityTerm]
      preferredDuringSchedulingIgnoredDuringExecution? 2 [.WeightedPodAffinityTerm]
    type PodAffinityTerm
      labelSelector? 1 *meta.v1.LabelSelector
      namespaces? 2 [string]
      topologyKey 3 string
      namespaceSelector? 4 *meta.v1.LabelSelector
      matchLabelKeys? 5 [string]
      mismatchLabelKeys? 6 [string]
    type PodAntiAffinity
      requiredDuringSchedulingIgnoredDuringExecution? 1 [.PodAffinityTerm]
      preferredDuringSchedulingIgnoredDuringExecution? 2 [.WeightedPodAffinityTerm]
    type PodAttachOptions
      - 0 meta.v1.TypeMeta
      stdin? 1 bool
      stdout? 2 bool
      stderr? 3 bool
      tty? 4 bool
      container? 5 string
    type PodCertificateProjection
      signerName? 1 string
      keyType? 2 string
      maxExpirationSeconds? 3 *int32
      credentialBundlePath? 4 string
      keyPath? 5 string
      certificateChainPath? 6 string
      userAnnotations? 7 {string}
    type PodCondition
      type 1 string :v1.PodConditionType
      observedGeneration? 7 int64
      status 2 string :v1.ConditionStatus
      lastProbeTime? 3 time
      lastTransitionTime? 4 time
      reason? 5 string
      message? 6 string
    type PodDNSConfig
      nameservers? 1 [string]
      searches? 2 [string]
      options? 3 [.PodDNSConfigOption]
    type PodDNSConfigOption
      name? 1 string
      value? 2 *string
    type PodExecOptions
      - 0 meta.v1.TypeMeta
      stdin? 1 bool
      stdout? 2 bool
      stderr? 3 bool
      tty? 4 bool
      container? 5 string
      command 6 [string]
    type PodExtendedResourceClaimStatus
      requestMappings 1 [.ContainerExtendedResourceRequest]
      resourceClaimName 2 string
    type PodIP
      ip 1 string
    type PodList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Pod]
    type PodLogOptions
      - 0 meta.v1.TypeMeta
      container? 1 string
      follow? 2 bool
      previous? 3 bool
      sinceSeconds? 4 *int64
      sinceTime? 5 *time
      timestamps? 6 bool
      tailLines? 7 *int64
      limitBytes? 8 *int64
      insecureSkipTLSVerifyBackend? 9 bool
      stream? 10 *string
    type PodOS
      name 1 string :v1.OSName
    type PodPortForwardOptions
      - 0 meta.v1.TypeMeta
      ports? 1 [int32]
    type PodProxyOptions
      - 0 meta.v1.TypeMeta
      path? 1 string
    type PodReadinessGate
      conditionType 1 string :v1.PodConditionType
    type PodResourceClaim
      name 1 string
      resourceClaimName? 3 *string
      resourceClaimTemplateName? 4 *string
    type PodResourceClaimStatus
      name 1 string
      resourceClaimName? 2 *string
    type PodSchedulingGate
      name 1 string
    type PodSchedulingGroup
      podGroupName? 1 *string
    type PodSecurityContext
      seLinuxOptions? 1 *.SELinuxOptions
      windowsOptions? 8 *.WindowsSecurityContextOptions
      runAsUser? 2 *int64
      runAsGroup? 6 *int64
      runAsNonRoot? 3 *bool
      supplementalGroups? 4 [int64]
      supplementalGroupsPolicy? 12 *string :v1.SupplementalGroupsPolicy
      fsGroup? 5 *int64
      sysctls? 7 [.Sysctl]
      fsGroupChangePolicy? 9 *string :v1.PodFSGroupChangePolicy
      seccompProfile? 10 *.SeccompProfile
      appArmorProfile? 11 *.AppArmorProfile
      seLinuxChangePolicy? 13 *string :v1.PodSELinuxChangePolicy
    type PodSignature
      podController? 1 *meta.v1.OwnerReference
    type PodSpec
      volumes? 1 [.Volume]
      initContainers? 20 [.Container]
      containers 2 [.Container]
      ephemeralContainers? 34 [.EphemeralContainer]
      restartPolicy? 3 string :v1.RestartPolicy
      terminationGracePeriodSeconds? 4 *int64
      activeDeadlineSeconds? 5 *int64
      dnsPolicy? 6 string :v1.DNSPolicy
      nodeSelector? 7 {string}
      serviceAccountName? 8 string
      serviceAccount? 9 string
      automountServiceAccountToken? 21 *bool
      nodeName? 10 string
      hostNetwork? 11 bool
      hostPID? 12 bool
      hostIPC? 13 bool
      shareProcessNamespace? 27 *bool
      securityContext? 14 *.PodSecurityContext
      imagePullSecrets? 15 [.LocalObjectReference]
      hostname? 16 string
      subdomain? 17 string
      affinity? 18 *.Affinity
      schedulerName? 19 string
      tolerations? 22 [.Toleration]
      hostAliases? 23 [.HostAlias]
      priorityClassName? 24 string
      priority? 25 *int32
      dnsConfig? 26 *.PodDNSConfig
      readinessGates? 28 [.PodReadinessGate]
      runtimeClassName? 29 *string
      enableServiceLinks? 30 *bool
      preemptionPolicy? 31 *string :v1.PreemptionPolicy
      overhead? 32 {quantity} :v1.ResourceList
      topologySpreadConstraints? 33 [.TopologySpreadConstraint]
      setHostnameAsFQDN? 35 *bool
      os? 36 *.PodOS
      hostUsers? 37 *bool
      schedulingGates? 38 [.PodSchedulingGate]
      resourceClaims? 39 [.PodResourceClaim]
      resources? 40 *.ResourceRequirements
      hostnameOverride? 41 *string
      schedulingGroup? 43 *.PodSchedulingGroup
    type PodStatus
      observedGeneration? 17 int64
      phase? 1 string :v1.PodPhase
      conditions? 2 [.PodCondition]
      message? 3 string
      reason? 4 string
      nominatedNodeName? 11 string
      hostIP? 5 string
      hostIPs? 16 [.HostIP]
      podIP? 6 string
      podIPs? 12 [.PodIP]
      startTime? 7 *time
      initContainerStatuses? 10 [.ContainerStatus]
      containerStatuses? 8 [.ContainerStatus]
      qosClass? 9 string :v1.PodQOSClass
      ephemeralContainerStatuses? 13 [.ContainerStatus]
      resize? 14 string :v1.PodResizeStatus
      resourceClaimStatuses? 15 [.PodResourceClaimStatus]
      extendedResourceClaimStatus? 18 *.PodExtendedResourceClaimStatus
      allocatedResources? 19 {quantity} :v1.ResourceList
      resources? 20 *.ResourceRequirements
      nodeAllocatableResourceClaimStatuses? 21 [.NodeAllocatableResourceClaimStatus]
    type PodStatusResult
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      status? 2 .PodStatus
    type PodTemplate
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      template? 2 .PodTemplateSpec
    type PodTemplateList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PodTemplate]
    type PodTemplateSpec
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .PodSpec
    type PortStatus
      port 1 int32
      protocol 2 string :v1.Protocol
      error? 3 *string
    type PortworxVolumeSource
      volumeID 1 string
      fsType? 2 string
      readOnly? 3 bool
    type Preconditions
      uid? 1 *string :types.UID
    type PreferAvoidPodsEntry
      podSignature 1 .PodSignature
      evictionTime? 2 time
      reason? 3 string
      message? 4 string
    type PreferredSchedulingTerm
      weight 1 int32
      preference 2 .NodeSelectorTerm
    type Probe
      - 1 .ProbeHandler
      initialDelaySeconds? 2 int32
      timeoutSeconds? 3 int32
      periodSeconds? 4 int32
      successThreshold? 5 int32
      failureThreshold? 6 int32
      terminationGracePeriodSeconds? 7 *int64
    type ProbeHandler
      exec? 1 *.ExecAction
      httpGet? 2 *.HTTPGetAction
      tcpSocket? 3 *.TCPSocketAction
      grpc? 4 *.GRPCAction
    type ProjectedVolumeSource
      sources 1 [.VolumeProjection]
      defaultMode? 2 *int32
    type QuobyteVolumeSource
      registry 1 string
      volume 2 string
      readOnly? 3 bool
      user? 4 string
      group? 5 string
      tenant? 6 string
    type RBDPersistentVolumeSource
      monitors 1 [string]
      image 2 string
      fsType? 3 string
      pool? 4 string "rbd"
      user? 5 string "admin"
      keyring? 6 string "/etc/ceph/keyring"
      secretRef? 7 *.SecretReference
      readOnly? 8 bool
    type RBDVolumeSource
      monitors 1 [string]
      image 2 string
      fsType? 3 string
      pool? 4 string "rbd"
      user? 5 string "admin"
      keyring? 6 string "/etc/ceph/keyring"
      secretRef? 7 *.LocalObjectReference
      readOnly? 8 bool
    type RangeAllocation
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      range 2 string
      data 3 base64
    type ReplicationController
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ReplicationControllerSpec
      status? 3 .ReplicationControllerStatus
    type ReplicationControllerCondition
      type 1 string :v1.ReplicationControllerConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type ReplicationControllerList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ReplicationController]
    type ReplicationControllerSpec
      replicas? 1 *int32 1
      minReadySeconds? 4 int32 0
      selector? 2 {string}
      template? 3 *.PodTemplateSpec
    type ReplicationControllerStatus
      replicas 1 int32
      fullyLabeledReplicas? 2 int32
      readyReplicas? 4 int32
      availableReplicas? 5 int32
      observedGeneration? 3 int64
      conditions? 6 [.ReplicationControllerCondition]
    type ResourceClaim
      name 1 string
      request? 2 string
    type ResourceFieldSelector
      containerName? 1 string
      resource 2 string
      divisor? 3 quantity
    type ResourceHealth
      resourceID 1 string :v1.ResourceID
      health? 2 string :v1.ResourceHealthStatus
      message? 6 *string
    type ResourceQuota
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ResourceQuotaSpec
      status? 3 .ResourceQuotaStatus
    type ResourceQuotaList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceQuota]
    type ResourceQuotaSpec
      hard? 1 {quantity} :v1.ResourceList
      scopes? 2 [string] :[]v1.ResourceQuotaScope
      scopeSelector? 3 *.ScopeSelector
    type ResourceQuotaStatus
      hard? 1 {quantity} :v1.ResourceList
      used? 2 {quantity} :v1.ResourceList
    type ResourceRequirements
      limits? 1 {quantity} :v1.ResourceList
      requests? 2 {quantity} :v1.ResourceList
      claims? 3 [.ResourceClaim]
    type ResourceStatus
      name 1 string :v1.ResourceName
      resources? 2 [.ResourceHealth]
    type SELinuxOptions
      user? 1 string
      role? 2 string
      type? 3 string
      level? 4 string
    type ScaleIOPersistentVolumeSource
      gateway 1 string
      system 2 string
      secretRef 3 *.SecretReference
      sslEnabled? 4 bool
      protectionDomain? 5 string
      storagePool? 6 string
      storageMode? 7 string "ThinProvisioned"
      volumeName? 8 string
      fsType? 9 string "xfs"
      readOnly? 10 bool
    type ScaleIOVolumeSource
      gateway 1 string
      system 2 string
      secretRef 3 *.LocalObjectReference
      sslEnabled? 4 bool
      protectionDomain? 5 string
      storagePool? 6 string
      storageMode? 7 string "ThinProvisioned"
      volumeName? 8 string
      fsType? 9 string "xfs"
      readOnly? 10 bool
    type ScopeSelector
      matchExpressions? 1 [.ScopedResourceSelectorRequirement]
    type ScopedResourceSelectorRequirement
      scopeName 1 string :v1.ResourceQuotaScope
      operator 2 string :v1.ScopeSelectorOperator
      values? 3 [string]
    type SeccompProfile
      type 1 string :v1.SeccompProfileType
      localhostProfile? 2 *string
    type Secret
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      immutable? 5 *bool
      data? 2 {base64}
      stringData? 4 {string}
      type? 3 string :v1.SecretType
    type SecretEnvSource
      - 1 .LocalObjectReference
      optional? 2 *bool
    type SecretKeySelector
      - 1 .LocalObjectReference
      key 2 string
      optional? 3 *bool
    type SecretList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Secret]
    type SecretProjection
      - 1 .LocalObjectReference
      items? 2 [.KeyToPath]
      optional? 4 *bool
    type SecretReference
      name? 1 string
      namespace? 2 string
    type SecretVolumeSource
      secretName? 1 string
      items? 2 [.KeyToPath]
      defaultMode? 3 *int32
      optional? 4 *bool
    type SecurityContext
      capabilities? 1 *.Capabilities
      privileged? 2 *bool
      seLinuxOptions? 3 *.SELinuxOptions
      windowsOptions? 10 *.WindowsSecurityContextOptions
      runAsUser? 4 *int64
      runAsGroup? 8 *int64
      runAsNonRoot? 5 *bool
      readOnlyRootFilesystem? 6 *bool
      allowPrivilegeEscalation? 7 *bool
      procMount? 9 *string :v1.ProcMountType
      seccompProfile? 11 *.SeccompProfile
      appArmorProfile? 12 *.AppArmorProfile
    type SerializedReference
      - 0 meta.v1.TypeMeta
      reference? 1 .ObjectReference
    type Service
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ServiceSpec
      status? 3 .ServiceStatus
    type ServiceAccount
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      secrets? 2 [.ObjectReference]
      imagePullSecrets? 3 [.LocalObjectReference]
      automountServiceAccountToken? 4 *bool
    type ServiceAccountList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ServiceAccount]
    type ServiceAccountTokenProjection
      audience? 1 string
      expirationSeconds? 2 *int64
      path 3 string
    type ServiceList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Service]
    type ServicePort
      name? 1 string
      protocol? 2 string :v1.Protocol "TCP"
      appProtocol? 6 *string
      port 3 int32
      targetPort? 4 intOrString
      nodePort? 5 int32
    type ServiceProxyOptions
      - 0 meta.v1.TypeMeta
      path? 1 string
    type ServiceSpec
      ports? 1 [.ServicePort]
      selector? 2 {string}
      clusterIP? 3 string
      clusterIPs? 18 [string]
      type? 4 string :v1.ServiceType
      externalIPs? 5 [string]
      sessionAffinity? 7 string :v1.ServiceAffinity
      loadBalancerIP? 8 string
      loadBalancerSourceRanges? 9 [string]
      externalName? 10 string
      externalTrafficPolicy? 11 string :v1.ServiceExternalTrafficPolicy
      healthCheckNodePort? 12 int32
      publishNotReadyAddresses? 13 bool
      sessionAffinityConfig? 14 *.SessionAffinityConfig
      ipFamilies? 19 [string] :[]v1.IPFamily
      ipFamilyPolicy? 17 *string :v1.IPFamilyPolicy
      allocateLoadBalancerNodePorts? 20 *bool
      loadBalancerClass? 21 *string
      internalTrafficPolicy? 22 *string :v1.ServiceInternalTrafficPolicy
      trafficDistribution? 23 *string
    type ServiceStatus
      loadBalancer? 1 .LoadBalancerStatus
      conditions? 2 [meta.v1.Condition]
    type SessionAffinityConfig
      clientIP? 1 *.ClientIPConfig
    type SleepAction
      seconds 1 int64
    type StorageOSPersistentVolumeSource
      volumeName? 1 string
      volumeNamespace? 2 string
      fsType? 3 string
      readOnly? 4 bool
      secretRef? 5 *.ObjectReference
    type StorageOSVolumeSource
      volumeName? 1 string
      volumeNamespace? 2 string
      fsType? 3 string
      readOnly? 4 bool
      secretRef? 5 *.LocalObjectReference
    type Sysctl
      name 1 string
      value 2 string
    type TCPSocketAction
      port 1 intOrString
      host? 2 string
    type Taint
      key 1 string
      value? 2 string
      effect 3 string :v1.TaintEffect
      timeAdded? 4 *time
    type Toleration
      key? 1 string
      operator? 2 string :v1.TolerationOperator
      value? 3 string
      effect? 4 string :v1.TaintEffect
      tolerationSeconds? 5 *int64
    type TopologySelectorLabelRequirement
      key 1 string
      values 2 [string]
    type TopologySelectorTerm
      matchLabelExpressions? 1 [.TopologySelectorLabelRequirement]
    type TopologySpreadConstraint
      maxSkew 1 int32
      topologyKey 2 string
      whenUnsatisfiable 3 string :v1.UnsatisfiableConstraintAction
      labelSelector? 4 *meta.v1.LabelSelector
      minDomains? 5 *int32
      nodeAffinityPolicy? 6 *string :v1.NodeInclusionPolicy
      nodeTaintsPolicy? 7 *string :v1.NodeInclusionPolicy
      matchLabelKeys? 8 [string]
    type TypedLocalObjectReference
      apiGroup 1 *string
      kind 2 string
      name 3 string
    type TypedObjectReference
      apiGroup 1 *string
      kind 2 string
      name 3 string
      namespace? 4 *string
    type Volume
      name 1 string
      - 2 .VolumeSource
    type VolumeDevice
      name 1 string
      devicePath 2 string
    type VolumeMount
      name 1 string
      readOnly? 2 bool
      recursiveReadOnly? 7 *string :v1.RecursiveReadOnlyMode
      mountPath 3 string
      subPath? 4 string
      mountPropagation? 5 *string :v1.MountPropagationMode
      subPathExpr? 6 string
    type VolumeMountStatus
      name 1 string
      mountPath 2 string
      readOnly? 3 bool
      recursiveReadOnly? 4 *string :v1.RecursiveReadOnlyMode
      volumeStatus? 5 *.VolumeStatus
    type VolumeNodeAffinity
      required? 1 *.NodeSelector
    type VolumeProjection
      secret? 1 *.SecretProjection
      downwardAPI? 2 *.DownwardAPIProjection
      configMap? 3 *.ConfigMapProjection
      serviceAccountToken? 4 *.ServiceAccountTokenProjection
      clusterTrustBundle? 5 *.ClusterTrustBundleProjection
      podCertificate? 6 *.PodCertificateProjection
    type VolumeResourceRequirements
      limits? 1 {quantity} :v1.ResourceList
      requests? 2 {quantity} :v1.ResourceList
    type VolumeSource
      hostPath? 1 *.HostPathVolumeSource
      emptyDir? 2 *.EmptyDirVolumeSource
      gcePersistentDisk? 3 *.GCEPersistentDiskVolumeSource
      awsElasticBlockStore? 4 *.AWSElasticBlockStoreVolumeSource
      gitRepo? 5 *.GitRepoVolumeSource
      secret? 6 *.SecretVolumeSource
      nfs? 7 *.NFSVolumeSource
      iscsi? 8 *.ISCSIVolumeSource
      glusterfs? 9 *.GlusterfsVolumeSource
      persistentVolumeClaim? 10 *.PersistentVolumeClaimVolumeSource
      rbd? 11 *.RBDVolumeSource
      flexVolume? 12 *.FlexVolumeSource
      cinder? 13 *.CinderVolumeSource
      cephfs? 14 *.CephFSVolumeSource
      flocker? 15 *.FlockerVolumeSource
      downwardAPI? 16 *.DownwardAPIVolumeSource
      fc? 17 *.FCVolumeSource
      azureFile? 18 *.AzureFileVolumeSource
      configMap? 19 *.ConfigMapVolumeSource
      vsphereVolume? 20 *.VsphereVirtualDiskVolumeSource
      quobyte? 21 *.QuobyteVolumeSource
      azureDisk? 22 *.AzureDiskVolumeSource
      photonPersistentDisk? 23 *.PhotonPersistentDiskVolumeSource
      projected? 26 *.ProjectedVolumeSource
      portworxVolume? 24 *.PortworxVolumeSource
      scaleIO? 25 *.ScaleIOVolumeSource
      storageos? 27 *.StorageOSVolumeSource
      csi? 28 *.CSIVolumeSource
      ephemeral? 29 *.EphemeralVolumeSource
      image? 30 *.ImageVolumeSource
    type VolumeStatus
      image? 1 *.ImageVolumeStatus
    type VsphereVirtualDiskVolumeSource
      volumePath 1 string
      fsType? 2 string
      storagePolicyName? 3 string
      storagePolicyID? 4 string
    type WeightedPodAffinityTerm
      weight 1 int32
      podAffinityTerm 2 .PodAffinityTerm
    type WindowsSecurityContextOptions
      gmsaCredentialSpecName? 1 *string
      gmsaCredentialSpec? 2 *string
      runAsUserName? 3 *string
      hostProcess? 4 *bool

    in discovery.v1
    type Endpoint
      addresses 1 [string]
      conditions? 2 .EndpointConditions
      hostname? 3 *string
      targetRef? 4 *core.v1.ObjectReference
      deprecatedTopology? 5 {string}
      nodeName? 6 *string
      zone? 7 *string
      hints? 8 *.EndpointHints
    type EndpointConditions
      ready? 1 *bool
      serving? 2 *bool
      terminating? 3 *bool
    type EndpointHints
      forZones? 1 [.ForZone]
      forNodes? 2 [.ForNode]
    type EndpointPort
      name? 1 *string
      protocol? 2 *string :v1.Protocol
      port? 3 *int32
      appProtocol? 4 *string
    type EndpointSlice
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      addressType 4 string :v1.AddressType
      endpoints 2 [.Endpoint]
      ports 3 [.EndpointPort]
    type EndpointSliceList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.EndpointSlice]
    type ForNode
      name 1 string
    type ForZone
      name 1 string

    in events.v1
    type Event
      - 0 meta.v1.TypeMeta
      metadata 1 meta.v1.ObjectMeta
      eventTime 2 microTime
      series? 3 *.EventSeries
      reportingController? 4 string
      reportingInstance? 5 string
      action? 6 string
      reason? 7 string
      regarding? 8 core.v1.ObjectReference
      related? 9 *core.v1.ObjectReference
      note? 10 string
      type? 11 string
      deprecatedSource? 12 core.v1.EventSource
      deprecatedFirstTimestamp? 13 time
      deprecatedLastTimestamp? 14 time
      deprecatedCount? 15 int32
    type EventList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Event]
    type EventSeries
      count 1 int32
      lastObservedTime 2 microTime

    in flowcontrol.v1
    type ExemptPriorityLevelConfiguration
      nominalConcurrencyShares? 1 *int32
      lendablePercent? 2 *int32
    type FlowDistinguisherMethod
      type 1 string :v1.FlowDistinguisherMethodType
    type FlowSchema
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .FlowSchemaSpec
      status? 3 .FlowSchemaStatus
    type FlowSchemaCondition
      type? 1 string :v1.FlowSchemaConditionType
      status? 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type FlowSchemaList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.FlowSchema]
    type FlowSchemaSpec
      priorityLevelConfiguration 1 .PriorityLevelConfigurationReference
      matchingPrecedence 2 int32
      distinguisherMethod? 3 *.FlowDistinguisherMethod
      rules? 4 [.PolicyRulesWithSubjects]
    type FlowSchemaStatus
      conditions? 1 [.FlowSchemaCondition]
    type GroupSubject
      name 1 string
    type LimitResponse
      type 1 string :v1.LimitResponseType
      queuing? 2 *.QueuingConfiguration
    type LimitedPriorityLevelConfiguration
      nominalConcurrencyShares 1 *int32
      limitResponse? 2 .LimitResponse
      lendablePercent? 3 *int32
      borrowingLimitPercent? 4 *int32
    type NonResourcePolicyRule
      verbs 1 [string]
      nonResourceURLs 6 [string]
    type PolicyRulesWithSubjects
      subjects 1 [.Subject]
      resourceRules? 2 [.ResourcePolicyRule]
      nonResourceRules? 3 [.NonResourcePolicyRule]
    type PriorityLevelConfiguration
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .PriorityLevelConfigurationSpec
      status? 3 .PriorityLevelConfigurationStatus
    type PriorityLevelConfigurationCondition
      type? 1 string :v1.PriorityLevelConfigurationConditionType
      status? 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type PriorityLevelConfigurationList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PriorityLevelConfiguration]
    type PriorityLevelConfigurationReference
      name 1 string
    type PriorityLevelConfigurationSpec
      type 1 string :v1.PriorityLevelEnablement
      limited? 2 *.LimitedPriorityLevelConfiguration
      exempt? 3 *.ExemptPriorityLevelConfiguration
    type PriorityLevelConfigurationStatus
      conditions? 1 [.PriorityLevelConfigurationCondition]
    type QueuingConfiguration
      queues 1 int32
      handSize 2 int32
      queueLengthLimit 3 int32
    type ResourcePolicyRule
      verbs 1 [string]
      apiGroups 2 [string]
      resources 3 [string]
      clusterScope? 4 bool
      namespaces 5 [string]
    type ServiceAccountSubject
      namespace 1 string
      name 2 string
    type Subject
      kind 1 string :v1.SubjectKind
      user? 2 *.UserSubject
      group? 3 *.GroupSubject
      serviceAccount? 4 *.ServiceAccountSubject
    type UserSubject
      name 1 string

    in networking.v1
    type HTTPIngressPath
      path? 1 string
      pathType 3 *string :v1.PathType
      backend 2 .IngressBackend
    type HTTPIngressRuleValue
      paths 1 [.HTTPIngressPath]
    type IPAddress
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .IPAddressSpec
    type IPAddressList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.IPAddress]
    type IPAddressSpec
      parentRef? 1 *.ParentReference
    type IPBlock
      cidr 1 string
      except? 2 [string]
    type Ingress
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .IngressSpec
      status? 3 .IngressStatus
    type IngressBackend
      service? 4 *.IngressServiceBackend
      resource? 3 *core.v1.TypedLocalObjectReference
    type IngressClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .IngressClassSpec
    type IngressClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.IngressClass]
    type IngressClassParametersReference
      apiGroup? 1 *string
      kind 2 string
      name 3 string
      scope 4 *string
      namespace? 5 *string
    type IngressClassSpec
      controller? 1 string
      parameters? 2 *.IngressClassParametersReference
    type IngressList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Ingress]
    type IngressLoadBalancerIngress
      ip? 1 string
      hostname? 2 string
      ports? 4 [.IngressPortStatus]
    type IngressLoadBalancerStatus
      ingress? 1 [.IngressLoadBalancerIngress]
    type IngressPortStatus
      port 1 int32
      protocol 2 string :v1.Protocol
      error? 3 *string
    type IngressRule
      host? 1 string
      - 2 .IngressRuleValue
    type IngressRuleValue
      http? 1 *.HTTPIngressRuleValue
    type IngressServiceBackend
      name 1 string
      port? 2 .ServiceBackendPort
    type IngressSpec
      ingressClassName? 4 *string
      defaultBackend? 1 *.IngressBackend
      tls? 2 [.IngressTLS]
      rules? 3 [.IngressRule]
    type IngressStatus
      loadBalancer? 1 .IngressLoadBalancerStatus
    type IngressTLS
      hosts? 1 [string]
      secretName? 2 string
    type NetworkPolicy
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .NetworkPolicySpec
    type NetworkPolicyEgressRule
      ports? 1 [.NetworkPolicyPort]
      to? 2 [.NetworkPolicyPeer]
    type NetworkPolicyIngressRule
      ports? 1 [.NetworkPolicyPort]
      from? 2 [.NetworkPolicyPeer]
    type NetworkPolicyList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.NetworkPolicy]
    type NetworkPolicyPeer
      podSelector? 1 *meta.v1.LabelSelector
      namespaceSelector? 2 *meta.v1.LabelSelector
      ipBlock? 3 *.IPBlock
    type NetworkPolicyPort
      protocol? 1 *string :v1.Protocol
      port? 2 *intOrString
      endPort? 3 *int32
    type NetworkPolicySpec
      podSelector 1 meta.v1.LabelSelector
      ingress? 2 [.NetworkPolicyIngressRule]
      egress? 3 [.NetworkPolicyEgressRule]
      policyTypes? 4 [string] :[]v1.PolicyType
    type ParentReference
      group? 1 string
      resource? 2 string
      namespace? 3 string
      name? 4 string
    type ServiceBackendPort
      name? 1 string
      number? 2 int32
    type ServiceCIDR
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ServiceCIDRSpec
      status? 3 .ServiceCIDRStatus
    type ServiceCIDRList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ServiceCIDR]
    type ServiceCIDRSpec
      cidrs? 1 [string]
    type ServiceCIDRStatus
      conditions? 1 [meta.v1.Condition]

    in networking.v1beta1
    type HTTPIngressPath
      path? 1 string
      pathType? 3 *string :v1beta1.PathType
      backend 2 .IngressBackend
    type HTTPIngressRuleValue
      paths 1 [.HTTPIngressPath]
    type IPAddress
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .IPAddressSpec
    type IPAddressList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.IPAddress]
    type IPAddressSpec
      parentRef? 1 *.ParentReference
    type Ingress
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .IngressSpec
      status? 3 .IngressStatus
    type IngressBackend
      serviceName? 1 string
      servicePort? 2 intOrString
      resource? 3 *core.v1.TypedLocalObjectReference
    type IngressClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .IngressClassSpec
    type IngressClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.IngressClass]
    type IngressClassParametersReference
      apiGroup? 1 *string
      kind 2 string
      name 3 string
      scope 4 *string
      namespace? 5 *string
    type IngressClassSpec
      controller? 1 string
      parameters? 2 *.IngressClassParametersReference
    type IngressList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Ingress]
    type IngressLoadBalancerIngress
      ip? 1 string
      hostname? 2 string
      ports? 4 [.IngressPortStatus]
    type IngressLoadBalancerStatus
      ingress? 1 [.IngressLoadBalancerIngress]
    type IngressPortStatus
      port 1 int32
      protocol 2 string :v1.Protocol
      error? 3 *string
    type IngressRule
      host? 1 string
      - 2 .IngressRuleValue
    type IngressRuleValue
      http? 1 *.HTTPIngressRuleValue
    type IngressSpec
      ingressClassName? 4 *string
      backend? 1 *.IngressBackend
      tls? 2 [.IngressTLS]
      rules? 3 [.IngressRule]
    type IngressStatus
      loadBalancer? 1 .IngressLoadBalancerStatus
    type IngressTLS
      hosts? 1 [string]
      secretName? 2 string
    type ParentReference
      group? 1 string
      resource? 2 string
      namespace? 3 string
      name? 4 string
    type ServiceCIDR
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .ServiceCIDRSpec
      status? 3 .ServiceCIDRStatus
    type ServiceCIDRList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ServiceCIDR]
    type ServiceCIDRSpec
      cidrs? 1 [string]
    type ServiceCIDRStatus
      conditions? 1 [meta.v1.Condition]

    in node.v1
    type Overhead
      podFixed? 1 {quantity} :v1.ResourceList
    type RuntimeClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      handler 2 string
      overhead? 3 *.Overhead
      scheduling? 4 *.Scheduling
    type RuntimeClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.RuntimeClass]
    type Scheduling
      nodeSelector? 1 {string}
      tolerations? 2 [core.v1.Toleration]

    in policy.v1
    type Eviction
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      deleteOptions? 2 *meta.v1.DeleteOptions
    type PodDisruptionBudget
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .PodDisruptionBudgetSpec
      status? 3 .PodDisruptionBudgetStatus
    type PodDisruptionBudgetList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PodDisruptionBudget]
    type PodDisruptionBudgetSpec
      minAvailable? 1 *intOrString
      selector? 2 *meta.v1.LabelSelector
      maxUnavailable? 3 *intOrString
      unhealthyPodEvictionPolicy? 4 *string :v1.UnhealthyPodEvictionPolicyType
    type PodDisruptionBudgetStatus
      observedGeneration? 1 int64
      disruptedPods? 2 {time}
      disruptionsAllowed 3 int32
      currentHealthy 4 int32
      desiredHealthy 5 int32
      expectedPods 6 int32
      conditions? 7 [meta.v1.Condition]

    in rbac.v1
    type AggregationRule
      clusterRoleSelectors? 1 [meta.v1.LabelSelector]
    type ClusterRole
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      rules 2 [.PolicyRule]
      aggregationRule? 3 *.AggregationRule
    type ClusterRoleBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      subjects? 2 [.Subject]
      roleRef 3 .RoleRef
    type ClusterRoleBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ClusterRoleBinding]
    type ClusterRoleList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ClusterRole]
    type PolicyRule
      verbs 1 [string]
      apiGroups? 2 [string]
      resources? 3 [string]
      resourceNames? 4 [string]
      nonResourceURLs? 5 [string]
    type Role
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      rules 2 [.PolicyRule]
    type RoleBinding
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      subjects? 2 [.Subject]
      roleRef 3 .RoleRef
    type RoleBindingList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.RoleBinding]
    type RoleList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Role]
    type RoleRef
      apiGroup 1 string
      kind 2 string
      name 3 string
    type Subject
      kind 1 string
      apiGroup? 2 string
      name 3 string
      namespace? 4 string

    in resource.v1
    type AllocatedDeviceStatus
      driver 1 string
      pool 2 string
      device 3 string
      shareID? 7 *string
      conditions 4 [meta.v1.Condition]
      data? 5 *raw
      networkData? 6 *.NetworkDeviceData
    type AllocationResult
      devices? 1 .DeviceAllocationResult
      nodeSelector? 3 *core.v1.NodeSelector
      allocationTimestamp? 5 *time
    type CELDeviceSelector
      expression 1 string
    type CapacityRequestPolicy
      default 1 *quantity
      validValues? 3 [quantity]
      validRange? 4 *.CapacityRequestPolicyRange
    type CapacityRequestPolicyRange
      min? 1 *quantity
      max? 2 *quantity
      step? 3 *quantity
    type CapacityRequirements
      requests? 1 {quantity} :map[v1.QualifiedName]resource.Quantity
    type Counter
      value 1 quantity
    type CounterSet
      name 1 string
      counters? 2 {.Counter}
    type Device
      name 1 string
      attributes? 2 {.DeviceAttribute} :map[v1.QualifiedName]v1.DeviceAttribute
      capacity? 3 {.DeviceCapacity} :map[v1.QualifiedName]v1.DeviceCapacity
      consumesCounters? 4 [.DeviceCounterConsumption]
      nodeName? 5 *string
      nodeSelector? 6 *core.v1.NodeSelector
      allNodes? 7 *bool
      taints? 8 [.DeviceTaint]
      bindsToNode? 9 *bool
      bindingConditions? 10 [string]
      bindingFailureConditions? 11 [string]
      allowMultipleAllocations? 12 *bool
      nodeAllocatableResourceMappings? 13 {.NodeAllocatableResourceMapping} :map[v1.ResourceName]v1.NodeAllocatableResourceMapping
    type DeviceAllocationConfiguration
      source 1 string :v1.AllocationConfigSource
      requests? 2 [string]
      - 3 .DeviceConfiguration
    type DeviceAllocationResult
      results? 1 [.DeviceRequestAllocationResult]
      config? 2 [.DeviceAllocationConfiguration]
    type DeviceAttribute
      int? 2 *int64
      bool? 3 *bool
      string? 4 *string
      version? 5 *string
      ints? 6 [int64]
      bools? 7 [bool]
      strings? 8 [string]
      versions? 9 [string]
    type DeviceCapacity
      value 1 quantity
      requestPolicy? 2 *.CapacityRequestPolicy
    type DeviceClaim
      requests 1 [.DeviceRequest]
      constraints? 2 [.DeviceConstraint]
      config? 3 [.DeviceClaimConfiguration]
    type DeviceClaimConfiguration
      requests? 1 [string]
      - 2 .DeviceConfiguration
    type DeviceClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .DeviceClassSpec
    type DeviceClassConfiguration
      - 1 .DeviceConfiguration
    type DeviceClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.DeviceClass]
    type DeviceClassSpec
      selectors? 1 [.DeviceSelector]
      config? 2 [.DeviceClassConfiguration]
      extendedResourceName? 4 *string
    type DeviceConfiguration
      opaque? 1 *.OpaqueDeviceConfiguration
    type DeviceConstraint
      requests? 1 [string]
      matchAttribute? 2 *string :v1.FullyQualifiedName
      distinctAttribute? 3 *string :v1.FullyQualifiedName
    type DeviceCounterConsumption
      counterSet 1 string
      counters? 2 {.Counter}
    type DeviceRequest
      name 1 string
      exactly? 2 *.ExactDeviceRequest
      firstAvailable? 3 [.DeviceSubRequest]
    type DeviceRequestAllocationResult
      request 1 string
      driver 2 string
      pool 3 string
      device 4 string
      adminAccess? 5 *bool
      tolerations? 6 [.DeviceToleration]
      bindingConditions? 7 [string]
      bindingFailureConditions? 8 [string]
      shareID? 9 *string :types.UID
      consumedCapacity? 10 {quantity} :map[v1.QualifiedName]resource.Quantity
    type DeviceSelector
      cel? 1 *.CELDeviceSelector
    type DeviceSubRequest
      name 1 string
      deviceClassName 2 string
      selectors? 3 [.DeviceSelector]
      allocationMode? 4 string :v1.DeviceAllocationMode
      count? 5 int64
      tolerations? 6 [.DeviceToleration]
      capacity? 7 *.CapacityRequirements
    type DeviceTaint
      key 1 string
      value? 2 string
      effect 3 string :v1.DeviceTaintEffect
      timeAdded? 4 *time
    type DeviceToleration
      key? 1 string
      operator? 2 string :v1.DeviceTolerationOperator "Equal"
      value? 3 string
      effect? 4 string :v1.DeviceTaintEffect
      tolerationSeconds? 5 *int64
    type ExactDeviceRequest
      deviceClassName 1 string
      selectors? 2 [.DeviceSelector]
      allocationMode? 3 string :v1.DeviceAllocationMode
      count? 4 int64
      adminAccess? 5 *bool
      tolerations? 6 [.DeviceToleration]
      capacity? 7 *.CapacityRequirements
    type NetworkDeviceData
      interfaceName? 1 string
      ips? 2 [string]
      hardwareAddress? 3 string
    type NodeAllocatableResourceMapping
      capacityKey? 1 *string :v1.QualifiedName
      allocationMultiplier? 2 *quantity
    type OpaqueDeviceConfiguration
      driver 1 string
      parameters 2 raw
    type ResourceClaim
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimSpec
      status? 3 .ResourceClaimStatus
    type ResourceClaimConsumerReference
      apiGroup? 1 string
      resource 3 string
      name 4 string
      uid 5 string :types.UID
    type ResourceClaimList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceClaim]
    type ResourceClaimSpec
      devices 1 .DeviceClaim
    type ResourceClaimStatus
      allocation? 1 *.AllocationResult
      reservedFor? 2 [.ResourceClaimConsumerReference]
      devices? 4 [.AllocatedDeviceStatus]
    type ResourceClaimTemplate
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimTemplateSpec
    type ResourceClaimTemplateList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceClaimTemplate]
    type ResourceClaimTemplateSpec
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimSpec
    type ResourcePool
      name 1 string
      generation 2 int64
      resourceSliceCount 3 int64
    type ResourceSlice
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceSliceSpec
    type ResourceSliceList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceSlice]
    type ResourceSliceSpec
      driver 1 string
      pool 2 .ResourcePool
      nodeName? 3 *string
      nodeSelector? 4 *core.v1.NodeSelector
      allNodes? 5 *bool
      devices? 6 [.Device]
      perDeviceNodeSelection? 7 *bool
      sharedCounters? 8 [.CounterSet]

    in resource.v1alpha3
    type CELDeviceSelector
      expression 1 string
    type DeviceSelector
      cel? 1 *.CELDeviceSelector
    type DeviceTaint
      key 1 string
      value? 2 string
      effect 3 string :v1alpha3.DeviceTaintEffect
      timeAdded? 4 *time
    type DeviceTaintRule
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .DeviceTaintRuleSpec
      status? 3 .DeviceTaintRuleStatus
    type DeviceTaintRuleList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.DeviceTaintRule]
    type DeviceTaintRuleSpec
      deviceSelector? 1 *.DeviceTaintSelector
      taint? 2 .DeviceTaint
    type DeviceTaintRuleStatus
      conditions? 1 [meta.v1.Condition]
    type DeviceTaintSelector
      driver? 2 *string
      pool? 3 *string
      device? 4 *string
    type PoolStatus
      driver? 1 string
      poolName? 2 string
      generation 9 int64
      resourceSliceCount? 8 *int32
      totalDevices? 4 *int32
      allocatedDevices? 5 *int32
      availableDevices? 6 *int32
      unavailableDevices? 7 *int32
      nodeName? 3 *string
      validationError? 10 *string
    type ResourcePoolStatusRequest
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourcePoolStatusRequestSpec
      status? 3 *.ResourcePoolStatusRequestStatus
    type ResourcePoolStatusRequestList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourcePoolStatusRequest]
    type ResourcePoolStatusRequestSpec
      driver 1 string
      poolName? 2 *string
      limit? 3 *int32 100
    type ResourcePoolStatusRequestStatus
      poolCount? 6 *int32
      pools? 2 [.PoolStatus]
      conditions? 3 [meta.v1.Condition]

    in resource.v1beta1
    type AllocatedDeviceStatus
      driver 1 string
      pool 2 string
      device 3 string
      shareID? 7 *string
      conditions 4 [meta.v1.Condition]
      data? 5 *raw
      networkData? 6 *.NetworkDeviceData
    type AllocationResult
      devices? 1 .DeviceAllocationResult
      nodeSelector? 3 *core.v1.NodeSelector
      allocationTimestamp? 5 *time
    type BasicDevice
      attributes? 1 {.DeviceAttribute} :map[v1beta1.QualifiedName]v1beta1.DeviceAttribute
      capacity? 2 {.DeviceCapacity} :map[v1beta1.QualifiedName]v1beta1.DeviceCapacity
      consumesCounters? 3 [.DeviceCounterConsumption]
      nodeName? 4 *string
      nodeSelector? 5 *core.v1.NodeSelector
      allNodes? 6 *bool
      taints? 7 [.DeviceTaint]
      bindsToNode? 8 *bool
      bindingConditions? 9 [string]
      bindingFailureConditions? 10 [string]
      allowMultipleAllocations? 11 *bool
      nodeAllocatableResourceMappings? 12 {.NodeAllocatableResourceMapping} :map[v1.ResourceName]v1beta1.NodeAllocatableResourceMapping
    type CELDeviceSelector
      expression 1 string
    type CapacityRequestPolicy
      default 1 *quantity
      validValues? 3 [quantity]
      validRange? 4 *.CapacityRequestPolicyRange
    type CapacityRequestPolicyRange
      min? 1 *quantity
      max? 2 *quantity
      step? 3 *quantity
    type CapacityRequirements
      requests? 1 {quantity} :map[v1beta1.QualifiedName]resource.Quantity
    type Counter
      value 1 quantity
    type CounterSet
      name 1 string
      counters? 2 {.Counter}
    type Device
      name 1 string
      basic? 2 *.BasicDevice
    type DeviceAllocationConfiguration
      source 1 string :v1beta1.AllocationConfigSource
      requests? 2 [string]
      - 3 .DeviceConfiguration
    type DeviceAllocationResult
      results? 1 [.DeviceRequestAllocationResult]
      config? 2 [.DeviceAllocationConfiguration]
    type DeviceAttribute
      int? 2 *int64
      bool? 3 *bool
      string? 4 *string
      version? 5 *string
      ints? 6 [int64]
      bools? 7 [bool]
      strings? 8 [string]
      versions? 9 [string]
    type DeviceCapacity
      value 1 quantity
      requestPolicy? 2 *.CapacityRequestPolicy
    type DeviceClaim
      requests 1 [.DeviceRequest]
      constraints? 2 [.DeviceConstraint]
      config? 3 [.DeviceClaimConfiguration]
    type DeviceClaimConfiguration
      requests? 1 [string]
      - 2 .DeviceConfiguration
    type DeviceClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .DeviceClassSpec
    type DeviceClassConfiguration
      - 1 .DeviceConfiguration
    type DeviceClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.DeviceClass]
    type DeviceClassSpec
      selectors? 1 [.DeviceSelector]
      config? 2 [.DeviceClassConfiguration]
      extendedResourceName? 4 *string
    type DeviceConfiguration
      opaque? 1 *.OpaqueDeviceConfiguration
    type DeviceConstraint
      requests? 1 [string]
      matchAttribute? 2 *string :v1beta1.FullyQualifiedName
      distinctAttribute? 3 *string :v1beta1.FullyQualifiedName
    type DeviceCounterConsumption
      counterSet 1 string
      counters? 2 {.Counter}
    type DeviceRequest
      name 1 string
      deviceClassName 2 string
      selectors? 3 [.DeviceSelector]
      allocationMode? 4 string :v1beta1.DeviceAllocationMode
      count? 5 int64
      adminAccess? 6 *bool
      firstAvailable? 7 [.DeviceSubRequest]
      tolerations? 8 [.DeviceToleration]
      capacity? 9 *.CapacityRequirements
    type DeviceRequestAllocationResult
      request 1 string
      driver 2 string
      pool 3 string
      device 4 string
      adminAccess? 5 *bool
      tolerations? 6 [.DeviceToleration]
      bindingConditions? 7 [string]
      bindingFailureConditions? 8 [string]
      shareID? 9 *string :types.UID
      consumedCapacity? 10 {quantity} :map[v1beta1.QualifiedName]resource.Quantity
    type DeviceSelector
      cel? 1 *.CELDeviceSelector
    type DeviceSubRequest
      name 1 string
      deviceClassName 2 string
      selectors? 3 [.DeviceSelector]
      allocationMode? 4 string :v1beta1.DeviceAllocationMode
      count? 5 int64
      tolerations? 7 [.DeviceToleration]
      capacity? 8 *.CapacityRequirements
    type DeviceTaint
      key 1 string
      value? 2 string
      effect 3 string :v1beta1.DeviceTaintEffect
      timeAdded? 4 *time
    type DeviceToleration
      key? 1 string
      operator? 2 string :v1beta1.DeviceTolerationOperator "Equal"
      value? 3 string
      effect? 4 string :v1beta1.DeviceTaintEffect
      tolerationSeconds? 5 *int64
    type NetworkDeviceData
      interfaceName? 1 string
      ips? 2 [string]
      hardwareAddress? 3 string
    type NodeAllocatableResourceMapping
      capacityKey? 1 *string :v1beta1.QualifiedName
      allocationMultiplier? 2 *quantity
    type OpaqueDeviceConfiguration
      driver 1 string
      parameters 2 raw
    type ResourceClaim
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimSpec
      status? 3 .ResourceClaimStatus
    type ResourceClaimConsumerReference
      apiGroup? 1 string
      resource 3 string
      name 4 string
      uid 5 string :types.UID
    type ResourceClaimList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceClaim]
    type ResourceClaimSpec
      devices 1 .DeviceClaim
    type ResourceClaimStatus
      allocation? 1 *.AllocationResult
      reservedFor? 2 [.ResourceClaimConsumerReference]
      devices? 4 [.AllocatedDeviceStatus]
    type ResourceClaimTemplate
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimTemplateSpec
    type ResourceClaimTemplateList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceClaimTemplate]
    type ResourceClaimTemplateSpec
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimSpec
    type ResourcePool
      name 1 string
      generation 2 int64
      resourceSliceCount 3 int64
    type ResourceSlice
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceSliceSpec
    type ResourceSliceList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceSlice]
    type ResourceSliceSpec
      driver 1 string
      pool 2 .ResourcePool
      nodeName? 3 string
      nodeSelector? 4 *core.v1.NodeSelector
      allNodes? 5 bool
      devices? 6 [.Device]
      perDeviceNodeSelection? 7 *bool
      sharedCounters? 8 [.CounterSet]

    in resource.v1beta2
    type AllocatedDeviceStatus
      driver 1 string
      pool 2 string
      device 3 string
      shareID? 7 *string
      conditions 4 [meta.v1.Condition]
      data? 5 *raw
      networkData? 6 *.NetworkDeviceData
    type AllocationResult
      devices? 1 .DeviceAllocationResult
      nodeSelector? 3 *core.v1.NodeSelector
      allocationTimestamp? 5 *time
    type CELDeviceSelector
      expression 1 string
    type CapacityRequestPolicy
      default 1 *quantity
      validValues? 3 [quantity]
      validRange? 4 *.CapacityRequestPolicyRange
    type CapacityRequestPolicyRange
      min? 1 *quantity
      max? 2 *quantity
      step? 3 *quantity
    type CapacityRequirements
      requests? 1 {quantity} :map[v1beta2.QualifiedName]resource.Quantity
    type Counter
      value 1 quantity
    type CounterSet
      name 1 string
      counters? 2 {.Counter}
    type Device
      name 1 string
      attributes? 2 {.DeviceAttribute} :map[v1beta2.QualifiedName]v1beta2.DeviceAttribute
      capacity? 3 {.DeviceCapacity} :map[v1beta2.QualifiedName]v1beta2.DeviceCapacity
      consumesCounters? 4 [.DeviceCounterConsumption]
      nodeName? 5 *string
      nodeSelector? 6 *core.v1.NodeSelector
      allNodes? 7 *bool
      taints? 8 [.DeviceTaint]
      bindsToNode? 9 *bool
      bindingConditions? 10 [string]
      bindingFailureConditions? 11 [string]
      allowMultipleAllocations? 12 *bool
      nodeAllocatableResourceMappings? 13 {.NodeAllocatableResourceMapping} :map[v1.ResourceName]v1beta2.NodeAllocatableResourceMapping
    type DeviceAllocationConfiguration
      source 1 string :v1beta2.AllocationConfigSource
      requests? 2 [string]
      - 3 .DeviceConfiguration
    type DeviceAllocationResult
      results? 1 [.DeviceRequestAllocationResult]
      config? 2 [.DeviceAllocationConfiguration]
    type DeviceAttribute
      int? 2 *int64
      bool? 3 *bool
      string? 4 *string
      version? 5 *string
      ints? 6 [int64]
      bools? 7 [bool]
      strings? 8 [string]
      versions? 9 [string]
    type DeviceCapacity
      value 1 quantity
      requestPolicy? 2 *.CapacityRequestPolicy
    type DeviceClaim
      requests 1 [.DeviceRequest]
      constraints? 2 [.DeviceConstraint]
      config? 3 [.DeviceClaimConfiguration]
    type DeviceClaimConfiguration
      requests? 1 [string]
      - 2 .DeviceConfiguration
    type DeviceClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .DeviceClassSpec
    type DeviceClassConfiguration
      - 1 .DeviceConfiguration
    type DeviceClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.DeviceClass]
    type DeviceClassSpec
      selectors? 1 [.DeviceSelector]
      config? 2 [.DeviceClassConfiguration]
      extendedResourceName? 4 *string
    type DeviceConfiguration
      opaque? 1 *.OpaqueDeviceConfiguration
    type DeviceConstraint
      requests? 1 [string]
      matchAttribute? 2 *string :v1beta2.FullyQualifiedName
      distinctAttribute? 3 *string :v1beta2.FullyQualifiedName
    type DeviceCounterConsumption
      counterSet 1 string
      counters? 2 {.Counter}
    type DeviceRequest
      name 1 string
      exactly? 2 *.ExactDeviceRequest
      firstAvailable? 3 [.DeviceSubRequest]
    type DeviceRequestAllocationResult
      request 1 string
      driver 2 string
      pool 3 string
      device 4 string
      adminAccess? 5 *bool
      tolerations? 6 [.DeviceToleration]
      bindingConditions? 7 [string]
      bindingFailureConditions? 8 [string]
      shareID? 9 *string :types.UID
      consumedCapacity? 10 {quantity} :map[v1beta2.QualifiedName]resource.Quantity
    type DeviceSelector
      cel? 1 *.CELDeviceSelector
    type DeviceSubRequest
      name 1 string
      deviceClassName 2 string
      selectors? 3 [.DeviceSelector]
      allocationMode? 4 string :v1beta2.DeviceAllocationMode
      count? 5 int64
      tolerations? 6 [.DeviceToleration]
      capacity? 7 *.CapacityRequirements
    type DeviceTaint
      key 1 string
      value? 2 string
      effect 3 string :v1beta2.DeviceTaintEffect
      timeAdded? 4 *time
    type DeviceTaintRule
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .DeviceTaintRuleSpec
      status? 3 .DeviceTaintRuleStatus
    type DeviceTaintRuleList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.DeviceTaintRule]
    type DeviceTaintRuleSpec
      deviceSelector? 1 *.DeviceTaintSelector
      taint? 2 .DeviceTaint
    type DeviceTaintRuleStatus
      conditions? 1 [meta.v1.Condition]
    type DeviceTaintSelector
      driver? 2 *string
      pool? 3 *string
      device? 4 *string
    type DeviceToleration
      key? 1 string
      operator? 2 string :v1beta2.DeviceTolerationOperator "Equal"
      value? 3 string
      effect? 4 string :v1beta2.DeviceTaintEffect
      tolerationSeconds? 5 *int64
    type ExactDeviceRequest
      deviceClassName 1 string
      selectors? 2 [.DeviceSelector]
      allocationMode? 3 string :v1beta2.DeviceAllocationMode
      count? 4 int64
      adminAccess? 5 *bool
      tolerations? 6 [.DeviceToleration]
      capacity? 7 *.CapacityRequirements
    type NetworkDeviceData
      interfaceName? 1 string
      ips? 2 [string]
      hardwareAddress? 3 string
    type NodeAllocatableResourceMapping
      capacityKey? 1 *string :v1beta2.QualifiedName
      allocationMultiplier? 2 *quantity
    type OpaqueDeviceConfiguration
      driver 1 string
      parameters 2 raw
    type ResourceClaim
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimSpec
      status? 3 .ResourceClaimStatus
    type ResourceClaimConsumerReference
      apiGroup? 1 string
      resource 3 string
      name 4 string
      uid 5 string :types.UID
    type ResourceClaimList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceClaim]
    type ResourceClaimSpec
      devices 1 .DeviceClaim
    type ResourceClaimStatus
      allocation? 1 *.AllocationResult
      reservedFor? 2 [.ResourceClaimConsumerReference]
      devices? 4 [.AllocatedDeviceStatus]
    type ResourceClaimTemplate
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimTemplateSpec
    type ResourceClaimTemplateList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceClaimTemplate]
    type ResourceClaimTemplateSpec
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceClaimSpec
    type ResourcePool
      name 1 string
      generation 2 int64
      resourceSliceCount 3 int64
    type ResourceSlice
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .ResourceSliceSpec
    type ResourceSliceList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.ResourceSlice]
    type ResourceSliceSpec
      driver 1 string
      pool 2 .ResourcePool
      nodeName? 3 *string
      nodeSelector? 4 *core.v1.NodeSelector
      allNodes? 5 *bool
      devices? 6 [.Device]
      perDeviceNodeSelection? 7 *bool
      sharedCounters? 8 [.CounterSet]

    in scheduling.v1
    type PriorityClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      value 2 int32
      globalDefault? 3 bool
      description? 4 string
      preemptionPolicy? 5 *string :v1.PreemptionPolicy
    type PriorityClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PriorityClass]

    in scheduling.v1alpha2
    type BasicSchedulingPolicy
    type GangSchedulingPolicy
      minCount 1 int32
    type PodGroup
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .PodGroupSpec
      status? 3 .PodGroupStatus
    type PodGroupList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.PodGroup]
    type PodGroupResourceClaim
      name 1 string
      resourceClaimName? 2 *string
      resourceClaimTemplateName? 3 *string
    type PodGroupResourceClaimStatus
      name 1 string
      resourceClaimName? 2 *string
    type PodGroupSchedulingConstraints
      topology? 1 [.TopologyConstraint]
    type PodGroupSchedulingPolicy
      basic? 1 *.BasicSchedulingPolicy
      gang? 2 *.GangSchedulingPolicy
    type PodGroupSpec
      podGroupTemplateRef 1 *.PodGroupTemplateReference
      schedulingPolicy 2 .PodGroupSchedulingPolicy
      schedulingConstraints? 3 *.PodGroupSchedulingConstraints
      resourceClaims? 4 [.PodGroupResourceClaim]
      disruptionMode? 5 *string :v1alpha2.DisruptionMode "Pod"
      priorityClassName? 6 string
      priority? 7 *int32
    type PodGroupStatus
      conditions? 1 [meta.v1.Condition]
      resourceClaimStatuses? 2 [.PodGroupResourceClaimStatus]
    type PodGroupTemplate
      name 1 string
      schedulingPolicy 2 .PodGroupSchedulingPolicy
      schedulingConstraints 3 *.PodGroupSchedulingConstraints
      resourceClaims? 4 [.PodGroupResourceClaim]
      disruptionMode? 5 *string :v1alpha2.DisruptionMode
      priorityClassName? 6 string
      priority? 7 *int32
    type PodGroupTemplateReference
      workload 1 *.WorkloadPodGroupTemplateReference
    type TopologyConstraint
      key 1 string
    type TypedLocalObjectReference
      apiGroup? 1 string
      kind 2 string
      name 3 string
    type Workload
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .WorkloadSpec
    type WorkloadList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.Workload]
    type WorkloadPodGroupTemplateReference
      workloadName 1 string
      podGroupTemplateName 2 string
    type WorkloadSpec
      controllerRef? 1 *.TypedLocalObjectReference
      podGroupTemplates 2 [.PodGroupTemplate]

    in storage.v1
    type CSIDriver
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .CSIDriverSpec
    type CSIDriverList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CSIDriver]
    type CSIDriverSpec
      attachRequired? 1 *bool
      podInfoOnMount? 2 *bool
      volumeLifecycleModes? 3 [string] :[]v1.VolumeLifecycleMode
      storageCapacity? 4 *bool
      fsGroupPolicy? 5 *string :v1.FSGroupPolicy
      tokenRequests? 6 [.TokenRequest]
      requiresRepublish? 7 *bool
      seLinuxMount? 8 *bool
      nodeAllocatableUpdatePeriodSeconds? 9 *int64
      serviceAccountTokenInSecrets? 10 *bool
      preventPodSchedulingIfMissing? 11 *bool
    type CSINode
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .CSINodeSpec
    type CSINodeDriver
      name 1 string
      nodeID 2 string
      topologyKeys 3 [string]
      allocatable? 4 *.VolumeNodeResources
    type CSINodeList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CSINode]
    type CSINodeSpec
      drivers 1 [.CSINodeDriver]
    type CSIStorageCapacity
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      nodeTopology? 2 *meta.v1.LabelSelector
      storageClassName 3 string
      capacity? 4 *quantity
      maximumVolumeSize? 5 *quantity
    type CSIStorageCapacityList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CSIStorageCapacity]
    type StorageClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      provisioner 2 string
      parameters? 3 {string}
      reclaimPolicy? 4 *string :v1.PersistentVolumeReclaimPolicy
      mountOptions? 5 [string]
      allowVolumeExpansion? 6 *bool
      volumeBindingMode? 7 *string :v1.VolumeBindingMode
      allowedTopologies? 8 [core.v1.TopologySelectorTerm]
    type StorageClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.StorageClass]
    type TokenRequest
      audience 1 string
      expirationSeconds? 2 *int64
    type VolumeAttachment
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .VolumeAttachmentSpec
      status? 3 .VolumeAttachmentStatus
    type VolumeAttachmentList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.VolumeAttachment]
    type VolumeAttachmentSource
      persistentVolumeName? 1 *string
      inlineVolumeSpec? 2 *core.v1.PersistentVolumeSpec
    type VolumeAttachmentSpec
      attacher 1 string
      source 2 .VolumeAttachmentSource
      nodeName 3 string
    type VolumeAttachmentStatus
      attached 1 bool
      attachmentMetadata? 2 {string}
      attachError? 3 *.VolumeError
      detachError? 4 *.VolumeError
    type VolumeAttributesClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      driverName 2 string
      parameters? 3 {string}
    type VolumeAttributesClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.VolumeAttributesClass]
    type VolumeError
      time? 1 time
      message? 2 string
      errorCode? 3 *int32
    type VolumeNodeResources
      count? 1 *int32

    in storage.v1beta1
    type CSIDriver
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .CSIDriverSpec
    type CSIDriverList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CSIDriver]
    type CSIDriverSpec
      attachRequired? 1 *bool
      podInfoOnMount? 2 *bool
      volumeLifecycleModes? 3 [string] :[]v1beta1.VolumeLifecycleMode
      storageCapacity? 4 *bool
      fsGroupPolicy? 5 *string :v1beta1.FSGroupPolicy
      tokenRequests? 6 [.TokenRequest]
      requiresRepublish? 7 *bool
      seLinuxMount? 8 *bool
      nodeAllocatableUpdatePeriodSeconds? 9 *int64
      serviceAccountTokenInSecrets? 10 *bool
      preventPodSchedulingIfMissing? 11 *bool
    type CSINode
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .CSINodeSpec
    type CSINodeDriver
      name 1 string
      nodeID 2 string
      topologyKeys 3 [string]
      allocatable? 4 *.VolumeNodeResources
    type CSINodeList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CSINode]
    type CSINodeSpec
      drivers 1 [.CSINodeDriver]
    type CSIStorageCapacity
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      nodeTopology? 2 *meta.v1.LabelSelector
      storageClassName 3 string
      capacity? 4 *quantity
      maximumVolumeSize? 5 *quantity
    type CSIStorageCapacityList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CSIStorageCapacity]
    type StorageClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      provisioner 2 string
      parameters? 3 {string}
      reclaimPolicy? 4 *string :v1.PersistentVolumeReclaimPolicy
      mountOptions? 5 [string]
      allowVolumeExpansion? 6 *bool
      volumeBindingMode? 7 *string :v1beta1.VolumeBindingMode
      allowedTopologies? 8 [core.v1.TopologySelectorTerm]
    type StorageClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.StorageClass]
    type TokenRequest
      audience 1 string
      expirationSeconds? 2 *int64
    type VolumeAttachment
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .VolumeAttachmentSpec
      status? 3 .VolumeAttachmentStatus
    type VolumeAttachmentList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.VolumeAttachment]
    type VolumeAttachmentSource
      persistentVolumeName? 1 *string
      inlineVolumeSpec? 2 *core.v1.PersistentVolumeSpec
    type VolumeAttachmentSpec
      attacher 1 string
      source 2 .VolumeAttachmentSource
      nodeName 3 string
    type VolumeAttachmentStatus
      attached 1 bool
      attachmentMetadata? 2 {string}
      attachError? 3 *.VolumeError
      detachError? 4 *.VolumeError
    type VolumeAttributesClass
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      driverName 2 string
      parameters? 3 {string}
    type VolumeAttributesClassList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.VolumeAttributesClass]
    type VolumeError
      time? 1 time
      message? 2 string
      errorCode? 3 *int32
    type VolumeNodeResources
      count? 1 *int32

    in storagemigration.v1beta1
    type StorageVersionMigration
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .StorageVersionMigrationSpec
      status? 3 .StorageVersionMigrationStatus
    type StorageVersionMigrationList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.StorageVersionMigration]
    type StorageVersionMigrationSpec
      resource 1 meta.v1.GroupResource
    type StorageVersionMigrationStatus
      conditions? 1 [meta.v1.Condition]
      resourceVersion? 2 string

    in apiextensions.v1
    type ConversionRequest
      uid 1 string :types.UID
      desiredAPIVersion 2 string
      objects 3 [raw]
    type ConversionResponse
      uid 1 string :types.UID
      convertedObjects 2 [raw]
      result 3 meta.v1.Status
    type ConversionReview
      - 0 meta.v1.TypeMeta
      request? 1 *.ConversionRequest
      response? 2 *.ConversionResponse
    type CustomResourceColumnDefinition
      name 1 string
      type 2 string
      format? 3 string
      description? 4 string
      priority? 5 int32
      jsonPath 6 string
    type CustomResourceConversion
      strategy 1 string :v1.ConversionStrategyType
      webhook? 2 *.WebhookConversion
    type CustomResourceDefinition
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec 2 .CustomResourceDefinitionSpec
      status? 3 .CustomResourceDefinitionStatus
    type CustomResourceDefinitionCondition
      type 1 string :v1.CustomResourceDefinitionConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
      observedGeneration? 6 int64
    type CustomResourceDefinitionList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.CustomResourceDefinition]
    type CustomResourceDefinitionNames
      plural 1 string
      singular? 2 string
      shortNames? 3 [string]
      kind 4 string
      listKind? 5 string
      categories? 6 [string]
    type CustomResourceDefinitionSpec
      group 1 string
      names 3 .CustomResourceDefinitionNames
      scope 4 string :v1.ResourceScope
      versions 7 [.CustomResourceDefinitionVersion]
      conversion? 9 *.CustomResourceConversion
      preserveUnknownFields? 10 bool
    type CustomResourceDefinitionStatus
      conditions 1 [.CustomResourceDefinitionCondition]
      acceptedNames 2 .CustomResourceDefinitionNames
      storedVersions 3 [string]
      observedGeneration? 4 int64
    type CustomResourceDefinitionVersion
      name 1 string
      served 2 bool
      storage 3 bool
      deprecated? 7 bool
      deprecationWarning? 8 *string
      schema? 4 *.CustomResourceValidation
      subresources? 5 *.CustomResourceSubresources
      additionalPrinterColumns? 6 [.CustomResourceColumnDefinition]
      selectableFields? 9 [.SelectableField]
    type CustomResourceSubresourceScale
      specReplicasPath 1 string
      statusReplicasPath 2 string
      labelSelectorPath? 3 *string
    type CustomResourceSubresourceStatus
    type CustomResourceSubresources
      status? 1 *.CustomResourceSubresourceStatus
      scale? 2 *.CustomResourceSubresourceScale
    type CustomResourceValidation
      openAPIV3Schema? 1 *.JSONSchemaProps
    type ExternalDocumentation
      description? 1 string
      url? 2 string
    type JSONSchemaProps
      id? 1 string
      $schema? 2 string :v1.JSONSchemaURL
      $ref? 3 *string
      description? 4 string
      type? 5 string
      format? 6 string
      title? 7 string
      default? 8 *json
      maximum? 9 *double
      exclusiveMaximum? 10 bool
      minimum? 11 *double
      exclusiveMinimum? 12 bool
      maxLength? 13 *int64
      minLength? 14 *int64
      pattern? 15 string
      maxItems? 16 *int64
      minItems? 17 *int64
      uniqueItems? 18 bool
      multipleOf? 19 *double
      enum? 20 [json]
      maxProperties? 21 *int64
      minProperties? 22 *int64
      required? 23 [string]
      items? 24 *orArray
      allOf? 25 [.JSONSchemaProps]
      oneOf? 26 [.JSONSchemaProps]
      anyOf? 27 [.JSONSchemaProps]
      not? 28 *.JSONSchemaProps
      properties? 29 {.JSONSchemaProps}
      additionalProperties? 30 *orBool
      patternProperties? 31 {.JSONSchemaProps}
      dependencies? 32 {orStrings} :v1.JSONSchemaDependencies
      additionalItems? 33 *orBool
      definitions? 34 {.JSONSchemaProps} :v1.JSONSchemaDefinitions
      externalDocs? 35 *.ExternalDocumentation
      example? 36 *json
      nullable? 37 bool
      x-kubernetes-preserve-unknown-fields? 38 *bool
      x-kubernetes-embedded-resource? 39 bool
      x-kubernetes-int-or-string? 40 bool
      x-kubernetes-list-map-keys? 41 [string]
      x-kubernetes-list-type? 42 *string
      x-kubernetes-map-type? 43 *string
      x-kubernetes-validations? 44 [.ValidationRule] :v1.ValidationRules
    type SelectableField
      jsonPath 1 string
    type ServiceReference
      namespace 1 string
      name 2 string
      path? 3 *string
      port? 4 *int32
    type ValidationRule
      rule 1 string
      message? 2 string
      messageExpression? 3 string
      reason? 4 *string :v1.FieldValueErrorReason
      fieldPath? 5 string
      optionalOldSelf? 6 *bool
    type WebhookClientConfig
      url? 3 *string
      service? 1 *.ServiceReference
      caBundle? 2 base64
    type WebhookConversion
      clientConfig? 2 *.WebhookClientConfig
      conversionReviewVersions 3 [string]

    in api.resource
    type QuantityValue

    in meta.v1
    type APIGroup
      - 0 .TypeMeta
      name 1 string
      versions 2 [.GroupVersionForDiscovery]
      preferredVersion? 3 .GroupVersionForDiscovery
      serverAddressByClientCIDRs? 4 [.ServerAddressByClientCIDR]
    type APIGroupList
      - 0 .TypeMeta
      groups 1 [.APIGroup]
    type APIResource
      name 1 string
      singularName 6 string
      namespaced 2 bool
      group? 8 string
      version? 9 string
      kind 3 string
      verbs 4 ([string]) :v1.Verbs
      shortNames? 5 [string]
      categories? 7 [string]
      storageVersionHash? 10 string
    type APIResourceList
      - 0 .TypeMeta
      groupVersion 1 string
      resources 2 [.APIResource]
    type APIVersions
      - 0 .TypeMeta
      versions 1 [string]
      serverAddressByClientCIDRs 2 [.ServerAddressByClientCIDR]
    type ApplyOptions
      - 0 .TypeMeta
      dryRun? 1 [string]
      force 2 bool
      fieldManager 3 string
    type Condition
      type 1 string
      status 2 string :v1.ConditionStatus
      observedGeneration? 3 int64
      lastTransitionTime 4 time
      reason 5 string
      message 6 string
    type CreateOptions
      - 0 .TypeMeta
      dryRun? 1 [string]
      fieldManager? 3 string
      fieldValidation? 4 string
    type DeleteOptions
      - 0 .TypeMeta
      gracePeriodSeconds? 1 *int64
      preconditions? 2 *.Preconditions
      orphanDependents? 3 *bool
      propagationPolicy? 4 *string :v1.DeletionPropagation
      dryRun? 5 [string]
      ignoreStoreReadErrorWithClusterBreakingPotential? 6 *bool
    type FieldSelectorRequirement
      key 1 string
      operator 2 string :v1.FieldSelectorOperator
      values? 3 [string]
    type GetOptions
      - 0 .TypeMeta
      resourceVersion? 1 string
    type GroupKind
      group 1 string
      kind 2 string
    type GroupResource
      group 1 string
      resource 2 string
    type GroupVersion
      group 1 string
      version 2 string
    type GroupVersionForDiscovery
      groupVersion 1 string
      version 2 string
    type GroupVersionKind
      group 1 string
      version 2 string
      kind 3 string
    type GroupVersionResource
      group 1 string
      version 2 string
      resource 3 string
    type LabelSelector
      matchLabels? 1 {string}
      matchExpressions? 2 [.LabelSelectorRequirement]
    type LabelSelectorRequirement
      key 1 string
      operator 2 string :v1.LabelSelectorOperator
      values? 3 [string]
    type List
      - 0 .TypeMeta
      metadata? 1 .ListMeta
      items 2 [raw]
    type ListMeta
      selfLink? 1 string
      resourceVersion? 2 string
      continue? 3 string
      remainingItemCount? 4 *int64
      shardInfo? 5 *.ShardInfo
    type ListOptions
      - 0 .TypeMeta
      labelSelector? 1 string
      fieldSelector? 2 string
      watch? 3 bool
      allowWatchBookmarks? 9 bool
      resourceVersion? 4 string
      resourceVersionMatch? 10 string :v1.ResourceVersionMatch
      timeoutSeconds? 5 *int64
      limit? 7 int64
      continue? 8 string
      sendInitialEvents? 11 *bool
      shardSelector? 15 string
    type ManagedFieldsEntry
      manager? 1 string
      operation? 2 string :v1.ManagedFieldsOperationType
      apiVersion? 3 string
      time? 4 *time
      fieldsType? 6 string
      fieldsV1? 7 *fieldsV1
      subresource? 8 string
    type ObjectMeta
      name? 1 string
      generateName? 2 string
      namespace? 3 string
      selfLink? 4 string
      uid? 5 string :types.UID
      resourceVersion? 6 string
      generation? 7 int64
      creationTimestamp?~ 8 time
      deletionTimestamp? 9 *time
      deletionGracePeriodSeconds? 10 *int64
      labels? 11 {string}
      annotations? 12 {string}
      ownerReferences? 13 [.OwnerReference]
      finalizers? 14 [string]
      managedFields? 17 [.ManagedFieldsEntry]
    type OwnerReference
      apiVersion 5 string
      kind 1 string
      name 3 string
      uid 4 string :types.UID
      controller? 6 *bool
      blockOwnerDeletion? 7 *bool
    type PartialObjectMetadata
      - 0 .TypeMeta
      metadata? 1 .ObjectMeta
    type PartialObjectMetadataList
      - 0 .TypeMeta
      metadata? 1 .ListMeta
      items 2 [.PartialObjectMetadata]
    type Patch
    type PatchOptions
      - 0 .TypeMeta
      dryRun? 1 [string]
      force? 2 *bool
      fieldManager? 3 string
      fieldValidation? 4 string
    type Preconditions
      uid? 1 *string :types.UID
      resourceVersion? 2 *string
    type RootPaths
      paths 1 [string]
    type ServerAddressByClientCIDR
      clientCIDR 1 string
      serverAddress 2 string
    type ShardInfo
      selector 1 string
    type Status
      - 0 .TypeMeta
      metadata? 1 .ListMeta
      status? 2 string
      message? 3 string
      reason? 4 string :v1.StatusReason
      details? 5 *.StatusDetails
      code? 6 int32
    type StatusCause
      reason? 1 string :v1.CauseType
      message? 2 string
      field? 3 string
    type StatusDetails
      name? 1 string
      group? 2 string
      kind? 3 string
      uid? 6 string :types.UID
      causes? 4 [.StatusCause]
      retryAfterSeconds? 5 int32
    type TableOptions
      - 0 .TypeMeta
      includeObject? 1 string :v1.IncludeObjectPolicy
    type Timestamp
      seconds 1 int64
      nanos 2 int32
    type TypeMeta
      kind? 1 string
      apiVersion? 2 string
    type UpdateOptions
      - 0 .TypeMeta
      dryRun? 1 [string]
      fieldManager? 2 string
      fieldValidation? 3 string
    type WatchEvent
      type 1 string
      object 2 raw

    in pkg.runtime
    type TypeMeta
      apiVersion? 1 string
      kind? 2 string
    type Unknown
      - 1 .TypeMeta
      ContentEncoding 3 string
      ContentType 4 string

    in pkg.version
    type Info
      major 0 string
      minor 0 string
      emulationMajor? 0 string
      emulationMinor? 0 string
      minCompatibilityMajor? 0 string
      minCompatibilityMinor? 0 string
      gitVersion 0 string
      gitCommit 0 string
      gitTreeState 0 string
      buildDate 0 string
      goVersion 0 string
      compiler 0 string
      platform 0 string

    in apiregistration.v1
    type APIService
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ObjectMeta
      spec? 2 .APIServiceSpec
      status? 3 .APIServiceStatus
    type APIServiceCondition
      type 1 string :v1.APIServiceConditionType
      status 2 string :v1.ConditionStatus
      lastTransitionTime? 3 time
      reason? 4 string
      message? 5 string
    type APIServiceList
      - 0 meta.v1.TypeMeta
      metadata? 1 meta.v1.ListMeta
      items 2 [.APIService]
    type APIServiceSpec
      service? 1 *.ServiceReference
      group? 2 string
      version? 3 string
      insecureSkipTLSVerify? 4 bool
      caBundle? 5 base64
      groupPriorityMinimum 7 int32
      versionPriority 8 int32
    type APIServiceStatus
      conditions? 1 [.APIServiceCondition]
    type ServiceReference
      namespace? 1 string
      name? 2 string
      port? 3 *int32
    """#
}
