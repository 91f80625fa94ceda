package store

import (
	"kept/store/file"
)

// replica is who writes the history of one file on one computer.
type replica struct {
	no    int64
	id    string
	seq   int64
	hash  []byte
	clock Clock
}

// clone is a copy of the replica as it is now; nil if there is none yet.
func (r *replica) clone() *replica {
	if r == nil {
		return nil
	}
	c := *r
	return &c
}

// replicaMemory is what a computer remembers of the replicas that it made,
// outside the workbooks. A copied or restored workbook carries a replica that
// this computer never made at that path, or left at another place in its
// history; going on with it would fork the history, so a new one is made.
type replicaMemory struct{ file.Memory }

type rememberedReplica struct {
	Path string `json:"path"`
	Seq  int64  `json:"seq"`
}

// known tells whether this computer left the replica at this place in this file.
func (m replicaMemory) known(id, path string, seq int64) bool {
	var r rememberedReplica
	return m.Recall("replica-"+id, &r) && r.Path == file.Absolute(path) && r.Seq == seq
}

// remember notes where the replica was left. That it fails only means that the
// next to write makes a new replica.
func (m replicaMemory) remember(id, path string, seq int64) {
	m.Remember("replica-"+id, rememberedReplica{Path: file.Absolute(path), Seq: seq})
}
