@_exported import KubeJSON
