import KubeCore

/// Reads the claims of a token without verifying its signature, which is the server's affair.
enum JSONWebToken {
  /// When the token expires; nil if it is no JWT, or does not say.
  static func expiry(_ token: String) -> Time? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var base64 = String(parts[1].map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    while !base64.utf8.count.isMultiple(of: 4) { base64 += "=" }
    guard let bytes = try? Base64Data(base64: base64).bytes,
      let claims = try? JSONValue(json: bytes), let seconds = claims["exp"]?.double,
      let seconds = Int64(exactly: seconds.rounded(.down))
    else { return nil }
    return Time(secondsSince1970: seconds)
  }
}
