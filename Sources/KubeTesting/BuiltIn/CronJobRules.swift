import KubeCore
import KubeJSON
import KubeSchema

struct CronJobRules: SpecRules {
  func setDefaults(_ object: inout JSONValue) {
    object.change("spec") { spec in
      spec.setDefaultText("concurrencyPolicy", "Allow")
      spec.setDefault("suspend", false)
      spec.setDefault("successfulJobsHistoryLimit", 3)
      spec.setDefault("failedJobsHistoryLimit", 1)
      spec.change("jobTemplate") { template in
        if template.given("spec") == nil { template["spec"] = [:] }
        template.change("spec", JobRules.setTemplateDefaults)
      }
    }
  }

  func specProblems(_ object: JSONValue, _ context: WriteContext) -> [FieldProblem] {
    let spec = object["spec"] ?? [:]
    var problems: [FieldProblem] = []
    if let schedule = spec.text("schedule") {
      if let problem = CronSchedule.problem(schedule) {
        problems.append(.invalid("spec.schedule", GoText.quoted(schedule), problem))
      }
    } else {
      problems.append(.required("spec.schedule"))
    }
    if let zone = spec.given("timeZone")?.string, let problem = CronSchedule.zoneProblem(zone) {
      problems.append(.invalid("spec.timeZone", GoText.quoted(zone), problem))
    }
    problems.checkNonNegative(
      spec, "spec", "startingDeadlineSeconds")
    problems.requireOne(
      spec, "concurrencyPolicy", "spec", of: ["Allow", "Forbid", "Replace"])
    problems += JobRules.problems(
      ofSpec: spec["jobTemplate"]?["spec"] ?? [:], "spec.jobTemplate.spec")
    problems.checkNonNegative(
      spec, "spec", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")
    return problems
  }

  func warnings(_ object: JSONValue, old: JSONValue?, _ context: WriteContext) -> [String] {
    guard old == nil, let name = object["metadata"]?.text("name") else { return [] }
    return PodRules.nameWarnings(name, "this is used in Pod names and hostnames")
  }
}

/// Schedules as cron has them, as far as the server looks at them.
enum CronSchedule {
  private static let fields: [(low: Int, high: Int, names: [String])] = [
    (0, 59, []), (0, 23, []), (1, 31, []),
    (
      1, 12,
      ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    ),
    (0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]

  /// What is wrong with a schedule; nil if nothing is.
  static func problem(_ schedule: String) -> String? {
    if schedule.hasPrefix("@") { return descriptorProblem(schedule) }
    let words = schedule.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    guard words.count == 5 else {
      return "expected exactly 5 fields, found \(words.count): [\(words.joined(separator: " "))]"
    }
    for (word, field) in zip(words, fields) {
      for part in word.split(separator: ",") {
        if let problem = problem(String(part), field) { return problem }
      }
    }
    return nil
  }

  private static func descriptorProblem(_ schedule: String) -> String? {
    let known = [
      "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
    ]
    if known.contains(schedule) { return nil }
    if schedule.hasPrefix("@every ") { return nil }
    return "unrecognized descriptor: \(schedule)"
  }

  private static func problem(
    _ part: String, _ field: (low: Int, high: Int, names: [String])
  ) -> String? {
    let pieces = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count <= 2, let range = pieces.first else { return "too many slashes: \(part)" }
    if pieces.count == 2 {
      guard let step = Int(pieces[1]) else {
        return "failed to parse int from \(pieces[1]): strconv.Atoi: parsing "
          + "\(GoText.quoted(pieces[1])): invalid syntax"
      }
      if step <= 0 { return "step of range should be a positive number: \(part)" }
    }
    if range == "*" || range == "?" { return nil }
    let ends = range.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard ends.count <= 2 else { return "too many hyphens: \(part)" }
    var numbers: [Int] = []
    for end in ends {
      if let place = field.names.firstIndex(of: end.lowercased()) {
        numbers.append(place + field.low)
      } else if let number = Int(end), number >= 0 {
        numbers.append(number)
      } else {
        return "failed to parse int from \(end): strconv.Atoi: parsing \(GoText.quoted(end)): "
          + "invalid syntax"
      }
    }
    guard let start = numbers.first, let end = numbers.last else { return nil }
    if start < field.low {
      return "beginning of range (\(start)) below minimum (\(field.low)): \(part)"
    }
    if end > field.high { return "end of range (\(end)) above maximum (\(field.high)): \(part)" }
    if start > end { return "beginning of range (\(start)) beyond end of range (\(end)): \(part)" }
    return nil
  }

  /// Only the form is looked at, and the first part.
  static func zoneProblem(_ zone: String) -> String? {
    if zone.isEmpty { return "timeZone must be nil or non-empty string" }
    if zone.lowercased() == "local" {
      return "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"
    }
    let areas = [
      "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil",
      "Canada", "Chile", "Etc", "Europe", "Indian", "Mexico", "Pacific", "US",
    ]
    let plain = [
      "UTC", "GMT", "UCT", "Zulu", "Universal", "CET", "EET", "MET", "WET", "EST",
      "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "Japan", "Singapore", "Israel",
      "Turkey", "Egypt", "Iran", "Cuba", "Jamaica", "Portugal", "Poland", "Eire", "GB", "NZ",
      "PRC", "ROC", "ROK", "Hongkong", "Iceland", "Libya", "Navajo", "Greenwich", "Kwajalein",
    ]
    let parts = zone.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isKnown =
      parts.count > 1
      ? areas.contains(parts[0]) && !parts.contains("") : plain.contains(zone)
    return isKnown ? nil : "unknown time zone \(zone)"
  }
}
