package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"
	"github.com/charmbracelet/colorprofile"

	"kept/ui/theme"
)

// watchEach is how often the screens look for changes made elsewhere: what another
// keeper saves is there within a second. A look takes some 50 microseconds.
const watchEach = 400 * time.Millisecond

// Run shows the workbook on the terminal until the keeper leaves. It returns
// when everything that was asked to be saved is on the disk.
func Run(ctx context.Context, opt Options) error {
	if opt.Environ == nil {
		opt.Environ = os.Environ()
	}
	if opt.Watch == 0 {
		opt.Watch = watchEach
	}
	ctx, end := context.WithCancel(ctx)
	defer end() // what is still being read for the screens ends with them
	a := newApp(ctx, opt)
	defer a.endSafety()
	a.clip = clipboard.WriteAll
	a.preload()
	profile := colorprofile.Env(opt.Environ) // by its variables alone: asking other programs would cost the first frame
	if theme.Read(opt.Environ).NoColour {
		profile = min(profile, colorprofile.ASCII)
	}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithEnvironment(opt.Environ), tea.WithColorProfile(profile), tea.WithFPS(120)}
	if opt.Input != nil {
		options = append(options, tea.WithInput(opt.Input))
	}
	if opt.Output != nil {
		options = append(options, tea.WithOutput(opt.Output))
	}
	g := &guarded{app: a}
	p := tea.NewProgram(g, options...)
	g.wake = func() { p.Send(brokenMsg{}) }
	_, err := p.Run()
	if errors.Is(err, tea.ErrInterrupted) || (errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil) {
		err = nil
	}
	if drained := g.safely(a.drain); err == nil {
		err = drained
	}
	if kept := g.safely(func() error { a.desk.KeepDrafts(); return nil }); err == nil {
		err = kept
	}
	a.noteVisit()
	a.shelf.Close()
	if flushed := a.flushSettings(); err == nil {
		err = flushed
	}
	if broke := g.broken(); broke != nil {
		err = broke
	}
	if err != nil {
		return fmt.Errorf("showing the workbook: %w", err)
	}
	return nil
}

// preload reads what the first frame shows, so that it is there at once and the
// rest comes behind it.
func (a *App) preload() {
	todo := []tea.Cmd{a.pages[a.at].Enter()} // what can be undone comes behind it
	for len(todo) > 0 {
		cmd := todo[0]
		todo = todo[1:]
		if cmd == nil {
			continue
		}
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			todo = append(todo, batch...)
			continue
		}
		_, after := a.Update(msg)
		a.afterFirstScreen = append(a.afterFirstScreen, after)
	}
}

// drain makes the changes that were asked for and not yet made when the program
// was ended from outside, in their order.
func (a *App) drain() error {
	ctx := context.WithoutCancel(a.ctx)
	var errs []error
	if j := a.current; j != nil {
		j.once.Do(func() { // waits when it is being made
			_, err := j.Run(ctx)
			errs = append(errs, err)
		})
	}
	for _, j := range a.queue {
		if j.parallel() {
			continue
		}
		_, err := j.Run(ctx)
		errs = append(errs, err)
	}
	for _, j := range a.parallel { // it ends before the workbook is closed, and leaves nothing half done
		j.work.stop()
		j.once.Do(func() {})
	}
	a.current, a.queue, a.parallel = nil, nil, nil
	return errors.Join(errs...)
}
