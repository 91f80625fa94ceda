package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// node is a JSON value as it was read, with its place.
type node struct {
	kind    nodeKind
	text    string // of a string: its text; of a number: its digits; of a boolean: true or false
	members []nodeMember
	items   []*node
}

type nodeMember struct {
	key   string
	value *node
}

type nodeKind string

const (
	nodeObject  nodeKind = "an object"
	nodeList    nodeKind = "a list"
	nodeString  nodeKind = "text"
	nodeNumber  nodeKind = "a number"
	nodeBoolean nodeKind = "true or false"
	nodeNull    nodeKind = "null"
)

// deepest is how far JSON may be nested; Kept's own reaches 8.
const deepest = 24

// get gives the member of an object, or nil.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	for _, m := range n.members {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// str gives the text of a member that is a string, or "".
func (n *node) str(key string) string {
	if v := n.get(key); v != nil && v.kind == nodeString {
		return v.text
	}
	return ""
}

// decodeJSON reads one JSON value, strictly: UTF-8, no key twice, nothing behind it.
func decodeJSON(data []byte) (*node, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("it is not UTF-8")
	}
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return nil, errors.New("it begins with a byte order mark")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	n, err := readNode(d, 0)
	if err == nil {
		if _, behind := d.Token(); !errors.Is(behind, io.EOF) {
			err = errors.New("something stands behind its end")
		}
	}
	if err != nil {
		var syntax *json.SyntaxError
		switch {
		case errors.As(err, &syntax):
			line := 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
			return nil, fmt.Errorf("it is not JSON: line %d cannot be read", line)
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return nil, errors.New("it is cut off")
		}
		return nil, err
	}
	return n, nil
}

func readNode(d *json.Decoder, depth int) (*node, error) {
	if depth > deepest {
		return nil, errors.New("it is nested too deep")
	}
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch v := token.(type) {
	case json.Delim:
		if v == '[' {
			return readList(d, depth)
		}
		return readObject(d, depth)
	case string:
		return &node{kind: nodeString, text: v}, nil
	case json.Number:
		return &node{kind: nodeNumber, text: v.String()}, nil
	case bool:
		return &node{kind: nodeBoolean, text: strconv.FormatBool(v)}, nil
	}
	return &node{kind: nodeNull}, nil
}

func readList(d *json.Decoder, depth int) (*node, error) {
	n := &node{kind: nodeList}
	for d.More() {
		item, err := readNode(d, depth+1)
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err := d.Token()
	return n, err
}

func readObject(d *json.Decoder, depth int) (*node, error) {
	n := &node{kind: nodeObject}
	seen := map[string]bool{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		key, ok := token.(string)
		if !ok {
			return nil, errors.New("a key is not text")
		}
		if seen[key] {
			return nil, fmt.Errorf("the key %q stands twice in one object", plain(key))
		}
		seen[key] = true
		value, err := readNode(d, depth+1)
		if err != nil {
			return nil, err
		}
		n.members = append(n.members, nodeMember{key, value})
	}
	_, err := d.Token()
	return n, err
}
