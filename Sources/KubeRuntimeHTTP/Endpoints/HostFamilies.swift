#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

extension ListeningHost {
  /// Whether the host has IPv6; some containers' have not. With it, its socket takes IPv4, too.
  static var hasIPv6: Bool {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let file = socket(AF_INET6, kind, 0)
    guard file >= 0 else { return false }
    close(file)
    return true
  }
}
