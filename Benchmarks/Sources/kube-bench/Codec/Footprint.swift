import Foundation

/// How much a process grows by a decoded list, in bytes.
struct Footprint {
  /// What stays while the list is kept and all else is freed.
  var kept: Double
  /// The most that was resident during decoding.
  var peak: Double

  private init(kept: Double, peak: Double) {
    self.kept = kept
    self.peak = peak
  }

  /// Measured in a process of its own, whose memory nothing else has used.
  init(ofProcessWith codec: String, _ input: String) throws {
    let words = try Command(CommandLine.arguments[0], "footprint", codec, input).output()
      .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard words.count == 2 else {
      throw Command.Failure(description: "The resident memory is known only on Linux.")
    }
    self.init(kept: words[0], peak: words[1])
  }

  /// Measured in this process. `sample` is a short list, to load code and fill tables with before.
  static func measure<Codec: PodCodec>(
    _ type: Codec.Type, _ data: Data, sample: Data
  ) throws -> Footprint {
    _ = try type.init(input: sample).decode()
    let codec = type.init(input: data)
    returnFreeMemory()
    // Sets back the peak that the kernel remembers.
    try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    let before = try resident("VmRSS")
    let list = try codec.decode()
    let peak = try resident("VmHWM")
    returnFreeMemory()
    let after = try resident("VmRSS")
    return withExtendedLifetime((codec, list)) {
      Footprint(kept: after - before, peak: peak - before)
    }
  }

  /// Calls glibc's `malloc_trim`, which is in no header that Swift's module of glibc has.
  private static func returnFreeMemory() {
    guard let address = dlsym(nil, "malloc_trim") else { return }
    typealias Trim = @convention(c) (Int) -> CInt
    _ = unsafeBitCast(address, to: Trim.self)(0)
  }

  private static func resident(_ key: String) throws -> Double {
    let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    guard words.count > 1, let kibibytes = Double(words[1]) else {
      throw Command.Failure(description: "The resident memory is known only on Linux.")
    }
    return kibibytes * 1024
  }
}
