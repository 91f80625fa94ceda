package salvage

import "bytes"

// chained checks the hash of a change that follows on before; false if it was
// altered, or if something that the hash is over is not there.
func (r *Remains) chained(before []byte, at Place, c *Change) bool {
	replica, batch := r.Replicas[at.Replica], r.Batches[c.Batch]
	if replica == nil || batch == nil || r.IDs[c.Record] == "" {
		return false
	}
	l := Link{Replica: replica.ID, Batch: batch, Change: c, Record: r.IDs[c.Record]}
	if c.BaseReplica != nil {
		base := r.Replicas[*c.BaseReplica]
		if base == nil {
			return false
		}
		l.Base = base.ID
	}
	return bytes.Equal(r.shape.Hash(before, l), c.Hash)
}

// Provable is the number of the last batch up to which every change is there and
// follows on the one before: up to it the history can be kept as it is, and gives
// the workbook as it was then.
func (r *Remains) Provable() int64 {
	next, before := map[int64]int64{}, map[int64][]byte{}
	for no, p := range r.Replicas {
		next[no], before[no] = 1, p.Start
	}
	for no := int64(1); ; no++ {
		b := r.Batches[no]
		if b == nil || r.Replicas[b.Replica] == nil || r.Replicas[b.Replica].ID == "" || b.First != next[b.Replica] || b.Last < b.First {
			return no - 1
		}
		hash := before[b.Replica]
		for seq := b.First; seq <= b.Last; seq++ {
			at := Place{b.Replica, seq}
			c := r.Changes[at]
			if c == nil || c.Batch != no || !r.chained(hash, at, c) {
				return no - 1
			}
			hash = c.Hash
		}
		next[b.Replica], before[b.Replica] = b.Last+1, hash
	}
}

// Unproved counts the changes whose hash does not follow on the one before, because
// they were altered, or because the one before is lost.
func (r *Remains) Unproved() int {
	n := 0
	for at, c := range r.Changes {
		before, known := []byte(nil), false
		if previous := r.Changes[Place{at.Replica, at.Seq - 1}]; previous != nil {
			before, known = previous.Hash, true
		} else if at.Seq == 1 && r.Replicas[at.Replica] != nil {
			before, known = r.Replicas[at.Replica].Start, true
		}
		if !known || !r.chained(before, at, c) {
			n++
		}
	}
	return n
}

// Whole tells whether the history is all there up to its last batch.
func (r *Remains) Whole() bool {
	last := int64(0)
	for no := range r.Batches {
		last = max(last, no)
	}
	if len(r.Batches) == 0 || r.Provable() != last {
		return false
	}
	for no, p := range r.Replicas {
		if p.have != p.LastSeq {
			return false
		}
		if c := r.Changes[Place{no, p.LastSeq}]; p.LastSeq > 0 && !bytes.Equal(c.Hash, p.Last) {
			return false
		}
	}
	return true
}
