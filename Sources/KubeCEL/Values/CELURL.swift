/// A URL with its parts, as Go's `net/url` has them.
public struct CELURL: Sendable {
  public internal(set) var scheme = ""
  /// What follows the scheme where that is no path: `a@b.c` in `mailto:a@b.c`.
  var opaque = ""
  /// As it was written; nil if there is none.
  var user: String?
  /// With the port, without escapes.
  public internal(set) var host = ""
  var omitsHost = false
  /// Without escapes.
  var path: [UInt8] = []
  /// As it was written, if Go would have escaped it otherwise.
  var rawPath = ""
  var hasEmptyQuery = false
  public internal(set) var rawQuery = ""
  var fragment: [UInt8] = []
  var rawFragment = ""
}

extension CELURL {
  var hostname: String {
    let (host, _) = split
    return host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }

  var port: String { split.port }

  private var split: (host: String, port: String) {
    guard let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")),
      URLReader.isOptionalPort(host[colon...])
    else { return (host, "") }
    return (String(host[..<colon]), String(host[host.utf8.index(after: colon)...]))
  }

  var escapedPath: String {
    if !rawPath.isEmpty, URLEscape.isValid(rawPath, .path),
      (try? URLEscape.removed(from: rawPath[...], .path)) == path
    {
      return rawPath
    }
    return path == [UInt8(ascii: "*")] ? "*" : URLEscape.escaped(path, .path)
  }

  /// The names in the query with their values; what is not well formed is passed over.
  var query: [(name: String, values: [String])] {
    var query: [(name: String, values: [String])] = []
    var places: [String: Int] = [:]
    for pair in rawQuery.split(separator: "&") where !pair.contains(";") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = try? URLEscape.removed(from: parts[0], .query),
        let value = try? URLEscape.removed(from: parts.count > 1 ? parts[1] : "", .query)
      else { continue }
      let key = String(decoding: name, as: UTF8.self)
      let text = String(decoding: value, as: UTF8.self)
      if let place = places[key] {
        query[place].values.append(text)
      } else {
        places[key] = query.count
        query.append((key, [text]))
      }
    }
    return query
  }

  /// The whole, put together again.
  public var text: String {
    var text = scheme.isEmpty ? "" : scheme + ":"
    if !opaque.isEmpty {
      text += opaque
    } else {
      let hasAuthority = !host.isEmpty || user != nil
      if hasAuthority || (!scheme.isEmpty && !omitsHost && !path.isEmpty) { text += "//" }
      if let user { text += user + "@" }
      text += URLEscape.escaped(Array(host.utf8), .host)
      let path = escapedPath
      if !path.isEmpty, !path.hasPrefix("/"), !host.isEmpty { text += "/" }
      text += path
    }
    if hasEmptyQuery || !rawQuery.isEmpty { text += "?" + rawQuery }
    guard !fragment.isEmpty else { return text }
    let isKept = !rawFragment.isEmpty && URLEscape.isValid(rawFragment, .fragment)
    return text + "#" + (isKept ? rawFragment : URLEscape.escaped(fragment, .fragment))
  }
}
