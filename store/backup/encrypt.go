package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"kept/store/sqlite"
	"os"

	"filippo.io/age"
)

// An encrypted backup is written page by page out of the workbook and read page by
// page through its encryption: to make, list, look into and compare it nothing of it comes
// to the disk as it is.

// writeEncrypted writes the workbook, as it is now, encrypted into a file, and has it
// read through: with a key of its own, which is forgotten then.
func (m *Maker) writeEncrypted(ctx context.Context, keys []string, path string) error {
	to, err := parseRecipients(keys)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("writing the backup: %w", err)
	}
	out, own, err := encryptTo(f, to)
	if err == nil {
		if err = sqlite.WritePages(ctx, m.source.File(), out); err == nil {
			err = out.Close()
		}
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return m.source.Check(ctx, Backup{Path: path, Encrypted: true, keys: &Keys{[]age.Identity{own}}})
}

// encryptTo begins to encrypt to recipients and to a key that is made for this once. It
// must be of a kind that age mixes with theirs.
func encryptTo(f io.Writer, to []age.Recipient) (io.WriteCloser, age.Identity, error) {
	own, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, nil, fmt.Errorf("making a key: %w", err)
	}
	// A mixture that is refused is so before anything is written.
	out, err := age.Encrypt(f, append([]age.Recipient{own.Recipient()}, to...)...)
	if err == nil {
		return out, own, nil
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		return nil, nil, fmt.Errorf("making a key: %w", err)
	}
	if out, err = age.Encrypt(f, append([]age.Recipient{hybrid.Recipient()}, to...)...); err != nil {
		return nil, nil, fmt.Errorf("encrypting: %w", err)
	}
	return out, hybrid, nil
}
