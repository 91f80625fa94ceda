//go:build e2e && linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/xpty"
)

// The speed of the built program on a pseudo-terminal, beside programs that people
// know. It is a measurement for a quiet machine, not a test: it fails only when a
// program does not answer at all. KEPT_SPEED=1 runs it with 1,000 actions,
// KEPT_SPEED=long with 100,000 too:
//
//	KEPT_SPEED=long go test -tags e2e ./cmd/kept -run Speed -v
func TestSpeed(t *testing.T) {
	asked := os.Getenv("KEPT_SPEED")
	if asked == "" {
		t.Skip("KEPT_SPEED=1 or KEPT_SPEED=long measures")
	}
	sizes := []int{1_000}
	if asked == "long" {
		sizes = append(sizes, 100_000)
	}
	program := built(t)
	table := []string{fmt.Sprintf("%-10s %8s  %12s  %12s %8s  %10s  %9s", "program", "rows", "first frame", "key, median",
		"p95", "200 keys", "memory")}
	for _, n := range sizes {
		home := t.TempDir()
		file, lines := manyActions(t, program, home, n)
		for _, tool := range []struct {
			name string
			args []string
			down string
		}{
			{"kept", []string{program, "--file", file, "--keeper", "Mairi Flett"}, "j"},
			{"less", []string{"less", lines}, "j"},
			{"htop", []string{"htop"}, "\x1b[B"},
			{"visidata", []string{"vd", lines}, "j"},
		} {
			if _, err := exec.LookPath(tool.args[0]); err != nil {
				table = append(table, fmt.Sprintf("%-10s %8d  not installed", tool.name, n))
				continue
			}
			table = append(table, fmt.Sprintf("%-10s %8d  %s", tool.name, n, measure(t, home, tool.name, tool.args, tool.down)))
		}
	}
	t.Log("\n" + strings.Join(table, "\n"))
}

// manyActions makes a workbook of so many invented actions, and the same as lines.
func manyActions(t *testing.T, program, home string, n int) (file, lines string) {
	t.Helper()
	file, lines = filepath.Join(home, "many.kept"), filepath.Join(home, "many.csv")
	var text bytes.Buffer
	text.WriteString("reference,title,brag,due\n")
	for i := range n {
		fmt.Fprintf(&text, "%d.%d,Invented action number %d,%s,%d March %d\n", i/100+1, i%100+1, i+1, []string{"green", "amber",
			"red", "blue"}[i%4], i%28+1, 2026+i%4)
	}
	if err := os.WriteFile(lines, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"new", file, "--partnership", "Invented Firth Partnership", "--area", "Orkney", "--keeper", "Mairi Flett"},
		{"--file", file, "import", lines, "--as", "actions"},
	} {
		cmd := exec.Command(program, args...)
		cmd.Env = []string{"HOME=" + home}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	return file, lines
}

const (
	startings = 15
	keys      = 200
)

// measure starts a program several times and times its first frame, then single
// keys and a run of held ones, and reads its peak memory.
func measure(t *testing.T, home, name string, args []string, down string) string {
	t.Helper()
	var first []time.Duration
	for range startings {
		r := start(t, home, args)
		first = append(first, r.frame(t, name))
		r.end()
	}
	r := start(t, home, args)
	defer r.end()
	r.frame(t, name)
	if name == "kept" {
		r.press(t, "2")
	}
	time.Sleep(500 * time.Millisecond) // until what comes behind the first frame has come
	r.drain()
	var each []time.Duration
	for range 50 {
		duration, ok := r.press(t, down)
		if !ok {
			break
		}
		each = append(each, duration)
	}
	r.drain()
	began := time.Now()
	if _, err := r.pty.Write([]byte(strings.Repeat(down, keys))); err != nil {
		t.Fatal(err)
	}
	all := r.atRest().Sub(began)
	memory := peak(r.cmd.Process.Pid)
	return fmt.Sprintf("%9s ms  %9s ms %5s ms  %7d ms  %6.1f MB", ms(percentile(first, 50)), ms(percentile(each, 50)),
		ms(percentile(each, 95)), all.Milliseconds(), float64(memory)/1024)
}

// running is a program on a pseudo-terminal whose output is timed as it comes.
type running struct {
	pty     xpty.Pty
	cmd     *exec.Cmd
	began   time.Time
	arrived chan chunk
}

type chunk struct {
	at   time.Time
	text []byte
}

func start(t *testing.T, home string, args []string) *running {
	t.Helper()
	pty, err := xpty.NewPty(120, 40)
	if err != nil {
		t.Fatal(err)
	}
	r := &running{pty: pty, cmd: exec.Command(args[0], args[1:]...), arrived: make(chan chunk, 4096)}
	r.cmd.Env = []string{"HOME=" + home, "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")}
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	r.began = time.Now()
	if err := pty.Start(r.cmd); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(r.arrived)
		for {
			buffer := make([]byte, 64<<10)
			n, err := pty.Read(buffer)
			if n > 0 {
				r.arrived <- chunk{time.Now(), buffer[:n]}
			}
			if err != nil {
				return
			}
		}
	}()
	return r
}

// frame is how long it took until words stood on the screen.
func (r *running) frame(t *testing.T, name string) time.Duration {
	t.Helper()
	word := map[string]string{"kept": "What needs you now", "less": "number 1,", "htop": "PID", "visidata": "Invented action"}[name]
	var all []byte
	for {
		select {
		case c, ok := <-r.arrived:
			if !ok {
				t.Fatalf("%s ended before its first frame: %q", name, all)
			}
			all = append(all, c.text...)
			if bytes.Contains(all, []byte(word)) {
				return c.at.Sub(r.began)
			}
		case <-time.After(patience):
			t.Fatalf("%s never showed %q in %d bytes", name, word, len(all))
		}
	}
}

// press sends a key and gives how long it took until the first answer to it came.
func (r *running) press(t *testing.T, key string) (time.Duration, bool) {
	t.Helper()
	r.drain()
	began := time.Now()
	if _, err := r.pty.Write([]byte(key)); err != nil {
		t.Fatal(err)
	}
	select {
	case c, ok := <-r.arrived:
		return c.at.Sub(began), ok
	case <-time.After(5 * time.Second):
		return 0, false
	}
}

// atRest gives when the last output came before nothing came for a while.
func (r *running) atRest() time.Time {
	last := time.Now()
	for {
		select {
		case c, ok := <-r.arrived:
			if !ok {
				return last
			}
			last = c.at
		case <-time.After(400 * time.Millisecond):
			return last
		}
	}
}

// drain takes what has come already.
func (r *running) drain() {
	for {
		select {
		case <-r.arrived:
		default:
			return
		}
	}
}

func (r *running) end() {
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
	_ = r.pty.Close()
}

// peak is the most memory that a process ever had, in kB: VmHWM of proc(5).
func peak(pid int) (kb int) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	if _, rest, found := strings.Cut(string(text), "VmHWM:"); found {
		_, _ = fmt.Sscan(rest, &kb) // 0 says that it is not known
	}
	return kb
}

// percentile is the value below which so many of a hundred lie.
func percentile(all []time.Duration, percent int) time.Duration {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[min(len(all)*percent/100, len(all)-1)]
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000) }
