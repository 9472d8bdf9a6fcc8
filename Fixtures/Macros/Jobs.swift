import KubeMacros

/// What a Job is to do.
@Kube(group: "testdata.kubebuilder.io", version: "v1beta1", kind: "Job", namespaced: true)
struct JobSpec {
  /// A name for people.
  @Schema(minLength: 5)
  var friendlyName: String
  @Schema(minimum: 0, maximum: 10)
  var count: Int32
  /// The spec of the job that is related.
  var cronJob: RelatedJob

  enum CodingKeys: String, CodingKey {
    case friendlyName, count
    case cronJob = "crongJob"
  }
}

@KubeSchema
struct RelatedJob {
  @Schema(minimum: -2, maximum: 2, multipleOf: 2)
  var int32WithValidations: Int32
  @Schema(minLength: 4)
  var twoOfAKindPart0: String
}
