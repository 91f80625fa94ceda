# The tools for Go that .ci/house and .ci/run fetch through the module proxy, at pinned versions and outside of go.mod.
# shellcheck shell=bash disable=SC2034
readonly staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2
readonly golangci_lint=github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
readonly deadcode=golang.org/x/tools/cmd/deadcode@v0.50.0
