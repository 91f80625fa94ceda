package bundle

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestJSONIsReadStrictly(t *testing.T) {
	for text, wrong := range map[string]string{
		`{"a": 1, "a": 2}`:             `the key "a" stands twice`,
		`{"a": [1, {"b": 1, "b": 1}]}`: `the key "b" stands twice`,
		`{"a": 1`:                      "cut off",
		`{"a": "x`:                     "cut off",
		`{"a": tru`:                    "cut off",
		"":                             "cut off",
		"{\n\"a\": 01}":                "line 2 cannot be read",
		"{\"a\": \"\x01\"}":            "line 1 cannot be read",
		`{"a": 1} 2`:                   "behind its end",
		`{"a": 1,}`:                    "cannot be read",
		`{a: 1}`:                       "cannot be read",
		`{"a": "\x"}`:                  "cannot be read",
		"\ufeff{}":                     "byte order mark",
		"\"\xff\"":                     "not UTF-8",
		strings.Repeat("[", deepest+2): "nested too deep",
		`{"k` + strings.Repeat(`":1,"k`, 60) + `":1}`: "stands twice",
	} {
		if _, err := decodeJSON(text); err == nil || !strings.Contains(err.Error(), wrong) {
			t.Errorf("%q: %v, want %s", text, err, wrong)
		}
	}
}

func TestALargeListIsReadItemByItemAndNotKept(t *testing.T) {
	var got []string
	root, err := streamJSON(`{"x": ["kept"], "list": [1, {"a": [2]}, "three"], "y": 1}`, func(key string) func(int, *node) {
		if key != "list" {
			return nil
		}
		return func(i int, n *node) { got = append(got, string(n.kind)+n.text) }
	})
	if err != nil || !slices.Equal(got, []string{"a number1", "an object", "textthree"}) || len(root.get("list").items) != 0 ||
		root.get("x").items[0].text != "kept" || root.get("y").text != "1" {
		t.Errorf("%v, %v", got, err)
	}
}

// FuzzReadingJSONAgreesWithGo holds the reader to that of the standard library.
func FuzzReadingJSONAgreesWithGo(f *testing.F) {
	for _, text := range []string{`{"a": [1, -0.5e+3, "x\n\u00e9\ud83d\ude00", true, false, null, {}]}`, `[`, `"\`, `-`, `1.`, `{"a"`,
		` [] `, `"\ud800"`, `nulls`, `{"a":1,"a":2}`, "\t{\r\n}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := decodeJSON(text)
		want, wantErr := reread(text)
		if !utf8.ValidString(text) {
			wantErr = io.ErrUnexpectedEOF
		}
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%q: %v, and Go says %v", text, err, wantErr)
		}
		if err == nil && asText(n) != want {
			t.Errorf("%q: read as %s, by Go as %s", text, asText(n), want)
		}
	})
}

// reread is the text as Go's own reader has it, and written again.
func reread(text string) (string, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	n, err := readToken(d, 0)
	if err != nil {
		return "", err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return "", errors.New("something stands behind its end")
	}
	return asText(n), nil
}

func readToken(d *json.Decoder, depth int) (*node, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	if depth > deepest {
		return nil, errors.New("too deep")
	}
	switch v := token.(type) {
	case json.Delim:
		n := &node{kind: nodeList}
		if v == '{' {
			n.kind = nodeObject
		}
		for d.More() {
			key := ""
			if n.kind == nodeObject {
				token, err := d.Token()
				if err != nil {
					return nil, err
				}
				key = token.(string) //nolint:forcetypeassert // in a test
				if n.get(key) != nil {
					return nil, errors.New("twice")
				}
			}
			value, err := readToken(d, depth+1)
			if err != nil {
				return nil, err
			}
			if n.kind == nodeObject {
				n.members = append(n.members, nodeMember{key, value})
			} else {
				n.items = append(n.items, value)
			}
		}
		_, err := d.Token()
		return n, err
	case string:
		return &node{kind: nodeString, text: v}, nil
	case json.Number:
		return &node{kind: nodeNumber, text: v.String()}, nil
	case bool:
		return &node{kind: nodeBoolean, text: map[bool]string{true: "true", false: "false"}[v]}, nil
	}
	return &node{kind: nodeNull}, nil
}

func asText(n *node) string {
	var b strings.Builder
	b.WriteString(string(n.kind) + "(" + n.text)
	for _, m := range n.members {
		b.WriteString(m.key + "=" + asText(m.value))
	}
	for _, i := range n.items {
		b.WriteString(asText(i) + ";")
	}
	return b.String() + ")"
}
