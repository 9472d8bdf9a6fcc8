/// Finds the name that was probably meant.
enum NameSuggestion {
  /// A sentence with the nearest name, else with all, if they are few.
  static func sentence(for name: String, among names: [String]) -> String {
    guard !names.isEmpty else { return "There are none." }
    let limit = max(1, name.count / 3)
    let nearest = names.prefix(1000).map { (name: $0, distance: distance(name, $0, limit: limit)) }
      .min { $0.distance < $1.distance }
    if let nearest, nearest.distance <= limit {
      return "Did you mean '\(nearest.name)'?"
    }
    let shown = names.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    return "There \(names.count == 1 ? "is" : "are") \(shown)\(names.count > 10 ? ", …" : "")."
  }

  /// How many characters to insert, delete or replace; more than `limit` if it is more.
  static func distance(_ a: String, _ b: String, limit: Int) -> Int {
    let (a, b) = (Array(a.lowercased()), Array(b.lowercased()))
    guard abs(a.count - b.count) <= limit, a.count <= 256, b.count <= 256 else { return limit + 1 }
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
