extension JSONError {
  /// The error with the path of its offset. Paths are not tracked while all is well: the text
  /// before the fault is walked again when there is one.
  func located(in buffer: UnsafeBufferPointer<UInt8>) -> JSONError {
    guard path.isEmpty, offset >= 0, offset <= buffer.count else { return self }
    var walk = PathWalk(buffer: buffer, target: offset)
    walk.run()
    var located = self
    located.path = walk.path
    return located
  }
}

/// Walks leniently over text that is known to be well formed up to the target.
private struct PathWalk {
  enum Step {
    /// Nil until the key is there.
    case key(String?)
    case index(Int)
  }

  let buffer: UnsafeBufferPointer<UInt8>
  let target: Int
  var steps: [Step] = []
  var offset = 0

  var path: String {
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(nil): break
      case .key(let key?) where key.utf8.allSatisfy(Self.isPlain) && !key.isEmpty:
        text += text.isEmpty ? key : ".\(key)"
      case .key(let key?): text += "[\"\(key.prefix(80))\"]"
      }
    }
    return text
  }

  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "$"):
      true
    default: false
    }
  }

  mutating func run() {
    var expectsKey = false
    while offset < min(target, buffer.count) {
      let byte = buffer[offset]
      switch byte {
      case UInt8(ascii: "{"):
        steps.append(.key(nil))
        expectsKey = true
        offset += 1
      case UInt8(ascii: "["):
        steps.append(.index(0))
        expectsKey = false
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if !steps.isEmpty { steps.removeLast() }
        expectsKey = false
        offset += 1
      case UInt8(ascii: ","):
        offset += 1
        switch steps.last {
        case .index(let index)?:
          steps[steps.count - 1] = .index(index + 1)
        case .key?:
          steps[steps.count - 1] = .key(nil)
          expectsKey = true
        case nil: break
        }
      case UInt8(ascii: "\""):
        let text = string()
        if expectsKey, !steps.isEmpty {
          steps[steps.count - 1] = .key(text)
          expectsKey = false
        }
      default: offset += 1
      }
    }
  }

  private mutating func string() -> String {
    offset += 1
    let first = offset
    while offset < buffer.count, buffer[offset] != UInt8(ascii: "\"") {
      offset += buffer[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    let last = min(offset, buffer.count)
    offset = last + 1
    return String(decoding: buffer[first..<last], as: UTF8.self)
  }
}
