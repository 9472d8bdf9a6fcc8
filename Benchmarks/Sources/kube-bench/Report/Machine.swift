import Foundation

/// The facts without which figures mean little.
enum Machine {
  static var facts: String {
    get throws {
      let version = try Command("swift", "--version").output()
      let firstLine = version.split(separator: "\n").first { $0.contains("Swift version") }
      let swift = firstLine.map { line in
        line.split(separator: " ").drop { $0 != "version" }.dropFirst().prefix(1).joined()
      }
      return
        "Swift \(swift ?? "?"), \(ProcessInfo.processInfo.activeProcessorCount) cores\(processor), load average \(load)"
    }
  }

  private static var processor: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    guard let name = line?.split(separator: ":").last else { return "" }
    return " of \(name.trimmingCharacters(in: .whitespaces))"
  }

  private static var load: String {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "unknown"
    return text.split(separator: " ").first.map(String.init) ?? "unknown"
  }

  /// How this tool, and with it the code that it measures, was built.
  static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }
}
