# `make graph` and `make test` do all their own set-up; see README.md.
SHELL := /bin/bash
.DEFAULT_GOAL := graph

# What the build needs from Debian, and what the tests need besides.
BUILD_PACKAGES := pkg-config libxml2-dev libdatrie-dev libthai-data libpcre2-dev libssl-dev zlib1g-dev libbz2-dev libzstd-dev liblmdb-dev libcurl4-openssl-dev
# What the endpoint embeds besides.
SERVER_PACKAGES := libjs-codemirror
TEST_PACKAGES := curl python3-venv virtuoso-opensource-7-bin chromium chromium-driver fonts-thai-tlwg
# Independent readers and the validator that the tests compare with.
PYTHON_PACKAGES := rdflib==7.6.0 pyoxigraph==0.5.13 pyshacl==0.40.1 SPARQLWrapper==2.0.0 selenium==4.51.0 reconciler==0.2.2 networkx==3.6.1 oxigraph==0.5.13
# What builds graphs on several machines, for `make soak`.
SPARK_PACKAGES := openjdk-17-jre-headless
SPARK_PYTHON_PACKAGES := pyspark==4.3.0
# What trains the model of relations.
TRAIN_PACKAGES := numpy==2.4.6 scipy==1.17.1

# One build serves everything: optimised, with `@testable import` allowed.
BUILD_FLAGS := -c release -Xswiftc -enable-testing
YONG := .build/release/yong

.PHONY: graph build server test soak lint clean train evaluate install-build install-server install-train install-test install-spark

graph: build
	$(YONG) build seeds/documents -o graph.ttl
	@echo "graph.ttl holds the graph. Who took part in what, and in which office?"
	$(YONG) query --data graph.ttl -f Examples/participants.rq

build: install-build
	swift build $(BUILD_FLAGS) --product yong

# The same with `yong serve`, for which Hummingbird is fetched and built.
server: install-build install-server
	swift build $(BUILD_FLAGS) --traits Server --product yong

test: install-build install-server install-test
	Scripts/test.sh

# What takes long: see Scripts/soak.sh.
soak: build install-test install-spark
	Scripts/soak.sh

# The annotated items and the corpus, which stand beside the project.
GOLD := ../shared/gold
CORPUS := ../shared/corpus
EVALUATE := .build/release/yong-evaluate
TRAIN_RELATIONS := .build-train/bin/python Scripts/train/relations.py

# Trains the models; the same items give the same files. `make build` embeds them.
train: install-build install-train
	swift build $(BUILD_FLAGS) --product yong-evaluate
	$(EVALUATE) train --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation --texts $(CORPUS) \
	    -o seeds/models/mentions.model
	$(EVALUATE) candidates --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation --texts $(CORPUS) \
	    --gold-entities -o .build/given.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation --texts $(CORPUS) \
	    -o .build/found.jsonl
	$(TRAIN_RELATIONS) --candidates .build/given.jsonl .build/found.jsonl --target 1 -o seeds/models/relations.model

# What the extractor finds on items that its model was not trained on, part by part, and by how many it learned from.
evaluate: install-build install-train
	swift build $(BUILD_FLAGS) --product yong-evaluate
	$(EVALUATE) measure --train $(GOLD)/train --dev $(GOLD)/dev --ablation --curve
	$(EVALUATE) measure --train $(GOLD)/train --train Scripts/train/annotation --texts $(CORPUS) --dev $(GOLD)/dev
	$(EVALUATE) measure --train $(GOLD)/train --train $(GOLD)/dev --folds 5
	$(EVALUATE) candidates --train $(GOLD)/train --gold-entities -o .build/given.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train -o .build/found.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train --on $(GOLD)/dev --gold-entities -o .build/given-held.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train --on $(GOLD)/dev -o .build/found-held.jsonl
	$(TRAIN_RELATIONS) --candidates .build/given.jsonl .build/found.jsonl --target 1 \
	    --test .build/given-held.jsonl .build/found-held.jsonl -o .build/relations-train.model

lint:
	swift format lint --strict --parallel -r Sources Tests Package.swift

install-build:
	@Scripts/install-packages.sh $(BUILD_PACKAGES)

install-server:
	@Scripts/install-packages.sh $(SERVER_PACKAGES)

install-train:
	@Scripts/install-packages.sh python3-venv
	@Scripts/python-environment.sh .build-train $(TRAIN_PACKAGES)

install-test:
	@Scripts/install-packages.sh $(TEST_PACKAGES)
	@Scripts/python-environment.sh .build-python $(PYTHON_PACKAGES)

install-spark:
	@Scripts/install-packages.sh $(SPARK_PACKAGES)
	@Scripts/python-environment.sh .build-spark $(SPARK_PYTHON_PACKAGES)

clean:
	rm -rf .build .build-python .build-spark graph.*
