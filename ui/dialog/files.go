package dialog

import (
	"context"
	"os"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"kept/store/encryption"
	"kept/ui/host"
)

// AskPlace asks for the path of a new file and makes it, as long work that says
// what is being done, and can be stopped.
func AskPlace(h host.Host, heading, help, name, doing string,
	do func(ctx context.Context, path string, progress host.Progress) (string, error),
) {
	q := &Ask{Host: h, Heading: heading, Help: help}
	q.Line.SetText(filepath.Join(DocumentsFolder(), name))
	q.Check = NewFile
	q.Then = func(path string) tea.Cmd {
		return h.Work(host.LongWork{Title: doing, ReadOnly: true, Steps: true, Stopped: "Stopped. Nothing was written.",
			Run: func(ctx context.Context, progress host.Progress) (string, error) { return do(ctx, path, progress) }})
	}
	h.Open(q)
}

// DocumentsFolder is the keeper's folder for documents, or their own.
func DocumentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	if info, err := os.Stat(filepath.Join(home, "Documents")); err == nil && info.IsDir() {
		return filepath.Join(home, "Documents")
	}
	return home
}

// NewFile says whether a path can become a new file, in the words of a question.
func NewFile(text string) (meaning, problem string) {
	if text == "" {
		return "", "Say where."
	}
	if _, err := os.Lstat(text); err == nil {
		return "", "There is a file of this name already; choose another name."
	}
	if info, err := os.Stat(filepath.Dir(text)); err != nil || !info.IsDir() {
		return "", "There is no folder " + filepath.Dir(text) + "."
	}
	return "a new file in " + filepath.Dir(text), ""
}

// FileNeeded refuses an answer that is not the name of a file.
func FileNeeded(text string) (meaning, problem string) {
	if !IsFile(text) {
		return "", "There is no such file."
	}
	return "a file", ""
}

// KeysNeeded refuses an answer without a public key.
func KeysNeeded(text string) (meaning, problem string) {
	if text == "" {
		return "", "Type a key. It begins with age1."
	}
	return "", ""
}

// IsFile tells whether there is a file at a path.
func IsFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// AskNewPassphrase asks for a new passphrase, and for the same again.
func AskNewPassphrase(h host.Host, heading, help string, then func(passphrase string) tea.Cmd) {
	check := func(text string) (string, string) {
		if len([]rune(text)) < encryption.ShortestPassphrase {
			return "", "It needs 12 characters or more."
		}
		return "", ""
	}
	h.Open(&Ask{Host: h, Heading: heading, Secret: true, Check: check,
		Help: help + " Four or five words that do not belong together are good. What you type is not shown.",
		Then: func(first string) tea.Cmd {
			h.Open(&Ask{Host: h, Heading: "The same again", Secret: true, Help: "Type the passphrase once more, so that a slip is noticed.",
				Check: func(text string) (string, string) {
					if text != first {
						return "", "That is not the same. Esc goes back, to begin anew."
					}
					return "", ""
				},
				Then: func(string) tea.Cmd { return then(first) }})
			return nil
		}})
}
