package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/settings"
	"kept/ui/setup"
)

// runSetUp asks someone at a terminal without a workbook what they need for
// one, makes it, and opens the screens on it, or on the demonstration.
func runSetUp(ctx context.Context, c *call) error {
	path := c.defaultWorkbook()
	liked, err := settings.Load(filepath.Join(c.settingsFolder(), "settings.json"))
	if err != nil && !errors.Is(err, settings.ErrDamaged) {
		return fmt.Errorf("reading how you like the screens: %w", err)
	}
	outcome, err := setup.Run(ctx, setup.Options{
		Theme: liked.Theme, Glyphs: liked.Glyphs, NoMouse: liked.NoMouse,
		ScreenReader: liked.ScreenReader || c.isSet("screen-reader") || c.setting("KEPT_SCREEN_READER") != "",
		Input:        c.stdin, Output: c.stdout, Environ: c.env, Today: c.today(), Where: path,
		Make: func(ctx context.Context, a setup.Answers) (*store.Workbook, error) {
			return makeAnswered(ctx, c, path, a)
		},
	})
	if err != nil {
		return err
	}
	switch outcome {
	case setup.Demo:
		return c.withDemo(ctx, func() error {
			return runScreens(ctx, &call{program: c.program, command: newDemoCommand(c.program)})
		})
	case setup.Made:
		w, err := c.open(ctx)
		if err != nil {
			return err
		}
		return errors.Join(showScreens(ctx, c, w), w.Close())
	}
	c.print("Nothing was made. Run kept to carry on, or kept demo to try an invented partnership.")
	return nil
}

// makeAnswered makes the workbook that the answers of the set-up ask for.
func makeAnswered(ctx context.Context, c *call, path string, a setup.Answers) (*store.Workbook, error) {
	partnership := store.Values{"name": a.Partnership, "areas": strings.Join(a.Areas, ";"), "kind": "childrens_services",
		"first_quarter": calendar.QuarterOf(c.today()).String(), "licence": "OGL-UK-3.0"}
	if a.National {
		partnership["kind"] = "national"
	}
	keeper := store.Values{"name": a.Keeper, "role": a.Role, "organisation": a.Employment}
	if err := checkValues(store.Partnership, partnership, c); err != nil {
		return nil, err
	}
	if err := checkValues("keeper", keeper, c); err != nil {
		return nil, err
	}
	return c.beginWorkbook(ctx, path, partnership, keeper)
}
