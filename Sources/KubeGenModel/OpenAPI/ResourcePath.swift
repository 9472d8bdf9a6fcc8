/// A path of an API server, as far as it tells about a kind.
struct ResourcePath {
  var group = ""
  var version = ""
  var plural = ""
  /// The path goes through a namespace. `/api/v1/pods`, which lists those of all namespaces, does
  /// not.
  var isInNamespace = false
  /// The path is that of one object, or of a part of one.
  var isObject = false
  var subresource: String?
  /// One of the old paths for watching, which begin with `watch`.
  var isWatch = false

  /// Nil: no path of a kind.
  init?(_ path: String) {
    var words = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    func next() -> String? { words.popFirst().map(String.init) }
    guard next() == "" else { return nil }
    switch next() {
    case "api":
      guard let version = next() else { return nil }
      self.version = version
    case "apis":
      guard let group = next(), let version = next() else { return nil }
      self.group = group
      self.version = version
    default: return nil
    }
    if words.first == "watch" {
      words.removeFirst()
      isWatch = true
    }
    // `/namespaces/{name}` is the path of a namespace itself.
    if words.count > 2, words.prefix(2).elementsEqual(["namespaces", "{namespace}"]) {
      words.removeFirst(2)
      isInNamespace = true
    }
    guard let plural = next(), !plural.isEmpty, !plural.hasPrefix("{") else { return nil }
    self.plural = plural
    guard let name = next() else { return }
    guard name == "{name}" else { return nil }
    isObject = true
    guard let subresource = next() else { return }
    guard !subresource.isEmpty, !subresource.hasPrefix("{") else { return nil }
    self.subresource = subresource
    // `proxy/{path}` is still the subresource `proxy`.
    if let rest = next(), rest != "{path}" || !words.isEmpty { return nil }
  }
}
