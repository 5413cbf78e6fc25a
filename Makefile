# indsats: targets for people and for machines. `make run` and `make test` work on a fresh Debian 12 with Swift 6.1 or later.
SHELL := /bin/bash
PREFIX ?= /usr/local
CORPUS ?= corpus
OUTPUT ?= output
BUILD = .build/release

.PHONY: run build test test-report test-spark lint bench soak sanitize fuzz install clean prepare help

## run      build and turn the example corpus into datasets (CORPUS=dir OUTPUT=dir for others)
run: build
	@$(BUILD)/indsats run --corpus $(CORPUS) --output $(OUTPUT); status=$$?; \
	if [ $$status -le 1 ]; then echo; bash packaging/whats-there.sh $(OUTPUT); fi; exit $$status

## build    build the program for use
build: prepare
	@bash packaging/forget-stale.sh $(BUILD)
	swift build -c release --product indsats

## test     build and run all tests
test: prepare
	@bash packaging/forget-stale.sh .build/debug
	swift build --build-tests
	swift test --skip-build

## test-report  look at what a run publishes with a browser, LibreOffice and data tools (CORPUS=dir for others)
test-report: build
	@folder=$$(mktemp -d); $(BUILD)/indsats run --corpus $(CORPUS) --output $$folder/out; status=$$?; \
	[ $$status -gt 1 ] || { python3 scripts/check_report.py $$folder/out --program $(BUILD)/indsats $(REPORT); status=$$?; }; rm -rf $$folder; exit $$status

## test-spark  kill a worker of a small Spark in mid-run and compare the output with a run without it (needs a network and Java 17)
test-spark: build
	swift build -c release --product indsats-corpus-generator
	python3 scripts/test_spark.py --program $(BUILD)/indsats --generator $(BUILD)/indsats-corpus-generator $(SPARK)

## lint     check the format of the sources
lint:
	swift format lint -r --strict Sources Tests Package.swift

## bench    time indsats, stage by stage and beside what people use instead (BENCH="--input DIR --rounds 5" for others, BENCH="--scale 1000,10000" for growth)
bench: build
	swift build -c release --product indsats-corpus-generator
	python3 scripts/bench.py --program $(BUILD)/indsats --generator $(BUILD)/indsats-corpus-generator $(BENCH)

## soak     kill runs at 400 random moments, then run 10,000 broken files (SOAK="--files 500 --seed 7" KILL="--kills 20" for others)
soak: build
	python3 scripts/kill.py --program $(BUILD)/indsats $(KILL)
	python3 scripts/soak.py --program $(BUILD)/indsats $(SOAK)

## sanitize  the tests under the address sanitizer, in a build folder of their own
sanitize: prepare
	swift build --build-tests --sanitize=address --scratch-path .build-address
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build --sanitize=address --scratch-path .build-address

## fuzz     feed the readers with what libFuzzer makes, under the address sanitizer (FUZZ_SECONDS=60 for each)
fuzz: prepare
	bash scripts/fuzz.sh $(FUZZ_SECONDS)

## install  install the program with its word lists, completions and manual (PREFIX=/usr/local)
install: build
	bash packaging/install.sh $(BUILD) $(DESTDIR)$(PREFIX)

## clean    remove what was built and the working state; corpus and output stay
clean:
	rm -rf .build .build-address .build-fuzz .indsats

prepare:
	@bash packaging/prepare.sh

help:
	@sed -n 's/^## //p' Makefile
