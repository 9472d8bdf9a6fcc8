import Testing

@testable import KubeGenCore
@testable import KubeGenModel

@Suite("Selectors of resources")
struct ResourceSelectorTests {
  @Test(
    "A selector finds what it says",
    arguments: [
      ("v1/ConfigMap", ["io.k8s.api.core.v1.ConfigMap"]),
      ("apps/v1/Deployment", ["io.k8s.api.apps.v1.Deployment"]),
      (
        "autoscaling/*/HorizontalPodAutoscaler",
        [
          "io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler",
          "io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler",
        ]
      ),
      (
        "batch/*/*",
        [
          "io.k8s.api.batch.v1.CronJob", "io.k8s.api.batch.v1.CronJobList",
          "io.k8s.api.batch.v1.Job", "io.k8s.api.batch.v1.JobList",
        ]
      ),
      ("io.k8s.api.core.v1.PodSpec", ["io.k8s.api.core.v1.PodSpec"]),
      ("policy/v1/Eviction", ["io.k8s.api.policy.v1.Eviction"]),
    ])
  func finds(text: String, definitions: [String]) {
    var diagnostics = Diagnostics()
    let selector = ResourceSelector(text, at: SourceLocation(path: "kube-gen.yaml"))
    let found = SelectorResolver(.bundled).definitions(for: selector, diagnostics: &diagnostics)
    #expect(found == definitions)
    #expect(diagnostics.all.isEmpty)
  }

  static let expectation =
    "'resources' expects group/version/Kind, such as 'apps/v1/Deployment' or 'v1/ConfigMap' in the "
    + "core group"

  static let errors: [(text: String, message: String)] = [
    (
      "apps/v1/Deplyoment",
      "apps/v1 has no kind 'Deplyoment' in Kubernetes 1.36. Did you mean 'Deployment'?"
    ),
    (
      "apps/v1/deployments",
      "apps/v1 has no kind 'deployments' in Kubernetes 1.36. Did you mean 'Deployment'?"
    ),
    (
      "apps/v1/Ingress",
      "apps/v1 has no kind 'Ingress' in Kubernetes 1.36. Did you mean 'networking.k8s.io/v1/Ingress'?"
    ),
    (
      "batch/v1/Xyzzy", "batch/v1 has no kind 'Xyzzy' in Kubernetes 1.36. It has CronJob, Job."
    ),
    (
      "v1/Deployment",
      "v1 has no kind 'Deployment' in Kubernetes 1.36. Did you mean 'apps/v1/Deployment'?"
    ),
    (
      "apps/*/Deplyoment",
      "apps has no kind 'Deplyoment' in Kubernetes 1.36. Did you mean 'Deployment'?"
    ),
    (
      "apps/v1beta1/Deployment", "apps has no version 'v1beta1' in Kubernetes 1.36, but v1."
    ),
    (
      "resource.k8s.io/v2/*",
      "resource.k8s.io has no version 'v2' in Kubernetes 1.36, but v1, v1beta2, v1beta1, v1alpha3. "
        + "Did you mean 'v1'?"
    ),
    (
      "v2/Pod", "The core group has no version 'v2' in Kubernetes 1.36, but v1. Did you mean 'v1'?"
    ),
    (
      "netwroking.k8s.io/v1/Ingress",
      "Kubernetes 1.36 has no group 'netwroking.k8s.io'. Did you mean 'networking.k8s.io'?"
    ),
    (
      "networking/v1/Ingress",
      "Kubernetes 1.36 has no group 'networking'. Did you mean 'networking.k8s.io'?"
    ),
    (
      "extensions/v1/Ingress",
      "Kubernetes 1.36 has no group 'extensions'. Did you mean 'networking.k8s.io/v1/Ingress'?"
    ),
    (
      "Deployment",
      "'Deployment' must name its group and version. Did you mean 'apps/v1/Deployment'?"
    ),
    ("pods", "'pods' must name its group and version. Did you mean 'v1/Pod'?"),
    (
      "apps/Deployment",
      "'apps/Deployment' must name its group and version. Did you mean 'apps/v1/Deployment'?"
    ),
    ("apps/Xyzzy", "\(expectation); 'apps/Xyzzy' lacks the version, as in 'apps/v1/Xyzzy'."),
    ("apps/v1", "\(expectation); for all kinds of apps/v1 write 'apps/v1/*'."),
    ("", "\(expectation), not ''."), ("a//B", "\(expectation), not 'a//B'."),
    ("a/b/c/d", "\(expectation), not 'a/b/c/d'."),
    (
      "*/v1/*",
      "The group cannot be '*'. '*' alone stands for everything."
    ),
    ("core/v1/Xyzzy", "The core group has no name in Kubernetes: write 'v1/Xyzzy'."),
    ("core/v1/Pod", "The core group has no name in Kubernetes: write 'v1/Pod'."),
    (
      "io.k8s.api.core.v1.PodSpce",
      "Kubernetes 1.36 has no definition 'io.k8s.api.core.v1.PodSpce'. Did you mean "
        + "'io.k8s.api.core.v1.PodSpec'?"
    ),
  ]

  @Test("What finds nothing is an error with its place and a way out", arguments: errors)
  func complains(text: String, message: String) {
    let (units, diagnostics) = OpenAPISamples.units(.bundled, text, "v1/ConfigMap")
    #expect(diagnostics.all.map(\.description) == ["kube-gen.yaml:1:3: error: \(message)"])
    #expect(units.flatMap(\.types).count == 2, "The other selectors still count.")
  }
}
