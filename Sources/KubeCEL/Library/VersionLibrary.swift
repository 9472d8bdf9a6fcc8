extension Library {
  /// Semantic versions.
  static let versions = Library(
    "kubernetes.Semver",
    [
      Function(
        "semver",
        [
          .global("string_to_semver", [.string], .semver, .unary(VersionFunctions.semver)),
          .global(
            "string_bool_to_semver", [.string, .bool], .semver, .binary(VersionFunctions.semver)),
        ]),
      Function(
        "isSemver",
        [
          .global("is_semver_string", [.string], .bool, .unary(VersionFunctions.isSemver)),
          .global(
            "is_semver_string_bool", [.string, .bool], .bool, .binary(VersionFunctions.isSemver)),
        ]),
      Function(
        "isGreaterThan",
        [
          .member(
            "semver_is_greater_than", [.semver, .semver], .bool, .binary(VersionFunctions.isGreater)
          )
        ]),
      Function(
        "isLessThan",
        [
          .member(
            "semver_is_less_than", [.semver, .semver], .bool, .binary(VersionFunctions.isLess))
        ]),
      Function(
        "compareTo",
        [
          .member("semver_compare_to", [.semver, .semver], .int, .binary(VersionFunctions.compare))
        ]),
      Function(
        "major",
        [
          .member("semver_major", [.semver], .int, .unary(VersionFunctions.major))
        ]),
      Function(
        "minor",
        [
          .member("semver_minor", [.semver], .int, .unary(VersionFunctions.minor))
        ]),
      Function(
        "patch",
        [
          .member("semver_patch", [.semver], .int, .unary(VersionFunctions.patch))
        ]),
    ])
}
