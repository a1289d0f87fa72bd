# Deskbell. `make` alone says what there is. Everything may be run twice, as root or not.

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench vendor proofs lock

help:    ## Say what there is
	@grep -E '^[a-z]+: ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+): .*## /make \1\t/' | expand -t 16

setup:   ## Make .venv from the hashed requirements, with the deskbell command in it
	@bin/setup run

run: setup   ## Start a demo desk on http://127.0.0.1:8000, with PostgreSQL, workers and a mail catcher
	@exec .venv/bin/deskbell demo $(ARGS)

test:    ## Run the whole suite on a PostgreSQL of its own (ARGS="-k mail" for a part)
	@bin/setup dev
	@bin/test $(ARGS)

check:   ## Check style, types, floors, translations and migrations
	@bin/setup dev
	@bin/check

bench: setup   ## Measure pages, mails and events on a desk filled for it
	@.venv/bin/deskbell bench $(ARGS)

vendor:  ## Copy what the pages borrow, as pinned in package.json, into the repository
	@bin/vendor

proofs:  ## List each requirement with the tests that prove it
	@bin/setup dev
	@.venv/bin/python bin/proofs

lock:    ## Pin every dependency anew, with hashes (needs uv)
	@bin/lock
