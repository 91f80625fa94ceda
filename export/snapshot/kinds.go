package snapshot

import (
	"slices"

	"kept/store"
)

// ChildKinds are the kinds with a place in the bundle that can belong to k.
func ChildKinds(k *store.Kind) []*store.Kind {
	var list []*store.Kind
	for _, c := range k.Children() {
		if c.Bundle != "" {
			list = append(list, c)
		}
	}
	return list
}

// TopKinds are the kinds that belong to nothing in the bundle but the submission;
// in the JSON each is a list under the name of its table, and what belongs to a
// record is nested in it.
func TopKinds() []*store.Kind {
	var list []*store.Kind
	for _, k := range store.Kinds() {
		if k.Bundle != "" && !slices.ContainsFunc(k.Parents, inBundle) {
			list = append(list, k)
		}
	}
	return list
}

func inBundle(kind string) bool { return store.KindNamed(kind).Bundle != "" }
