package main

import (
	"context"

	"kept/store"
)

func whoCommand() *command {
	return &command{
		name: "who", run: runWho, atMost: 0,
		help: "says who else has the workbook open, and since when",
		more: []string{"Everybody can go on: nothing is ever written over that its writer had not seen."},
	}
}

func runWho(ctx context.Context, c *call) error {
	return c.reading(ctx, func(w *store.Workbook) error {
		others, err := w.Visitors(nil)
		if err != nil {
			return err
		}
		for _, v := range others {
			c.say("%s", v.Sentence(c.now()))
		}
		if len(others) == 0 {
			c.say("Nobody has this workbook open, as far as this computer can see.")
		}
		return nil
	})
}
