package host

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Job is one change of the workbook. Changes run beside the loop, one after another
// and in the order in which they were asked for.
type Job struct {
	// Run makes the change, and returns the sentence to show.
	Run func(ctx context.Context) (sentence string, err error)
	// Then runs on the loop when it is done; it may be nil.
	Then func(err error) tea.Cmd
}

// LongWork is work that can take a while. The screens stay alive meanwhile: the foot
// shows what is being done and how much of it is done, and it can be stopped.
type LongWork struct {
	Title string // what is being done, without a full stop: "Checking the workbook"
	Of    int    // how many there are to do; 0: not known yet
	What  string // what is counted: "actions"; may be ""
	Steps bool   // what is counted are steps, and Progress names each: "Packing the bundle"
	// ReadOnly is for work that changes nothing in the workbook: changes do not wait
	// for it, and leaving the program stops it.
	ReadOnly bool
	Stopped  string // what to show when it was stopped; "": "Stopped. Nothing was changed."
	// Run does it, and returns the sentence to show. It ends soon after its context
	// does, and then leaves nothing half done. It reports progress now and then.
	Run func(ctx context.Context, report Progress) (sentence string, err error)
	// Then runs on the loop when it is done; stopped, err is [context.Canceled]. It may be nil.
	Then func(err error) tea.Cmd
}

// Progress reports how far long work is: done, of how many of what. Of may be 0 and
// what "" where they are as before.
type Progress func(done, of int, what string)

// manyRecords is from how many records on a change shows its progress.
const manyRecords = 200

// WriteMany makes one change that goes through w.Of records. From 200 on it is long work.
func WriteMany(h Changes, w LongWork) tea.Cmd {
	if w.Of < manyRecords {
		return h.Write(Job{Then: w.Then, Run: func(ctx context.Context) (string, error) { return w.Run(ctx, func(int, int, string) {}) }})
	}
	return h.Work(w)
}

type progressKey struct{}

// WithProgress has [ProgressOf] return report for what is done in this context.
func WithProgress(ctx context.Context, report Progress) context.Context {
	return context.WithValue(ctx, progressKey{}, report)
}

// ProgressOf returns the function that reports progress in this context: done, of how
// many steps, and what comes next in plain words. It may report to nobody.
func ProgressOf(ctx context.Context) func(done, of int, doing string) {
	if report, ok := ctx.Value(progressKey{}).(Progress); ok {
		return report
	}
	return func(int, int, string) {}
}

// Failed is a message: something could not be read.
type Failed struct{ Err error }

// OnLoop is a message that does something on the loop, after work beside it.
type OnLoop func() tea.Cmd

// Background is an [OnLoop] of work that nobody asked for, such as a look at who else
// is there: the screen is drawn again only if it returns true.
type Background func() (draw bool, next tea.Cmd)
