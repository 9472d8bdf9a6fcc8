/// Turns names of JSON and Kubernetes into Swift identifiers.
///
/// The rules look at one name only, so the same name always gives the same identifier; where two
/// names of one type meet, ``distinct(_:reserved:by:)`` tells them apart. Every result is a legal
/// identifier of ASCII letters and digits that `swift format lint` accepts.
///
/// **Words.** A name is cut into words at every space, `_`, `-`, `.`, `/`, `:`, comma, bracket,
/// quote, `$`, `@`, `#` and `\`, which are dropped. Case is not a boundary: `hostIP` is one word.
/// The signs `= ! < > ~ * + & | % ^ ?` carry meaning and become words themselves (`C++` reads
/// `cPlusPlus`). An apostrophe inside a word is skipped. A name of nothing but signs is spelled out
/// (`=~` is `equalTilde`, `-` is `dash`), the empty name is `empty`, and any other character
/// becomes `u` and its code (`é` is `u00E9`).
///
/// **Numbers.** Between two digits the dropped sign is spelled out, for `1.2` must not read as 12:
/// `v1.29` is `v1Dot29`. A minus before a number is `minus`. A name that begins with a digit gets a
/// leading underscore: `_3scale`.
///
/// **Capitals.** A name without any lowercase letter is read as shouted, word by word
/// (`DO_NOT_UPGRADE` is `doNotUpgrade`); any other word keeps its inner capitals. The first word of
/// a property or case begins in lowercase, abbreviations as a whole: `APIVersion` is `apiVersion`,
/// `TCP` is `tcp`, `IPs` is `ips`, `IPv4` is `ipv4`. Each further word begins with a capital.
package enum SwiftNaming {
  /// The name of a stored property, without backticks: `init_containers` is `initContainers`.
  ///
  /// A name that is already a lowerCamelCase identifier stays as it is. `self`, `init`, `hashValue`,
  /// `isLeftOut` and `unknownMembers` mean something else on an emitted type and get `Value` at the
  /// end.
  package static func property(_ json: String) -> String {
    let name = lowerCamelCase(NameWords(json))
    return reservedPropertyNames.contains(name) ? name + "Value" : name
  }

  /// The name of an enumeration's case, without backticks: `digital signature` is
  /// `digitalSignature`.
  ///
  /// Only `self`, `init` and `none` are changed further, to `selfValue`, `initValue` and
  /// `noneValue`: where an optional is expected, Swift takes `.none` for nil.
  package static func enumCase(_ raw: String) -> String {
    let name = lowerCamelCase(NameWords(raw))
    return reservedCaseNames.contains(name) ? name + "Value" : name
  }

  /// The name of a type made from one word, mostly a property's name: `privateKey` is `PrivateKey`.
  ///
  /// JSON names begin in lowercase, and what is a common abbreviation gets its capitals back:
  /// `httpGet` is `HTTPGet`, `ids` is `IDs`. A name in ``reservedTypeNames`` gets `Value` at the
  /// end: `type` is `TypeValue`.
  package static func type(_ word: String) -> String {
    let words = NameWords(word)
    var name = ""
    for (index, word) in words.spelled.enumerated() {
      let isAlone = words.spelled.count == 1
      let word = words.isShouted && !isAlone ? word.lowercased() : word
      name += index == 0 ? Initialism.restored(in: word).capitalized : word.capitalized
    }
    name = startingWithLetter(name)
    return reservedTypeNames.contains(name) ? name + "Value" : name
  }

  private static func lowerCamelCase(_ words: NameWords) -> String {
    var name = ""
    for (index, word) in words.spelled.enumerated() {
      let word = words.isShouted ? word.lowercased() : word
      name += index == 0 ? word.uncapitalized : word.capitalized
    }
    return startingWithLetter(name)
  }

  private static func startingWithLetter(_ name: String) -> String {
    guard let first = name.utf8.first, first.isDigit else { return name }
    return "_" + name
  }
}

extension String {
  /// The word with its first letter in upper case.
  fileprivate var capitalized: String {
    guard let first = utf8.first, first.isLowercase else { return self }
    return String(first.uppercased) + dropFirst()
  }

  /// The word with its first letter, or the abbreviation that it begins with, in lower case.
  fileprivate var uncapitalized: String {
    let bytes = Array(utf8)
    guard let first = bytes.first, first.isUppercase else { return self }
    if !bytes.contains(where: \.isLowercase) { return lowercased() }
    let run = bytes.prefix(while: \.isUppercase).count
    let tail = bytes[run...].prefix(while: \.isLowercase).count
    // `HTTPProxy`: the last capital begins the next word. `IPs`, `IPv4`: one letter is no word.
    let lowered = run == 1 || tail < 2 ? run : run - 1
    return prefix(lowered).lowercased() + dropFirst(lowered)
  }
}

extension UInt8 {
  package var isUppercase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  package var isLowercase: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  package var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  fileprivate var uppercased: Character { Character(UnicodeScalar(self & 0xDF)) }
}
