package bundle

import (
	"github.com/google/uuid"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
)

// rows gives a table's rows, rising by key; the rows of a field with many values
// rise by the key of what they belong to, then by value. Text is exact.
func (t *tableDef) rows(b *snapshot.Snapshot) [][]string {
	if t.kind == nil {
		return [][]string{t.submissionRow(b.Submission)}
	}
	submission := b.Submission.ID()
	var rows [][]string
	for _, e := range b.Entries(t.kind.Name) {
		if t.many == nil {
			rows = append(rows, t.entryRow(b, submission, e))
			continue
		}
		for _, item := range e.Items(t.many.Name) {
			row := make([]string, 0, len(t.columns))
			row = append(row, submission, itemKey(e.ID, t.many.Name, item.Value), string(e.ID), item.Value)
			if t.many.Noted {
				row = append(row, item.Note)
			}
			rows = append(rows, append(row, item.Change))
		}
	}
	return rows
}

func (t *tableDef) entryRow(b *snapshot.Snapshot, submission string, e *snapshot.Entry) []string {
	row := make([]string, len(t.columns))
	for i := range t.columns {
		c := &t.columns[i]
		switch {
		case c.name == colSubmission:
			row[i] = submission
		case c.name == t.key:
			row[i] = string(e.ID)
		case c.parent != nil:
			if p := b.Entry(e.Parent); p != nil && p.Kind == c.parent {
				row[i] = string(e.Parent)
			}
		case c.field != nil:
			row[i] = c.valueIn(e.Get(c.field.Name))
		default:
			row[i] = e.Change
		}
	}
	return row
}

// valueIn is what the column holds of a field's canonical value.
func (c *column) valueIn(value string) string {
	if c.part == "" || value == "" {
		return value
	}
	w, err := calendar.DecodeWhen(value)
	switch {
	case err != nil && c.part == "words":
		return value // only a damaged file holds such text: it leaves as it stands
	case err != nil:
		return ""
	case c.part == "words":
		return w.Words
	case c.part == "from":
		return w.From.String()
	}
	return w.To.String()
}

// itemKey is the key of one value of a field that can have many.
func itemKey(owner store.ID, field, value string) string {
	space, err := uuid.Parse(string(owner))
	if err != nil {
		space = uuid.Nil // the key of the owner is reported where it stands
	}
	return uuid.NewSHA1(space, []byte(field+":"+value)).String()
}

// submissionRow gives the one row of the table of the submission itself.
func (t *tableDef) submissionRow(s snapshot.Submission) []string {
	values := submissionValues(s)
	row := make([]string, len(t.columns))
	for i := range t.columns {
		row[i] = values[t.columns[i].name]
	}
	return row
}
