.DEFAULT_GOAL := help
MVN := ./mvnw --batch-mode --no-transfer-progress

.PHONY: help format check test it build bench faults fuzz simulate clean

help: ## Show this help
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

format: ## Format all sources
	$(MVN) -q spotless:apply

check: ## Compile with Error Prone, check format and dependency rules
	$(MVN) verify -DskipTests

test: ## Run the unit tests: no broker, no database, seconds
	$(MVN) test

it: ## Run everything: unit tests, then the tests on a real broker and a real database
	$(MVN) verify

build: ## Build what ./l2nas runs
	$(MVN) -q package -DskipTests

bench: ## Measure closed loop, start and throughput; some ten minutes on a quiet machine
	benchmarks/run loop
	benchmarks/run start
	benchmarks/run throughput

fuzz: ## Look for inputs that break something, a million for each place where any come in; hours
	fuzz/run

faults: ## Kill services, brokers and the database while searches run: is anything lost?
	faults/run storm
	faults/run crash-points

simulate: ## The decisions of core in a world that fails, ten thousand times
	simulation/run --seeds 10000

clean: ## Remove what was built
	$(MVN) -q clean
