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
# What makes packages, and a clean root to try them in.
PACKAGE_PACKAGES := dpkg-dev debootstrap python3
# What builds graphs on several machines, for `make soak`.
SPARK_PACKAGES := openjdk-17-jre-headless
SPARK_PYTHON_PACKAGES := pyspark==4.3.0
# What trains the model of relations.
TRAIN_PACKAGES := numpy==2.4.6 scipy==1.17.1
# What `make bench` is told besides: BENCH="--size small", "--only parsing,queries", "--out FILE".
BENCH :=

# The program is built without what only tests and debuggers need, which takes less time; Scripts/test.sh builds with it.
# Swift's library is inside: what it does most, counting references, takes less time without a table of addresses.
BUILD_FLAGS := -c release -debug-info-format none --static-swift-stdlib
YONG := .build/release/yong

# Where `make install` puts the program; DESTDIR stands before it, for those who make packages.
PREFIX := /usr/local
# A build of its own, which needs C libraries of Debian only.
PACKAGE_FLAGS := -c release --traits Server --static-swift-stdlib --scratch-path .build-package
PACKAGED := .build-package/release/yong
PACKAGES := .build/packages

# The site of all libraries' pages, and the path below which it will stand: `make docs DOCS_BASE=yong`.
DOCS := .build/docs
DOCS_BASE :=

.PHONY: graph build server packaged install uninstall package clean-root test soak lint clean train evaluate bench commit docs \
    install-build install-server install-package install-spark install-train install-bench install-test

graph: build
	$(YONG) build seeds/documents -o graph.ttl
	@echo "graph.ttl holds the graph. Who took part in what, and in which office?"
	$(YONG) query --data graph.ttl -f Examples/participants.rq

build: install-build commit
	swift build $(BUILD_FLAGS) --product yong

# The same with `yong serve`, for which Hummingbird is fetched and built.
server: install-build install-server commit
	swift build $(BUILD_FLAGS) --traits Server --product yong

# The program as packages have it.
packaged: install-build install-server commit
	swift build $(PACKAGE_FLAGS) --product yong

# Installs the program with its endpoint, manual pages and completions.
install: packaged
	@Scripts/install-packages.sh python3
	Scripts/package/stage.sh $(PACKAGED) $(DESTDIR)$(PREFIX)

# Removes what `make install` put there.
uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/yong $(DESTDIR)$(PREFIX)/share/doc/yong
	rm -f $(DESTDIR)$(PREFIX)/share/man/man1/yong.1.gz $(DESTDIR)$(PREFIX)/share/man/man1/yong-*.1.gz
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/yong
	rm -f $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_yong
	rm -f $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/yong.fish

# A Debian package and a relocatable archive.
package: packaged install-package
	Scripts/package/deb.sh $(PACKAGED) $(PACKAGES)

# Installs the package in a clean root and runs the main job there.
clean-root: package
	Scripts/package/clean-root.sh $(PACKAGES)/yong_*.deb

test: install-build install-server install-test commit
	Scripts/test.sh

# What takes long: see Scripts/soak.sh.
soak: install-build commit install-test install-spark
	Scripts/soak.sh

# The annotated items and the corpus, which stand beside the project.
GOLD := ../shared/gold
CORPUS := ../shared/corpus
EVALUATE := .build/release/yong-evaluate
TRAIN_RELATIONS := .build-train/bin/python Scripts/train/relations.py

# The more items there are to learn from, the less the surest rules need to be trusted beyond them, and the less weights
# need to be held back.
MANY := --set trust=1 --set decay=0.0005

# Trains the models; the same items give the same files. `make build` embeds them.
train: install-build install-train
	swift build $(BUILD_FLAGS) --product yong-evaluate
	$(EVALUATE) train --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation.jsonl --texts $(CORPUS) $(MANY) \
	    -o seeds/models/mentions.model
	$(EVALUATE) candidates --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation.jsonl --texts $(CORPUS) $(MANY) \
	    --gold-entities -o .build/given.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation.jsonl --texts $(CORPUS) $(MANY) \
	    -o .build/found.jsonl
	$(TRAIN_RELATIONS) --candidates .build/given.jsonl .build/found.jsonl --target 1 -o seeds/models/relations.model

# What the extractor finds on items that its model was not trained on, part by part, and by how many it learned from.
evaluate: install-build install-train
	swift build $(BUILD_FLAGS) --product yong-evaluate
	$(EVALUATE) measure --train $(GOLD)/train --dev $(GOLD)/dev --ablation --curve
	$(EVALUATE) measure --train $(GOLD)/train --train Scripts/train/annotation.jsonl --texts $(CORPUS) $(MANY) --dev $(GOLD)/dev
	$(EVALUATE) measure --train $(GOLD)/train --train $(GOLD)/dev --folds 5
	$(EVALUATE) measure --train $(GOLD)/train --train $(GOLD)/dev --train Scripts/train/annotation.jsonl --texts $(CORPUS) $(MANY) --folds 6
	$(EVALUATE) candidates --train $(GOLD)/train --gold-entities -o .build/given.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train -o .build/found.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train --on $(GOLD)/dev --gold-entities -o .build/given-held.jsonl
	$(EVALUATE) candidates --train $(GOLD)/train --on $(GOLD)/dev -o .build/found-held.jsonl
	$(TRAIN_RELATIONS) --candidates .build/given.jsonl .build/found.jsonl --target 1 \
	    --test .build/given-held.jsonl .build/found-held.jsonl -o .build/relations-train.model

# The program beside others, which Benchmarks/bench.py fetches from Debian and PyPI, on data that it generates.
bench: server install-bench
	Benchmarks/bench.py --yong $(YONG) $(BENCH)

# The site of the documentation, as files.
docs: install-build install-server commit
	Scripts/documentation.sh $(DOCS) $(DOCS_BASE)

commit:
	@Scripts/package/commit.sh

lint:
	swift format lint --strict --parallel -r Sources Tests Package.swift

install-build:
	@Scripts/install-packages.sh $(BUILD_PACKAGES)

install-server:
	@Scripts/install-packages.sh $(SERVER_PACKAGES)

install-package:
	@Scripts/install-packages.sh $(PACKAGE_PACKAGES)

install-train:
	@Scripts/install-packages.sh python3-venv
	@Scripts/python-environment.sh .build-train $(TRAIN_PACKAGES)

install-test:
	@Scripts/install-packages.sh $(TEST_PACKAGES)
	@Scripts/python-environment.sh .build-python $(PYTHON_PACKAGES)

install-bench:
	@Scripts/install-packages.sh python3-venv

install-spark:
	@Scripts/install-packages.sh $(SPARK_PACKAGES)
	@Scripts/python-environment.sh .build-spark $(SPARK_PYTHON_PACKAGES)

clean:
	rm -rf .build .build-bench .build-documentation .build-package .build-python .build-spark graph.*
