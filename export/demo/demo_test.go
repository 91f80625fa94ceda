package demo

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
)

var today, _ = calendar.NewDate(2026, time.August, 14)

func build(t testing.TB, today calendar.Date) *store.Workbook {
	t.Helper()
	w, err := Build(context.Background(), filepath.Join(t.TempDir(), "demo.kept"), today,
		store.Options{Now: func() time.Time { return today.Time().Add(time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func each(t *testing.T, w *store.Workbook, kind string, fn func(*store.Record)) {
	t.Helper()
	err := w.Each(context.Background(), store.Query{Kind: kind}, true, func(r *store.Record) error { fn(r); return nil })
	if err != nil {
		t.Fatal(err)
	}
}

func TestItHoldsAWholePartnership(t *testing.T) {
	w := build(t, today)
	for kind, want := range map[string]int{
		store.Action: 44, store.Stakeholder: 29, store.Priority: 6, store.Response: 36, "keeper": 3,
		"update": 64, "evidence": 21, "measure": 13, "reading": 21, "next_step": 28, "resource": 16, "action_link": 11, "engagement": 15,
		"commitment": 13,
	} {
		counts, err := w.Tally(context.Background(), kind, "")
		if err != nil || counts[""] != want {
			t.Errorf("%d of %s, want %d (%v)", counts[""], kind, want, err)
		}
	}
}

func TestItIsMarkedAsInvented(t *testing.T) {
	p, err := build(t, today).Partnership(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if p.Get("invented") != "true" || !strings.Contains(p.Get("name"), "(invented)") || !p.Blank("areas") {
		t.Errorf("%q, invented %q, areas %s", p.Get("name"), p.Get("invented"), p.Show("areas"))
	}
}

// TestItHasWhatAReviewLooksFor: the mix that makes a story worth telling.
func TestItHasWhatAReviewLooksFor(t *testing.T) {
	w := build(t, today)
	var overdue, quiet, unevidenced, contradicted, brag, national = 0, 0, 0, 0, map[string]int{}, map[string]bool{}
	each(t, w, store.Action, func(r *store.Record) {
		brag[r.Get("brag")]++
		for _, n := range r.Values("national_actions") {
			national[n] = true
		}
		status := r.Get("status")
		open := status != "complete" && status != "stopped"
		if due := r.When("due").To; open && !due.IsZero() && due.Before(today) {
			overdue++
		}
		last := calendar.Date{}
		for _, u := range r.Children("update") {
			d, err := calendar.ParseDate(u.Get("date"))
			if err != nil || d.After(today) {
				t.Errorf("%s has an update of %q", r.Name(), u.Get("date"))
			}
			if d.After(last) {
				last = d
			}
		}
		if status == "in_progress" && last.Before(today.AddDays(-90)) {
			quiet++
		}
		if r.Get("brag") == "green" && len(r.Children("evidence")) == 0 {
			unevidenced++
		}
		if status == "not_started" && r.Get("brag") == "green" {
			contradicted++
		}
	})
	if got := fmt.Sprintf("overdue %d, quiet %d, green without evidence %d, contradicted %d", overdue, quiet, unevidenced,
		contradicted); got !=
		"overdue 3, quiet 8, green without evidence 7, contradicted 1" {
		t.Error(got)
	}
	if got := fmt.Sprint(brag); got != "map[:8 amber:12 blue:2 green:19 red:3]" {
		t.Error("BRAG:", got)
	}
	if len(national) != 23 || national["12"] || national["20"] {
		t.Errorf("%d national actions are covered", len(national))
	}
}

func TestTheLastQuarterIsFullAndThisOneHalfFilled(t *testing.T) {
	perQuarter, blank := map[string]int{}, 0
	each(t, build(t, today), store.Response, func(r *store.Record) {
		perQuarter[r.Get("quarter")]++
		if r.Blank("assessment") && r.Blank("assessment_answer") {
			blank++
		}
	})
	if got := fmt.Sprint(perQuarter, blank); got != "map[2026-27 Q1:25 2026-27 Q2:11] 1" {
		t.Error(got)
	}
}

// TestItIsFreshOnAnyDay builds it for days on which dates are awkward.
func TestItIsFreshOnAnyDay(t *testing.T) {
	ctx := context.Background()
	for _, day := range []string{"2026-06-30", "2026-07-01", "2028-02-29", "2026-12-31", "2027-01-01", "2027-03-31", "2027-04-01",
		"2026-05-31"} {
		t.Run(day, func(t *testing.T) {
			today, err := calendar.ParseDate(day)
			if err != nil {
				t.Fatal(err)
			}
			w := build(t, today)
			quarter := calendar.QuarterOf(today)
			if n, err := w.Count(ctx,
				store.Query{Kind: store.Response,
					Where: []store.Filter{{Field: "quarter", Op: store.Is, Values: []string{quarter.Prev().String()}}}}, 100); err != nil ||
				n != 25 {
				t.Errorf("%d responses of %s (%v)", n, quarter.Prev(), err)
			}
			batches, err := w.History(ctx, store.HistoryQuery{Limit: 500})
			if err != nil || len(batches) < 40 {
				t.Fatalf("%d batches of history (%v)", len(batches), err)
			}
			newest, oldest := batches[0].At, batches[len(batches)-1].At
			if newest.After(today.Time().Add(time.Hour)) || today.Time().Sub(newest) > 5*24*time.Hour {
				t.Errorf("the newest change is of %s", newest)
			}
			if d := calendar.DateOf(oldest); d != today.AddDays(-begun) || !d.Before(quarter.Prev().From()) {
				t.Errorf("the workbook was made on %s", d)
			}
			each(t, w, store.Action, func(r *store.Record) {
				if due := r.When("due"); !r.Blank("due") && !due.Dated() && !due.Ongoing() {
					t.Errorf("%s is due %q, which is no date", r.Name(), due.Words)
				}
			})
			if err := w.CheckHistory(ctx); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTheSameDayGivesTheSameRecords(t *testing.T) {
	stated := func() string {
		w := build(t, today)
		var b strings.Builder
		for _, k := range []string{store.Stakeholder, store.Priority, store.Action, store.Response} {
			each(t, w, k, func(r *store.Record) {
				fmt.Fprintln(&b, r.ID, r.Name(), r.Changed)
				for i := range r.Kind.Fields {
					fmt.Fprintln(&b, r.Show(r.Kind.Fields[i].Name))
				}
			})
		}
		return b.String()
	}
	first, second := stated(), stated()
	if first != second {
		t.Error("two builds for one day differ")
	}
}

// TestNothingInItCouldHurt reads every text: no address or number to reach
// anybody by, and none of the words that the language guide asks us not to use.
func TestNothingInItCouldHurt(t *testing.T) {
	reach := regexp.MustCompile(`@|https?://|\b0\d{3,}[ \d]{5,}|\+44`)
	var avoid []*regexp.Regexp
	for _, e := range national.LanguageGuide() {
		if e.Rule || e.Level != national.LevelStrong && e.Level != national.LevelAdvice {
			continue
		}
		word, _, _ := strings.Cut(e.Avoid, " (")
		gap := "(?i)"
		if word == strings.ToUpper(word) {
			gap = ""
		}
		avoid = append(avoid, regexp.MustCompile(gap+`\b`+regexp.QuoteMeta(word)+`\b`))
	}
	if len(avoid) < 20 {
		t.Fatalf("the language guide has only %d words", len(avoid))
	}
	b := &builder{today: today, quarter: calendar.QuarterOf(today)}
	list, err := files.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		rows, err := b.read(strings.TrimSuffix(f.Name(), ".csv"))
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			for column, text := range r {
				if column == "day" || column == "baseline_day" {
					if n, err := strconv.Atoi(text); err != nil || n > 0 || n <= -begun {
						t.Errorf("%s row %d: day %q", f.Name(), i+2, text)
					}
				}
				// Schools and the college belong to a word that is fine as a name.
				if reach.MatchString(text) || strings.ContainsAny(text, "{}") {
					t.Errorf("%s row %d: %q", f.Name(), i+2, text)
				}
				for _, a := range avoid {
					if stated := a.FindString(text); stated != "" && !strings.EqualFold(stated, "education") {
						t.Errorf("%s row %d, %s: says %q in %q", f.Name(), i+2, column, stated, text)
					}
				}
			}
		}
	}
}

func TestBuildRefusesWhatItCannotDo(t *testing.T) {
	w := build(t, today)
	if _, err := Build(context.Background(), w.Path(), today, store.Options{}); !errors.Is(err, store.ErrExists) {
		t.Errorf("got %v", err)
	}
	if _, err := Build(context.Background(), filepath.Join(t.TempDir(), "demo.kept"), calendar.Date{}, store.Options{}); err == nil {
		t.Error("built for no day at all")
	}
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		w, err := Build(context.Background(), filepath.Join(b.TempDir(), fmt.Sprint(time.Now().UnixNano())+".kept"), today, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
