package importing

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decodeText gives the text of a file in one of the encodings that office
// programs write, with a note when it had to be guessed.
func decodeText(data []byte) (string, []string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeUTF16(data[2:], binary.LittleEndian), nil, nil
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeUTF16(data[2:], binary.BigEndian), nil, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", nil, &TableError{Wrong: "is not a table of text", Right: "Open it in the program that made it and save it as CSV UTF-8."}
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	return decodeWindows1252(data), []string{
		"The file is not in UTF-8; it was read as Windows-1252, which Excel writes. Look at names with accents and at £ signs, or save " +
			"it as CSV UTF-8.",
	}, nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// windows1252 is what bytes 0x80 to 0x9F mean there (WHATWG Encoding standard,
// index windows-1252); all other bytes mean the code point of their number.
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

func decodeWindows1252(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		if c >= 0x80 && c < 0xa0 {
			b.WriteRune(windows1252[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}
