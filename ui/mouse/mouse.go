// Package mouse connects what is drawn with what a click on it does.
//
// While a screen is drawn, pages and dialogs add [Areas] entries for the cells they
// draw: because both happen together, an area cannot be in another place than the
// thing it belongs to. The program then turns terminal messages into an [Act] and
// hands it to the area in front.
//
// The package knows no page, no dialog and no workbook, and nothing in Kept can be
// done with the mouse only: every area does what a key does too.
package mouse

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Gesture is what was done with the mouse.
type Gesture int

// The gestures that an area can receive. Drag and Drop go to the area where the
// button was pressed.
const (
	Click Gesture = iota
	DoubleClick
	WheelUp
	WheelDown
	Drag
	Drop
)

// WheelRows is how many rows one notch of the wheel moves.
const WheelRows = 3

const doubleWithin = 450 * time.Millisecond

// Act is one gesture at a place, in cells from the corner of the area.
type Act struct {
	Gesture Gesture
	X, Y    int
}

// Handler does what a gesture asks for.
type Handler func(Act) tea.Cmd

type area struct {
	x, y, w, h int
	handle     Handler
}

// Areas are the parts of the screen that take the mouse, the one in front last.
// The zero value is ready to use.
type Areas struct {
	areas  []area
	ox, oy int   // where what is being drawn is on the screen
	held   *area // where the button was pressed

	clickX, clickY int
	clickedAt      time.Time
}

// Reset forgets every area, before a screen is drawn again.
func (a *Areas) Reset() { a.areas, a.ox, a.oy = a.areas[:0], 0, 0 }

// Add adds an area of what is being drawn, w cells wide and h lines high.
func (a *Areas) Add(x, y, w, h int, handle Handler) {
	if w > 0 && h > 0 {
		a.areas = append(a.areas, area{x + a.ox, y + a.oy, w, h, handle})
	}
}

// Button adds one line that is clicked.
func (a *Areas) Button(x, y, w int, press func() tea.Cmd) {
	a.Add(x, y, w, 1, func(m Act) tea.Cmd {
		if m.Gesture == Click || m.Gesture == DoubleClick {
			return press()
		}
		return nil
	})
}

// Shift moves the corner that areas are counted from; the function that it returns
// moves it back.
func (a *Areas) Shift(x, y int) func() {
	a.ox += x
	a.oy += y
	return func() { a.ox -= x; a.oy -= y }
}

// ToLine counts lines from the given line of the screen.
func (a *Areas) ToLine(y int) { a.oy = y }

// at is the area in front at a place, or nil.
func (a *Areas) at(x, y int) *area {
	for i := len(a.areas) - 1; i >= 0; i-- {
		if t := &a.areas[i]; x >= t.x && x < t.x+t.w && y >= t.y && y < t.y+t.h {
			return t
		}
	}
	return nil
}

// Covered tells whether an area takes the mouse at a place on the screen.
func (a *Areas) Covered(x, y int) bool { return a.at(x, y) != nil }

// Find returns what a mouse message asks for, or nil when nothing is there. Two
// clicks in the same place within 450 ms are a double click.
func (a *Areas) Find(msg tea.MouseMsg, now time.Time) func() tea.Cmd {
	m := msg.Mouse()
	var t *area
	var gesture Gesture
	switch msg.(type) {
	case tea.MouseClickMsg:
		if m.Button != tea.MouseLeft {
			return nil
		}
		gesture = a.click(m.X, m.Y, now)
		if t = a.at(m.X, m.Y); t != nil {
			held := *t
			a.held = &held
		}
	case tea.MouseMotionMsg:
		gesture, t = Drag, a.held
		a.clickedAt = time.Time{} // what follows a drag is no second click
	case tea.MouseReleaseMsg:
		gesture, t = Drop, a.held
		a.held = nil
	case tea.MouseWheelMsg:
		t = a.at(m.X, m.Y)
		switch m.Button {
		case tea.MouseWheelUp:
			gesture = WheelUp
		case tea.MouseWheelDown:
			gesture = WheelDown
		default:
			return nil
		}
	}
	if t == nil {
		return nil
	}
	act := Act{gesture, m.X - t.x, m.Y - t.y}
	return func() tea.Cmd { return t.handle(act) }
}

func (a *Areas) click(x, y int, now time.Time) Gesture {
	if x == a.clickX && y == a.clickY && !a.clickedAt.IsZero() && now.Sub(a.clickedAt) < doubleWithin {
		a.clickedAt = time.Time{}
		return DoubleClick
	}
	a.clickX, a.clickY, a.clickedAt = x, y, now
	return Click
}
