package editing

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/host"
	"kept/ui/theme"
)

// deskHost is as much of the program as forms need.
type deskHost struct {
	host.Host
	book    *store.Workbook
	dialogs []host.Dialog
}

func (h *deskHost) Context() context.Context                        { return context.Background() }
func (h *deskHost) Workbook() *store.Workbook                       { return h.book }
func (h *deskHost) Now() time.Time                                  { return time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC) }
func (h *deskHost) Mode() host.Mode                                 { return host.Mode{} }
func (h *deskHost) Notify(theme.Role, string)                       {}
func (h *deskHost) Open(d host.Dialog)                              { h.dialogs = append(h.dialogs, d) }
func (h *deskHost) Later(_ time.Duration, _ func() tea.Msg) tea.Cmd { return nil }

func newDesk(t *testing.T) (*Desk, *deskHost) {
	t.Helper()
	book, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "test.kept"), store.Options{Keeper: "Morag Test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &deskHost{book: book}
	return New(h, nil, nil), h
}

func TestAFormThatIsOpenIsNotOpenedTwice(t *testing.T) {
	desk, h := newDesk(t)
	e := host.Edit{Kind: store.KindNamed(store.Action), Title: "New action"}
	desk.Edit(e)
	form := desk.open[0]
	form.Update(tea.PasteMsg{Content: "1.1"})
	form.Leave()
	h.dialogs = nil
	desk.Edit(e)
	desk.Edit(e)
	if len(h.dialogs) != 1 || h.dialogs[0] != form || form.Closed() {
		t.Errorf("the draft is opened %d times", len(h.dialogs))
	}
	if n := len(desk.openForms()); n != 1 {
		t.Errorf("%d forms are open, and not 1", n)
	}
	if typed := desk.Typed(); len(typed) != 1 {
		t.Errorf("what was typed is listed %d times", len(typed))
	}
}

func TestWordsAreAddedToAFormOnce(t *testing.T) {
	desk, _ := newDesk(t)
	const words = "The first brothers moved in together."
	desk.Edit(host.Edit{Kind: store.KindNamed(store.Action), Title: "New action", Append: map[string]string{"description": words}})
	form := desk.open[0]
	form.Leave()
	desk.Edit(form.edit) // as the list of drafts opens it
	if n := strings.Count(form.asText(), words); n != 1 {
		t.Errorf("the words are in the form %d times:\n%s", n, form.asText())
	}
}
