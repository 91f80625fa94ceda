package care

import (
	"strings"
	"testing"
)

func TestEveryConcernHasAReasonAndASuggestion(t *testing.T) {
	for _, k := range allKinds() {
		why, suggest := k.words(DefaultBound)
		if !strings.HasSuffix(why, ".") || !strings.HasSuffix(suggest, ".") || why == suggest {
			t.Errorf("%s: why %q, suggest %q", k, why, suggest)
		}
	}
	c := Personal("Callum (9) moved.", Options{})
	if len(c) != 1 || c[0].Found != "Callum (9)" || c[0].Why == "" || c[0].Suggest == "" {
		t.Errorf("Callum (9): %+v", c)
	}
}

func TestTheBoundOfSmallCountsIsTheKeepersToSet(t *testing.T) {
	const text = "1 child, 4 parents, nine pupils, 12 families"
	for _, c := range []struct {
		bound int
		want  string
	}{
		{0, "1 child|4 parents"},
		{4, "1 child"},
		{10, "1 child|4 parents|nine pupils"},
		{13, "1 child|4 parents|nine pupils|12 families"},
		{-1, ""},
		{1, ""},
	} {
		var found []string
		for _, f := range Personal(text, Options{Bound: c.bound}) {
			found = append(found, f.Found)
		}
		if got := strings.Join(found, "|"); got != c.want {
			t.Errorf("bound %d: found %q, want %q", c.bound, got, c.want)
		}
	}
}

// The valid numbers are published examples of Public Health Scotland's phsmethods.
func TestCHINumbersFollowTheRuleOfNHSScotland(t *testing.T) {
	for number, want := range map[string]bool{
		"0101011237": true,  // modulus 11 and modulus 10
		"1904851231": true,  // modulus 11
		"0211165794": true,  // modulus 10 too, as issued from 2026
		"0101011238": false, // check digit
		"3201201234": false, // no 32 January
		"0113201234": false, // no month 13
		"2902191230": false, // no 29 February 1919 or 2019
		"2902201230": true,  // a leap year
	} {
		if got := validCHI(number); got != want {
			t.Errorf("%s is a CHI number: %v, want %v", number, got, want)
		}
	}
}

func TestCandidateNumbersFollowTheRuleOfTheirCheckDigit(t *testing.T) {
	// 7x3 + 7x2 + 0x7 + 1x6 + 2x5 + 3x4 + 4x3 + 5x2 = 85; 85 is 8 over 77; 11 - 8 is 3.
	for number, want := range map[string]bool{"770123453": true, "770123454": false, "000000000": false} {
		if got := validCandidate(number); got != want {
			t.Errorf("%s is a candidate number: %v, want %v", number, got, want)
		}
	}
}

func TestANumberCalledCHIIsPointedOutThoughItFailsTheCheck(t *testing.T) {
	c := Personal("CHI 0101011230", Options{})
	if len(c) != 1 || c[0].Kind != CHINumber || !strings.Contains(c[0].Why, "mistyped") {
		t.Errorf("got %+v", c)
	}
	if c := Personal("Order 0101011230", Options{}); len(c) != 0 {
		t.Errorf("without the word: %+v", c)
	}
	if c := Personal("CHI 101011237, the first nought lost by a spreadsheet", Options{}); len(c) != 1 || c[0].Kind != CHINumber {
		t.Errorf("without its first nought: %+v", c)
	}
}

func TestWhatCountsNoPeopleIsLeftAlone(t *testing.T) {
	for _, text := range []string{
		"3 rooms for children", "Level 2 children’s training", "4 weeks", "on 3 April children met", "see 3.1 and 3.2", "£3 a child",
		"3% of children", "services for children aged 0-5", "1 in 4 children", "a ratio of 1:4", "two children’s houses",
		"3 family support workers", "P3 pupils", "Primary 4 children", "fewer than 5 children", "<5 children", "23 children",
		"twenty-three children", "two-year-old children", "Schedule 4 of The Children and Young People (Scotland) Act",
	} {
		if c := Personal(text, Options{}); len(c) != 0 {
			t.Errorf("%q: %q is no count of people", text, c[0].Found)
		}
	}
}

func TestOverlappingConcernsAreSaidOnce(t *testing.T) {
	text := "Jamie dob 3/4/2015, jamie.sample@school.example 07700 900123"
	c := Personal(text, Options{})
	if len(c) != 3 || c[0].Kind != NameAndAge || c[1].Kind != EmailAddress || c[2].Kind != PhoneNumber {
		t.Errorf("got %+v", c)
	}
}

// allKinds gives every kind, most telling first.
func allKinds() []Kind {
	return []Kind{CHINumber, CandidateNumber, NameAndAge, DateOfBirth, NamedChild, InitialsAndSchool,
		PhoneNumber, EmailAddress, PostCode, SmallCount}
}
