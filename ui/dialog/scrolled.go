package dialog

import "kept/ui/command"

// ScrolledText is the place in text that is longer than the box it is read in.
type ScrolledText struct {
	Top    int // the first line that is visible
	Height int // lines visible at once
	Total  int
}

// onText makes a handler of what moves in the text of a dialog.
func onText(run func(*ScrolledText)) command.Handler {
	return command.Do(func(d interface{ text() *ScrolledText }) { run(d.text()) })
}

func (r *ScrolledText) text() *ScrolledText { return r }

// Scroll moves by so many lines.
func (r *ScrolledText) Scroll(by int) { r.Top += by; r.clampTop() }

// ScrollPage moves by so many screens.
func (r *ScrolledText) ScrollPage(by int) { r.Scroll(by * r.Height) }

func (r *ScrolledText) clampTop() { r.Top = max(0, min(r.Top, r.Total-r.Height)) }

// Visible gives the lines that are visible of all when there is space for that many.
func (r *ScrolledText) Visible(all []string, height int) []string {
	r.Total, r.Height = len(all), max(height, 1)
	r.clampTop()
	return all[r.Top:min(r.Top+r.Height, r.Total)]
}

// Below tells whether there is more to read.
func (r *ScrolledText) Below() bool { return r.Top+r.Height < r.Total }
