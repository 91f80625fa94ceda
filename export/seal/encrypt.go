package seal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"filippo.io/age"
)

// Encrypt encrypts a bundle for recipients and writes it beside it as
// PATH.age, which it gives. Unlike a bundle its bytes differ every time.
func Encrypt(ctx context.Context, path string, to ...age.Recipient) (string, error) {
	data, err := readFile(ctx, path)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to...)
	if err == nil {
		if _, err = w.Write(data); err == nil {
			err = w.Close()
		}
	}
	if err != nil {
		return "", fmt.Errorf("encrypting the bundle: %w", err)
	}
	return path + ".age", writeShared(path+".age", out.Bytes())
}

// Checksum is the SHA-256 of a file, in hexadecimal.
func Checksum(ctx context.Context, path string) (string, error) {
	data, err := readFile(ctx, path)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// GroupChecksum writes a checksum in groups of eight characters, four in a line, so
// that two people can read it to each other.
func GroupChecksum(sum string) []string {
	const group, line = 8, 4
	var lines, groups []string
	for i := 0; i < len(sum); i += group {
		groups = append(groups, sum[i:min(i+group, len(sum))])
		if len(groups) == line || i+group >= len(sum) {
			lines, groups = append(lines, strings.Join(groups, " ")), nil
		}
	}
	return lines
}
