#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// Finds the program of a command as kubectl does.
enum ProgramSearch {
  enum Failure: Error, Equatable {
    case notFound
    /// `PATH` leads to it by a directory that is relative, so that it depends on where the process
    /// stands what is run.
    case relative
  }

  /// - Parameters:
  ///   - command: A path, which is taken as it is, or a name.
  ///   - path: The directories to look in for a name, as in `PATH`.
  static func find(_ command: String, path: String?) throws(Failure) -> String {
    if command.contains("/") { return command }
    for part in (path ?? "").split(
      separator: ":", omittingEmptySubsequences: path?.isEmpty != false)
    {
      let file = "\(part.isEmpty ? "." : part)/\(command)"
      guard isProgram(file) else { continue }
      guard part.hasPrefix("/") else { throw .relative }
      return file
    }
    throw .notFound
  }

  private static func isProgram(_ file: String) -> Bool {
    var status = stat()
    return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(file, X_OK) == 0
  }
}
