import KubeGenTestSupport
import Testing

/// kubectl itself, against the executable.
@Suite(
  .enabled(if: ServerProcess.kubectl != nil, ServerProcess.absence), .serialized,
  .timeLimit(.minutes(10)))
struct KubectlTests {
  private let server: ServerProcess

  init() throws { server = try ServerProcess() }

  private static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, labels: {app: web}}
    spec:
      replicas: 2
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec: {containers: [{name: main, image: "nginx:1"}]}
    """

  private static let definition = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: widgets.example.com}
    spec:
      group: example.com
      scope: Namespaced
      names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wd], categories: [all]}
      versions:
      - name: v1
        served: true
        storage: true
        subresources:
          status: {}
          scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.size}
        additionalPrinterColumns:
        - {name: Colour, type: string, jsonPath: .spec.colour}
        schema:
          openAPIV3Schema:
            type: object
            properties:
              spec:
                type: object
                description: What is wanted of the widget.
                required: [colour]
                properties:
                  colour: {type: string, enum: [red, blue]}
                  size: {type: integer, default: 1, minimum: 0}
              status:
                type: object
                properties:
                  size: {type: integer}
    """

  private static let widget = """
    apiVersion: example.com/v1
    kind: Widget
    metadata: {name: one}
    spec: {colour: red}
    """

  @Test func discoversResourcesAndExplainsThem() throws {
    try server.expect("version", "Server Version: v1.36")
    try server.expect("api-resources", "deployments", "apps/v1", "configmaps", "cm")
    try server.expect("api-resources --api-group=batch -o wide", "cronjobs", "create,delete")
    try server.expect("api-versions", "apps/v1", "\nv1\n")
    try server.expect("explain deployment.spec.replicas", "replicas", "<integer>")
    try server.expect("explain pods --recursive", "containers", "<[]Container>")
    try server.expect("explain deployment.spec.nothing", status: 1, "does not exist")
    try server.expect("cluster-info", "is running at")
    try server.expect("get --raw /readyz", "ok")
  }

  @Test func readsInAllFormsOfOutput() throws {
    try server.expect(
      "create configmap a --from-literal=k=v --from-literal=l=w", "configmap/a created")
    try server.expect("create secret generic s --from-literal=k=v", "secret/s created")
    try server.expect("get cm a", "NAME", "DATA", "AGE", "2")
    try server.expect("get cm a -o wide --show-labels", "LABELS", "<none>")
    try server.expect("get cm a -o yaml", "kind: ConfigMap", "k: v")
    try server.expect("get cm a -o json", #""kind": "ConfigMap""#)
    try server.expect("get cm,secret -o name", "configmap/a", "secret/s")
    try server.expect("get cm a -o jsonpath={.data.k}", "v")
    try server.expect("get cm a -o go-template={{.data.l}}", "w")
    try server.expect("get cm a -o custom-columns=N:.metadata.name,K:.data.k", "N     K", "a     v")
    try server.expect("get cm -A --sort-by=.metadata.name", "kube-system", "default")
    try server.expect("get cm --field-selector metadata.name=a", "a ")
    try server.expect("get cm -l no=such", "No resources found in default namespace.")
    try server.expect("get cm none", status: 1, #"configmaps "none" not found"#)
    try server.expect("get nothing", status: 1, "doesn't have a resource type")
    try server.expect("describe cm a", "Name:         a", "Data", "BinaryData")
    try server.expect("describe secret s", "k:  1 bytes")
    try server.expect("get namespaces", "default", "Active")
    try server.expect("get all", "service/kubernetes")
    try server.expect("get all -n kube-public", "No resources found")
    try server.expect("get cm -w --request-timeout=1s", "NAME", "a ")
    try server.expect("get cm a -w --output-watch-events --request-timeout=1s", "ADDED", "a ")
  }

  @Test func createsOfEachKindThatItKnows() throws {
    try server.expect("create namespace n", "namespace/n created")
    try server.expect(
      "create deployment d --image=i --replicas=2 -n n", "deployment.apps/d created")
    try server.expect("create service clusterip c --tcp=80:8080 -n n", "service/c created")
    try server.expect("create job j --image=i -n n", "job.batch/j created")
    try server.expect(
      "create cronjob cj --image=i '--schedule=0 0 * * *' -n n", "cronjob.batch/cj created")
    try server.expect("create serviceaccount sa -n n", "serviceaccount/sa created")
    try server.expect(
      "create role r --verb=get --resource=pods -n n", "role.rbac.authorization.k8s.io/r")
    try server.expect(
      "create rolebinding rb --role=r --serviceaccount=n:sa -n n",
      "rolebinding.rbac.authorization.k8s.io/rb")
    try server.expect(
      "create ingress i --rule=a.b/*=c:80 -n n", "ingress.networking.k8s.io/i created")
    try server.expect("create quota q --hard=pods=9 -n n", "resourcequota/q created")
    try server.expect(
      "create poddisruptionbudget p --selector=a=b --min-available=1 -n n",
      "poddisruptionbudget.policy/p created")
    try server.expect(
      "autoscale deployment d --max=3 -n n", "horizontalpodautoscaler.autoscaling/d")
    try server.expect("expose deployment d --port=80 -n n", "service/d exposed")
    try server.expect("run p --image=i -n n", "pod/p created")
    try server.expect("create token sa -n n", "e")
    try server.expect("describe deployment d -n n", "Replicas:", "2 desired")
    try server.expect("create deployment d --image=i -n n", status: 1, "already exists")
    try server.expect("create -f -", input: Self.deployment, "deployment.apps/web created")
    try server.expect("create cm x --from-literal=a=b --dry-run=server -o yaml", "name: x")
    try server.expect("get cm x", status: 1, "not found")
  }

  @Test func appliesOnEitherSideAndTellsDifferences() throws {
    let changed = Self.deployment.replacing("replicas: 2", with: "replicas: 3")
    try server.expect("apply -f -", input: Self.deployment, "deployment.apps/web created")
    try server.expect("apply -f -", input: Self.deployment, "deployment.apps/web unchanged")
    try server.expect("diff -f -", input: Self.deployment)
    try server.expect("diff -f -", input: changed, status: 1, "-  replicas: 2", "+  replicas: 3")
    try server.expect("apply -f -", input: changed, "deployment.apps/web configured")
    try server.expect("get deploy web -o jsonpath={.spec.replicas}", "3")
    try server.expect(
      "apply --server-side -f -", input: Self.deployment, "deployment.apps/web serverside-applied")
    try server.expect(
      "apply --server-side --field-manager=other -f -", input: changed, status: 1,
      "conflict with \"kubectl\"", ".spec.replicas")
    try server.expect(
      "apply --server-side --field-manager=other --force-conflicts -f -", input: changed,
      "serverside-applied")
    try server.expect(
      "diff --server-side --field-manager=other -f -", input: changed)
    try server.expect("apply view-last-applied deployment web", "replicas: 2")
    try server.expect(
      "apply -f -", input: Self.deployment.replacing("replicas", with: "replicaz"), status: 1,
      "unknown field \"spec.replicaz\"")
    try server.expect("delete -f -", input: Self.deployment, "deployment.apps \"web\" deleted")
  }

  @Test func changesWhatIsThere() throws {
    try server.expect("apply -f -", input: Self.deployment, "created")
    try server.expect(
      "edit deployment web", editor: "sed -i s/nginx:1/nginx:2/", "deployment.apps/web edited")
    try server.expect("get deploy web -o jsonpath={..image}", "nginx:2")
    try server.expect("edit deployment web", editor: "true", "no changes made")
    try server.expect(
      #"patch deployment web -p '{"spec":{"replicas":4}}'"#, "deployment.apps/web patched")
    try server.expect(
      #"patch deployment web --type=merge -p '{"spec":{"replicas":4}}'"#, "no change")
    try server.expect(
      #"patch deployment web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":5}]'"#,
      "patched")
    try server.expect("label deployment web tier=front", "deployment.apps/web labeled")
    try server.expect("label deployment web tier=back", status: 1, "--overwrite is false")
    try server.expect("get deploy -l tier=front -L tier", "TIER", "front")
    try server.expect("label deployment web tier-", "deployment.apps/web unlabeled")
    try server.expect("annotate deployment web note=x", "deployment.apps/web annotated")
    try server.expect("scale deployment web --replicas=1", "deployment.apps/web scaled")
    try server.expect(
      "scale deployment web --replicas=2 --current-replicas=9", status: 1,
      "Expected replicas to be 9")
    try server.expect("set image deployment/web main=nginx:3", "image updated")
    try server.expect("set env deployment/web A=b", "env updated")
    try server.expect("rollout restart deployment/web", "restarted")
    try server.expect("rollout status deployment/web --timeout=10s", "successfully rolled out")
    try server.expect("get pods -l app=web", "1/1", "Running")
    try server.expect("wait pod -l app=web --for=condition=Ready --timeout=10s", "condition met")
    try server.expect("rollout history deployment/web", "REVISION")
    try server.expect("rollout undo deployment/web", "rolled back")
    try server.expect("rollout pause deployment/web", "paused")
    try server.expect("rollout resume deployment/web", "resumed")
    try server.expect(
      "wait deployment/web --for=jsonpath={.spec.replicas}=1 --timeout=5s", "condition met")
    try server.expect("wait deployment/web --for=create --timeout=5s", "condition met")
    try server.expect(
      "wait deployment/web --for=jsonpath={.spec.replicas}=9 --timeout=1s", status: 1, "timed out")
    try server.expect("get deploy web -o yaml", "replicas: 1")
    try server.expect("delete deployment web --wait=true", "deployment.apps \"web\" deleted")
    try server.expect("wait deployment/web --for=delete --timeout=5s")
    try server.expect("create cm one", "created")
    try server.expect("delete cm --all", "configmap \"one\" deleted")
    try server.expect("delete cm none --ignore-not-found")
  }

  @Test func asksWhatItMayDo() throws {
    try server.expect("auth can-i create deployments", "yes")
    try server.expect("auth can-i '*' '*' -A", "yes")
    try server.expect("auth whoami", "Username")
    try server.expect("auth can-i --list", "Resources", "*.*")
  }

  @Test func knowsCustomResourcesAsItsOwn() throws {
    try server.expect("apply -f -", input: Self.definition, "widgets.example.com created")
    try server.expect(
      "wait crd/widgets.example.com --for=condition=Established --timeout=5s", "condition met")
    try server.expect("api-resources --api-group=example.com", "widgets", "wd", "Widget")
    try server.expect("explain widget.spec", "What is wanted of the widget.", "-required-")
    try server.expect("apply -f -", input: Self.widget, "widget.example.com/one created")
    try server.expect("apply -f -", input: Self.widget, "widget.example.com/one unchanged")
    try server.expect("get wd", "COLOUR", "red")
    try server.expect("get wd one -o jsonpath={.spec.size}", "1")
    try server.expect("get all", "widget.example.com/one")
    try server.expect("describe widget one", "Colour:  red")
    let blue = Self.widget.replacing("red", with: "blue")
    try server.expect("diff -f -", input: blue, status: 1, "+  colour: blue")
    try server.expect(
      "apply --server-side --force-conflicts -f -", input: blue, "serverside-applied")
    try server.expect(
      "apply -f -", input: Self.widget.replacing("red", with: "green"), status: 1,
      #"Unsupported value: "green": supported values: "red", "blue""#)
    try server.expect(
      "create -f -", input: Self.widget.replacing("colour: red", with: "colour: red, x: 1"),
      status: 1, #"unknown field "spec.x""#)
    try server.expect(
      #"patch widget one --type=merge -p '{"spec":{"size":3}}'"#, "widget.example.com/one patched")
    try server.expect(
      #"patch widget one --subresource=status --type=merge -p '{"status":{"size":3}}'"#, "patched")
    try server.expect("scale widget one --replicas=5", "widget.example.com/one scaled")
    try server.expect(
      "wait widget/one --for=jsonpath={.status.size}=3 --timeout=5s", "condition met")
    try server.expect(
      "edit widget one", editor: "sed -i s/blue/red/", "widget.example.com/one edited")
    try server.expect("label widget one a=b", "labeled")
    try server.expect("annotate widget one a=b", "annotated")
    try server.expect("auth can-i delete widgets", "yes")
    try server.expect("delete widget one", "widget.example.com \"one\" deleted")
    try server.expect("delete crd widgets.example.com", "deleted")
    // kubectl still has what it discovered before.
    try server.expect("get widgets", status: 1, "could not find the requested resource")
  }
}
