package salvage

import "database/sql"

// Shape is what every workbook is made of, and what no damaged file can be trusted to say.
type Shape struct {
	Model     string  // a sound workbook without records: header and list of tables are the same in every workbook
	Tables    []Table // of records, one for each kind
	KindField string  // the field of the history that says of what kind a record is
	IsID      func(text string) bool
	Hash      func(before []byte, l Link) []byte // of a change, over all of it and the hash of the one before
}

// Table is the table of one kind of record.
type Table struct {
	Kind    string   // also its name
	Columns []string // of the fields with one value
	Many    []string // fields with many values, each in a table KIND_FIELD
}

// Link is a change with all that its hash is over.
type Link struct {
	Replica string
	Batch   *Batch
	Change  *Change
	Record  string
	Base    string // the replica of the change that it replaced; "" for none
}

// Remains is what could be read of a damaged workbook. Rows are known by the numbers
// that they have in its file.
type Remains struct {
	Replicas map[int64]*Replica
	Batches  map[int64]*Batch
	Records  map[int64]*Record
	Changes  map[Place]*Change
	Rows     map[int64]*Row    // of each record, what its table holds
	Partly   map[int64]bool    // records some of whose items may not have been read
	IDs      map[int64]string  // of records, also from the index over them
	Unread   map[string]string // tables that could not be read at all, and why

	shape Shape
}

// Place is where a change stands in the history.
type Place struct{ Replica, Seq int64 }

// Replica is a row about who wrote the history on one computer.
type Replica struct {
	ID            string
	Start, Last   []byte // the hash before the first change, and of the last
	LastSeq       int64
	highest, have int64 // of the changes that were found
}

// Batch is a row about what was changed all at once.
type Batch struct {
	No                          int64
	ID, Who, Title, What        string
	Target                      int64 // 0: none
	Replica, First, Last, Clock int64
}

// Record is a row about what a record is.
type Record struct {
	Kind                 string
	Parent, Rev, Changed int64 // no parent: 0
}

// Change is a row of the history.
type Change struct {
	Seq, Clock, Batch, Record int64
	Field, Item               string
	Value                     *string
	BaseReplica, BaseSeq      *int64 // of the change that it replaced
	Hash                      []byte
}

// Row is what the tables of a kind hold of one record. References are numbers.
type Row struct {
	Kind    string
	Removed bool
	Cells   map[string]sql.NullString    // by column
	Items   map[string]map[string]string // of the fields with many values: notes by item
}

func newRemains(shape Shape) *Remains {
	return &Remains{Replicas: map[int64]*Replica{}, Batches: map[int64]*Batch{}, Records: map[int64]*Record{}, Changes: map[Place]*Change{},
		Rows: map[int64]*Row{}, Partly: map[int64]bool{}, IDs: map[int64]string{}, Unread: map[string]string{}, shape: shape}
}

// Change is the change at a place in the history of a replica; nil if it was not found.
func (r *Remains) Change(replica, seq int64) *Change { return r.Changes[Place{replica, seq}] }

// LostChanges counts the changes that must have been there and could not be read.
func (r *Remains) LostChanges() int64 {
	lost := int64(0)
	for _, p := range r.Replicas {
		lost += max(p.highest-p.have, 0)
	}
	return lost
}

// countChanges notes of each replica how many of its changes were found.
func (r *Remains) countChanges() {
	for _, p := range r.Replicas {
		p.have, p.highest = 0, p.LastSeq
	}
	for at := range r.Changes {
		if r.Replicas[at.Replica] == nil {
			r.Replicas[at.Replica] = &Replica{}
		}
		p := r.Replicas[at.Replica]
		p.have, p.highest = p.have+1, max(p.highest, at.Seq)
	}
}

func (s *Shape) isKind(name string) bool { return s.table(name) != nil }

func (s *Shape) table(kind string) *Table {
	for i := range s.Tables {
		if s.Tables[i].Kind == kind {
			return &s.Tables[i]
		}
	}
	return nil
}
