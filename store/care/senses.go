package care

var (
	// childWords are heard when a sentence is about a child or young person.
	childWords = wordSet("child children young boy boys girl girls baby babies teenager teenagers pupil pupils",
		"he him his she her learner learners son daughter")
	// relativeWords are heard when a sentence is about somebody's family.
	relativeWords = wordSet("mum mums dad dads mother mothers father fathers parent parents brother brothers sister sisters",
		"sibling siblings sib sibs gran granny grandparent grandparents aunt uncle cousin cousins family families relatives",
		"son daughter birth")
	// hurtWords are heard when "damaged" is said of people.
	hurtWords = wordSet("child children young people boy boys girl girls baby babies pupil pupils he him his she her",
		"generation generations childhood childhoods lives")
	// homeWords are heard when a sentence is about where somebody lives.
	homeWords = wordSet("live lives lived living stay stays stayed staying home homes house houses move moved moves",
		"bedroom bedrooms residential care")
)

// senses says, by the guide's own words, in which sense they are meant. It follows
// the guide's notes on matching, and goes further only where a word has an everyday sense
// that partnership plans are full of.
func senses() map[string]sense {
	notHome := wordSet("work job jobs student students practice college university trainee teaching school nursery",
		"education volunteer graduate experience learning industry")
	place := sense{notAfter: notHome, notBefore: wordSet("student students year tutor tutors"), when: placedChild,
		notWith: wordSet("student students trainee trainees apprentice apprentices hospitality internship")}
	return map[string]sense{
		"placement":  place,
		"placements": place,
		"contact": {
			notBefore: wordSet("officer officers details us list form number numbers person persons point points page field",
				"tracing practitioner sheet information name names email order orders direction directions"),
			when: familyContact,
		},
		"siblings": {forms: []string{"sibling"}, keepNames: true},
		"looked after child": {
			forms: []string{"looked after young person", "looked after young people", "looked after pupil",
				"looked after pupils", "looked after learner", "looked after learners", "looked after kids", "looked after bairns",
				"looked after at home", "looked after away from home"},
			law: true, keepNames: true, notWith: wordSet("duty duties statute 1995 2014"),
		},
		"care leaver": {law: true, keepNames: true, notWith: wordSet("entitled entitlement entitlements eligible eligibility",
			"exemption exempt bursary grant aftercare qualify qualifies tax")},
		"leaving care": {keepNames: true},
		"residents": {notWith: wordSet("sheltered tenants"),
			notAfter:  wordSet("local island council tenant town village parking older"),
			notBefore: wordSet("association associations parking group groups permit"), onlyWith: childWords},
		"unit": {
			notAfter: wordSet("business policy data analysis neonatal baby sqa research procurement intelligence persons",
				"storage maternity command health per improvement delivery insight national"),
			notBefore: wordSet("cost costs price prices rate rates test tests"), when: homeUnit,
		},
		"education (as a place)": {when: placeOfEducation, notBefore: wordSet("department service services committee scotland",
			"team officer authority staff plan provider training employment")},
		"abscond": {forms: []string{"absconds", "absconding", "absconder", "absconders", "absconsion", "absconsions"}},
		"missing (episode)": {onlyForms: true, keepNames: true, forms: []string{"missing episode", "missing episodes",
			"episode of missing", "episodes of missing", "missing from care", "missing from home", "missing from placement"}},
		"sanctions": {notAfter: wordSet("benefit benefits dwp trade economic"), onlyWith: childWords,
			notWith: wordSet("benefit credit dwp")},
		"challenging behaviour": {forms: []string{"challenging behavior", "challenging behaviors", "behaviour that challenges",
			"behaviours that challenge"}},
		"aggressive": {when: aggressiveChild, notBefore: wordSet("timetable timescale timescales target targets marketing",
			"savings tax pricing timeline plan")},
		"violent": {notWith: wordSet("partner partners domestic husband ex crime crimes offence offences offender offenders",
			"extremism perpetrator perpetrators relationship relationships")},
		"attention seeker": {forms: []string{"attention seekers"}},
		"vulnerable": {forms: []string{"vulnerability", "vulnerabilities"}, keepNames: true,
			notBefore: wordSet("groups witness witnesses")},
		"their fault": {forms: []string{"his fault", "her fault"}},
		"birth parents": {forms: []string{"birth parent", "birth mother", "birth father", "birth mum", "birth dad", "birth mothers",
			"birth fathers", "birth family", "birth families"}},
		"biological parents": {forms: []string{"biological parent", "biological mother", "biological father"}},
		"foster carers":      {forms: []string{"foster carer"}, keepNames: true},
		"children in care":   {forms: []string{"child in care", "young people in care", "young person in care"}},
		"care plan": {law: true, keepNames: true,
			notAfter: wordSet("health nursing anticipatory palliative treatment dental spiritual adult")},
		"contact centre": {notAfter: wordSet("customer council call telephone phone")},
		"asylum seeker": {keepNames: true, forms: []string{"asylum seeking child", "asylum seeking children", "asylum seeking young person",
			"asylum seeking young people"}},
		"case":               caseSense(),
		"cases":              caseSense(),
		"difficult to place": {forms: []string{"hard to place", "harder to place", "more difficult to place"}},
		"drop out":           {forms: []string{"drops out", "dropped out", "dropping out", "dropout", "dropouts"}},
		"participation": {keepNames: true, notWith: wordSet("uncrc article convention right rights"),
			notBefore: wordSet("measure rate rates request requests fee agreement agreements")},
		"peers":                  {notWith: wordSet("lords msps mps")},
		"high aspirations":       {forms: []string{"high aspiration"}},
		"full potential":         {forms: []string{"fullest potential"}},
		"co-morbid":              {forms: []string{"comorbid", "co morbidity", "comorbidity", "comorbidities", "co morbidities"}},
		"care system (unmarked)": {notAfter: wordSet("social health primary secondary palliative adult"), keepNames: true},
		"contact, in care (unmarked)": {onlyForms: true, forms: []string{"in care"}, when: livesInCare,
			notBefore: wordSet("experienced home homes plan plans planning leaver leavers setting settings service services",
				"inspectorate review reviews and or work standards")},
		"The Promise (for the commitment)": {when: capitalPromise},
		"damaged": {onlyWith: hurtWords,
			notBefore: wordSet("roof roofs property equipment building buildings books")},
		"broken system": {forms: []string{"broken care system", "system is broken", "system was broken",
			"broken systems"}},
	}
}

func caseSense() sense {
	return sense{
		keepNames: true,
		notAfter: wordSet("business in worst best use test court upper lower special legal strong good clear investment",
			"criminal civil"),
		notBefore: wordSet("study studies law conference conferences for management manager managers mix of by load file"),
		when:      aboutSomeone,
	}
}

var isOrMakes = wordSet("is not be was make makes made making")

// aboutSomeone leaves "in most cases", "is the case" and "make the case" alone.
func aboutSomeone(r *reading, m match) bool {
	before, second := r.low(m.first-1, m.first), r.low(m.first-2, m.first)
	if second == "in" || r.low(m.first-3, m.first) == "in" && second == "the" {
		return false
	}
	if before == "the" && isOrMakes[second] {
		return false
	}
	if after := r.low(m.last+1, m.first); (after == "is" || after == "was" || after == "to") && r.low(m.last+2, m.first) == "made" {
		return false
	}
	return before != "by"
}

// placedChild leaves "placement of the signs" alone.
func placedChild(r *reading, m match) bool {
	return r.low(m.last+1, m.first) != "of" || r.near(m.first, 8, childWords) || r.near(m.first, 8, relativeWords)
}

var aggressiveThings = wordSet("outburst outbursts behaviour behaviours incident incidents towards")

// aggressiveChild says whether somebody, not a plan, is called aggressive.
func aggressiveChild(r *reading, m match) bool {
	return aggressiveThings[r.low(m.last+1, m.first)] || r.near(m.first, sentenceReach, childWords)
}

var (
	asksFor        = wordSet("to please will can should must may would not we they you")
	visiting       = wordSet("visit visits session sessions supervision supervisor supervisors")
	arranging      = wordSet("time room rooms arrangement arrangements plan plans decision decisions")
	watched        = wordSet("supervised unsupervised sibling letterbox parental")
	closeRelatives = wordSet("sib sibs mum mums dad dads mother father brother brothers sister sisters sibling siblings gran granny " +
		"grandparents aunt uncle")
	havingTime = wordSet("no any more less want wants wanted has have had having regular weekly fortnightly monthly their his her " +
		"direct indirect")
	beingInTouch = wordSet("in make makes made making keep keeps kept of first")
)

// familyContact says whether "contact" is time with family, not getting in touch.
func familyContact(r *reading, m match) bool {
	before, after := r.low(m.first-1, m.first), r.low(m.last+1, m.first)
	switch {
	case watched[before] || visiting[after]:
		return true
	case before == "family" || arranging[after]:
		return r.near(m.first, sentenceReach, relativeWords) || r.near(m.first, sentenceReach, childWords)
	case asksFor[before]:
		return false
	case after == "with" || after == "w" || after == "between":
		relatives := relativeWords
		if beingInTouch[before] {
			relatives = closeRelatives
		}
		for i := m.last + 2; i <= m.last+7; i++ {
			if relatives[r.low(i, m.first)] {
				return true
			}
		}
	}
	return havingTime[before] && (r.near(m.first, sentenceReach, closeRelatives) || r.near(m.first, sentenceReach, childWords))
}

// homeUnit says whether "unit" is where young people live.
func homeUnit(r *reading, m match) bool {
	switch r.low(m.first-1, m.first) {
	case "residential", "children", "secure":
		return true
	}
	return r.near(m.first, sentenceReach, childWords) && r.near(m.first, sentenceReach, homeWords)
}

var (
	attending = wordSet("attend attends attended attending")
	going     = wordSet("go goes went going gone back return returns returned returning taken travel travels arrive arrives")
)

// placeOfEducation says whether "education" stands for a school or college that somebody goes to.
func placeOfEducation(r *reading, m match) bool {
	if next := m.last + 1; next < len(r.words) && r.words[next].gap == gapLight {
		switch r.words[next].low {
		case "employment", "training", "health", "housing", "social":
			return false // one of a list of services
		}
	}
	before, second := r.low(m.first-1, m.first), r.low(m.first-2, m.first)
	return attending[before] || (before == "to" || before == "at" || before == "from" || before == "in") && going[second]
}

var inCareBefore = wordSet("child children people person those someone been was were is are being time years year live lives lived",
	"living grow grows growing grew up placed brothers sisters parents while when stay")

// livesInCare says whether "in care" is about living there.
func livesInCare(r *reading, m match) bool { return inCareBefore[r.low(m.first-1, m.first)] }

// capitalPromise says whether "The Promise" is the commitment written with a capital; The Promise
// Scotland, other names that begin so, and the report of that title keep theirs.
func capitalPromise(r *reading, m match) bool {
	if w := r.words[m.last]; !w.capital || w.upper {
		return false
	}
	next := m.last + 1
	if r.low(next, m.first) == "" {
		return true
	}
	switch r.words[next].low {
	case "report", "p", "pp", "page", "pages":
		return false
	}
	if r.joined(next) && r.words[next].capital {
		return false
	}
	return !r.words[next].digits || r.joined(next)
}
