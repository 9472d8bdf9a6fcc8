@_exported import KubeJSON
@_exported import KubeValues
