import KubeCore
import Yams

// Website was made of the struct in Website.swift, when the package was built.
var site = Website(
  name: "handbook", namespace: "docs",
  spec: WebsiteSpec(host: "handbook.example.com", repository: "https://git.example.com/handbook"))
site.metadata.labels = ["team": "writers"]

print("A Website as JSON:\n")
print(try site.jsonText())

print("\nThe same as YAML, by way of Codable:\n")
print(try YAMLEncoder().encode(site))

// Backup was made of CRDs/backups.yaml. This one comes from a server that is newer than the file:
// what the type does not know is kept.
var backup = try Backup(
  json: """
    {
      "apiVersion": "storage.example.com/v1", "kind": "Backup",
      "metadata": {"name": "nightly", "namespace": "docs"},
      "spec": {
        "volume": "handbook", "schedule": "0 3 * * *", "compression": "zstd",
        "store": {"bucket": "copies", "storage-class": "GLACIER"}
      }
    }
    """)
backup.spec.keep = 30

print("A Backup that was read, changed and written:\n")
print(try backup.jsonText())
