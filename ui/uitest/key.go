package uitest

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Key is the press of a key by its name, with "ctrl+" and "shift+" before it; ok is false where
// the press would not come out under that name.
func Key(name string) (press tea.KeyPressMsg, ok bool) {
	var k tea.Key
	rest := name
	for {
		if after, ctrl := strings.CutPrefix(rest, "ctrl+"); ctrl && after != "" {
			k.Mod |= tea.ModCtrl
			rest = after
			continue
		}
		if after, shift := strings.CutPrefix(rest, "shift+"); shift && after != "" {
			k.Mod |= tea.ModShift
			rest = after
			continue
		}
		break
	}
	if code, special := specialKey(rest); special {
		k.Code = code
		if rest == "space" && k.Mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k), true
	}
	k.Code = []rune(rest)[0]
	if k.Mod == 0 {
		k.Text = rest
	}
	press = tea.KeyPressMsg(k)
	return press, press.String() == name
}

// Letter is the press of the key of a letter.
func Letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// specialKey is the code of a key that writes no letter.
func specialKey(name string) (code rune, ok bool) {
	code, ok = map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
		"tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7,
		"f8": tea.KeyF8, "f9": tea.KeyF9,
	}[name]
	return code, ok
}
