import KubeRuntime
import Testing

@Suite("What a watcher does by default")
struct WatcherSettingsTests {
  @Test("it watches all objects, and lists them by pages of 500")
  func defaults() {
    let settings = WatcherSettings()
    #expect(settings.labels.isEmpty && settings.fields.isEmpty)
    #expect(settings.pageSize == 500 && settings.initialList == .paged)
  }
}
