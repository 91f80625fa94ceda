package bundle

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// object is a JSON object whose keys keep the order in which they were put.
type object []member

type member struct {
	key   string
	value any // object, []any, literal, string, bool or int
}

// literal is JSON text that goes out as it is: the digits of a number.
type literal string

// put adds a member. An absent value is an absent key: "", nil and an empty
// list or object are left out.
func (o *object) put(key string, value any) {
	switch v := value.(type) {
	case nil:
		return
	case string:
		if v == "" {
			return
		}
	case literal:
		if v == "" {
			return
		}
	case []any:
		if len(v) == 0 {
			return
		}
	case object:
		if len(v) == 0 {
			return
		}
	}
	*o = append(*o, member{key, value})
}

// encode writes the value as JSON: two spaces a level, LF, and one at the end.
func encode(value any) []byte {
	var out bytes.Buffer
	writeJSON(&out, value, 0)
	out.WriteByte('\n')
	return out.Bytes()
}

func writeJSON(out *bytes.Buffer, value any, depth int) {
	switch v := value.(type) {
	case object:
		writeAll(out, '{', '}', len(v), depth, func(i int) {
			writeString(out, v[i].key)
			out.WriteString(": ")
			writeJSON(out, v[i].value, depth+1)
		})
	case []any:
		writeAll(out, '[', ']', len(v), depth, func(i int) { writeJSON(out, v[i], depth+1) })
	case literal:
		out.WriteString(string(v))
	case string:
		writeString(out, v)
	case bool:
		out.WriteString(strconv.FormatBool(v))
	case int:
		out.WriteString(strconv.Itoa(v))
	}
}

func writeAll(out *bytes.Buffer, open, end byte, n, depth int, write func(int)) {
	out.WriteByte(open)
	for i := range n {
		if i > 0 {
			out.WriteByte(',')
		}
		newLine(out, depth+1)
		write(i)
	}
	if n > 0 {
		newLine(out, depth)
	}
	out.WriteByte(end)
}

func newLine(out *bytes.Buffer, depth int) {
	out.WriteByte('\n')
	for range depth {
		out.WriteString("  ")
	}
}

// writeString writes a JSON string; only what JSON demands is escaped.
func writeString(out *bytes.Buffer, s string) {
	if plainASCII(s) {
		out.WriteByte('"')
		out.WriteString(s)
		out.WriteByte('"')
		return
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string and a buffer: neither can fail
	}
	out.Truncate(out.Len() - 1)
}

// plainASCII tells text that JSON takes as it is, which nearly all of it is.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// list turns strings into a JSON list.
func list(values ...string) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}
