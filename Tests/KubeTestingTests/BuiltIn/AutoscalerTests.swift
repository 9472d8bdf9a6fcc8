import KubeJSON
import Testing

@testable import KubeTesting

/// What the older version of HorizontalPodAutoscalers cannot say stands in its annotations.
@Suite struct AutoscalerTests {
  private static let metrics: JSONValue = [
    [
      "type": "Pods",
      "pods": [
        "metric": ["name": "rps", "selector": ["matchLabels": ["a": "b"]]],
        "target": ["type": "AverageValue", "averageValue": "10"],
      ],
    ],
    [
      "type": "Object",
      "object": [
        "describedObject": ["kind": "Service", "name": "s"], "metric": ["name": "hits"],
        "target": ["type": "Value", "value": "5k"],
      ],
    ],
    [
      "type": "External",
      "external": [
        "metric": ["name": "queue"], "target": ["type": "AverageValue", "averageValue": "30"],
      ],
    ],
    [
      "type": "ContainerResource",
      "containerResource": [
        "name": "memory", "container": "c",
        "target": ["type": "Utilization", "averageUtilization": 70],
      ],
    ],
    [
      "type": "Resource",
      "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 60]],
    ],
  ]

  @Test func versionsAgree() async throws {
    let cluster = ControlledCluster(.none)
    let path = "namespaces/default/horizontalpodautoscalers"
    let made = await cluster.send(
      "POST", "/apis/autoscaling/v2/\(path)",
      [
        "metadata": ["name": "h", "annotations": ["mine": "yes"]],
        "spec": [
          "scaleTargetRef": ["kind": "Deployment", "name": "d"], "maxReplicas": 9,
          "metrics": Self.metrics,
          "behavior": ["scaleDown": ["stabilizationWindowSeconds": 60]],
        ],
      ])
    #expect(made.status == 201, "\(made.body.text)")
    let old = await cluster.send("GET", "/apis/autoscaling/v1/\(path)/h").body
    #expect(old["spec"]?["targetCPUUtilizationPercentage"]?.int == 60)
    #expect(old["spec"]?["metrics"] == nil)
    let prefix = "autoscaling.alpha.kubernetes.io/"
    let annotations = try #require(old["metadata"]?["annotations"])
    #expect(
      annotations["\(prefix)metrics"]?.string
        == #"[{"type":"Pods","pods":{"metricName":"rps","targetAverageValue":"10","selector":{"matchLabels":{"a":"b"}}}},{"type":"Object","object":{"target":{"kind":"Service","name":"s"},"metricName":"hits","targetValue":"5k"}},{"type":"External","external":{"metricName":"queue","targetAverageValue":"30"}},{"type":"ContainerResource","containerResource":{"name":"memory","targetAverageUtilization":70,"container":"c"}}]"#
    )
    #expect(
      annotations["\(prefix)behavior"]?.string
        == #"{"ScaleUp":{"StabilizationWindowSeconds":0,"SelectPolicy":"Max","Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15},{"Type":"Percent","Value":100,"PeriodSeconds":15}],"Tolerance":null},"ScaleDown":{"StabilizationWindowSeconds":60,"SelectPolicy":"Max","Policies":[{"Type":"Percent","Value":100,"PeriodSeconds":15}],"Tolerance":null}}"#
    )
    // Writing back what was read changes nothing but what was changed.
    var changed = old
    changed["spec"]?["maxReplicas"] = 10
    let written = await cluster.send("PUT", "/apis/autoscaling/v1/\(path)/h", changed)
    #expect(written.status == 200, "\(written.body.text)")
    let new = await cluster.send("GET", "/apis/autoscaling/v2/\(path)/h").body
    #expect(new["spec"]?["metrics"] == Self.metrics, "\(new.text)")
    #expect(new["spec"]?["behavior"] == made.body["spec"]?["behavior"])
    #expect(new["spec"]?["maxReplicas"]?.int == 10)
    #expect(new["metadata"]?["annotations"] == ["mine": "yes"])
  }
}
