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
	$(SWIFT) test --skip-build --filter '^KubeCurlTests'
	$(SWIFT) test --skip-build --filter '^(KubeRuntime(HTTP)?|WebsiteOperator)Tests'
	$(SWIFT) test --skip-build --filter '^KubeTest(ing|Server|ingTraits)Tests'
	$(SWIFT) test --skip-build --filter '^KubeGenPluginTests'

lint: ## Check layout and house rules
	@SWIFT="$(SWIFT)" scripts/lint

format: ## Lay out all Swift sources
	@scripts/swift-files | xargs $(SWIFT) format -i --parallel

bench: ## Measure the codec and the generator
	@SWIFT="$(SWIFT)" scripts/bench

docs: ## Make the documentation of all modules; warnings are errors
	@SWIFT="$(SWIFT)" scripts/docs

generate-facts: ## Bundle a Kubernetes version: VERSION=1.36 OPENAPI=swagger.json
	@SWIFT="$(SWIFT)" scripts/generate-facts "$(VERSION)" "$(OPENAPI)"

.PHONY: help setup demo test lint format bench docs generate-facts
