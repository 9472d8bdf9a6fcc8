/// What the URL library does.
enum URLFunctions {
  static func url(_ text: CELValue) throws(CELFailure) -> CELValue {
    let text = try text.text
    do throws(CELFailure) {
      try URLReader.check(text)
      return .url(try URLReader.read(text))
    } catch {
      throw .other("URL parse error during conversion from string: \(error.message)")
    }
  }

  static func isURL(_ text: CELValue) throws(CELFailure) -> CELValue {
    let text = try text.text
    return .bool((try? URLReader.check(text)) != nil)
  }

  static func part(_ property: KeyPath<CELURL, String> & Sendable) -> Overload.Implementation {
    .unary { url throws(CELFailure) in .string(try url.location[keyPath: property]) }
  }

  static func query(_ url: CELValue) throws(CELFailure) -> CELValue {
    let entries = try url.location.query.map { entry in
      (CELValue.string(entry.name), CELValue.list(of: entry.values))
    }
    return .map(CELMap(entries))
  }
}
