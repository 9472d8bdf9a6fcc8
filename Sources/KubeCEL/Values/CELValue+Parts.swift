/// What functions take their arguments apart with; an argument of another type is none that they
/// are declared for.
extension CELValue {
  var text: String {
    get throws(CELFailure) {
      guard case .string(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var integer: Int64 {
    get throws(CELFailure) {
      guard case .int(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var truth: Bool {
    get throws(CELFailure) {
      guard case .bool(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var elements: CELList {
    get throws(CELFailure) {
      guard case .list(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var entries: CELMap {
    get throws(CELFailure) {
      guard case .map(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var moment: CELTimestamp {
    get throws(CELFailure) {
      guard case .timestamp(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var span: CELDuration {
    get throws(CELFailure) {
      guard case .duration(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var maybe: CELOptional {
    get throws(CELFailure) {
      guard case .optional(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var address: CELAddress {
    get throws(CELFailure) {
      guard case .ip(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var network: CELNetwork {
    get throws(CELFailure) {
      guard case .cidr(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var location: CELURL {
    get throws(CELFailure) {
      guard case .url(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var amount: CELQuantity {
    get throws(CELFailure) {
      guard case .quantity(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  var version: CELSemver {
    get throws(CELFailure) {
      guard case .semver(let value) = self else { throw .noSuchOverload }
      return value
    }
  }

  static func list(of values: [CELValue]) -> CELValue { .list(CELList(values)) }

  static func list(of texts: [String]) -> CELValue { .list(CELList(texts.map { .string($0) })) }
}
