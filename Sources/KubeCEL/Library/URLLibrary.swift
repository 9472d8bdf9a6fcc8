extension Library {
  /// URLs and their parts.
  static let urls = Library(
    "kubernetes.urls",
    [
      Function(
        "url",
        [
          .global("string_to_url", [.string], .url, .unary(URLFunctions.url))
        ]),
      Function(
        "getScheme",
        [
          .member("url_get_scheme", [.url], .string, URLFunctions.part(\.scheme))
        ]),
      Function(
        "getHost",
        [
          .member("url_get_host", [.url], .string, URLFunctions.part(\.host))
        ]),
      Function(
        "getHostname",
        [
          .member("url_get_hostname", [.url], .string, URLFunctions.part(\.hostname))
        ]),
      Function(
        "getPort",
        [
          .member("url_get_port", [.url], .string, URLFunctions.part(\.port))
        ]),
      Function(
        "getEscapedPath",
        [
          .member("url_get_escaped_path", [.url], .string, URLFunctions.part(\.escapedPath))
        ]),
      Function(
        "getQuery",
        [
          .member(
            "url_get_query", [.url], .map(.string, .list(.string)), .unary(URLFunctions.query))
        ]),
      Function(
        "isURL",
        [
          .global("is_url_string", [.string], .bool, .unary(URLFunctions.isURL))
        ]),
    ])
}
