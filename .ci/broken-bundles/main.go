// Command broken-bundles makes broken and hostile copies of a good bundle, a fault each, and holds them to the built
// `kept check`: each must be refused, soon, by the rule that the fault breaks and in the words that name it, and
// nothing may be written anywhere.
// Usage: go run ./.ci/broken-bundles KEPT BUNDLE.zip FOLDER     (FOLDER gets the copies and expected.tsv)
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// broken is one copy and what is expected of it.
type broken struct {
	name    string // what is wrong with it
	exit    int    // 1 for a bundle with faults, 2 for what is no bundle
	rules   string // all the rules of FORMAT.md that it breaks, with blanks between
	message string // words that must be among what is said
	data    []byte
}

// longest is how long a check may take before it counts as hung.
const longest = 20 * time.Second

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: broken-bundles KEPT BUNDLE.zip FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(kept, bundle, folder string) error {
	kept, err := filepath.Abs(kept)
	if err != nil {
		return err
	}
	good, err := readBundle(bundle)
	if err != nil {
		return fmt.Errorf("reading the good bundle: %w", err)
	}
	if err := unharmed(kept, bundle, folder); err != nil {
		return fmt.Errorf("the good bundle, packed again as it is, is not found sound: %w", err)
	}
	bundles, err := brokenBundles(good)
	if err != nil {
		return err
	}
	zips, err := hostileZips(good)
	if err != nil {
		return err
	}
	var list strings.Builder
	wrong := 0
	for i, b := range slices.Concat(bundles, zips) {
		name := fmt.Sprintf("%02d-%s.zip", i+1, strings.NewReplacer(" ", "-", "/", "-").Replace(b.name))
		fmt.Fprintf(&list, "%s\t%d\t%s\t%s\n", name, b.exit, b.rules, b.message)
		if err := try(kept, filepath.Join(folder, name), b); err != nil {
			wrong++
			fmt.Printf("MISS %s: %v\n", b.name, err)
			continue
		}
		fmt.Printf("ok   %s: %s: %s\n", b.name, b.rules, b.message)
	}
	if err := os.WriteFile(filepath.Join(folder, "expected.tsv"), []byte(list.String()), 0o600); err != nil {
		return err
	}
	fmt.Printf("%d broken bundles and %d hostile zips, %d not refused as they should be\n", len(bundles), len(zips), wrong)
	if wrong > 0 || len(bundles) < 29 || len(zips) < 10 {
		return errors.New("that is not as it should be")
	}
	return nil
}

// unharmed shows that the way in which the copies are made breaks nothing of itself.
func unharmed(kept, bundle, folder string) error {
	good, err := readBundle(bundle)
	if err != nil {
		return err
	}
	good.seal()
	return try(kept, filepath.Join(folder, "00-sound.zip"), broken{data: good.zip()})
}

// try writes a copy, has it checked in an empty folder, and compares.
func try(kept, path string, b broken) error {
	if err := os.WriteFile(path, b.data, 0o600); err != nil {
		return err
	}
	away, err := os.MkdirTemp("", "kept-broken-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(away) }()
	inner := filepath.Join(away, "a", "b", "c") // deep enough for names that climb
	if err := os.MkdirAll(inner, 0o700); err != nil {
		return err
	}
	before := inside(away)
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	cmd := exec.CommandContext(ctx, kept, "check", "--json", path) //nolint:gosec // the program under test
	cmd.Dir, cmd.Env = inner, []string{"HOME=" + inner, "XDG_STATE_HOME=" + inner, "TMPDIR=" + inner, "GOMEMLIMIT=400MiB", "LANG=C.UTF-8"}
	var out, messages bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &messages
	err = cmd.Run()
	if ctx.Err() != nil {
		return fmt.Errorf("it took longer than %s", longest)
	}
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		return err
	}
	if after := inside(away); after != before {
		return fmt.Errorf("files were written: %s", after)
	}
	if strings.ContainsFunc(out.String()+messages.String(), isControl) {
		return errors.New("a control character reached the terminal")
	}
	if code := cmd.ProcessState.ExitCode(); code != b.exit {
		return fmt.Errorf("exit %d, want %d: %s%s", code, b.exit, cut(out.String()), cut(messages.String()))
	}
	if b.exit == 2 {
		if !strings.Contains(messages.String(), b.message) {
			return fmt.Errorf("nothing says %q: %s", b.message, cut(messages.String()))
		}
		return nil
	}
	return compare(b, out.Bytes())
}

// isControl reports whether a character could change a terminal or the direction of writing.
func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0x202a && r <= 0x202e
}

// compare compares what was found with what is expected.
func compare(b broken, out []byte) error {
	var found struct {
		Findings []struct{ Level, Rule, File, Wrong string }
	}
	if err := json.Unmarshal(out, &found); err != nil {
		return fmt.Errorf("the answer is no JSON: %w", err)
	}
	rules, named := map[string]bool{}, false
	var all []string
	for _, f := range found.Findings {
		if f.Level == "error" {
			rules[f.Rule] = true
			named = named || strings.Contains(f.Wrong, b.message)
			all = append(all, f.Rule+" "+f.File+" "+f.Wrong)
		}
	}
	if got := strings.Join(slices.Sorted(maps.Keys(rules)), " "); got != b.rules {
		return fmt.Errorf("it breaks %s and is said to break %s: %s", b.rules, got, cut(strings.Join(all, "; ")))
	}
	if !named && b.exit != 0 {
		return fmt.Errorf("nothing says %q: %s", b.message, cut(strings.Join(all, "; ")))
	}
	return nil
}

// inside lists all that is in a folder.
func inside(folder string) string {
	var list []string
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		list = append(list, path)
		return err
	})
	return strings.Join(list, " ") + fmt.Sprint(err)
}

func cut(s string) string { return s[:min(len(s), 400)] }
