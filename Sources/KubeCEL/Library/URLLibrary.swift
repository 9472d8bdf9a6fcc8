extension Library {
  /// URLs and their parts.
  static let urls = Library(
    "kubernetes.urls",
    [
      Function(
        "url",
        [
          .global("string_to_url", [.string], .url, .builtIn)
        ]),
      Function(
        "getScheme",
        [
          .member("url_get_scheme", [.url], .string, .builtIn)
        ]),
      Function(
        "getHost",
        [
          .member("url_get_host", [.url], .string, .builtIn)
        ]),
      Function(
        "getHostname",
        [
          .member("url_get_hostname", [.url], .string, .builtIn)
        ]),
      Function(
        "getPort",
        [
          .member("url_get_port", [.url], .string, .builtIn)
        ]),
      Function(
        "getEscapedPath",
        [
          .member("url_get_escaped_path", [.url], .string, .builtIn)
        ]),
      Function(
        "getQuery",
        [
          .member("url_get_query", [.url], .map(.string, .list(.string)), .builtIn)
        ]),
      Function(
        "isURL",
        [
          .global("is_url_string", [.string], .bool, .builtIn)
        ]),
    ])
}
