# `make graph` and `make test` do all their own set-up; see README.md.
SHELL := /bin/bash
.DEFAULT_GOAL := graph

# What the build needs from Debian, and what the tests need besides.
BUILD_PACKAGES := pkg-config libxml2-dev libdatrie-dev libthai-data libpcre2-dev libssl-dev zlib1g-dev libbz2-dev libzstd-dev
TEST_PACKAGES := python3-venv
# Independent readers and the validator that the tests compare with.
PYTHON_PACKAGES := rdflib==7.6.0 pyoxigraph==0.5.13 pyshacl==0.40.1

# One build serves everything: optimised, with `@testable import` allowed.
BUILD_FLAGS := -c release -Xswiftc -enable-testing
YONG := .build/release/yong

.PHONY: graph build test soak lint clean train evaluate install-build install-test

graph: build
	$(YONG) build seeds/documents -o graph.ttl
	@echo "graph.ttl holds the graph. Who took part in what, and in which office?"
	$(YONG) query --data graph.ttl -f Examples/participants.rq

build: install-build
	swift build $(BUILD_FLAGS) --product yong

test: install-build install-test
	Scripts/test.sh

# What takes long: see Scripts/soak.sh.
soak: build install-test
	Scripts/soak.sh

# The annotated items and the corpus, which stand beside the project.
GOLD := ../shared/gold
CORPUS := ../shared/corpus
EVALUATE := .build/release/yong-evaluate

# Trains the model of mentions; the same items give the same file. `make build` embeds it.
train: install-build
	swift build $(BUILD_FLAGS) --product yong-evaluate
	$(EVALUATE) train --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation --texts $(CORPUS) \
	    -o seeds/models/mentions.model

# What the extractor finds on items that its model was not trained on, part by part, and by how many it learned from.
evaluate: install-build
	swift build $(BUILD_FLAGS) --product yong-evaluate
	$(EVALUATE) measure --train $(GOLD)/train --dev $(GOLD)/dev --ablation --curve
	$(EVALUATE) measure --train $(GOLD)/train --train Scripts/train/annotation --texts $(CORPUS) --dev $(GOLD)/dev
	$(EVALUATE) measure --train $(GOLD)/train --train $(GOLD)/dev --folds 5

lint:
	swift format lint --strict --parallel -r Sources Tests Package.swift

install-build:
	@Scripts/install-packages.sh $(BUILD_PACKAGES)

install-test:
	@Scripts/install-packages.sh $(TEST_PACKAGES)
	@Scripts/python-environment.sh .build-python $(PYTHON_PACKAGES)

clean:
	rm -rf .build .build-python graph.*
