import KubeGenCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The plugin that the compiler asks what the macros of KubeMacros expand to: messages come in by standard
/// input, each behind its length in eight bytes, and answers go out by standard output.
@main
enum KubeMacroPlugin {
  static func main() {
    while let message = readMessage() {
      guard let answer = PluginMessages.answer(to: message), write(answer) else { exit(1) }
    }
  }

  private static let headerSize = 8
  /// No declaration of a program is as long.
  private static let maximumSize: UInt64 = 1 << 28

  /// Nil at the end of the input.
  private static func readMessage() -> [UInt8]? {
    guard let header = read(headerSize) else { return nil }
    let size = header.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard size > 0, size <= maximumSize else { return nil }
    return read(Int(size))
  }

  private static func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let part = bytes.withUnsafeMutableBytes { buffer in
        retried { take(STDIN_FILENO, UnsafeMutableRawBufferPointer(rebasing: buffer[done...])) }
      }
      guard part > 0 else { return nil }
      done += part
    }
    return bytes
  }

  private static func write(_ answer: [UInt8]) -> Bool {
    let size = UInt64(answer.count)
    let bytes =
      (0..<headerSize).map { UInt8(truncatingIfNeeded: size >> (8 * UInt64($0))) } + answer
    var done = 0
    while done < bytes.count {
      let part = bytes.withUnsafeBytes { buffer in
        retried { give(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: buffer[done...])) }
      }
      guard part > 0 else { return false }
      done += part
    }
    return true
  }

  private static func retried(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func take(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.read(file, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(file, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(file, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func give(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(file, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.write(file, buffer.baseAddress, buffer.count)
    #else
      Glibc.write(file, buffer.baseAddress, buffer.count)
    #endif
  }
}
