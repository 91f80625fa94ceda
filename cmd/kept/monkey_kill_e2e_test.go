//go:build e2e && !windows

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"kept/store"
	"kept/ui"
)

// TestTheProgramIsKilledAtRandom drives the built program at random on one workbook
// and kills it at random moments: while it starts, while it saves, while a draft is
// typed, and while a monkey presses any key there is. After each it opens the workbook
// cleanly, the whole of it is sound, everything that the screen had said is saved is
// there, and what was typed a second before is offered.
//
// KEPT_FAULTS=long goes on for 200 rounds, KEPT_FAULTS_SEED is another seed.
func TestTheProgramIsKilledAtRandom(t *testing.T) {
	passes, seed := 10, uint64(1)
	if os.Getenv("KEPT_FAULTS") == "long" {
		passes = 200
	}
	if s := os.Getenv("KEPT_FAULTS_SEED"); s != "" {
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatalf("KEPT_FAULTS_SEED: %v", err)
		}
	}
	k := &killing{journey: begin(t), random: rand.New(rand.NewPCG(seed, 9))}
	k.file = k.orkney()
	k.env = append(k.env, "KEPT_KEEPER=Mairi Flett", "KEPT_FILE="+k.file)
	for _, c := range ui.Commands() {
		for _, key := range c.Keys {
			if _, ok := sequence(key); ok && c.ID != "app.quit" {
				k.keys = append(k.keys, key)
			}
		}
	}
	for n := range passes {
		k.pass = n
		k.once()
		if t.Failed() {
			break
		}
	}
	t.Logf("%d rounds (seed %d): killed %d times while starting, %d while saving, %d while typing, %d under the monkey (%d keys); "+
		"%d changes acknowledged, %d lost; %d drafts due, %d offered; %d times the change being saved was whole, %d times not there",
		passes, seed, k.starting, k.saving, k.typing, k.wild, k.pressed, len(k.saved), k.lost, k.due, k.offered, k.whole, k.absent)
}

type killing struct {
	journey
	random *rand.Rand
	file   string
	keys   []string
	pass   int
	s      *screen

	saved []string // titles that the screen said are saved
	doubt string   // the title that was being saved when it was killed
	draft string   // what had been typed a second before it was killed

	starting, saving, typing, wild, pressed, lost, due, offered, whole, absent int
}

// errKilled says that the program was killed while something was waited for.
var errKilled = errors.New("killed")

// once is one round: open, work, be killed, look.
func (k *killing) once() {
	k.t.Helper()
	if k.draft == "" { // else every draft that the monkey left would be offered first
		if err := os.RemoveAll(filepath.Join(k.home, ".local", "state")); err != nil {
			k.t.Fatal(err)
		}
	}
	if err := os.RemoveAll(filepath.Join(k.home, ".config")); err != nil { // the monkey may have chosen another page to begin in
		k.t.Fatal(err)
	}
	k.s = k.journey.open(80, 24)
	if k.random.IntN(10) == 0 && k.draft == "" {
		time.Sleep(time.Duration(k.random.IntN(60)) * time.Millisecond)
		k.starting++
		k.s.killed()
		k.check()
		return
	}
	k.s.sees("[1 Overview]")
	k.restoresTheDraft()
	switch err := k.work(); {
	case errors.Is(err, errKilled):
		k.s.over()
	case err != nil:
		k.t.Fatalf("round %d: %v", k.pass, err)
	}
	k.check()
}

// takesTheDraft goes on with what was typed before the program was killed, and saves it.
func (k *killing) restoresTheDraft() {
	k.t.Helper()
	if k.draft == "" {
		return
	}
	k.due++
	k.s.sees("A draft is kept")
	k.s.presses("enter")
	k.s.sees("This is your draft", k.draft)
	k.offered++
	k.s.presses("ctrl+s")
	k.s.sees("Saved.")
	k.saved = append(k.saved, k.draft)
	k.draft = ""
	k.s.presses("1")
	k.s.sees("[1 Overview]")
}

// work saves a few actions and then does something else; a hand that nobody sees
// kills the program meanwhile, unless it is killed in the end.
func (k *killing) work() error {
	end := []string{"saving", "saving", "typing", "monkey"}[k.random.IntN(4)]
	stop := make(chan struct{})
	defer close(stop)
	if end == "saving" { // the others choose their moment
		moment := time.After(time.Duration(k.random.IntN(600)) * time.Millisecond)
		go func() {
			select {
			case <-moment:
				_ = k.s.cmd.Process.Kill() // it may have ended by itself, which is told elsewhere
			case <-stop:
			}
		}()
	}
	k.s.presses("2")
	for n := 0; n < 2 || end == "saving"; n++ {
		if err := k.save(fmt.Sprintf("Round %d, change %d", k.pass, n)); err != nil {
			if errors.Is(err, errKilled) {
				k.saving++
			}
			return err
		}
	}
	if end == "typing" {
		return k.typesHalf()
	}
	return k.monkey()
}

// save adds an action, and notes it once the screen has said that it is saved.
func (k *killing) save(title string) error {
	if err := k.shows("[2 Actions]"); err != nil {
		return err
	}
	k.s.presses("n")
	if err := k.shows("Title (needed)"); err != nil {
		return err
	}
	k.s.presses("tab")
	k.s.types(title)
	if err := k.shows(title); err != nil {
		return err
	}
	k.doubt = title
	k.s.presses("ctrl+s")
	if err := k.shows("Saved.", title, "Reference"); err != nil {
		return err
	}
	if err := k.gone("New action"); err != nil {
		return err
	}
	k.doubt = ""
	k.saved = append(k.saved, title)
	return nil
}

// typesHalf types what is not saved, and is killed a second and a bit after.
func (k *killing) typesHalf() error {
	words := fmt.Sprintf("Half a sentence of round %d", k.pass)
	k.s.presses("n")
	if err := k.shows("Title (needed)"); err != nil {
		return err
	}
	k.s.presses("tab")
	k.s.types(words)
	if err := k.shows(words); err != nil {
		return err
	}
	time.Sleep(1100*time.Millisecond + time.Duration(k.random.IntN(300))*time.Millisecond)
	k.typing++
	k.draft = words
	k.s.killed()
	return nil
}

// monkey presses keys until it is killed.
func (k *killing) monkey() error {
	moment := time.Now().Add(time.Duration(k.random.IntN(900)) * time.Millisecond)
	for time.Now().Before(moment) {
		key := k.keys[k.random.IntN(len(k.keys))]
		if k.random.IntN(4) == 0 {
			key = "enter"
		}
		k.s.presses(key)
		k.pressed++
		if k.random.IntN(20) == 0 {
			k.s.resizes(1+k.random.IntN(300), 1+k.random.IntN(100))
		}
		time.Sleep(time.Duration(k.random.IntN(12)) * time.Millisecond)
		select {
		case <-k.s.ended:
			if k.s.outcome != nil { // the monkey may have left; it may not have broken anything
				return fmt.Errorf("under the monkey the program ended with %w:\n%s", k.s.outcome, k.s.text())
			}
			k.wild++
			return nil
		default:
		}
	}
	k.wild++
	k.s.killed()
	return nil
}

// shows waits for texts to stand on the screen together, or for the end.
func (k *killing) shows(texts ...string) error {
	return k.waits(strings.Join(texts, " and "), func(screen string) bool {
		return !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(screen, text) })
	})
}

func (k *killing) gone(text string) error {
	return k.waits("a screen without "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

func (k *killing) waits(what string, ready func(string) bool) error {
	for end := deadline(k.t); !ready(k.s.text()); time.Sleep(3 * time.Millisecond) {
		select {
		case <-k.s.ended:
			var exit interface{ Sys() any }
			if errors.As(k.s.outcome, &exit) {
				if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signal() == syscall.SIGKILL {
					return errKilled
				}
			}
			return fmt.Errorf("while waiting for %s the program ended with %s:\n%s", what, fmt.Sprint(k.s.outcome), k.s.text())
		default:
		}
		if time.Now().After(end) {
			return fmt.Errorf("%s never came:\n%s", what, k.s.text())
		}
	}
	return nil
}

// look opens the workbook as the next program would, reads all of it, and compares
// it with what was said to be saved.
func (k *killing) check() {
	k.t.Helper()
	w, err := store.Open(k.t.Context(), k.file, store.Options{StateDir: k.t.TempDir(), Keeper: "Mairi Flett"})
	if err != nil {
		k.t.Fatalf("round %d: the workbook does not open: %v", k.pass, err)
	}
	health, err := w.CheckFile(k.t.Context(), true)
	if err = errors.Join(err, health.Problem(), w.CheckHistory(k.t.Context())); err != nil {
		k.t.Errorf("round %d: the workbook is not sound: %v", k.pass, err)
	}
	batches, err := w.History(k.t.Context(), store.HistoryQuery{Limit: 1 << 20})
	if err = errors.Join(err, w.Close()); err != nil {
		k.t.Fatal(err)
	}
	there := map[string]bool{}
	for _, b := range batches {
		there[b.Title] = true
	}
	for _, title := range k.saved {
		if !there["Added action "+title] {
			k.lost++
			k.t.Errorf("round %d: %q was said to be saved and is not there", k.pass, title)
		}
	}
	if k.doubt != "" {
		if there["Added action "+k.doubt] {
			k.whole++
		} else {
			k.absent++
		}
		k.doubt = ""
	}
}
