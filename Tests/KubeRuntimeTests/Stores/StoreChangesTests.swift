import KubeRuntime
import KubeTestSupport
import KubeTestTypes
import Testing

@Suite("Following a store's changes")
struct StoreChangesTests {
  @Test("an observer hears all that there is, and then each change with what was before")
  func observes() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.restart([configMap("a", version: 1)], version: 1))
    let heard = Shared<[String]>([])
    let id = store.observe { change in heard.change { $0.append(summary(change)) } }
    #expect(heard.value == ["+a*"])
    await writer.apply(.applied(configMap("b", version: 2)))
    await writer.apply(.applied(configMap("a", version: 3)))
    await writer.apply(.deleted(configMap("a", version: 4)))
    await writer.apply(.bookmark(version: "5"))
    #expect(heard.value == ["+a*", "+b", "~a", "-a"])
    store.removeObserver(id)
    await writer.apply(.deleted(configMap("b", version: 6)))
    #expect(heard.value.count == 4)
  }

  @Test("a restart is told as what has changed, vanished objects included")
  func differences() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let maps = ["a", "b", "c"].enumerated().map { configMap($1, version: $0) }
    await writer.apply(.restart(maps, version: 3))
    let heard = Shared<[String]>([])
    store.observe { change in heard.change { $0.append(summary(change)) } }
    heard.change { $0 = [] }
    await writer.apply(
      .restart([maps[0], configMap("b", version: 7), configMap("d", version: 8)], version: 9))
    #expect(heard.value.sorted() == ["+d*", "-c*", "~b*"])
  }

  @Test("the store has changed by the time that an observer hears of it")
  func order() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let seen = Shared<[String?]>([])
    store.observe { change in
      let version = store[change.key]?.metadata.resourceVersion
      seen.change { $0.append(version) }
    }
    await writer.apply(.applied(configMap("a", version: 1)))
    await writer.apply(.deleted(configMap("a", version: 2)))
    #expect(seen.value == ["1", nil])
  }

  @Test("an observer may observe, and read, within a call")
  func reentrant() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let heard = Shared<[String]>([])
    store.observe { change in
      guard change.key.name == "a" else { return }
      store.observe { change in heard.change { $0.append(summary(change)) } }
    }
    await writer.apply(.applied(configMap("a", version: 1)))
    await writer.apply(.applied(configMap("b", version: 2)))
    #expect(heard.value == ["+a*", "+b"])
  }

  @Test("changes begin with what there is, and end with the writer")
  func sequence() async {
    var writer: StoreWriter? = StoreWriter<ConfigMap>()
    guard let store = writer?.store else { return }
    await writer?.apply(.restart([configMap("a", version: 1)], version: 1))
    var changes = store.changes().makeAsyncIterator()
    #expect(await changes.next().map(summary) == "+a*")
    await writer?.apply(.applied(configMap("b", version: 2)))
    await writer?.apply(.deleted(configMap("a", version: 3)))
    writer = nil
    #expect(await changes.next().map(summary) == "+b")
    #expect(await changes.next().map(summary) == "-a")
    #expect(await changes.next().map(summary) == nil)
    #expect(await changes.next().map(summary) == nil)
    // One who comes later hears what there is, and that it is the end.
    var late = store.changes().makeAsyncIterator()
    #expect(await late.next().map(summary) == "+b*")
    #expect(await late.next().map(summary) == nil)
  }

  @Test("a consumer that is slow stalls the watch, but not the store")
  func backpressure() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let watch = ScriptedWatch<ConfigMap>()
    let reflection = reflect(writer, watch)
    let heard = Shared(0)
    store.observe { _ in heard.change { $0 += 1 } }
    var changes = store.changes(buffer: 2).makeAsyncIterator()
    await withTaskGroup { group in
      group.addTask { await reflection.run() }
      watch.tell(.applied(configMap("first", version: 1)))
      await watch.settled()
      #expect(await changes.next().map(summary) == "+first*")
      for number in 0..<5 { watch.tell(.applied(configMap("\(number)", version: number + 2))) }
      // One has room, and the second fills the buffer: the third is not asked for.
      try? await heard.wait { $0 == 3 ? () : nil }
      #expect(store.count == 3 && watch.waiting == 3)
      for number in 0..<5 {
        #expect(await changes.next().map(summary) == "+\(number)")
      }
      #expect(store.count == 6)
      group.cancelAll()
    }
  }

  @Test("consumers share one watch, each at their pace, and each hears all")
  func several() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let watch = ScriptedWatch<ConfigMap>()
    let reflection = reflect(writer, watch)
    await withTaskGroup(of: [String].self) { group in
      group.addTask {
        await reflection.run()
        return []
      }
      for buffer in [1, 3, 100] {
        group.addTask {
          var heard: [String] = []
          for await change in store.changes(buffer: buffer) {
            heard.append(change.key.name)
            if heard.count == 200 { return heard }
          }
          return heard
        }
      }
      for number in 0..<200 { watch.tell(.applied(configMap("\(number)", version: number + 1))) }
      for _ in 0..<3 {
        let heard = await group.next() ?? []
        #expect(Set(heard) == Set((0..<200).map { "\($0)" }) && heard.count == 200)
      }
      group.cancelAll()
    }
  }

  @Test("a consumer that goes away stalls nobody")
  func leaving() async {
    var writer = StoreWriter<ConfigMap>()
    let store = writer.store
    await writer.apply(.applied(configMap("a", version: 1)))
    do {
      var changes = store.changes(buffer: 1).makeAsyncIterator()
      #expect(await changes.next().map(summary) != nil)
    }
    for await _ in store.changes(buffer: 1) { break }
    await withTaskGroup { group in
      let begun = Gate()
      group.addTask {
        for await _ in store.changes(buffer: 1) { begun.open() }
      }
      await begun.wait()
      group.cancelAll()
    }
    for number in 0..<10 {
      await writer.apply(.applied(configMap("\(number)", version: number + 2)))
    }
    #expect(store.count == 11)
  }

  @Test("a consumer that leaves while the watch waits for it lets it go on")
  func leavingWhileWaitedFor() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let watch = ScriptedWatch<ConfigMap>()
    let reflection = reflect(writer, watch)
    await withTaskGroup { group in
      group.addTask { await reflection.run() }
      watch.tell(.applied(configMap("a", version: 1)))
      do {
        var changes = store.changes(buffer: 1).makeAsyncIterator()
        #expect(await changes.next().map(summary) != nil)
        for number in 0..<5 { watch.tell(.applied(configMap("\(number)", version: number + 2))) }
        try? await watch.state.wait { $0.given == 2 ? () : nil }
        withExtendedLifetime(changes) {}
      }
      await watch.settled()
      group.cancelAll()
    }
    #expect(store.count == 6)
  }

  @Test("a cancelled reflection does not wait for a slow consumer")
  func cancelledWhileStalled() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let watch = ScriptedWatch<ConfigMap>()
    let reflection = reflect(writer, watch)
    var changes = store.changes(buffer: 1).makeAsyncIterator()
    await withTaskGroup { group in
      group.addTask { await reflection.run() }
      watch.tell(.applied(configMap("a", version: 1)))
      #expect(await changes.next().map(summary) != nil)
      for number in 0..<3 { watch.tell(.applied(configMap("\(number)", version: number + 2))) }
      try? await watch.state.wait { $0.given == 2 ? () : nil }
      group.cancelAll()
    }
    // What was told already is still there, and then it is over.
    #expect(await changes.next().map(summary) != nil)
    #expect(await changes.next().map(summary) == nil)
  }

  @Test("a restart of many waits in one consumer's buffer without stalling another's")
  func largeRestart() async {
    let writer = StoreWriter<ConfigMap>()
    let store = writer.store
    let watch = ScriptedWatch<ConfigMap>()
    let reflection = reflect(writer, watch)
    var slow = store.changes(buffer: 1).makeAsyncIterator()
    var quick = store.changes(buffer: 1).makeAsyncIterator()
    await withTaskGroup { group in
      group.addTask { await reflection.run() }
      watch.tell(.applied(configMap("first", version: 1)))
      #expect(await slow.next().map(summary) != nil)
      #expect(await quick.next().map(summary) != nil)
      let maps = (0..<3000).map { configMap("\($0)", version: $0 + 2) }
      watch.tell(.restart(maps, version: 3001))
      for _ in 0...3000 { #expect(await quick.next()?.isInitial == true) }
      for _ in 0...3000 { #expect(await slow.next()?.isInitial == true) }
      group.cancelAll()
    }
  }
}
