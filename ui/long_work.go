package ui

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

// working is long work that was begun.
type working struct {
	host.LongWork
	cancel context.CancelFunc

	mu     sync.Mutex
	done   int
	halted bool
}

// Work puts long work in the queue: it begins when every change asked for before
// it is made. Work that writes nothing is not begun twice at once.
func (a *App) Work(w host.LongWork) tea.Cmd {
	for _, other := range a.works {
		if w.ReadOnly && other.Title == w.Title {
			a.Notify(theme.Notice, w.Title+": that is being done already.")
			return nil
		}
	}
	if w.Stopped == "" {
		w.Stopped = "Stopped. Nothing was changed."
	}
	on := &working{LongWork: w}
	a.works = append(a.works, on)
	a.toast = toast{}
	return a.enqueue(job{work: on,
		Job: host.Job{Then: w.Then, Run: func(ctx context.Context) (string, error) { return w.Run(ctx, on.noteProgress) }}})
}

// manyValues is from how many values on taking a change back can be stopped.
const manyValues = 2_000

// noteProgress notes how far it is; it is called from beside the loop.
func (w *working) noteProgress(done, of int, what string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done = done
	if of > 0 {
		w.Of = of
	}
	if what != "" {
		w.What = what
	}
}

// stop asks it to end.
func (w *working) stop() {
	w.mu.Lock()
	w.halted = true
	w.mu.Unlock()
	if w.cancel != nil {
		w.cancel()
	}
}

func (w *working) wasStopped() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.halted
}

// begin gives the context to do it in.
func (w *working) begin(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	w.cancel = cancel
	if w.wasStopped() { // before its turn came
		cancel()
	}
	return ctx
}

// end settles how it ended: whatever the reason that is given, what was stopped
// was stopped, unless it had succeeded by then.
func (w *working) end(err error) error {
	w.cancel()
	if err != nil && w.wasStopped() && !errors.Is(err, context.Canceled) {
		return errors.Join(context.Canceled, err)
	}
	return err
}

// words say what is being done and how far it is: "Checking the workbook: 1,200
// of 10,000 actions".
func (w *working) words() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	text := w.Title
	switch {
	case w.halted:
		return text + ": stopping..."
	case w.Steps && w.What != "":
		text += ": " + words.LowerFirst(w.What)
		if w.Of > 0 {
			text += " (step " + words.Thousands(min(w.done+1, w.Of)) + " of " + words.Thousands(w.Of) + ")"
		}
		return text
	case w.Of > 0 && w.done <= w.Of:
		text += ": " + words.Thousands(w.done) + " of " + words.Thousands(w.Of)
	case w.done > 0:
		text += ": " + words.Thousands(w.done)
	case w.What != "":
		return text + ": " + w.What
	default:
		return text + "..."
	}
	if w.What != "" {
		text += " " + w.What
	}
	return text
}

// part is how much of it is done, from 0 to 1; negative when that is not known.
func (w *working) part() float64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.Of <= 0 {
		return -1
	}
	return min(float64(w.done)/float64(w.Of), 1)
}

// toastBeats is how often progress is told before it takes the place of a
// sentence at the foot: about three seconds.
const toastBeats = 20

// progressMsg says that it is time to draw anew how far long work is.
type progressMsg struct{}

func (a *App) showProgress() tea.Cmd {
	if a.toast.text != "" && a.toast.role != theme.Problem {
		if a.toast.progressSteps++; a.toast.progressSteps > toastBeats {
			a.toast = toast{}
		}
	}
	return a.Later(150*time.Millisecond, func() tea.Msg { return progressMsg{} })
}

// running is the long work that is shown: the latest begun; nil when there is none.
func (a *App) running() *working {
	if len(a.works) == 0 {
		return nil
	}
	return a.works[len(a.works)-1]
}

// stopWork stops the long work that is shown.
func (a *App) stopWork() tea.Cmd {
	if w := a.running(); w != nil {
		w.stop()
	}
	return nil
}

// removeWork removes long work from the list of what is being done.
func (a *App) removeWork(w *working) {
	kept := a.works[:0]
	for _, other := range a.works {
		if other != w {
			kept = append(kept, other)
		}
	}
	clear(a.works[len(kept):])
	a.works = kept
}

// workLine draws how far long work is, with the way to stop it; y is where on the
// screen the line stands. It is "" when there is none.
func (a *App) workLine(w, y int) string {
	on := a.running()
	if on == nil {
		return ""
	}
	const barWidth = 20
	text := " " + on.words()
	if n := len(a.works) - 1; n > 0 {
		text += " (and " + words.Thousands(n) + " more)"
	}
	stop := ""
	if !on.wasStopped() {
		stop = "Stop"
		if a.front() == nil && !a.State().Entry {
			stop = host.KeyFor(a, "work.stop") + " stops it"
		}
	}
	free := w - cell.Width(stop) - 3
	text = cell.Cut(text, free, a.theme.Glyphs.Cut)
	if part := on.part(); part >= 0 && !a.opt.ScreenReader && free-cell.Width(text) >= barWidth+2 {
		text = " " + a.workBar(part, barWidth) + text
	}
	if stop != "" {
		x := w - cell.Width(stop) - 1
		a.Mouse().Button(x, y, cell.Width(stop), a.stopWork)
		stop = a.theme.Render(theme.Key, stop)
		return a.theme.Render(theme.Strong, cell.Fit(text, x, "")) + stop
	}
	return a.theme.Render(theme.Strong, text)
}

// workBar is a bar of so many cells, filled for the part that is done.
func (a *App) workBar(part float64, width int) string {
	g := &a.theme.Glyphs
	full := int(part * float64(width))
	return strings.Repeat(g.Full, full) + strings.Repeat(g.Empty, width-full)
}

// workCommands are those of long work.
func workCommands() []command.Command {
	return []command.Command{
		{ID: "work.stop", Title: "Stop it", Keys: []string{"esc"}, Scope: command.InWork, Run: command.On((*App).stopWork), Foot: 5,
			Help: "Stops what is being done: an import, an export, a check, a change of many records. Nothing is left half done."},
	}
}
