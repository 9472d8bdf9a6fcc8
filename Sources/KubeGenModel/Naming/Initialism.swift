/// Abbreviations that Swift and Kubernetes write in capitals, and that JSON names begin with in
/// lowercase.
enum Initialism {
  /// `httpGet` as `HTTPGet`, `ids` as `IDs`; a word that begins with no abbreviation as it is.
  static func restored(in word: String) -> String {
    let first = String(word.prefix { $0.isLowercase && $0.isASCII })
    if known.contains(first) { return first.uppercased() + word.dropFirst(first.count) }
    if first.hasSuffix("s"), known.contains(String(first.dropLast())) {
      return first.dropLast().uppercased() + word.dropFirst(first.count - 1)
    }
    if first == "ipv" { return "IP" + word.dropFirst(2) }
    return word
  }

  private static let known: Set<String> = [
    "acl", "acme", "api", "aws", "ca", "cel", "cidr", "cors", "cpu", "crd", "crl", "csi", "css",
    "csr",
    "db", "dns", "dn", "ebs", "efs", "fc", "fqdn", "gcp", "gcs", "gid", "gpu", "grpc", "html",
    "http", "https", "iam", "id", "ip", "iscsi", "json", "jwks", "jwt", "kms", "ldap", "mtls",
    "nfs",
    "numa", "oci", "ocsp", "oidc", "os", "pem", "pvc", "qps", "ram", "rbac", "rbd", "rpc", "saml",
    "sctp", "smtp", "sni", "sql", "ssh", "ssl", "tcp", "tls", "ttl", "udp", "ui", "uid", "uri",
    "url",
    "uuid", "vm", "vpc", "xml", "yaml",
  ]
}
