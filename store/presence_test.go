package store

import (
	"encoding/json"
	"kept/store/file"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func visitorsOf(t testing.TB, w *Workbook, mine *file.Visit) []file.Visitor {
	t.Helper()
	list, err := w.Visitors(mine)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestNobodyElseIsThereWhereNoNoticeWasEverLeft(t *testing.T) {
	w := newKeptWorkbook(t, Options{StateDir: filepath.Join(t.TempDir(), "not made yet")})
	if list := visitorsOf(t, w, nil); len(list) != 0 {
		t.Errorf("it sees %v", list)
	}
}

func TestWhoElseHasTheWorkbookOpenIsSaid(t *testing.T) {
	for name, state := range map[string]string{"remembered on this computer": t.TempDir(), "beside the workbook": ""} {
		t.Run(name, func(t *testing.T) {
			w := newKeptWorkbook(t, Options{StateDir: state})
			other, err := Open(t.Context(), w.Path(), Options{Keeper: "Morag", StateDir: state, Now: w.opt.Now})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = other.Close() }()
			mine, err := w.LeaveNotice("the screens")
			if err != nil {
				t.Fatal(err)
			}
			if list := visitorsOf(t, w, mine); len(list) != 0 {
				t.Errorf("alone, it sees %v", list)
			}
			theirs, err := other.LeaveNotice("kept import")
			if err != nil {
				t.Fatal(err)
			}
			list := visitorsOf(t, w, mine)
			if len(list) != 1 || list[0].Keeper != "Morag" || list[0].With != "kept import" || list[0].Process != os.Getpid() {
				t.Fatalf("it sees %+v", list)
			}
			now := time.Date(2026, 8, 3, 9, 30, 0, 0, time.UTC)
			if got := list[0].Sentence(now); got != "Morag has this workbook open since 09:00. You can both go on; each sees what the "+
				"other changes." {
				t.Errorf("it reads %q", got)
			}
			if got := list[0].Sentence(now.AddDate(0, 0, 1)); !strings.Contains(got, "since 3 August, 09:00") {
				t.Errorf("the next day it reads %q", got)
			}
			if err := theirs.Leave(); err != nil {
				t.Fatal(err)
			}
			if list := visitorsOf(t, w, mine); len(list) != 0 {
				t.Errorf("alone again, it sees %v", list)
			}
			if err := mine.Leave(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestACrashLeavesNobodyThere has another process arrive and be killed.
func TestACrashLeavesNobodyThere(t *testing.T) {
	if path := os.Getenv("KEPT_TEST_ARRIVES"); path != "" {
		w, err := Open(t.Context(), path, Options{Keeper: "Morag"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.LeaveNotice("the screens"); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stdout.WriteString("arrived\n"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Minute)
		return
	}
	w := newKeptWorkbook(t, Options{})
	child := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	child.Env = append(os.Environ(), "KEPT_TEST_ARRIVES="+w.Path())
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 8)); err != nil {
		t.Fatal(err)
	}
	if list := visitorsOf(t, w, nil); len(list) != 1 || list[0].Process != child.Process.Pid {
		t.Errorf("before the crash it sees %v", list)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	if list := visitorsOf(t, w, nil); len(list) != 0 {
		t.Errorf("after the crash it sees %v", list)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(w.Path()), "*"+file.NoticeExtension)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnotherComputerIsThereForAsLongAsItSaysSo(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	path := filepath.Join(filepath.Dir(w.Path()), w.notices().Prefix+"1"+file.NoticeExtension)
	text, err := json.Marshal(file.Visitor{Keeper: "Morag", Computer: "another computer", Since: w.Now()})
	if err != nil {
		t.Fatal(err)
	}
	for age, want := range map[time.Duration]int{0: 1, file.StaleNotice + time.Minute: 0, file.DeadNotice + time.Hour: 0} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
		list := visitorsOf(t, w, nil)
		if len(list) != want {
			t.Errorf("after %v it sees %v", age, list)
		}
		if want == 1 && !strings.HasPrefix(list[0].Sentence(w.Now()), "Morag on another computer has") {
			t.Errorf("it reads %q", list[0].Sentence(w.Now()))
		}
		if _, err := os.Stat(path); (err != nil) != (age > file.DeadNotice) {
			t.Errorf("after %v its notice: %v", age, err)
		}
	}
}
