import KubeJSON

/// Limits of numbers. An integer is compared with limits cut off to integers.
package enum NumberValidation {
  package static func validate(
    _ number: JSONNumber, _ schema: CustomSchema, _ types: [String], _ format: String,
    path: String
  ) -> SchemaResult {
    let range = Range(
      type: types.count == 1 && (types[0] == "integer" || types[0] == "number") ? types[0] : "",
      format: format, path: path)
    let checked = Checked(number: number, path: path, value: GoText.number(number))
    var result = SchemaResult()
    if let finding = range.finding(number, "Checked") { result.add(finding) }
    if let factor = schema.values.multipleOf {
      let misfit = range.finding(factor, "MultipleOf")
      if let misfit { result.add(misfit) }
      if let finding = checked.multiple(of: factor, isNative: misfit == nil) {
        result.add(finding)
      }
    }
    if let minimum = schema.values.minimum {
      let misfit = range.finding(minimum, "Minimum boundary")
      if let misfit { result.add(misfit) }
      let isExclusive = schema.values.isMinimumExclusive
      if let finding = checked.minimum(minimum, isExclusive, isNative: misfit == nil) {
        result.add(finding)
      }
    }
    if let maximum = schema.values.maximum {
      let misfit = range.finding(maximum, "Maximum boundary")
      if let misfit { result.add(misfit) }
      let isExclusive = schema.values.isMaximumExclusive
      if let finding = checked.maximum(maximum, isExclusive, isNative: misfit == nil) {
        result.add(finding)
      }
    }
    result.matchCount += 1
    return result
  }

  /// What a type and its format can hold.
  private struct Range {
    package var type: String
    package var format: String
    package var path: String

    package func finding(_ number: JSONNumber, _ prefix: String) -> SchemaFinding? {
      if let value = Int64(number.text) { return finding(value, prefix) }
      return finding(number.double, prefix)
    }

    package func finding(_ value: Int64, _ prefix: String) -> SchemaFinding? {
      guard type == "integer", format == "int32", Int32(exactly: value) == nil else { return nil }
      return finding(prefix)
    }

    package func finding(_ value: Double, _ prefix: String) -> SchemaFinding? {
      if type == "integer" {
        guard let whole = Int64(exactly: value), abs(value) < 1e21 else { return finding(prefix) }
        return finding(whole, prefix)
      }
      guard format == "float", value.isFinite, !Float(value).isFinite else { return nil }
      return finding(prefix)
    }

    private func finding(_ prefix: String) -> SchemaFinding {
      let format = self.format.isEmpty ? "(default format)" : "with format \(self.format)"
      return SchemaFinding(
        kind: .general, name: "", value: "",
        text: "\(prefix) value must be of type \(type) \(format) in \(path)")
    }
  }

  private struct Checked {
    package var number: JSONNumber
    package var path: String
    package var value: String

    private func finding(_ text: String) -> SchemaFinding {
      SchemaFinding(kind: .other, name: path, value: value, text: "\(path) in body \(text)")
    }

    /// - Parameter isNative: compared as what it is, not as a floating-point number.
    package func multiple(of factor: Double, isNative: Bool) -> SchemaFinding? {
      let integer = isNative ? Int64(number.text) : nil
      let whole = integer.flatMap { _ in cut(factor) }
      guard factor > 0, whole ?? 1 > 0 else {
        let shown = whole.map { "\($0)" } ?? GoNumber.text(factor)
        return SchemaFinding(
          kind: .other, name: path, value: shown,
          text: "factor MultipleOf declared for \(path) must be positive: \(shown)")
      }
      if let integer, let whole {
        return integer % whole == 0 ? nil : finding("should be a multiple of \(whole)")
      }
      let quotient = factor < 1 ? 1 / factor * number.double : number.double / factor
      if TypeValidation.isWhole(quotient) { return nil }
      return finding("should be a multiple of \(GoNumber.text(factor))")
    }

    package func minimum(_ limit: Double, _ isExclusive: Bool, isNative: Bool) -> SchemaFinding? {
      let words = "should be greater than \(isExclusive ? "" : "or equal to ")"
      if isNative, let integer = Int64(number.text) {
        let limit = cut(limit)
        let isBelow = integer < limit || isExclusive && integer == limit
        return isBelow ? finding("\(words)\(limit)") : nil
      }
      let isBelow = number.double < limit || isExclusive && number.double == limit
      return isBelow ? finding("\(words)\(GoNumber.text(limit))") : nil
    }

    package func maximum(_ limit: Double, _ isExclusive: Bool, isNative: Bool) -> SchemaFinding? {
      let words = "should be less than \(isExclusive ? "" : "or equal to ")"
      if isNative, let integer = Int64(number.text) {
        let limit = cut(limit)
        let isAbove = integer > limit || isExclusive && integer == limit
        return isAbove ? finding("\(words)\(limit)") : nil
      }
      let isAbove = number.double > limit || isExclusive && number.double == limit
      return isAbove ? finding("\(words)\(GoNumber.text(limit))") : nil
    }

    /// As Go on this kind of machine turns a floating-point number into an integer.
    private func cut(_ value: Double) -> Int64 {
      Int64(exactly: value.rounded(.towardZero)) ?? .min
    }
  }
}
