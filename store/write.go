package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"kept/store/sqlite"
	"maps"
	"slices"
	"strings"
	"time"
)

// Values are the fields of a record to be made, by name. A field with many
// values holds them separated by semicolons.
type Values map[string]string

// Tx is one change in the making. All of it is kept, or nothing.
type Tx struct {
	ctx      context.Context
	w        *Workbook
	now      time.Time
	replica  *replica
	batch    Batch
	metas    map[ID]*meta
	byKey    map[int64]*meta
	touched  map[int64]bool // keys of records whose revision rises
	owners   map[int64]bool // keys of records to be indexed again
	tallies  map[tallyKey]int
	marked   map[int64]bool // responses whose mark of being carried forward was set by hand
	pending  []any          // changes that wait to be written, column by column
	parsed   map[parsedKey]string
	firstSeq int64 // the first sequence number of the batch
}

// meta is what a change needs to know of a record.
type meta struct {
	key, owner int64
	id, parent ID
	kind       *Kind
	rev        int64
	removed    bool
	made       bool            // in this very change
	logged     map[string]bool // of a made record: the fields and items that were given already
	parts      bool            // of a made record: something was added to it
}

type tallyKey struct{ kind, field, item string }

type parsedKey struct {
	field *Field
	text  string
}

// Write is the one way in: fn makes changes through the Tx; the tables and the
// history are changed together in one transaction, which is one batch and is
// undone all at once. If fn fails, or the disk does, nothing was changed. When
// Write returns no error the change is on the disk. A batch that changed nothing
// is not kept; its No is 0. fn reads through the Tx: reading through the Workbook
// would wait in vain where the file is locked for a change (shared folders).
func (w *Workbook) Write(ctx context.Context, title string, fn func(*Tx) error) (Batch, error) {
	return w.write(ctx, Batch{Title: title, What: WhatEdit}, nil, fn)
}

// write runs fn in a transaction. choose, if there is one, looks into the
// workbook first and says what the batch is.
func (w *Workbook) write(ctx context.Context, batch Batch, choose, fn func(*Tx) error) (Batch, error) {
	if w.opt.ReadOnly {
		return Batch{}, w.readOnly()
	}
	if batch.Who = w.Keeper(); batch.Who == "" {
		return Batch{}, ErrNoKeeper
	}
	w.BackupToday(ctx)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.conn == nil {
		conn, err := w.writing.Conn(ctx)
		if err != nil {
			return Batch{}, fmt.Errorf("opening the workbook for writing: %w", err)
		}
		w.conn = conn
	}
	if _, err := w.conn.ExecContext(ctx, w.beginSQL); err != nil {
		return Batch{}, fmt.Errorf("beginning a change: %w", err)
	}
	before := w.replica.clone()
	done, err := w.transact(ctx, batch, choose, fn)
	if err == nil && done.Changes > 0 {
		// From here on the change must not be cut short: a stop between the
		// commit and its answer would leave nobody knowing which it was.
		if _, err = w.conn.ExecContext(context.WithoutCancel(ctx), "COMMIT"); err == nil {
			w.noteOwnBatch(done.No)
			return done, nil
		}
		err = fmt.Errorf("saving: %w", err)
	}
	w.replica = before // what it counted up did not happen
	_, rollback := w.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	if err == nil || sqlite.Code(rollback) != 0 {
		rollback = nil // SQLite had rolled back by itself, as it does when the disk is full
	}
	if err != nil && done.ID != "" && w.hasBatch(ctx, done.ID) {
		w.noteOwnBatch(done.No)
		return done, nil // only tidying up after the commit had failed: the change is in the file
	}
	if err != nil {
		return Batch{}, errors.Join(err, rollback)
	}
	return Batch{}, nil
}

// noteOwnBatch remembers that a batch was written through this Workbook.
func (w *Workbook) noteOwnBatch(no int64) {
	if w.ownBatches == nil {
		w.ownBatches = map[int64]bool{}
	}
	w.ownBatches[no] = true
}

// hasBatch tells whether a batch is in the file.
func (w *Workbook) hasBatch(ctx context.Context, id ID) bool {
	var n int
	err := w.conn.QueryRowContext(context.WithoutCancel(ctx), "SELECT count(*) FROM batch WHERE id = ?", string(id)).Scan(&n)
	return err == nil && n == 1
}

// transact runs fn between BEGIN and COMMIT.
func (w *Workbook) transact(ctx context.Context, batch Batch, choose, fn func(*Tx) error) (Batch, error) {
	ended, before := false, w.replica.clone()
	defer func() {
		if !ended { // fn panicked: nothing of it stays, and what is written next is not in its way
			w.replica = before
			_, _ = w.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // the panic is what will be told
		}
	}()
	made, err := w.runChange(ctx, batch, choose, fn)
	ended = true
	return made, err
}

func (w *Workbook) runChange(ctx context.Context, batch Batch, choose, fn func(*Tx) error) (Batch, error) {
	tx := &Tx{ctx: ctx, w: w, now: w.opt.Now(), batch: batch, metas: map[ID]*meta{}, byKey: map[int64]*meta{},
		touched: map[int64]bool{}, owners: map[int64]bool{}, tallies: map[tallyKey]int{}, marked: map[int64]bool{},
		parsed: map[parsedKey]string{}}
	if choose != nil {
		if err := choose(tx); err != nil {
			return Batch{}, err
		}
	}
	if err := tx.begin(); err != nil {
		return Batch{}, err
	}
	if err := fn(tx); err != nil {
		return Batch{}, err
	}
	if tx.batch.Changes == 0 {
		return tx.batch, nil
	}
	return tx.batch, tx.finish()
}

// Batch is the change in the making: its id, and the moment at which it is made.
func (tx *Tx) Batch() Batch { return tx.batch }

// exec runs a statement that is prepared once for the life of the connection.
func (tx *Tx) exec(query string, args ...any) error {
	s, err := tx.stmt(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(tx.ctx, args...)
	return err
}

func (tx *Tx) stmt(query string) (*sql.Stmt, error) {
	if s, ok := tx.w.stmts[query]; ok {
		return s, nil
	}
	s, err := tx.w.conn.PrepareContext(context.WithoutCancel(tx.ctx), query)
	if err != nil {
		return nil, fmt.Errorf("preparing %q: %w", query, err)
	}
	tx.w.stmts[query] = s
	return s, nil
}

// queryRow reads one row; [sql.ErrNoRows] when there is none.
func (tx *Tx) queryRow(query string, args []any, into ...any) error {
	s, err := tx.stmt(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(tx.ctx, args...).Scan(into...)
}

// each calls row for every row of a query, whose statement is prepared once.
func (tx *Tx) each(query string, args []any, row func(*sql.Rows) error) error {
	s, err := tx.stmt(query)
	if err != nil {
		return err
	}
	return sqlite.EachOf(tx.ctx, s, args, row)
}

// lastClock is the clock of the last change. CROSS JOIN holds SQLite to going from
// the few replicas to their last changes, and not through the whole history.
const lastClock = "SELECT max(c.clock) FROM replica p CROSS JOIN change c ON c.replica = p.no AND c.seq = p.last_seq"

// begin takes up this computer's replica, or makes one, and opens the batch.
func (tx *Tx) begin() error {
	r, err := tx.currentReplica()
	if err != nil {
		return fmt.Errorf("reading who writes the history: %w", err)
	}
	tx.replica = r
	// The clock goes on from the last change that any replica made in this file.
	var last sql.NullInt64
	if err := tx.queryRow(lastClock, nil, &last); err != nil {
		return fmt.Errorf("reading the history's clock: %w", err)
	}
	r.clock = max(r.clock, Clock(last.Int64))
	if tx.batch.ID, err = tx.NewID(); err != nil {
		return err
	}
	tx.firstSeq = r.seq + 1
	tx.batch.At = r.clock.after(tx.now).Time()
	var no sql.NullInt64
	if err := tx.queryRow("SELECT max(no) FROM batch", nil, &no); err != nil {
		return fmt.Errorf("numbering the change: %w", err)
	}
	tx.batch.No = no.Int64 + 1
	var target any
	if tx.batch.Target != 0 {
		target = tx.batch.Target
	}
	err = tx.exec("INSERT INTO batch (no, id, replica, first_seq, last_seq, clock, who, title, what, target) VALUES (?,?,?,?,?,?,?,?,?,?)",
		tx.batch.No, string(tx.batch.ID), r.no, tx.firstSeq, tx.firstSeq, int64(r.clock.after(tx.now)), tx.batch.Who, tx.batch.Title,
		tx.batch.What,
		target)
	if err != nil {
		return fmt.Errorf("opening the change: %w", err)
	}
	return nil
}

// currentReplica reads the replica row again in every change, because another
// program may have written with the same one in the meantime.
func (tx *Tx) currentReplica() (*replica, error) {
	w := tx.w
	if w.replica == nil {
		var r replica
		err := tx.queryRow("SELECT no, id, last_seq, last_hash FROM replica ORDER BY no DESC LIMIT 1", nil, &r.no, &r.id, &r.seq, &r.hash)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		if err != nil || !w.replicas.known(r.id, w.path, r.seq) {
			id, err := tx.NewID()
			if err != nil {
				return nil, err
			}
			start := r.hash
			if start == nil {
				start = []byte{}
			}
			r = replica{no: r.no + 1, id: string(id), hash: start}
			if err := tx.exec("INSERT INTO replica (no, id, start_hash, last_hash) VALUES (?,?,?,?)", r.no, r.id, start,
				start); err != nil {
				return nil, err
			}
		}
		w.replica = &r
		return w.replica, nil
	}
	r := w.replica
	return r, tx.queryRow("SELECT last_seq, last_hash FROM replica WHERE no = ?", []any{r.no}, &r.seq, &r.hash)
}

// finish writes what was gathered: revisions, counts, search text, the batch's end.
func (tx *Tx) finish() error {
	if err := tx.clearCarried(); err != nil {
		return fmt.Errorf("noting that a response was looked at: %w", err)
	}
	if err := tx.flush(); err != nil {
		return err
	}
	r := tx.replica
	for _, key := range slices.Sorted(maps.Keys(tx.touched)) {
		if err := tx.exec("UPDATE record SET rev = rev + 1, changed = ? WHERE key = ?", int64(r.clock), key); err != nil {
			return fmt.Errorf("noting the change: %w", err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(tx.owners)) {
		if err := tx.index(key); err != nil {
			return fmt.Errorf("indexing the text: %w", err)
		}
	}
	for k, n := range tx.tallies {
		if n == 0 {
			continue
		}
		err := tx.exec("INSERT INTO tally (kind, field, item, n) VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET n = n + excluded.n", k.kind,
			k.field, k.item, n)
		if err != nil {
			return fmt.Errorf("counting: %w", err)
		}
	}
	if err := tx.exec("UPDATE batch SET last_seq = ? WHERE no = ?", r.seq, tx.batch.No); err != nil {
		return fmt.Errorf("closing the change: %w", err)
	}
	if err := tx.exec("UPDATE replica SET last_seq = ?, last_hash = ? WHERE no = ?", r.seq, r.hash, r.no); err != nil {
		return fmt.Errorf("closing the change: %w", err)
	}
	return nil
}

// NewID makes an id for a record to be added.
func (tx *Tx) NewID() (ID, error) {
	if len(tx.w.fresh) < 16 {
		buffer := make([]byte, 1024)
		if n, err := tx.w.opt.Entropy.Read(buffer); err != nil || n < 16 {
			return "", fmt.Errorf("making an id: reading randomness: %w", err)
		} else {
			tx.w.fresh = buffer[:n]
		}
	}
	id, err := NewID(tx.now, strings.NewReader(string(tx.w.fresh[:10])))
	tx.w.fresh = tx.w.fresh[10:]
	return id, err
}

// Context is the context of the change.
func (tx *Tx) Context() context.Context { return tx.ctx }
