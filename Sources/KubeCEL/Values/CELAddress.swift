/// An IP address, of version 4 or 6, without a zone.
public struct CELAddress: Sendable, Hashable {
  public let isV4: Bool
  /// The bits, the lowest last; 32 of them in version 4.
  public let bits: UInt128

  var width: Int { isV4 ? 32 : 128 }
}
