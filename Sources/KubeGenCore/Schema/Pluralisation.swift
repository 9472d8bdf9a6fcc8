/// The plural that Kubernetes' tools give a kind that names none.
package enum Pluralisation {
  package static func plural(of kind: String) -> String {
    let word = kind.lowercased()
    if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return word + "es" }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    return word + "s"
  }
}
