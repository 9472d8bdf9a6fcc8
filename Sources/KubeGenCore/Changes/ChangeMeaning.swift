/// What a kind of change does, and why.
struct ChangeMeaning: Sendable {
  var effects: Effects
  var reason: String

  init(_ effects: Effects, _ reason: String) {
    self.effects = effects
    self.reason = reason
  }

  static let table: [ChangeKind: ChangeMeaning] =
    values.merging(members) { a, _ in a }.merging(extensions) { a, _ in a }
    .merging(definitions) { a, _ in a }

  private static func breaks(_ reason: String) -> ChangeMeaning { .init(.both, reason) }
  private static func breaksClients(_ reason: String) -> ChangeMeaning { .init(.clients, reason) }
  private static func safe(_ reason: String) -> ChangeMeaning { .init([], reason) }

  private static let values: [ChangeKind: ChangeMeaning] = [
    .typeNarrowed: breaks("A value of the old type is refused."),
    .typeWidened: safe("Every value of the old type has the new one, too."),
    .intOrStringAdded: safe("Integers and strings are both taken."),
    .intOrStringRemoved: breaks("A value is refused where it has the other one of the two types."),
    .formatNarrowed: breaks("A value may not have the new format."),
    .formatWidened: safe("Every value of the old format is taken."),
    .formatUnchecked: safe("No server checks this format."),
    .nullableAdded: safe("Null is taken, too."),
    .nullableRemoved: breaks("A null is dropped, replaced by the default or refused."),
    .enumAdded: breaks("A value may be none of those that are listed."),
    .enumRemoved: safe("Every value that was listed is taken."),
    .enumValueAdded: safe(
      "An enumeration made from a definition keeps values that it does not know."),
    .enumCaseAdded: breaksClients(
      "A Swift enum is closed: one without the case does not read the value, and switches lack it."),
    .enumValueRemoved: breaks("An object that has the value is refused."),
    .swiftTypeChanged: breaksClients(
      "Code that uses the member with its old type does not compile."),
    .minimumTightened: breaks("A smaller number is refused."),
    .minimumLoosened: safe("Every number of before is taken."),
    .maximumTightened: breaks("A greater number is refused."),
    .maximumLoosened: safe("Every number of before is taken."),
    .multipleOfTightened: breaks("A number may be no multiple of it."),
    .multipleOfLoosened: safe("Every number of before is taken."),
    .minLengthTightened: breaks("A shorter text is refused."),
    .minLengthLoosened: safe("Every text of before is taken."),
    .maxLengthTightened: breaks("A longer text is refused."),
    .maxLengthLoosened: safe("Every text of before is taken."),
    .patternAdded: breaks("A text may not match it."),
    .patternChanged: breaks("A text that matched the old pattern may not match the new one."),
    .patternRemoved: safe("Every text of before is taken."),
    .minItemsTightened: breaks("A shorter list is refused."),
    .minItemsLoosened: safe("Every list of before is taken."),
    .maxItemsTightened: breaks("A longer list is refused."),
    .maxItemsLoosened: safe("Every list of before is taken."),
    .uniqueItemsAdded: breaks("A list with equal items is refused."),
    .uniqueItemsRemoved: safe("Every list of before is taken."),
    .minPropertiesTightened: breaks("An object with fewer members is refused."),
    .minPropertiesLoosened: safe("Every object of before is taken."),
    .maxPropertiesTightened: breaks("An object with more members is refused."),
    .maxPropertiesLoosened: safe("Every object of before is taken."),
  ]

  private static let members: [ChangeKind: ChangeMeaning] = [
    .memberAdded: safe("Nobody has to write it, and clients that do not know it keep it."),
    .memberAddedRequired: breaks("Objects and clients of before do not have it."),
    .memberAddedWithDefault: safe("Objects without it get the default when they are read."),
    .memberAddedWhereOpen: breaks(
      "Objects may have the member already, with a value that does not fit."),
    .memberRemoved: breaks(
      "What is stored there is dropped or refused, and so is what clients write."),
    .memberRemovedKept: breaksClients(
      "Its values stay, but code that names the member does not compile."),
    .requiredAdded: breaks("Objects without the member are refused."),
    .requiredAddedWithDefault: safe(
      "Objects without the member get the default before they are checked."),
    .requiredRemoved: safe("Objects that have the member are taken as before."),
    .defaultAdded: safe("Objects without the member get the value when they are read."),
    .defaultChanged: safe(
      "Objects that were stored have the old value; new ones get the new value."),
    .defaultRemoved: safe("Objects that were stored have the value; new ones lack the member."),
    .defaultOfRequiredRemoved: breaks(
      "Objects without the member are refused: nothing fills it in."),
    .defaultUnderCondition: breaks(
      "A rule, condition or limit around it sees whether the member is there, and may fail."),
    .additionalPropertiesAdded: safe("Members that were dropped are kept."),
    .additionalPropertiesTightened: breaks(
      "Values of members without a name in the schema may not fit."),
    .additionalPropertiesLoosened: safe("Every member of before is taken."),
    .additionalPropertiesRemoved: breaks("Members without a name in the schema are dropped."),
    .itemsAdded: breaks("Items may not fit."),
    .itemsRemoved: breaks("What is in items is dropped."),
  ]

  private static let extensions: [ChangeKind: ChangeMeaning] = [
    .preserveUnknownFieldsAdded: safe("Members that were dropped are kept."),
    .preserveUnknownFieldsRemoved: breaks("Members that the schema does not name are dropped."),
    .embeddedResourceAdded: breaks(
      "Objects without apiVersion, kind and valid metadata are refused."),
    .embeddedResourceRemoved: breaks(
      "apiVersion, kind and metadata are dropped, unless the schema names them."),
    .listTypeTightened: breaks("A list with an item twice is refused."),
    .listTypeLoosened: breaksClients(
      "Server-side apply owns the list as one: those that applied single items conflict."),
    .listMapKeysTightened: breaks("Items that the old keys told apart may be one by the new keys."),
    .listMapKeysLoosened: breaksClients(
      "Server-side apply no longer finds the items that a manager owned."),
    .mapTypeAtomic: breaksClients(
      "Server-side apply owns the object as one: those that applied single members conflict."),
    .mapTypeGranular: safe("Server-side apply owns single members from the next change on."),
    .ruleAdded: breaks("An object may break the rule."),
    .ruleChanged: breaks("An object that kept the old rule may break the new one."),
    .ruleRemoved: safe("Every object of before is taken."),
    .transitionRuleAdded: breaksClients(
      "Objects stay valid as they are, but an update that was taken may be refused."),
    .ruleMessageChanged: safe("What is refused stays the same."),
    .conditionTightened: breaks("A value that met the old condition may not meet the new one."),
    .conditionLoosened: safe("Every value that met the old condition meets the new one."),
    .descriptionChanged: safe("No server and no client goes by it."),
    .keywordChanged: safe("No server looks at it."),
  ]

  private static let definitions: [ChangeKind: ChangeMeaning] = [
    .versionAdded: safe("Objects are served in it, too; those of before keep theirs."),
    .storedVersionRemoved: breaks("Objects are stored in this version, and nothing can read them."),
    .servedVersionRemoved: breaksClients(
      "Requests for it are not found. A server refuses this while status.storedVersions has it."),
    .unservedVersionRemoved: safe(
      "Nobody asks for it. A server refuses this while status.storedVersions has it."),
    .versionServed: safe("It can be asked for, too."),
    .versionNotServed: breaksClients("Requests for it are not found."),
    .storageMoved: safe("What the old storage version holds, the new one has a place for."),
    .storageMovedWithLoss: breaks(
      "Without a conversion, what the new storage version does not take is lost or refused."),
    .deprecationChanged: safe("A server only warns."),
    .statusAdded: breaksClients(
      "Writes of the object pass over its status, which has a path of its own."),
    .statusRemoved: breaksClients("Requests for the status are not found."),
    .scaleAdded: safe("The object has a path more."),
    .scaleChanged: breaksClients("Whoever scales reads and writes another member."),
    .scaleRemoved: breaksClients("Requests for the scale are not found."),
    .printerColumnAdded: safe("Only tables for people show it."),
    .printerColumnChanged: safe("Only tables for people show it."),
    .printerColumnRemoved: safe("Only tables for people showed it."),
    .selectableFieldAdded: safe("It can be selected by, too."),
    .selectableFieldRemoved: breaksClients("Requests that select by it are refused."),
    .definitionAdded: safe("There are no objects of it yet."),
    .definitionRemoved: breaks("All objects of the kind go with it."),
    .groupChanged: breaks("It is another resource: objects of the old one go or stay behind."),
    .scopeChanged: breaks(
      "A server refuses it; made anew, the definition has none of the old objects."),
    .kindChanged: breaks(
      "A server refuses it; made anew, the definition has none of the old objects."),
    .pluralChanged: breaks("It is another resource: objects of the old one go or stay behind."),
    .listKindChanged: breaksClients("Lists come with another kind than clients expect."),
    .singularChanged: breaksClients("kubectl does not find the resource by its old name."),
    .shortNameAdded: safe("kubectl finds the resource by it, too."),
    .shortNameRemoved: breaksClients("kubectl does not find the resource by it."),
    .categoryAdded: safe("kubectl lists the resource with its category, too."),
    .categoryRemoved: safe(
      "kubectl lists the resource with its category no more; requests stay the same."),
    .conversionAdded: safe("The webhook converts what nothing converted before."),
    .conversionChanged: safe("Another webhook, or another form of its reviews, does the same."),
    .conversionRemoved: breaks(
      "Between its versions, objects lose what the other version does not have."),
  ]
}
