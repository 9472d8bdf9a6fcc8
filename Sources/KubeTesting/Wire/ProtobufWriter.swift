/// Writes the fields of a protobuf message.
struct ProtobufWriter {
  private(set) var output: [UInt8] = []

  mutating func varint(_ number: Int, _ value: UInt64) {
    plain(UInt64(number) << 3)
    plain(value)
  }

  mutating func fixed64(_ number: Int, _ value: UInt64) {
    plain(UInt64(number) << 3 | 1)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      output.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func bytes(_ number: Int, _ value: some Collection<UInt8>) {
    plain(UInt64(number) << 3 | 2)
    plain(UInt64(value.count))
    output += value
  }

  private mutating func plain(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      output.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    output.append(UInt8(value))
  }
}
