/// What `getHours` and the like say of times and spans.
enum DateFunctions {
  typealias Part = @Sendable (CivilTime) -> Int

  /// In UTC.
  static func part(_ part: @escaping Part) -> Overload.Implementation {
    .unary { time throws(CELFailure) in
      .int(Int64(part(CivilTime(seconds: try time.moment.seconds))))
    }
  }

  /// In the zone that is named.
  static func zonedPart(_ part: @escaping Part) -> Overload.Implementation {
    .binary { time, zone throws(CELFailure) in
      let seconds = try time.moment.seconds
      let offset = try TimeZones.offset(of: try zone.text, at: seconds)
      return .int(Int64(part(CivilTime(seconds: seconds + offset))))
    }
  }

  static let milliseconds = Overload.Implementation.unary { time throws(CELFailure) in
    .int(Int64(try time.moment.nanoseconds / 1_000_000))
  }

  static let zonedMilliseconds = Overload.Implementation.binary { time, zone throws(CELFailure) in
    let time = try time.moment
    _ = try TimeZones.offset(of: try zone.text, at: time.seconds)
    return .int(Int64(time.nanoseconds / 1_000_000))
  }

  /// A span in whole units.
  static func count(per nanoseconds: Int64) -> Overload.Implementation {
    .unary { span throws(CELFailure) in .int(try span.span.nanoseconds / nanoseconds) }
  }
}
