package care

import "strings"

// numbers finds CHI numbers, Scottish Candidate Numbers and phone numbers: runs of digits
// that a rule tells from other references.
func (r *reading) numbers(found []find) []find {
	text := r.text
	for i := 0; i < len(text); {
		if !isDigit(text[i]) && text[i] != '+' && text[i] != '(' {
			i++
			continue
		}
		if f, ok := r.numberAt(i); ok {
			found = append(found, f)
			i = f.end
			continue
		}
		if end := phoneAt(text, i); end > 0 {
			found = append(found, find{start: i, end: end, kind: PhoneNumber})
			i = end
			continue
		}
		i = max(i+1, digitsTo(text, i))
	}
	return found
}

// numberAt judges the run of digits that begins at a byte: ten, or six and four with one space or
// hyphen between, may be a CHI number; nine a candidate number.
func (r *reading) numberAt(start int) (find, bool) {
	text := r.text
	if !isDigit(text[start]) || start > 0 && !partsNumber(text[start-1]) {
		return find{}, false
	}
	chi, scn := r.label(start, chiLabels), r.label(start, candidateLabels)
	digits, end := digitsFrom(text, start, chi || scn)
	if len(digits) != 9 && len(digits) != 10 || !endsNumber(text, end) {
		return find{}, false
	}
	kind, why := numberKind(digits, chi, scn)
	return find{start: start, end: end, kind: kind, why: why}, kind != ""
}

// numberKind judges nine or ten digits, which may be called a CHI number or a candidate
// number; "" if they are neither.
func numberKind(digits string, chi, candidate bool) (kind Kind, why string) {
	switch {
	case len(digits) == 10 && validCHI(digits), len(digits) == 9 && chi && validCHI("0"+digits):
		return CHINumber, ""
	case chi:
		return CHINumber, "It is called a CHI number. It does not pass the CHI check, " +
			"so it may be mistyped, but it was meant for one person."
	case len(digits) == 9 && (candidate || validCandidate(digits)):
		return CandidateNumber, ""
	}
	return "", ""
}

// endsNumber says whether a whole number may end at a byte.
func endsNumber(text string, end int) bool {
	return (end >= len(text) || partsNumber(text[end])) && !(end+1 < len(text) && text[end] == '.' && isDigit(text[end+1]))
}

// digitsFrom gathers the digits of a number that begins at a byte, and gives its end. A number that has a label may
// be written in groups; any other only as six digits and four.
func digitsFrom(text string, start int, labelled bool) (digits string, end int) {
	end = digitsTo(text, start)
	digits = text[start:end]
	space := func(at int) bool { return text[at] == ' ' || text[at] == '-' }
	if labelled {
		for len(digits) < 9 && end+1 < len(text) && space(end) && isDigit(text[end+1]) {
			to := digitsTo(text, end+1)
			digits, end = digits+text[end+1:to], to
		}
	}
	if len(digits) == 6 && end+4 < len(text) && space(end) && digitsTo(text, end+1) == end+5 {
		end += 5
		digits += text[end-4 : end]
	}
	return digits, end
}

// partsNumber says whether a byte may stand right before or after a whole number: not a letter, a
// digit, or what makes it an amount, a date or part of a longer reference.
func partsNumber(c byte) bool {
	switch {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', isDigit(c), strings.IndexByte("/-_%@+#=&", c) >= 0, c >= 0x80:
		return false
	}
	return true
}

func digitsTo(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

var (
	chiLabels       = wordSet("chi")
	candidateLabels = wordSet("scn scns candidate sqa")
)

// label says whether one of the words stands at most three words before a byte in the same sentence.
func (r *reading) label(at int, labels lowerWords) bool {
	i := r.wordAt(at)
	for k := 1; k <= 3; k++ {
		if i < len(r.words) && labels[r.low(i-k, i)] {
			return true
		}
	}
	return false
}

// validCHI holds ten digits to the rule of NHS Scotland's Community Health Index, as Public Health Scotland
// gives it with phsmethods (https://public-health-scotland.github.io/phsmethods/): the first six are a date of
// birth as ddmmyy and the last is a check digit. The check is modulus 11 with weights 10 to 2. From 2026, for dates
// whose numbers have run out, modulus 10 is issued too: every second digit doubled from the ninth back,
// nine taken off what is then above nine. A number is good if it passes either.
func validCHI(d string) bool {
	if !realDate(number(d[0:2]), number(d[2:4]), 2000+number(d[4:6])) && !realDate(number(d[0:2]), number(d[2:4]), 1900+number(d[4:6])) {
		return false
	}
	eleven, ten := 0, 0
	for i := range 9 {
		n := int(d[i] - '0')
		eleven += n * (10 - i)
		if i%2 == 0 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		ten += n
	}
	check := int(d[9] - '0')
	return (11-eleven%11)%11 == check || (10-ten%10)%10 == check
}

// validCandidate holds nine digits to the rule of the Scottish Candidate Number, as HESA gives it
// (https://www.hesa.ac.uk/collection/c07051/n/scn): two digits of the year of issue, six free digits, and a
// modulus 11 check digit with weights 3 2 7 6 5 4 3 2, where a check of 10 is never issued. Numbers that begin
// with three noughts are mistaken for other references.
func validCandidate(d string) bool {
	sum := 0
	for i, weight := range [8]int{3, 2, 7, 6, 5, 4, 3, 2} {
		sum += int(d[i]-'0') * weight
	}
	check := (11 - sum%11) % 11
	return check < 10 && check == int(d[8]-'0') && !strings.HasPrefix(d, "000")
}

// phoneAt reads a UK phone number (Ofcom, National Telephone Numbering Plan) that begins at a byte and gives
// its end, or 0. It begins with +44, 0044, or 0 and an area or service code of three digits or more, and
// has ten or eleven digits with the 0; ten only if its groups are parted, as ten digits together are mostly a reference.
func phoneAt(text string, start int) int {
	if start > 0 && (!partsNumber(text[start-1]) || text[start-1] == '.' || text[start-1] == ',') {
		return 0
	}
	i, digits, ok := phonePrefix(text, start)
	if !ok {
		return 0
	}
	end, groups := 0, 0
	for i < len(text) && digits < 12 {
		to := digitsTo(text, i)
		if to == i || digits+to-i > 11 {
			break
		}
		digits, i, end = digits+to-i, to, to
		groups++
		if digits == 11 {
			break
		}
		i = afterPhoneGap(text, i)
	}
	if digits != 11 && (digits != 10 || groups < 2) || !endsPhone(text, end, digits) {
		return 0
	}
	return end
}

// endsPhone says whether a phone number of so many digits may end at a byte.
func endsPhone(text string, end, digits int) bool {
	if digits != 11 && end+1 < len(text) && text[end] == ' ' && isDigit(text[end+1]) {
		return false
	}
	return end >= len(text) || partsNumber(text[end]) || text[end] == '-'
}

// afterPhoneGap gives the place after what may part two groups of a phone number.
func afterPhoneGap(text string, i int) int {
	for skipped := 0; i < len(text) && skipped < 2 && strings.IndexByte(" -).", text[i]) >= 0; skipped++ {
		i++
	}
	if strings.HasPrefix(text[i:], "\u00a0") {
		i += len("\u00a0")
	}
	return i
}

// phonePrefix reads how a UK phone number begins, and gives where its digits go on and how many there were: of +44
// one, which stands for the 0.
func phonePrefix(text string, start int) (i, digits int, ok bool) {
	i = start
	switch rest := text[start:]; {
	case strings.HasPrefix(rest, "+44"), strings.HasPrefix(rest, "0044"):
		i += 3
		if rest[0] == '0' {
			i++
		}
		for i < len(text) && strings.IndexByte(" -(0)", text[i]) >= 0 {
			i++
		}
		digits = 1 // stands for the 0
		if i >= len(text) || strings.IndexByte("12378", text[i]) < 0 {
			return 0, 0, false
		}
	case strings.HasPrefix(rest, "(0"), strings.HasPrefix(rest, "0"):
		if rest[0] == '(' {
			i++
		}
		if group := digitsTo(text, i) - i; group < 3 || strings.IndexByte("12378", text[i+1]) < 0 {
			return 0, 0, false
		}
	default:
		return 0, 0, false
	}
	return i, digits, true
}
