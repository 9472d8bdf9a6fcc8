extension SwiftNaming {
  /// A version as the end of a type's name, each of its words with a capital: `V1Beta1`.
  package static func versionSuffix(_ version: String) -> String {
    var suffix = ""
    var isInWord = false
    for character in version where character.isLetter || character.isNumber {
      suffix += isInWord ? String(character) : character.uppercased()
      isInWord = character.isLetter
    }
    return suffix
  }
}
