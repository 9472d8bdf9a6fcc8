/// A zone of the time zone database, as far as offsets go.
struct ZoneFile: Sendable {
  static func named(_ name: String) throws(CELFailure) -> ZoneFile {
    throw .other("unknown time zone \(name)")
  }

  func offset(at seconds: Int64) -> Int64 { 0 }
}
