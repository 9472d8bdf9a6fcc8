#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// Reads whole files of moderate size: configurations, certificates, tokens.
enum FileReading {
  /// The largest file that is read, in bytes: a kubeconfig with thousands of clusters.
  static let limit = 32 << 20

  struct Failure: Error {
    /// A sentence without the path.
    var message: String
    var isMissing = false
  }

  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      let code = errno
      throw Failure(message: describe(code), isMissing: code == ENOENT || code == ENOTDIR)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = retrying { read(descriptor, &buffer, buffer.count) }
      if count == 0 { return bytes }
      guard count > 0 else { throw Failure(message: describe(errno)) }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw Failure(message: "The file is larger than \(limit >> 20) MiB.")
      }
    }
  }

  private static func retrying<Count: SignedInteger>(_ call: () -> Count) -> Count {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func describe(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "There is no such file."
    case EACCES, EPERM: "The process has no permission to read the file."
    case EISDIR: "This is a directory, not a file."
    default: "The file cannot be read: \(String(cString: strerror(code)))."
    }
  }
}

/// Paths as text, with slashes.
enum FilePaths {
  /// The path as it is to whoever stands in a directory, without `.` and `..`. One that is absolute
  /// stays as it is.
  static func resolve(_ path: String, in directory: String) -> String {
    path.hasPrefix("/") ? path : clean(absolute(directory) + "/" + path)
  }

  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    return clean(String(cString: current) + "/" + path)
  }

  /// An absolute path without `.`, `..` and empty parts, by its text alone.
  private static func clean(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
