package host

import (
	"strconv"
	"strings"

	"kept/store"
)

// Past is a record as it stood right after a batch of changes. The history shows it
// under the id that [Past.ID] gives.
type Past struct {
	Batch  int64
	Record store.ID
}

// ID is what such a page has in the place of a record's id.
func (p Past) ID() store.ID {
	return store.ID("past/" + strconv.FormatInt(p.Batch, 10) + "/" + string(p.Record))
}

// ParsePast reads the id of a record as it stood; false when it is another id.
func ParsePast(id string) (p Past, ok bool) {
	rest, ok := strings.CutPrefix(id, "past/")
	if !ok {
		return p, false
	}
	no, record, _ := strings.Cut(rest, "/")
	batch, err := strconv.ParseInt(no, 10, 64)
	return Past{batch, store.ID(record)}, err == nil
}
