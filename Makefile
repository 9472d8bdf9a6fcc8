# `make` alone lists what there is.
SWIFT ?= swift

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system libraries that are missing (Debian, Ubuntu)
	@scripts/install-libraries

demo: setup ## Show the generator at work, and the cluster in memory with kubectl and our client
	@SWIFT="$(SWIFT)" scripts/demo

test: ## Build everything and run all tests
	@scripts/install-libraries --with-test-servers
	$(SWIFT) build --build-tests
	@SWIFT="$(SWIFT)" scripts/check-examples
	$(SWIFT) test --skip-build --skip '^(KubeGenPlugin|KubeCurl|KubeRuntime(HTTP)?|KubeTest(ing|Server|ingTraits)|WebsiteOperator)Tests'
	KUBE_JSON_ORDINARY_CODE=1 $(SWIFT) test --skip-build --filter '^KubeJSONTests'
	$(SWIFT) test --skip-build --filter '^KubeCurlTests'
	$(SWIFT) test --skip-build --filter '^(KubeRuntime(HTTP)?|WebsiteOperator)Tests'
	$(SWIFT) test --skip-build --filter '^KubeTest(ing|Server|ingTraits)Tests'
	$(SWIFT) test --skip-build --filter '^KubeGenPluginTests'

test-ordinary: ## Run the codec's tests without what relies on the layout of Swift's values
	$(SWIFT) build --build-tests
	KUBE_JSON_ORDINARY_CODE=1 $(SWIFT) test --skip-build --filter '^Kube(JSON|Core|GenConsumer)Tests'

test-address: ## Run the codec's tests under the address sanitizer
	@SWIFT="$(SWIFT)" scripts/test-address

lint: ## Check layout and house rules
	@SWIFT="$(SWIFT)" scripts/lint

format: ## Lay out all Swift sources
	@scripts/swift-files | xargs $(SWIFT) format -i --parallel

bench: ## Measure the codec; scripts/bench measures more
	@SWIFT="$(SWIFT)" scripts/bench

docs: ## Make the documentation of all modules; warnings are errors
	@SWIFT="$(SWIFT)" scripts/docs

generate-facts: ## Bundle a Kubernetes version: VERSION=1.36 OPENAPI=swagger.json
	@SWIFT="$(SWIFT)" scripts/generate-facts "$(VERSION)" "$(OPENAPI)"

.PHONY: help setup demo test test-ordinary test-address lint format bench docs generate-facts
