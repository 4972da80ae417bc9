# Everything but the window itself builds and tests without a C compiler.
PKGS   := ./app/... ./assets/... ./data/... ./printing/... ./ui/...
TAGS   := migrated_fynedo,no_emoji
BIN    := tanggapan$(shell go env GOEXE)
GOFUMPT     := mvdan.cc/gofumpt@v0.9.2
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0

.PHONY: run test race lint build screenshots e2e drills bench nightly

run: ## check what the system lacks, build, open the window
	@scripts/run

test: ## all tests; needs Go and nothing else
	CGO_ENABLED=0 go test -timeout 20m $(PKGS) ./e2e/...

race: ## the same with the race detector, but for what one goroutine does alone; needs a C compiler
	CGO_ENABLED=1 go test -race -short -timeout 30m $(PKGS) ./e2e/...

lint: ## gofumpt, go vet, staticcheck
	@out="$$(go run $(GOFUMPT) -l .)"; [ -z "$$out" ] || { echo "gofumpt would change:"; echo "$$out"; exit 1; }
	CGO_ENABLED=0 go vet $(PKGS) ./e2e/...
	CGO_ENABLED=0 go run $(STATICCHECK) $(PKGS) ./e2e/...

build: ## the program; needs a C compiler and the headers of X and GL
	CGO_ENABLED=1 go build -trimpath -tags $(TAGS) -ldflags "-s -w" -o $(BIN) .

screenshots: ## every screen to docs/screenshots and every paper to docs/papers, without a display
	CGO_ENABLED=0 SCREENSHOTS=$(CURDIR)/docs/screenshots go test -count=1 -timeout 20m -run Screenshots ./ui/...
	CGO_ENABLED=0 SCREENSHOTS_PAPERS=$(CURDIR)/docs/papers go test -count=1 -timeout 5m -run Screenshots_Papers ./app

e2e: build ## the program in a real window under Xvfb, driven by keys
	go run ./e2e -bin ./$(BIN) -out out e2e/stories/*.txt

drills: ## kills, damage, full disks and more done to the data file; N percent of them (100)
	CGO_ENABLED=0 go run ./e2e/drill -percent $(or $(N),100)

bench: ## the data engine at N records (a million) beside SQLite; needs a C compiler
	cd bench && CGO_ENABLED=1 go run -tags sqlite_fts5 . $(if $(N),-n $(N))

nightly: ## what takes long: full drills, a million records, printing from Windows under Wine
	$(MAKE) drills
	$(MAKE) bench
	scripts/wine
