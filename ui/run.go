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

// Run shows the workbook on the terminal until the keeper leaves. It returns
// when everything that was asked to be saved is on the disk.
func Run(ctx context.Context, opt Options) error {
	if opt.Environ == nil {
		opt.Environ = os.Environ()
	}
	if opt.Watch == 0 {
		opt.Watch = 2 * time.Second
	}
	a := newApp(ctx, opt)
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
	if kept := g.safely(func() error { a.keepDrafts(); return nil }); err == nil {
		err = kept
	}
	a.noteVisit()
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
	todo := []tea.Cmd{a.rooms[a.at].enter()} // what can be undone comes behind it
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
		a.behind = append(a.behind, after)
	}
}

// drain makes the changes that were asked for and not yet made when the program
// was ended from outside, in their order.
func (a *App) drain() error {
	ctx := context.WithoutCancel(a.ctx)
	var errs []error
	if j := a.current; j != nil {
		j.once.Do(func() { // waits when it is being made
			_, err := j.run(ctx)
			errs = append(errs, err)
		})
	}
	for _, j := range a.queue {
		_, err := j.run(ctx)
		errs = append(errs, err)
	}
	a.current, a.queue = nil, nil
	return errors.Join(errs...)
}
