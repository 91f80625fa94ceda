package reports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export/seal"
	"kept/store"
	"kept/store/calendar"
	"kept/store/encryption"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// ExportFunc writes the bundle of a quarter, and returns where it is.
type ExportFunc func(ctx context.Context, quarter calendar.Quarter) (path string, err error)

// ExportBundle writes the bundle of a quarter, after everything that is still to be
// saved, and after what may identify somebody was shown.
func ExportBundle(h host.Host, quarter calendar.Quarter, export ExportFunc) tea.Cmd {
	if export == nil {
		return nil
	}
	return warnBeforeLeaving(h, quarter, "bundle", func() tea.Cmd { return writeBundle(h, quarter, export) })
}

func writeBundle(h host.Host, quarter calendar.Quarter, write ExportFunc) tea.Cmd {
	d := &bundleDialog{host: h, quarter: quarter}
	return h.Work(host.LongWork{Title: "Writing the bundle of " + quarter.String(), Steps: true, ReadOnly: true,
		Stopped: "Stopped. No bundle was written.",
		Run: func(ctx context.Context, progress host.Progress) (sentence string, err error) {
			if d.path, err = write(host.WithProgress(ctx, progress), quarter); err != nil {
				return "", err
			}
			d.sum, err = seal.Checksum(ctx, d.path)
			return "The bundle is written.", err
		},
		Then: func(err error) tea.Cmd {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				h.Open(&dialog.Notice{Host: h, Heading: "No bundle was written", Text: store.Sentence(err)})
			default:
				h.Open(d)
			}
			return nil
		}})
}

// bundleDialog says where a bundle was written and how others can check it. It can
// be signed and encrypted there.
type bundleDialog struct {
	host    host.Host
	quarter calendar.Quarter
	path    string
	sum     string
	key     *seal.SigningKey // what it was signed with; nil: it is not signed
	sealed  string           // the encrypted bundle; "": there is none
	keys    string           // stands for the key file of who opens that; "": a passphrase does
	trouble string           // why it could not be signed or encrypted
	done    bool
	dialog.ScrolledText
}

func (d *bundleDialog) Title() string { return "Bundle of " + d.quarter.String() }
func (d *bundleDialog) Scopes() []command.Scope {
	return []command.Scope{InBundle, dialog.InNotice, command.AnyTime}
}
func (d *bundleDialog) State(s *command.State) { s.Form = true }
func (d *bundleDialog) Update(tea.Msg) tea.Cmd { return nil }
func (d *bundleDialog) Closed() bool           { return d.done }
func (d *bundleDialog) Size(w, h int) (int, int) {
	w = min(w, 84)
	return w, min(h, len(cell.Wrap(d.about(), w-4))+3)
}

// about is all that the keeper, and anyone who gets the bundle, need to know.
func (d *bundleDialog) about() string {
	var parts []string
	if d.trouble != "" {
		parts = append(parts, "! "+d.trouble)
	}
	parts = append(parts, "It is written to\n"+d.path, "Anybody can open it and check it; report.html inside is the report to read.",
		"Its SHA-256, to read out to whoever gets it:\n"+strings.Join(seal.GroupChecksum(d.sum), "\n"))
	if d.key != nil {
		parts = append(parts, "Signed: "+filepath.Base(d.path)+".sig, to be sent with it. The key is "+d.key.Fingerprint()+
			"; tell it in another way. To check it, this line in a file named allowed_signers:\n"+
			seal.AllowedSigner(d.key)+"\nand then:\n"+seal.VerifyCommand(d.path))
	}
	if d.sealed != "" {
		parts = append(parts, "Encrypted: "+filepath.Base(d.sealed)+". Send this one: the bundle itself "+
			"is still there as anybody can read it. To look into it:\n"+
			seal.OpenCommand(d.path, d.keys)+"\nor, without Kept:\n"+seal.DecryptCommand(d.path, d.keys))
	}
	return strings.Join(parts, "\n\n")
}

// Close closes the dialog.
func (d *bundleDialog) Close() { d.done = true }

// copyText copies what is shown.
func (d *bundleDialog) copyText() tea.Cmd { return d.host.Copy(d.about()) }

func (d *bundleDialog) Draw(w, h int) (lines []string, x, y int) {
	t := d.host.Theme()
	for _, line := range d.Visible(cell.Wrap(d.about(), w), h-1) {
		role := theme.Text
		if strings.HasPrefix(line, "! ") {
			role = theme.Problem
		}
		lines = append(lines, t.Render(role, cell.Cut(cell.Clean(line), w, t.Glyphs.Cut)))
	}
	for len(lines) < d.Height {
		lines = append(lines, "")
	}
	foot := ""
	for _, id := range []string{"bundle.copy", "bundle.sign", "bundle.encrypt", "notice.leave"} {
		foot += host.KeyWithTitle(d.host, id) + "  "
	}
	if d.Total > d.Height {
		foot = "Down reads on.  " + foot
	}
	return append(lines, t.Render(theme.Dim, cell.Cut(foot, w, t.Glyphs.Cut))), 0, 0
}

// askKey asks for the key that signs.
func (d *bundleDialog) askKey() {
	q := &dialog.Ask{Host: d.host, Heading: "Sign the bundle",
		Help: "Whoever gets it can then check that it is yours, and as you sent it. Which key signs? " +
			"It is a private key of the kind ed25519, as ssh-keygen makes them; whoever looks after your computers can make one."}
	if home, err := os.UserHomeDir(); err == nil {
		if usual := filepath.Join(home, ".ssh", "id_ed25519"); dialog.IsFile(usual) {
			q.Line.SetText(usual)
		}
	}
	q.Check = dialog.FileNeeded
	q.Then = func(path string) tea.Cmd { return d.sign(path, nil) }
	d.host.Open(q)
}

// sign signs with the key in a file; passphrase is what opens that, nil if it was
// not asked for yet.
func (d *bundleDialog) sign(path string, passphrase func() (string, error)) tea.Cmd {
	var key *seal.SigningKey
	ask := func(why string) {
		d.host.Open(&dialog.Ask{Host: d.host, Heading: "The key is locked", Secret: true, Problem: why,
			Help: "Which passphrase opens the key? What you type is not shown, and is forgotten at once.",
			Then: func(text string) tea.Cmd { return d.sign(path, func() (string, error) { return text, nil }) }})
	}
	return d.seal("Signing the bundle", func(ctx context.Context) (err error) {
		if key, err = seal.ReadSigningKey(path, passphrase); err == nil {
			_, err = seal.Sign(ctx, d.path, key)
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, seal.ErrNeedsPassphrase):
			ask("")
		case errors.Is(err, seal.ErrWrongPassphrase):
			ask("That is not it. Look whether capitals are locked.")
		case err != nil:
			d.trouble = store.Sentence(err)
		default:
			d.key = key
		}
	})
}

// askWho asks who shall be able to open the encrypted bundle.
func (d *bundleDialog) askWho() {
	d.host.Open(&dialog.Letters{Host: d.host, Heading: "Encrypt the bundle", Choices: []dialog.Letter{
		{Letter: "p", Value: "passphrase", Title: "With a passphrase", Help: "whoever knows it can open the bundle"},
		{Letter: "k", Value: "keys", Title: "For keys of age", Help: "only those who gave you a public key can open it"},
	}, Then: func(c dialog.Letter) tea.Cmd {
		if c.Value == "passphrase" {
			dialog.AskNewPassphrase(d.host, "A passphrase for the bundle",
				"Tell it in another way than the bundle goes: by telephone, not by e-mail.", d.encryptWithPassphrase)
			return nil
		}
		d.host.Open(&dialog.Ask{Host: d.host, Heading: "Who may open the bundle", Check: dialog.KeysNeeded, Then: d.encryptForKeys,
			Help: "Type the public keys of age that they gave you, with a space between them; each begins with age1."})
		return nil
	}})
}

func (d *bundleDialog) encryptWithPassphrase(passphrase string) tea.Cmd {
	return d.encrypt("", func(ctx context.Context) (string, error) {
		to, err := encryption.PassphraseRecipient(passphrase)
		if err != nil {
			return "", err
		}
		return seal.Encrypt(ctx, d.path, to)
	})
}

func (d *bundleDialog) encryptForKeys(keys string) tea.Cmd {
	return d.encrypt("YOUR-KEY-FILE", func(ctx context.Context) (string, error) {
		to, err := encryption.ParseRecipients(strings.Fields(keys))
		if err != nil {
			return "", err
		}
		return seal.Encrypt(ctx, d.path, to...)
	})
}

// encrypt writes the bundle once more, encrypted; keys is what [seal.DecryptCommand]
// is told of who opens it.
func (d *bundleDialog) encrypt(keys string, write func(context.Context) (string, error)) tea.Cmd {
	sealed := ""
	return d.seal("Encrypting the bundle", func(ctx context.Context) (err error) {
		sealed, err = write(ctx)
		return err
	}, func(err error) {
		if err != nil {
			d.trouble = store.Sentence(err)
			return
		}
		d.sealed, d.keys = sealed, keys
	})
}

// seal does something to the bundle beside the loop, and settles how it ended.
func (d *bundleDialog) seal(doing string, do func(context.Context) error, finish func(error)) tea.Cmd {
	var ended error
	d.trouble = ""
	return d.host.Work(host.LongWork{Title: doing, ReadOnly: true, Stopped: "Stopped.",
		Run: func(ctx context.Context, _ host.Progress) (string, error) {
			if ended = do(ctx); ended == nil || ctx.Err() != nil {
				return "", ended
			}
			return "", nil // it is said in the dialog
		},
		Then: func(err error) tea.Cmd {
			if err == nil {
				finish(ended)
			}
			return nil
		}})
}

// InBundle is where it is said where a bundle was written.
const InBundle command.Scope = "At a bundle that was written"

// BundleCommands are what can be done with a bundle that was written.
func BundleCommands() []command.Command {
	return []command.Command{
		{ID: "bundle.copy", Title: "Copy this text", Keys: []string{"y"}, Scope: InBundle, Foot: 10,
			Run:  command.On((*bundleDialog).copyText),
			Help: "Copies where the bundle is, its SHA-256 and how it is checked, to be put into an e-mail."},
		{ID: "bundle.sign", Title: "Sign it", Keys: []string{"s"}, Scope: InBundle, Run: command.Do((*bundleDialog).askKey), Foot: 20,
			Help: "Signs the bundle with a key of yours, so that others can check that it is yours and as you sent it."},
		{ID: "bundle.encrypt", Title: "Encrypt it", Keys: []string{"e"}, Scope: InBundle, Run: command.Do((*bundleDialog).askWho), Foot: 30,
			Help: "Writes the bundle once more, encrypted: with a passphrase, or for those who gave you a key."},
	}
}
