extension Library {
  /// Semantic versions.
  static let versions = Library(
    "kubernetes.Semver",
    [
      Function(
        "semver",
        [
          .global("string_to_semver", [.string], .semver, .builtIn),
          .global("string_bool_to_semver", [.string, .bool], .semver, .builtIn),
        ]),
      Function(
        "isSemver",
        [
          .global("is_semver_string", [.string], .bool, .builtIn),
          .global("is_semver_string_bool", [.string, .bool], .bool, .builtIn),
        ]),
      Function(
        "isGreaterThan",
        [
          .member("semver_is_greater_than", [.semver, .semver], .bool, .builtIn)
        ]),
      Function(
        "isLessThan",
        [
          .member("semver_is_less_than", [.semver, .semver], .bool, .builtIn)
        ]),
      Function(
        "compareTo",
        [
          .member("semver_compare_to", [.semver, .semver], .int, .builtIn)
        ]),
      Function(
        "major",
        [
          .member("semver_major", [.semver], .int, .builtIn)
        ]),
      Function(
        "minor",
        [
          .member("semver_minor", [.semver], .int, .builtIn)
        ]),
      Function(
        "patch",
        [
          .member("semver_patch", [.semver], .int, .builtIn)
        ]),
    ])
}
