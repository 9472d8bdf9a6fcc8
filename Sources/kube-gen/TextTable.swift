/// Rows of words in columns as wide as their widest word.
struct TextTable {
  let text: String

  init(header: [String], rows: [[String]]) {
    let lines = [header] + rows
    let widths = header.indices.map { column in
      lines.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    var text = ""
    for line in lines {
      var padded = ""
      for (word, width) in zip(line, widths) {
        padded += word + String(repeating: " ", count: width - word.count + 2)
      }
      while padded.last == " " { padded.removeLast() }
      text += padded + "\n"
    }
    self.text = text
  }
}
