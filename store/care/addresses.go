package care

import (
	"strings"
)

// addresses finds e-mail addresses and full post codes.
func (r *reading) addresses(found []find) []find {
	for at := strings.IndexByte(r.text, '@'); at >= 0; {
		if start, end, ok := emailAround(r.text, at); ok {
			found = append(found, find{start: start, end: end, kind: EmailAddress})
		}
		next := strings.IndexByte(r.text[at+1:], '@')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	for i := range r.words {
		if end, ok := r.postCodeAt(i); ok {
			found = append(found, find{start: r.words[i].start, end: end, kind: PostCode})
		}
	}
	return found
}

// emailAround reads the address that has its @ at a byte.
func emailAround(text string, at int) (start, end int, ok bool) {
	start, end = at, at+1
	for start > 0 && addressByte(text[start-1], "._%+-'") {
		start--
	}
	for end < len(text) && addressByte(text[end], ".-") {
		end++
	}
	start += len(text[start:at]) - len(strings.TrimLeft(text[start:at], ".-'"))
	domain := strings.TrimRight(text[at+1:end], ".-")
	dot := strings.LastIndexByte(domain, '.')
	if start == at || dot < 1 || len(domain)-dot-1 < 2 || isDigit(domain[len(domain)-1]) {
		return 0, 0, false
	}
	return start, at + 1 + len(domain), true
}

func addressByte(c byte, others string) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || strings.IndexByte(others, c) >= 0
}

// postAreas are the post code areas of the United Kingdom (Royal Mail), Scotland's first.
var postAreas = wordSet("ab dd dg eh fk g hs iv ka kw ky ml pa ph td ze",
	"al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da de dh dl dn dt dy e ec en ex fy gl gu gy",
	"ha hd hg hp hr hu hx ig im ip je kt l la ld le ll ln ls lu m me mk n ne ng nn np nr nw ol or ox pe pl po pr rg rh rm",
	"s sa se sg sk sl sm sn so sp sr ss st sw sy ta tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo")

// postCodeAt reads a full post code that begins with word i: an area, a district, then a digit and two
// letters of those that Royal Mail uses, in capitals throughout or small letters throughout.
func (r *reading) postCodeAt(i int) (end int, ok bool) {
	w := r.words[i]
	if len(w.low) < 2 || len(w.low) > 7 || w.digits || !isASCII(w.low) {
		return 0, false
	}
	out, in, end := w.low, "", w.end
	switch {
	case len(out) <= 4 && i+1 < len(r.words) && r.words[i+1].gap == gapSpace:
		in, end = r.words[i+1].low, r.words[i+1].end
	case len(out) >= 5:
		out, in = out[:len(out)-3], out[len(out)-3:]
	}
	if !inward(in) || !outward(out) {
		return 0, false
	}
	written := r.text[w.start:end]
	if written != strings.ToUpper(written) && written != strings.ToLower(written) {
		return 0, false
	}
	return end, true
}

// inward says whether s is the second half of a post code: 4ab.
func inward(s string) bool {
	return len(s) == 3 && isDigit(s[0]) && unitLetter(s[1]) && unitLetter(s[2])
}

// outward says whether s is an area and a district: g1, eh49, ec1a.
func outward(s string) bool {
	letters := 0
	for letters < len(s) && s[letters] >= 'a' && s[letters] <= 'z' {
		letters++
	}
	district := s[letters:]
	if !postAreas[s[:letters]] || district == "" || !isDigit(district[0]) {
		return false
	}
	last := district[len(district)-1]
	return len(district) == 1 || len(district) == 2 && (isDigit(last) || last >= 'a' && last <= 'y')
}

// unitLetter says whether Royal Mail uses a letter in the last two places.
func unitLetter(c byte) bool { return c >= 'a' && c <= 'z' && strings.IndexByte("cikmov", c) < 0 }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
