package encryption

import (
	"errors"
	"strings"
	"testing"

	"kept/store/input"
)

func TestRecipientsAndPassphrasesThatWillNotDoAreRefused(t *testing.T) {
	var wrong *input.Error
	for _, key := range []string{"", "age1nonsense", "# a comment", "somebody@example.org", "age1\nage1"} {
		if _, err := ParseRecipients([]string{key}); !errors.As(err, &wrong) {
			t.Errorf("%q: %v", key, err)
		}
	}
	if _, err := PassphraseRecipient("short"); !errors.As(err, &wrong) {
		t.Error(err)
	}
}

func TestAPrivateKeyGivenAsARecipientIsNotRepeated(t *testing.T) {
	for _, key := range []string{"AGE-SECRET-KEY-1QQQQ", " age-secret-key-1qqqq\n"} {
		if _, err := ParseRecipients([]string{key}); err == nil || strings.Contains(strings.ToUpper(err.Error()), "QQQQ") {
			t.Errorf("%q: %v", key, err)
		}
	}
}

func FuzzRecipientsAreReadOrRefused(f *testing.F) {
	for _, seed := range []string{"", "age1", "someone@example.org", "age1x\nage1y", "# a comment", "ssh-ed25519 AAAA",
		"AGE-SECRET-KEY-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, key string) {
		if list, err := ParseRecipients([]string{key}); err == nil && len(list) != 1 {
			t.Errorf("%q gave %d recipients", key, len(list))
		}
	})
}
