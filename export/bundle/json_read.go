package bundle

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"kept/export/printable"
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

// decodeJSON reads one JSON value, strictly: UTF-8, no key twice, nothing behind
// it. Its texts share their bytes with data.
func decodeJSON(data string) (*node, error) { return streamJSON(data, nil) }

// streamJSON is decodeJSON for a value too large to be held at once: the items of
// the lists that are members of the root and for which take is not nil go to take,
// with their place in the list. An item may not be kept: its nodes are used again.
func streamJSON(data string, handle func(key string) func(i int, item *node)) (*node, error) {
	if !utf8.ValidString(data) {
		return nil, errors.New("it is not UTF-8")
	}
	if strings.HasPrefix(data, "\ufeff") {
		return nil, errors.New("it begins with a byte order mark")
	}
	s := jsonScanner{data: data, handle: handle}
	s.blank()
	n, err := s.value(0, nil)
	if err == nil {
		if s.blank(); s.at < len(data) {
			err = errors.New("something stands behind its end")
		}
	}
	switch {
	case !errors.Is(err, errJSON):
		return n, err
	case s.at >= len(data):
		return nil, errors.New("it is cut off")
	}
	return nil, fmt.Errorf("it is not JSON: line %d cannot be read", 1+strings.Count(data[:s.at], "\n"))
}

// memberOf gives one member of an object; the items of its other lists are not kept.
func memberOf(data, key string) (*node, error) {
	root, err := streamJSON(data, func(name string) func(int, *node) {
		if name == key {
			return nil
		}
		return func(int, *node) {}
	})
	return root.get(key), err
}

// errJSON says that what stands at the scanner's place is not as JSON has it.
var errJSON = errors.New("not JSON")

// jsonScanner reads JSON (RFC 8259) from text that is valid UTF-8.
type jsonScanner struct {
	data   string
	at     int
	handle func(key string) func(i int, item *node)
	free   []*node // to be used again
}

// node gives an empty node of a kind.
func (s *jsonScanner) node(kind nodeKind, text string) *node {
	if len(s.free) == 0 {
		return &node{kind: kind, text: text}
	}
	n := s.free[len(s.free)-1]
	s.free = s.free[:len(s.free)-1]
	n.kind, n.text = kind, text
	return n
}

// recycle takes back a value that nobody needs any more.
func (s *jsonScanner) recycle(n *node) {
	for _, m := range n.members {
		s.recycle(m.value)
	}
	for _, item := range n.items {
		s.recycle(item)
	}
	n.members, n.items = n.members[:0], n.items[:0]
	s.free = append(s.free, n)
}

func (s *jsonScanner) blank() {
	for s.at < len(s.data) && strings.IndexByte(" \t\r\n", s.data[s.at]) >= 0 {
		s.at++
	}
}

// next passes over c, if it comes next, and the blanks behind it.
func (s *jsonScanner) next(c byte) bool {
	if s.at >= len(s.data) || s.data[s.at] != c {
		return false
	}
	s.at++
	s.blank()
	return true
}

// value reads one value and what is blank behind it; the items of a list go to
// take, if there is one.
func (s *jsonScanner) value(depth int, handle func(int, *node)) (*node, error) {
	if depth > deepest {
		return nil, errors.New("it is nested too deep")
	}
	if s.at >= len(s.data) {
		return nil, errJSON
	}
	var n *node
	var err error
	switch c := s.data[s.at]; {
	case c == '{':
		return s.object(depth)
	case c == '[':
		return s.list(depth, handle)
	case c == '"':
		var text string
		text, err = s.text()
		n = s.node(nodeString, text)
	case c == '-' || c >= '0' && c <= '9':
		n, err = s.number()
	default:
		n, err = s.word()
	}
	s.blank()
	return n, err
}

func (s *jsonScanner) object(depth int) (*node, error) {
	n := s.node(nodeObject, "")
	s.next('{')
	if s.next('}') {
		return n, nil
	}
	keys := objectKeys{of: n}
	for {
		key, err := s.key()
		if err != nil {
			return nil, err
		}
		if keys.has(key) {
			return nil, fmt.Errorf("the key %q stands twice in one object", printable.Short(key))
		}
		var handle func(int, *node)
		if depth == 0 && s.handle != nil {
			handle = s.handle(key)
		}
		value, err := s.value(depth+1, handle)
		if err != nil {
			return nil, err
		}
		n.members = append(n.members, nodeMember{key, value})
		if s.next('}') {
			return n, nil
		}
		if !s.next(',') {
			return nil, errJSON
		}
	}
}

// key reads a key and the colon after it.
func (s *jsonScanner) key() (string, error) {
	if s.at >= len(s.data) || s.data[s.at] != '"' {
		return "", errJSON
	}
	key, err := s.text()
	if err != nil {
		return "", err
	}
	if s.blank(); !s.next(':') {
		return "", errJSON
	}
	return key, nil
}

// objectKeys tells which keys an object that is being read has already.
type objectKeys struct {
	of   *node
	seen map[string]bool // of an object with many keys
}

// has reports whether the object has a key already, and counts it as one from now on.
func (k *objectKeys) has(key string) bool {
	const many = 48
	if len(k.of.members) == many {
		k.seen = make(map[string]bool, 2*many)
		for _, m := range k.of.members {
			k.seen[m.key] = true
		}
	}
	if k.seen == nil {
		return k.of.get(key) != nil
	}
	had := k.seen[key]
	k.seen[key] = true
	return had
}

func (s *jsonScanner) list(depth int, handle func(int, *node)) (*node, error) {
	n := s.node(nodeList, "")
	s.next('[')
	if s.next(']') {
		return n, nil
	}
	for i := 0; ; i++ {
		item, err := s.value(depth+1, nil)
		if err != nil {
			return nil, err
		}
		if handle != nil {
			handle(i, item)
			s.recycle(item)
		} else {
			n.items = append(n.items, item)
		}
		if s.next(']') {
			return n, nil
		}
		if !s.next(',') {
			return nil, errJSON
		}
	}
}

// text reads a string, which mostly has nothing escaped in it.
func (s *jsonScanner) text() (string, error) {
	from, escaped := s.at, false
	for s.at++; s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; {
		case c == '"':
			s.at++
			if !escaped {
				return s.data[from+1 : s.at-1], nil
			}
			var text string
			if json.Unmarshal([]byte(s.data[from:s.at]), &text) != nil {
				s.at = from
				return "", errJSON
			}
			return text, nil
		case c == '\\':
			escaped = true
			s.at++ // whatever it escapes does not end the text
		case c < ' ':
			return "", errJSON
		}
	}
	s.at = len(s.data)
	return "", errJSON
}

// number reads the digits of a number as they stand.
func (s *jsonScanner) number() (*node, error) {
	from := s.at
	digits := func() bool {
		begin := s.at
		for s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '9' {
			s.at++
		}
		return s.at > begin
	}
	passed := func(of string) bool {
		if s.at < len(s.data) && strings.IndexByte(of, s.data[s.at]) >= 0 {
			s.at++
			return true
		}
		return false
	}
	passed("-")
	if !passed("0") && !digits() {
		return nil, errJSON
	}
	if passed(".") && !digits() {
		return nil, errJSON
	}
	if passed("eE") {
		passed("+-")
		if !digits() {
			return nil, errJSON
		}
	}
	return s.node(nodeNumber, s.data[from:s.at]), nil
}

func (s *jsonScanner) word() (*node, error) {
	for _, yes := range [...]bool{true, false} {
		word := strconv.FormatBool(yes)
		if strings.HasPrefix(s.data[s.at:], word) {
			s.at += len(word)
			return s.node(nodeBoolean, word), nil
		}
	}
	if strings.HasPrefix(s.data[s.at:], "null") {
		s.at += len("null")
		return s.node(nodeNull, ""), nil
	}
	if rest := s.data[s.at:]; strings.HasPrefix("true", rest) || strings.HasPrefix("false", rest) || strings.HasPrefix("null", rest) {
		s.at = len(s.data) // it is cut off
	}
	return nil, errJSON
}
