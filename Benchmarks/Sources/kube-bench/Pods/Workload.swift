/// What a pod belongs to: the same for all pods of it.
struct Workload {
  enum Form: CaseIterable {
    case web, database, agent, job
  }

  let form: Form
  let name: String
  let namespace: String
  let team: String
  let revision: String
  let digest: String
  let release: String
  let ownerUID: String

  private static let nouns = [
    "lantern", "orchard", "harbour", "quarry", "meadow", "anvil", "compass", "ledger", "beacon",
    "turnstile", "mailroom", "granary", "tollbooth", "signpost",
  ]
  private static let duties = ["catalogue", "intake", "render", "billing", "search", "export"]
  private static let teams = ["night-shift", "storefront", "logistics", "foundations"]

  init(index: Int, dice: inout Dice) {
    // Of ten workloads six serve the web, two are databases, one is an agent, one a job.
    switch index % 10 {
    case 3, 7: form = .database
    case 5: form = .agent
    case 9: form = .job
    default: form = .web
    }
    team = dice.one(of: Self.teams)
    name = "\(dice.one(of: Self.nouns))-\(dice.one(of: Self.duties))-\(index)"
    namespace = "\(team)-\(dice.one(of: ["prod", "prod", "staging", "lab"]))"
    revision = dice.suffix(10)
    digest = dice.hexadecimal(64)
    release = "\(2 + dice.below(6)).\(dice.below(20)).\(dice.below(9))"
    ownerUID = dice.uid()
  }

  var ownerKind: String {
    switch form {
    case .web: "ReplicaSet"
    case .database: "StatefulSet"
    case .agent: "DaemonSet"
    case .job: "Job"
    }
  }

  var ownerAPIVersion: String { form == .job ? "batch/v1" : "apps/v1" }
  var ownerName: String { form == .web ? "\(name)-\(revision)" : name }

  func image(_ container: String) -> String {
    "images.moorland.example/\(team)/\(container):\(release)"
  }
}
