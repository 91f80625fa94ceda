package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"kept/store"
)

// asked opens a workbook of two keepers on a computer that knows neither, and
// answers who is there.
func asked(t *testing.T, answer string) (p *program, out *bytes.Buffer, w *store.Workbook, err error) {
	t.Helper()
	p, out, errs, path := lostWorkbook(t, func(text []byte) []byte { return text })
	if code := p.run(t.Context(), []string{"--file", path, "add", "keeper", "name=Calum Test"}); code != exitOK {
		t.Fatalf("adding a keeper ends with %d: %s", code, errs)
	}
	if err := os.Remove(p.memoryFile()); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	p.stdin = strings.NewReader(answer)
	c, err := parsed(p, "--file", path)
	if err != nil {
		t.Fatal(err)
	}
	if w, err = c.open(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return p, out, w, c.askWho(t.Context(), w, c.setKeeper(t.Context(), w))
}

func TestAKeeperIsAskedWhoTheyAreAndIsRemembered(t *testing.T) {
	for answer, want := range map[string]string{"1\n": "Morag Test", "2\n": "Calum Test", " calum test \n": "Calum Test",
		"3\nAnn  Other\n": "Ann Other", "3\nmorag test\n": "Morag Test"} {
		p, out, w, err := asked(t, answer)
		if err != nil || w.Keeper() != want {
			t.Errorf("%q opens it for %q (%v)\n%s", answer, w.Keeper(), err, out)
		}
		if got := p.remembered().Keepers[w.Path()]; got != want {
			t.Errorf("after %q %q is remembered", answer, got)
		}
		if !strings.Contains(out.String(), "Who are you?") || !strings.Contains(out.String(), "  2  Calum Test\n  3  Someone else\n") {
			t.Errorf("it asks\n%s", out)
		}
		if n, err := w.Tally(t.Context(), "keeper", ""); err != nil || (n[""] == 3) != (want == "Ann Other") {
			t.Errorf("after %q there are %v keepers (%v)", answer, n, err)
		}
	}
}

func TestWhoGivesNoNameOpensNothing(t *testing.T) {
	for _, answer := range []string{"", "\n", "4\n", "0\n", "3\n\n", "Someone\n"} {
		_, out, w, err := asked(t, answer)
		if err == nil || w.Keeper() != "" || !strings.Contains(out.String(), "Nothing was opened.") {
			t.Errorf("%q: %v, %q\n%s", answer, err, w.Keeper(), out)
		}
	}
}
