package store

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"time"
)

// The fields of the history that are not a record's own: they say what the
// record is, what it belongs to, and whether it was taken out.
const (
	fieldKind    = "@kind"
	fieldParent  = "@parent"
	fieldRemoved = "@removed"
)

// What a batch was made by.
const (
	WhatEdit = "edit"
	WhatUndo = "undo"
	WhatRedo = "redo"
)

// Batch is what was changed all at once: it is undone all at once.
type Batch struct {
	No    int64 // counts up in this file
	ID    ID
	Title string // in plain words: "Edited action 1.2"
	Who   string // the keeper
	At    time.Time
	What  string // WhatEdit, WhatUndo or WhatRedo
	// of an undo or redo: the edit it took back or brought back; of an edit: the one it goes on with, or itself if it went back
	Target  int64
	Changes int // how many values it changed
}

// Change is one value of one record that was changed.
type Change struct {
	Batch    int64
	At       time.Time
	Who      string
	Record   ID
	Kind     *Kind
	Name     string // what a keeper calls the record now
	Field    string // a field's name, or "@kind", "@parent", "@removed"
	Item     string // of a field with many values, which
	Before   string // canonical; "" when there was nothing
	After    string // canonical; "" when nothing is left
	label    func(ID) string
	hasValue bool // After is a value, be it an empty note
}

// logged is a change as the history holds it.
type logged struct {
	seq      int64
	clock    Clock
	record   int64
	id       ID
	field    string
	item     string
	value    *string
	baseRepl *int64
	baseSeq  *int64
	baseID   string // the replica id of the base
}

// chain is the hash of a change: over all of it and the hash of the replica's
// change before, so that a change cannot be lost or altered unnoticed. SHA-256,
// of which 16 bytes are kept.
func chain(before []byte, replica string, b *Batch, c *logged) []byte {
	h := sha256.New()
	text := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	h.Write(before)
	text(replica)
	text(strconv.FormatInt(c.seq, 10))
	text(strconv.FormatInt(int64(c.clock), 10))
	text(string(b.ID))
	text(b.Who)
	text(b.Title)
	text(b.What)
	text(string(c.id))
	text(c.field)
	text(c.item)
	if c.value == nil {
		text("absent")
	} else {
		text("value")
		text(*c.value)
	}
	text(c.baseID)
	if c.baseSeq != nil {
		text(strconv.FormatInt(*c.baseSeq, 10))
	}
	return h.Sum(nil)[:16]
}
