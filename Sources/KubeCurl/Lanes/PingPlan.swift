extension TransferPlan {
  /// A request that a server answers without looking at who asks, on the connection of this one.
  ///
  /// `OPTIONS *` is HTTP's own ping (RFC 9110, 9.3.7), and Go's server answers it ahead of all
  /// handlers, and so of authentication, audit and flow control. What answers otherwise answers.
  func ping() -> TransferPlan {
    var plan = self
    plan.method = "OPTIONS"
    plan.target = "*"
    plan.body = .none
    plan.headers = headers.filter { $0.hasPrefix("Host:") || $0.hasSuffix(":") }
    return plan
  }
}
