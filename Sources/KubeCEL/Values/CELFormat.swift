/// A format with a name, whose `validate` says what is wrong with a text.
public enum CELFormat: String, Sendable, Hashable, CaseIterable {
  case dns1123Label
  case dns1123Subdomain
  case dns1035Label
  case qualifiedName
  case dns1123LabelPrefix
  case dns1123SubdomainPrefix
  case dns1035LabelPrefix
  case labelValue
  case uri
  case uuid
  case byte
  case date
  case datetime
}
