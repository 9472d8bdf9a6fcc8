/// Addresses as Go's `net` reads them.
package enum AddressFormat {
  /// - Parameter isSloppy: numbers of IPv4 may begin with zeros.
  package static func isAddress(_ text: String, isSloppy: Bool) -> Bool {
    text.contains(":") ? isIPv6(text, isSloppy) : isIPv4(text, isSloppy)
  }

  package static func isNetwork(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return false }
    let address = String(parts[0])
    let length = text.dropFirst(address.count + 1)
    guard isAddress(address, isSloppy: true), (1...3).contains(length.utf8.count),
      length.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let bits = Int(length)
    else { return false }
    return bits <= (address.contains(":") ? 128 : 32)
  }

  /// Six, eight or twenty bytes, with colons, hyphens or dots.
  package static func isHardwareAddress(_ text: String) -> Bool {
    let counts = [6, 8, 20]
    for separator in [":", "-"] where text.contains(separator) {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      return counts.contains(parts.count) && parts.allSatisfy { isHexadecimal($0, count: 2...2) }
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return counts.contains(parts.count * 2) && parts.allSatisfy { isHexadecimal($0, count: 4...4) }
  }

  private static func isHexadecimal(_ text: Substring, count: ClosedRange<Int>) -> Bool {
    count.contains(text.utf8.count) && text.utf8.allSatisfy(StringFormat.isHexadecimal)
  }

  private static func isIPv4(_ text: String, _ isSloppy: Bool) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard !part.isEmpty, part.utf8.count <= (isSloppy ? 10 : 3),
          part.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
          let value = Int(part)
        else { return false }
        return value <= 255 && (isSloppy || part.utf8.count == 1 || part.first != "0")
      }
  }

  private static func isIPv6(_ text: String, _ isSloppy: Bool) -> Bool {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.contains(":::") else { return false }
    var count = 0
    for (index, half) in halves.enumerated() {
      if half.isEmpty {
        guard halves.count == 2 else { return false }
        continue
      }
      let groups = half.split(separator: ":", omittingEmptySubsequences: false)
      for (position, group) in groups.enumerated() {
        let isLast = index == halves.count - 1 && position == groups.count - 1
        if isLast, group.contains(".") {
          guard isIPv4(String(group), isSloppy) else { return false }
          count += 2
        } else {
          guard isHexadecimal(group, count: 1...4) else { return false }
          count += 1
        }
      }
    }
    return halves.count == 2 ? count < 8 : count == 8
  }
}

/// URIs as Go's `url.ParseRequestURI` reads them.
package enum URIFormat {
  package static func isRequestURI(_ text: String) -> Bool { parts(text) != nil }

  /// The scheme and the host, either perhaps empty; nil if it is no absolute URI or path.
  package static func parts(_ text: String) -> (scheme: String, host: String)? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    if text == "*" { return ("", "") }
    guard let (scheme, rest) = schemeAndRest(text) else { return nil }
    let path = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let hierarchy = path.first ?? ""
    guard hierarchy.hasPrefix("/") else {
      // Opaque: `mailto:x@y`
      return scheme.isEmpty ? nil : (scheme, "")
    }
    var host = ""
    var remaining = hierarchy
    if hierarchy.hasPrefix("//"), !scheme.isEmpty || !hierarchy.hasPrefix("///") {
      let authority = hierarchy.dropFirst(2).prefix { $0 != "/" }
      guard isAuthority(authority) else { return nil }
      host = String(authority.split(separator: "@").last ?? "")
      remaining = hierarchy.dropFirst(2 + authority.count)
    }
    return areEscapesValid(remaining) ? (scheme, host) : nil
  }

  /// Nil if a colon comes first, or the scheme has other than letters, digits, `+`, `-` and `.`.
  private static func schemeAndRest(_ text: String) -> (String, Substring)? {
    for (offset, character) in text.enumerated() {
      switch character {
      case "a"..."z", "A"..."Z": continue
      case "0"..."9", "+", "-", ".":
        if offset == 0 { return ("", text[...]) }
      case ":":
        return offset == 0 ? nil : (text.prefix(offset).lowercased(), text.dropFirst(offset + 1))
      default: return ("", text[...])
      }
    }
    return ("", text[...])
  }

  private static func isAuthority(_ text: Substring) -> Bool {
    guard areEscapesValid(text) else { return false }
    let host = text.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if host.contains(where: { " <>\"^`{|}\\".contains($0) }) { return false }
    if host.hasPrefix("[") {
      guard let end = host.lastIndex(of: "]") else { return false }
      return isPort(host[host.index(after: end)...])
    }
    guard let colon = host.lastIndex(of: ":") else { return true }
    return isPort(host[colon...])
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard text.first == ":" else { return text.isEmpty }
    return text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func areEscapesValid(_ text: Substring) -> Bool {
    var bytes = text.utf8[...]
    while let percent = bytes.firstIndex(of: UInt8(ascii: "%")) {
      let digits = bytes[percent...].dropFirst().prefix(2)
      guard digits.count == 2, digits.allSatisfy(StringFormat.isHexadecimal) else { return false }
      bytes = bytes[percent...].dropFirst(3)
    }
    return true
  }
}

/// Addresses as Go's `mail.ParseAddress` reads them, in the forms that people write.
package enum EmailFormat {
  package static func isAddress(_ text: String) -> Bool {
    let text = text.trimmingSpaces
    if text.hasSuffix(">") {
      guard let start = text.lastIndex(of: "<") else { return false }
      let inner = text[text.index(after: start)...].dropLast()
      return isPlain(inner) && isPhrase(text[..<start])
    }
    return isPlain(text)
  }

  private static func isPlain(_ text: Substring) -> Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    let local = text[..<at]
    let domain = text[text.index(after: at)...]
    return (isQuoted(local) || isDotAtom(local))
      && (isDotAtom(domain) || domain.hasPrefix("[") && domain.hasSuffix("]"))
  }

  private static func isQuoted(_ text: Substring) -> Bool {
    text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
      && !text.dropFirst().dropLast().contains("\"")
  }

  private static func isDotAtom(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy(isAtomCharacter)
    }
  }

  private static func isPhrase(_ text: Substring) -> Bool {
    let text = String(text).trimmingSpaces
    if isQuoted(text) { return true }
    return text.split(separator: " ").allSatisfy {
      $0.allSatisfy { isAtomCharacter($0) || $0 == "." }
    }
  }

  private static func isAtomCharacter(_ character: Character) -> Bool {
    if !character.isASCII { return true }
    return character.isLetter || character.isNumber || "!#$%&'*+-/=?^_`{|}~".contains(character)
  }
}

extension String {
  fileprivate var trimmingSpaces: Substring {
    var text = self[...]
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
