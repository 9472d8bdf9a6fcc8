#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// What a process is called that has no name of its own.
enum HostIdentity {
  /// The host's name, in a pod the pod's; `localhost` if it has none.
  static func host() -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let isThere = bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else {
        return false
      }
      return gethostname(start, buffer.count - 1) == 0
    }
    let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    return isThere && !name.isEmpty ? name : "localhost"
  }

  /// The host's name and a random UUID, as client-go's users have it.
  static func unique() -> String { "\(host())_\(uuid())" }

  private static func uuid() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef")
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append("-") }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }
}
