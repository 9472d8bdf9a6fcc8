import KubeValues
import KubePattern

/// The formats of texts that schemas may ask for, as `strfmt` of kube-openapi checks them.
package enum StringFormat {
  package static func isKnown(_ format: String) -> Bool { checks[normalized(format)] != nil }

  /// Nil if nobody knows the format.
  package static func validates(_ text: String, as format: String) -> Bool? {
    checks[normalized(format)]?(text)
  }

  private static func normalized(_ format: String) -> String {
    String(format.filter { $0 != "-" })
  }

  private static let checks: [String: @Sendable (String) -> Bool] = [
    "bsonobjectid": { $0.utf8.count == 24 && $0.utf8.allSatisfy(isHexadecimal) },
    "uri": URIFormat.isRequestURI,
    "email": EmailFormat.isAddress,
    "hostname": isHostname,
    "ipv4": { AddressFormat.isAddress($0, isSloppy: true) && $0.contains(".") },
    "ipv6": { AddressFormat.isAddress($0, isSloppy: false) && $0.contains(":") },
    "cidr": AddressFormat.isNetwork,
    "mac": AddressFormat.isHardwareAddress,
    "uuid": { isUUID($0, version: nil, hasVariant: false) },
    "uuid3": { isUUID($0, version: "3", hasVariant: false) },
    "uuid4": { isUUID($0, version: "4", hasVariant: true) },
    "uuid5": { isUUID($0, version: "5", hasVariant: true) },
    "isbn": { NumberFormats.isISBN10($0) || NumberFormats.isISBN13($0) },
    "isbn10": NumberFormats.isISBN10,
    "isbn13": NumberFormats.isISBN13,
    "creditcard": NumberFormats.isCreditCard,
    "ssn": { $0.utf8.count == 11 && matches($0, #"^\d{3}[- ]?\d{2}[- ]?\d{4}$"#) },
    "hexcolor": { matches($0, "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$") },
    "rgbcolor": isRGBColor,
    "byte": isBase64,
    "password": { _ in true },
    "date": TimeFormats.isDate,
    "duration": TimeFormats.isDuration,
    "datetime": TimeFormats.isDateTime,
    "k8sshortname": { $0.utf8.count <= 63 && isShortName($0[...]) },
    "k8slongname": {
      $0.utf8.count <= 253
        && $0.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isShortName)
    },
  ]

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    (try? Pattern(pattern))?.matches(text) ?? false
  }

  package static func isHexadecimal(_ byte: UInt8) -> Bool {
    Unicode.Scalar(byte).properties.isASCIIHexDigit
  }

  private static let hostname = try? Pattern(
    #"^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|"#
      + #"([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}"#
      + #"([a-zA-Z\p{L}]){2,63})$"#)

  private static func isHostname(_ text: String) -> Bool {
    guard text.utf8.count <= 255, hostname?.matches(text) ?? false else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      $0.utf8.count <= 63
    }
  }

  private static let hyphens: Set<Int> = [8, 12, 16, 20]

  /// Hyphens may be absent, each by itself.
  private static func isUUID(_ text: String, version: Character?, hasVariant: Bool) -> Bool {
    var digits: [Character] = []
    var isAfterHyphen = false
    for character in text {
      if character == "-" {
        guard hyphens.contains(digits.count), !isAfterHyphen else { return false }
        isAfterHyphen = true
      } else {
        guard character.isASCII, character.isHexDigit else { return false }
        digits.append(character)
        isAfterHyphen = false
      }
    }
    guard digits.count == 32, !isAfterHyphen else { return false }
    if let version, digits[12] != version { return false }
    return !hasVariant || "89abAB".contains(digits[16])
  }

  private static func isRGBColor(_ text: String) -> Bool {
    let part = #"\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*"#
    return matches(text, #"^rgb\("# + [part, part, part].joined(separator: ",") + #"\)$"#)
  }

  private static func isBase64(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count.isMultiple(of: 4) else { return false }
    let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return false }
    return bytes.dropLast(padding).allSatisfy {
      isAlphanumeric($0) || $0 == UInt8(ascii: "+")
        || $0 == UInt8(ascii: "/")
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isShortName(_ text: Substring) -> Bool {
    NameRule.dns1123Label.accepts(String(text)) || isLongLabel(text)
  }

  /// Parts of a long name have no limit of their own.
  private static func isLongLabel(_ text: Substring) -> Bool {
    text.utf8.count > 63 && !text.contains(".") && NameRule.dns1123Subdomain.accepts(String(text))
  }
}

/// Formats whose digits check each other.
package enum NumberFormats {
  package static func isISBN10(_ text: String) -> Bool {
    let digits = Array(withoutSeparators(text))
    guard digits.count == 10 else { return false }
    var sum = 0
    for (index, digit) in digits.enumerated() {
      if index == 9, digit == "X" {
        sum += 100
      } else {
        guard let value = decimal(digit) else { return false }
        sum += (index + 1) * value
      }
    }
    return sum.isMultiple(of: 11)
  }

  package static func isISBN13(_ text: String) -> Bool {
    let digits = withoutSeparators(text).map(decimal)
    guard digits.count == 13 else { return false }
    var sum = 0
    for (index, digit) in digits.dropLast().enumerated() {
      guard let digit else { return false }
      sum += digit * (index.isMultiple(of: 2) ? 1 : 3)
    }
    return digits[12] == (10 - sum % 10) % 10
  }

  package static func isCreditCard(_ text: String) -> Bool {
    let digits = text.unicodeScalars.filter { "0"..."9" ~= $0 }
    let pattern = try? Pattern(
      #"^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|"#
        + #"3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11})$"#)
    guard pattern?.matches(String(String.UnicodeScalarView(digits))) ?? false else {
      return false
    }
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let value = Int(digit.value) - 48
      let doubled = value * 2
      sum += index.isMultiple(of: 2) ? value : doubled >= 10 ? doubled % 10 + 1 : doubled
    }
    return sum.isMultiple(of: 10)
  }

  private static func withoutSeparators(_ text: String) -> String.UnicodeScalarView {
    String.UnicodeScalarView(
      text.unicodeScalars.filter { !"- \t\n\u{C}\r".unicodeScalars.contains($0) })
  }

  private static func decimal(_ scalar: Unicode.Scalar) -> Int? {
    "0"..."9" ~= scalar ? Int(scalar.value) - 48 : nil
  }
}
