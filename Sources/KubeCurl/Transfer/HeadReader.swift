import HTTPTypes

/// Makes the head of an answer of the lines that libcurl hands over.
struct HeadReader {
  private var status: Int?
  private var fields = HTTPFields()
  private var size = 0
  /// Whether something of an answer has come.
  var hasBegun: Bool { size > 0 }
  /// Whether the head of the answer proper is there.
  private(set) var isDone = false
  /// Whether the connection is for one request at a time; nil before the head.
  private(set) var isHTTP1: Bool?
  /// What breaks the rules of HTTP, if something does.
  private(set) var problem: String?

  /// The most bytes of a head.
  static let limit = 1 << 20

  /// The head, once its last line is read; false if the transfer must end.
  mutating func read(_ line: UnsafeBufferPointer<UInt8>, _ done: (HTTPResponse) -> Void) -> Bool {
    size += line.count
    guard size <= Self.limit else {
      problem = "The head of the answer has more than \(Self.limit) bytes."
      return false
    }
    var end = line.count
    while end > 0, line[end - 1] == 0x0D || line[end - 1] == 0x0A { end -= 1 }
    let text = String(decoding: line[..<end], as: UTF8.self)
    if text.isEmpty {
      guard let status else { return true }
      // What comes before the answer proper: 100 Continue, 103 Early Hints.
      if status >= 200 || status == 101 {
        isDone = true
        done(HTTPResponse(status: HTTPResponse.Status(code: status), headerFields: fields))
      }
      self.status = nil
      return true
    }
    if status == nil, text.hasPrefix("HTTP/") {
      let parts = text.split(separator: " ", maxSplits: 2)
      guard parts.count > 1, let code = Int(parts[1]), (100..<1000).contains(code) else {
        problem = "The answer begins with no status that HTTP has."
        return false
      }
      status = code
      isHTTP1 = text.hasPrefix("HTTP/1")
      fields = HTTPFields()
      return true
    }
    // Lines after the head are those of a trailer, which nothing here needs.
    guard status != nil else { return true }
    guard let colon = text.firstIndex(of: ":"), let name = HTTPField.Name(String(text[..<colon]))
    else { return true }
    let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    // libcurl takes one that it cannot count for none, and the end of the connection for the body's.
    if name == .contentLength, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      Int(value) == nil
    {
      problem = "The length of the answer is no number of bytes."
      return false
    }
    fields.append(HTTPField(name: name, value: String(value)))
    return true
  }
}
