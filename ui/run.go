package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
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
	_, err := tea.NewProgram(a, options...).Run()
	if errors.Is(err, tea.ErrInterrupted) || (errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil) {
		err = nil
	}
	if drained := a.drain(); err == nil {
		err = drained
	}
	if err != nil {
		return fmt.Errorf("showing the workbook: %w", err)
	}
	return nil
}

// preload reads what the first frame shows, so that it is there at once and the
// rest comes behind it.
func (a *App) preload() {
	for _, cmd := range []tea.Cmd{a.rooms[a.at].enter(), a.readStanding()} {
		if cmd != nil {
			a.Update(cmd())
		}
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
