extension Client {
  /// A user agent in the form that Kubernetes has for it: `deployer/1.4 (linux/amd64) swift-kube`.
  ///
  /// Of a request that writes and names no field manager, the server takes what stands ahead of the
  /// slash for it.
  public static func userAgent(program: String, version: String = "unknown") -> String {
    "\(token(program))/\(token(version)) (\(system)/\(architecture)) swift-kube"
  }

  /// That of this process, by the name of its executable.
  static let processUserAgent: String = userAgent(
    program: CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "")

  /// What may stand between slash and space.
  private static func token(_ text: String) -> String {
    let token = text.unicodeScalars.prefix(128).map { scalar in
      scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F && !"/()".contains("\(scalar)")
        ? Character(scalar) : "_"
    }
    return token.isEmpty ? "unknown" : String(token)
  }

  private static var system: String {
    #if os(Linux)
      "linux"
    #elseif os(Android)
      "android"
    #elseif canImport(Darwin)
      "darwin"
    #else
      "unknown"
    #endif
  }

  /// By Go's names, as everybody's in Kubernetes are.
  private static var architecture: String {
    #if arch(x86_64)
      "amd64"
    #elseif arch(arm64)
      "arm64"
    #elseif arch(arm)
      "arm"
    #elseif arch(s390x)
      "s390x"
    #elseif arch(powerpc64le)
      "ppc64le"
    #elseif arch(riscv64)
      "riscv64"
    #else
      "unknown"
    #endif
  }
}
