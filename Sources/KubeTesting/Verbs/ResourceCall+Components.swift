import KubeJSON

/// ComponentStatuses, which are stored nowhere: the server looks when it is asked, and here all is
/// well.
extension ResourceCall {
  func components() throws(Refusal) -> ServerAnswer {
    guard request.method == "GET", query.flag("watch") != true, !target.isWatchPath else {
      throw .methodNotAllowed
    }
    let all = ["controller-manager", "scheduler", "etcd-0"].map { name -> JSONValue in
      [
        "kind": "ComponentStatus", "apiVersion": "v1", "metadata": ["name": .string(name)],
        "conditions": [["type": "Healthy", "status": "True", "message": "ok"]],
      ]
    }
    if let name = target.name {
      guard let object = all.first(where: { $0["metadata"]?["name"]?.string == name }) else {
        throw .notFound(resource.groupResource, name)
      }
      return try answer(200, object)
    }
    let options = try ListOptions(query)
    try options.check()
    let selection = try selection(options)
    let chosen = all.filter { object in
      let key = StorageKey(namespace: "", name: object["metadata"]?["name"]?.string ?? "")
      return selection.selects(StoredObject(object, key: key, revision: 0, fields: [:]))
    }
    return try ServerAnswer(
      200, contentType: form.contentType, form.bytes(shaped(list: chosen, [:])))
  }
}
