#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// Where the system keeps the time zone database.
package enum ZoneDirectory {
  private static let paths = [
    "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
    "/var/db/timezone/zoneinfo/", "/system/usr/share/zoneinfo/",
  ]
  private static let greatestSize = 1 << 20

  /// The file of a zone, such as `Europe/Berlin`; nil if the system does not have it.
  package static func contents(ofZone name: String) -> [UInt8]? {
    let isPlain = name.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", "_", "-", "+": true
      default: false
      }
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/") else { return nil }
    for path in paths {
      if let bytes = read(path + name), bytes.starts(with: "TZif".utf8) { return bytes }
    }
    return nil
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while bytes.count < greatestSize {
      let part = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, file)
      }
      guard !part.isEmpty else { break }
      bytes += part
    }
    return bytes
  }
}
