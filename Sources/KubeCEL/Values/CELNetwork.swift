/// A range of IP addresses: an address and how many of its first bits count.
public struct CELNetwork: Sendable, Hashable {
  public let address: CELAddress
  public let prefixLength: Int
}
