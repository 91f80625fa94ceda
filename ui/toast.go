package ui

import (
	"kept/ui/cell"
	"kept/ui/theme"
)

// toast is a sentence at the foot: what was just done, or what went wrong.
type toast struct {
	text          string
	role          theme.Role
	keys          int // keys pressed since; it goes after a few
	progressSteps int // how often progress was told since
}

const toastKeys = 5

// Notify puts a sentence at the foot.
func (a *App) Notify(role theme.Role, text string) {
	a.toast = toast{text: cell.Clean(text), role: role}
}
