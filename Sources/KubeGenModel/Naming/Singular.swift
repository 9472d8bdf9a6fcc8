extension SwiftNaming {
  /// What one element of a list, or one value of a map, of this name is: `containers` is
  /// `container`, `ingressRules` is `ingressRule`. A name that is no plural stays as it is.
  ///
  /// The last word is looked at alone. What English does not let one tell from its spelling is in a
  /// table; the rest follows the rules of spelling.
  package static func singular(_ name: String) -> String {
    // Behind a number or a sign stands no plural.
    guard let last = name.utf8.last, last.isLowercase || last.isUppercase else { return name }
    let (front, word) = split(name)
    guard let one = singularWord(word.lowercased()) else { return name }
    // Only the end changes, so that capitals stay: `URLs` is `URL`, `IPs` is `IP`.
    let common = zip(word.lowercased(), one).prefix { $0 == $1 }.count
    return front + word.prefix(common) + one.dropFirst(common)
  }

  /// The last word of a name in camel case, and what stands in front.
  private static func split(_ name: String) -> (front: String, word: String) {
    let bytes = Array(name.utf8)
    var start = bytes.count - 1
    while start > 0, bytes[start].isLowercase { start -= 1 }
    if !bytes[start].isLowercase, !bytes[start].isUppercase { start += 1 }
    // Capitals with an `s`: the abbreviation is the word.
    if bytes[start...].count == 2, bytes[bytes.count - 1] == UInt8(ascii: "s") {
      while start > 0, bytes[start - 1].isUppercase { start -= 1 }
    }
    return (
      String(decoding: bytes[..<start], as: UTF8.self),
      String(decoding: bytes[start...], as: UTF8.self)
    )
  }

  /// Nil: the word, in lower case, is no plural.
  private static func singularWord(_ word: String) -> String? {
    if let one = irregular[word] { return one }
    guard word.count > 2, word.hasSuffix("s"), !same.contains(word) else { return nil }
    for end in ["ss", "us", "is", "tics"] where word.hasSuffix(end) { return nil }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    let endsInSound = ["sses", "ches", "shes", "xes", "zzes"].contains { word.hasSuffix($0) }
    if endsInSound, !keepingE.contains(where: { word.hasSuffix($0) }) {
      return String(word.dropLast(2))
    }
    if endingInUs.contains(where: { word.hasSuffix($0) }) { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }

  private static let irregular = [
    "aliases": "alias", "analyses": "analysis", "atlases": "atlas", "axes": "axis",
    "biases": "bias", "bases": "base", "canvases": "canvas", "children": "child", "cpus": "cpu",
    "cookies": "cookie", "crises": "crisis", "criteria": "criterion", "gases": "gas", "gpus": "gpu",
    "menus": "menu",
    "halves": "half", "indices": "index", "leaves": "leaf", "lives": "life", "matrices": "matrix",
    "men": "man", "movies": "movie", "people": "person", "selves": "self", "shelves": "shelf",
    "vertices": "vertex", "wives": "wife",
  ]

  /// Words that end in `s` and mean one thing, or mean one and many.
  private static let same: Set<String> = [
    "alias", "always", "atlas", "aws", "bias", "canvas", "cors", "dns", "gas", "gcs", "has",
    "https", "ios", "istios", "jks", "jwks", "kms", "kubernetes", "lens", "less", "macos", "mtls",
    "news", "nfs", "os", "qos", "rds", "series", "sms", "sns", "species", "sqs", "sts", "tls",
    "vitess", "windows", "yes",
  ]

  /// Ends of words that have an `e` of their own.
  private static let keepingE = ["caches", "niches", "headaches", "avalanches"]

  /// Ends of words that have none.
  private static let endingInUs = [
    "statuses", "buses", "viruses", "corpuses", "campuses", "nexuses", "bonuses", "radiuses",
    "consensuses", "prospectuses",
  ]
}
