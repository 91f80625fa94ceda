package care

import "time"

var months = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
	"aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

// dateAt says whether a full date begins with word i, and with which word it ends: 3/4/2015,
// 03.04.15, 2015-04-03, 3 April 2015, 3rd of April 2015, April 3 2015.
func (r *reading) dateAt(i int) (last int, ok bool) {
	if i >= len(r.words) {
		return 0, false
	}
	if w := r.words[i]; w.digits {
		if parts := numbersOf(w.low); len(parts) == 3 {
			return i, shortDate(parts)
		}
	}
	if i+2 >= len(r.words) {
		return 0, false
	}
	if w := r.words; w[i].digits && w[i+1].digits && w[i+2].digits {
		if a := r.between(i + 1); (a == "/" || a == "-") && r.between(i+2) == a {
			return i + 2, shortDate([]int{number(w[i].low), number(w[i+1].low), number(w[i+2].low)})
		}
	}
	return r.wordedDateAt(i)
}

// wordedDateAt reads a date whose month is a word: 3 April 2015, 3rd of April 2015, April 3 2015.
func (r *reading) wordedDateAt(i int) (last int, ok bool) {
	k := i
	if dayOf(r.words[k].low) > 0 {
		k++
		if r.words[k].low == "of" {
			k++
		}
	}
	if k >= len(r.words) || months[r.words[k].low] == 0 {
		return 0, false
	}
	month := months[r.words[k].low]
	k++
	day := dayOf(r.words[i].low)
	if day == 0 && k < len(r.words) {
		if day = dayOf(r.words[k].low); day > 0 {
			k++
		}
	}
	if k >= len(r.words) || day == 0 || !r.words[k].digits {
		return 0, false
	}
	return k, realDate(day, month, fullYear(number(r.words[k].low)))
}

func shortDate(p []int) bool {
	if p[0] > 31 {
		p[0], p[2] = p[2], p[0]
	}
	return realDate(p[0], p[1], fullYear(p[2]))
}

// dayOf reads 3, 3rd or 21st; 0 if it is no day.
func dayOf(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	switch s[n:] {
	case "", "st", "nd", "rd", "th":
	default:
		return 0
	}
	if n == 0 || n > 2 || number(s[:n]) > 31 {
		return 0
	}
	return number(s[:n])
}

func fullYear(y int) int {
	if y < 100 {
		return 2000 + y
	}
	return y
}

// realDate says whether a day is in the calendar, between 1880 and 2120.
func realDate(day, month, year int) bool {
	if day < 1 || month < 1 || month > 12 || year < 1880 || year > 2120 {
		return false
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

// number reads digits; what is no small whole number is -1.
func number(s string) int {
	if s == "" || len(s) > 6 {
		return -1
	}
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// numbersOf reads 03.04.15 as its three numbers.
func numbersOf(s string) []int {
	var parts []int
	from := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == '.' {
			n := number(s[from:i])
			if n < 0 {
				return nil
			}
			parts, from = append(parts, n), i+1
		}
	}
	return parts
}
