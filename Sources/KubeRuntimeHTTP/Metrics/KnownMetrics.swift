/// What controller-runtime and client-go say of the metrics whose names are theirs.
/// https://github.com/kubernetes-sigs/controller-runtime/tree/main/pkg/metrics
enum KnownMetrics {
  static func buckets(_ name: String) -> [Double] {
    switch name {
    case "controller_runtime_reconcile_time_seconds": reconcileBuckets
    case "workqueue_queue_duration_seconds", "workqueue_work_duration_seconds": queueBuckets
    case "rest_client_request_duration_seconds", "rest_client_dns_resolution_duration_seconds",
      "rest_client_rate_limiter_duration_seconds":
      requestBuckets
    case "rest_client_request_size_bytes", "rest_client_response_size_bytes": sizeBuckets
    default: usualBuckets
    }
  }

  private static let reconcileBuckets: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9,
    1,
    1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
  ]
  private static let queueBuckets: [Double] = [
    1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1000,
  ]
  private static let requestBuckets: [Double] = [
    0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60,
  ]
  private static let sizeBuckets: [Double] = [
    64, 256, 512, 1024, 4096, 16384, 65536, 262_144, 1_048_576, 4_194_304, 16_777_216,
  ]
  /// Those of Prometheus' own clients.
  private static let usualBuckets: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  static let help: [String: String] = [
    "controller_runtime_reconcile_total": "Reconciles by controller and result.",
    "controller_runtime_reconcile_errors_total": "Reconciles that failed, by controller.",
    "controller_runtime_terminal_reconcile_errors_total":
      "Reconciles that failed and are not tried again, by controller.",
    "controller_runtime_reconcile_timeouts_total":
      "Reconciles that took too long, by controller.",
    "controller_runtime_reconcile_panics_total": "Reconciles that panicked, by controller.",
    "controller_runtime_reconcile_time_seconds": "How long reconciles take, by controller.",
    "controller_runtime_max_concurrent_reconciles":
      "How many reconciles may run at once, by controller.",
    "controller_runtime_active_workers": "How many reconciles run, by controller.",
    "workqueue_depth": "How many keys wait in a queue.",
    "workqueue_adds_total": "How many keys a queue has taken.",
    "workqueue_queue_duration_seconds": "How long keys wait in a queue.",
    "workqueue_work_duration_seconds": "How long the work on a key takes.",
    "workqueue_unfinished_work_seconds": "How long all work that is not done has taken.",
    "workqueue_longest_running_processor_seconds": "How long the longest work has taken.",
    "workqueue_retries_total": "How many keys came back with a delay.",
    "rest_client_requests_total": "Requests by status, method and host.",
    "rest_client_request_duration_seconds": "How long answers take, by verb and host.",
    "rest_client_request_retries_total": "Requests that were sent again.",
    "rest_client_requests_in_flight": "Requests that wait for an answer.",
    "leader_election_master_status": "Whether the lease is held here: 1 or 0.",
    "leader_election_slowpath_total": "How often a renewal took more than one request.",
  ]
}
