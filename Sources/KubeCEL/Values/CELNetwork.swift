/// A range of IP addresses: an address and how many of its first bits count.
public struct CELNetwork: Sendable, Hashable {
  public let address: CELAddress
  public let prefixLength: Int
}

extension CELNetwork {
  /// The text as it was read; bits that do not count are not taken away.
  public var text: String { "\(address.text)/\(prefixLength)" }

  var masked: CELNetwork {
    CELNetwork(address: address.masked(prefixLength), prefixLength: prefixLength)
  }

  func contains(_ other: CELAddress) -> Bool {
    other.isV4 == address.isV4 && other.masked(prefixLength) == address.masked(prefixLength)
  }

  func contains(_ other: CELNetwork) -> Bool {
    prefixLength <= other.prefixLength && contains(other.address)
  }
}
