import KubeJSON

/// Where a document that was written lacks something of the one that was read.
enum Loss {
  static func first(of old: JSONValue, in new: JSONValue, at path: String = "") -> String? {
    switch (old.kind, new.kind) {
    case (.object(let old), .object(let new)):
      for (name, value) in old {
        let place = "\(path).\(name)"
        if value.isNull { continue }
        guard let found = new[name] else { return place }
        if let loss = first(of: value, in: found, at: place) { return loss }
      }
      return nil
    case (.array(let old), .array(let new)):
      if [".colors", ".years"].contains(path) { return Set(old) == Set(new) ? nil : path }
      guard old.count == new.count else { return path }
      for (index, pair) in zip(old, new).enumerated() {
        if let loss = first(of: pair.0, in: pair.1, at: "\(path)[\(index)]") { return loss }
      }
      return nil
    case (let old, let new): return old == new ? nil : path
    }
  }
}
