package main

import (
	"strings"
	"testing"
)

func TestASecretIsReadKeyByKey(t *testing.T) {
	for keys, want := range map[string]string{
		"nine words\r":      "nine words",
		"nine\nmore":        "nine",
		"ninó\x7fe words\r": "nine words",
		"\x7f\b\r":          "",
		"wrong\x15right\r":  "right",
		"ključ 鍵\r":         "ključ 鍵",
	} {
		if got, err := readSecret(strings.NewReader(keys)); err != nil || got != want {
			t.Errorf("%q is read as %q, %v", keys, got, err)
		}
	}
	for keys, why := range map[string]string{"half\x03": "stopped", "half\x04": "stopped", "half": "EOF", strings.Repeat("x",
		5000) + "\r": "longer"} {
		if got, err := readSecret(strings.NewReader(keys)); err == nil || !strings.Contains(err.Error(), why) || got != "" {
			t.Errorf("%.20q is read as %q, %v", keys, got, err)
		}
	}
}
