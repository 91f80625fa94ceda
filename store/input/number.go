package input

import (
	"math/big"
	"strconv"
	"strings"
)

// WholeNumber gives the whole number that a text is, as it is stored; 0 if it is none.
func WholeNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// ParseDecimal reads a decimal number into its shortest exact text.
func ParseDecimal(text string) (string, bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", "")
	if len(text) > 24 || strings.ContainsAny(text, "eE/xXpP_") {
		return "", false
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return "", false
	}
	s := r.FloatString(9)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), "."), true
}

// ParseMoney reads "£50,000", "50k" or "1.5m" into pounds, with pence if any.
func ParseMoney(text string) (string, bool) {
	text = strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(text), "£"), " ", ""))
	scale := int64(1)
	switch {
	case strings.HasSuffix(text, "million"):
		text, scale = strings.TrimSuffix(text, "million"), 1_000_000
	case strings.HasSuffix(text, "m"):
		text, scale = strings.TrimSuffix(text, "m"), 1_000_000
	case strings.HasSuffix(text, "k"):
		text, scale = strings.TrimSuffix(text, "k"), 1_000
	}
	plain, ok := ParseDecimal(text)
	if !ok {
		return "", false
	}
	r, _ := new(big.Rat).SetString(plain)
	r.Mul(r, big.NewRat(scale, 1))
	if r.Sign() < 0 || r.Cmp(big.NewRat(1_000_000_000_000, 1)) > 0 {
		return "", false
	}
	return strings.TrimSuffix(r.FloatString(2), ".00"), true
}
