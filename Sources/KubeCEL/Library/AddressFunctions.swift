/// What the libraries of IP addresses and their ranges do.
enum AddressFunctions {
  static func ip(_ text: CELValue) throws(CELFailure) -> CELValue {
    .ip(try address(try text.text))
  }

  static func isIP(_ text: CELValue) throws(CELFailure) -> CELValue {
    let text = try text.text
    return .bool((try? address(text)) != nil)
  }

  static func isCanonical(_ text: CELValue) throws(CELFailure) -> CELValue {
    let text = try text.text
    return .bool(try address(text).text == text)
  }

  static func family(_ address: CELValue) throws(CELFailure) -> CELValue {
    .int(try address.address.isV4 ? 4 : 6)
  }

  static func test(_ property: KeyPath<CELAddress, Bool> & Sendable) -> Overload.Implementation {
    .unary { address throws(CELFailure) in .bool(try address.address[keyPath: property]) }
  }

  static func cidr(_ text: CELValue) throws(CELFailure) -> CELValue {
    do throws(CELFailure) {
      return .cidr(try network(try text.text))
    } catch {
      if error == .noSuchOverload { throw error }
      throw .other("network address parse error during conversion from string: \(error.message)")
    }
  }

  static func isCIDR(_ text: CELValue) throws(CELFailure) -> CELValue {
    let text = try text.text
    return .bool((try? network(text)) != nil)
  }

  static func containsIP(_ range: CELValue, _ address: CELValue) throws(CELFailure) -> CELValue {
    .bool(try range.network.contains(try address.address))
  }

  static func containsIPText(_ range: CELValue, _ text: CELValue) throws(CELFailure) -> CELValue {
    // What the text is wrong in is not said.
    let range = try range.network
    guard let address = try? address(try text.text) else { throw .noSuchOverload }
    return .bool(range.contains(address))
  }

  static func containsCIDR(_ range: CELValue, _ other: CELValue) throws(CELFailure) -> CELValue {
    .bool(try range.network.contains(try other.network))
  }

  static func containsCIDRText(
    _ range: CELValue, _ text: CELValue
  ) throws(CELFailure) -> CELValue {
    .bool(try range.network.contains(try cidr(text).network))
  }

  static func firstAddress(_ range: CELValue) throws(CELFailure) -> CELValue {
    .ip(try range.network.address)
  }

  static func prefixLength(_ range: CELValue) throws(CELFailure) -> CELValue {
    .int(Int64(try range.network.prefixLength))
  }

  static func masked(_ range: CELValue) throws(CELFailure) -> CELValue {
    .cidr(try range.network.masked)
  }

  private static func address(_ text: String) throws(CELFailure) -> CELAddress {
    let address: CELAddress
    let zone: String
    let quoted = GoQuotedText.quoted(text)
    do throws(CELFailure) {
      (address, zone) = try AddressReader.read(text)
    } catch {
      throw .other(
        "IP Address \(quoted) parse error during conversion from string: \(error.message)")
    }
    guard zone.isEmpty else {
      throw .other("IP address \(quoted) with zone value is not allowed")
    }
    guard !address.isMapped else {
      throw .other("IPv4-mapped IPv6 address \(quoted) is not allowed")
    }
    return address
  }

  private static func network(_ text: String) throws(CELFailure) -> CELNetwork {
    let network: CELNetwork
    do throws(CELFailure) {
      network = try AddressReader.readPrefix(text)
    } catch {
      throw .other("network address parse error during conversion from string: \(error.message)")
    }
    guard !network.address.isMapped else {
      throw .other("IPv4-mapped IPv6 address \(GoQuotedText.quoted(text)) is not allowed")
    }
    return network
  }
}
