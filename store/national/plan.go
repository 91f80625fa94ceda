package national

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Plan is one national plan: Plan 21-24, and later ones beside it. Its sets are
// read when first asked for. Make one with Plan2124 or Plans.
type Plan struct {
	code              string
	facts             func() loaded[planFacts]
	priorityAreas     func() loaded[PriorityArea]
	actions           func() loaded[Action]
	requirements      func() loaded[Requirement]
	heard             func() loaded[Heard]
	commitments       func() loaded[Commitment]
	leadOrganisations func() loaded[LeadOrganisation]
	links             func() loaded[Link]
	nextSteps         func() loaded[NextStep]
	milestones        func() loaded[Milestone]
	gaps              func() loaded[Gap]
	supportOffers     func() loaded[SupportOffer]
	fundamentals      func() loaded[Fundamental]
	bridges           func() loaded[Bridge]
	crossings         func() loaded[Crossing]

	sets  []sourced             // all of these, in the order in which they are cited
	texts func() map[int]string // what is searched, by number of the item
}

// planFacts is the one row of plan.csv.
type planFacts struct {
	title, list, document, published, from, to string
	naming                                     Naming
}

// Naming is what a plan calls its parts, each a noun without a capital.
type Naming struct {
	Item, Items               string // as "national action", "route maps"
	Area                      string // as "priority area", "foundation"
	Requirement, Requirements string // as "requirement", "outcomes"
}

// plans finds the folders of the plans. It reads names only, no file.
var plans = sync.OnceValue(func() []*Plan {
	found, err := findPlans(files)
	if err != nil {
		panic(err)
	}
	return found
})

// Plans gives every plan, oldest first.
func Plans() []*Plan { return slices.Clone(plans()) }

// Plan2124 is Plan 21-24 (The Promise Scotland, March 2021), as laid out in
// Change Programme ONE (June 2021).
func Plan2124() *Plan {
	p, ok := PlanByCode(planOfTheCalls)
	if !ok {
		panic("reading reference data: the folder " + planOfTheCalls + " is missing")
	}
	return p
}

// PlanByCode finds a plan by its code, as "plan-21-24".
func PlanByCode(code string) (*Plan, bool) {
	for _, p := range plans() {
		if p.code == code {
			return p, true
		}
	}
	return nil, false
}

func findPlans(fsys fs.FS) ([]*Plan, error) {
	folders, err := fs.Glob(fsys, "plan-*")
	if err != nil {
		return nil, err
	}
	slices.Sort(folders)
	var found []*Plan
	for _, folder := range folders {
		found = append(found, NewPlan(fsys, folder))
	}
	return found, nil
}

// NewPlan makes the plan whose files stand in a folder. It reads nothing yet: a file that
// is missing or cannot be read panics when its set is first asked for.
func NewPlan(fsys fs.FS, folder string) *Plan {
	p := &Plan{code: folder}
	p.facts = setOf(p, SetPlan, required(fsys, folder, SetPlan, readPlanFacts))
	p.priorityAreas = setOf(p, SetPriorityAreas, optional(fsys, folder, SetPriorityAreas, readPriorityArea))
	p.actions = setOf(p, SetActions, required(fsys, folder, SetActions, readAction))
	p.requirements = setOf(p, SetRequirements, optional(fsys, folder, SetRequirements, readRequirement))
	p.heard = setOf(p, SetHeard, optional(fsys, folder, SetHeard, readHeard))
	p.commitments = setOf(p, SetCommitments, optional(fsys, folder, SetCommitments, readCommitment))
	p.leadOrganisations = setOf(p, SetLeadOrganisations, optional(fsys, folder, SetLeadOrganisations, readLeadOrganisation))
	p.links = setOf(p, SetLinks, optional(fsys, folder, SetLinks, readLink))
	p.nextSteps = setOf(p, SetNextSteps, optional(fsys, folder, SetNextSteps, readNextStep))
	p.milestones = setOf(p, SetMilestones, optional(fsys, folder, SetMilestones, readMilestone))
	p.gaps = setOf(p, SetGaps, optional(fsys, folder, SetGaps, readGap))
	p.supportOffers = setOf(p, SetSupportOffers, optional(fsys, folder, SetSupportOffers, readSupportOffer))
	p.fundamentals = setOf(p, SetFundamentals, optional(fsys, folder, SetFundamentals, readFundamental))
	p.bridges = setOf(p, SetBridges, optional(fsys, folder, SetBridges, readBridge))
	p.crossings = setOf(p, SetCrossings, optional(fsys, folder, SetCrossings, readCrossing))
	p.texts = sync.OnceValue(p.collectTexts)
	return p
}

// setOf notes a set among those of the plan. It reads nothing.
func setOf[T any](p *Plan, s Set, set func() loaded[T]) func() loaded[T] {
	p.sets = append(p.sets, sourced{s, sourceOf(set)})
	return set
}

func required[T any](fsys fs.FS, folder string, s Set, item func(*row) T) func() loaded[T] {
	name := path.Join(folder, string(s)+".csv")
	return once(func() (loaded[T], error) { return load(fsys, name, item) })
}

// optional is a set that a plan may do without: no file, no items.
func optional[T any](fsys fs.FS, folder string, s Set, item func(*row) T) func() loaded[T] {
	name := path.Join(folder, string(s)+".csv")
	return once(func() (loaded[T], error) {
		set, err := load(fsys, name, item)
		if errors.Is(err, fs.ErrNotExist) {
			return loaded[T]{}, nil
		}
		return set, err
	})
}

func readPlanFacts(r *row) planFacts {
	return planFacts{
		title: r.required("title"), list: r.required("list"), document: r.required("document"), published: r.date("published"),
		from: r.date("runs_from"), to: r.date("runs_to"),
		naming: Naming{
			Item: r.required("item_title"), Items: r.required("items_title"), Area: r.required("area_title"),
			Requirement: r.required("requirement_title"), Requirements: r.required("requirements_title"),
		},
	}
}

// fact is the one row of plan.csv, or blank if it has none.
func (p *Plan) fact() planFacts {
	if rows := p.facts().items; len(rows) > 0 {
		return rows[0]
	}
	return planFacts{}
}

// List is the code of the plan in references, as "p21-24"; permanent.
func (p *Plan) List() string { return p.fact().list }

// Ref is how files refer to something of the plan by its code, as "p21-24:D04-02".
func (p *Plan) Ref(code string) string { return p.List() + ":" + code }

// Naming is what the plan calls its parts.
func (p *Plan) Naming() Naming { return p.fact().naming }

// Title is the plan's name, as "Plan 21-24".
func (p *Plan) Title() string { return p.fact().title }

// Document is the publication that the plan's facts are taken from, as "Change
// Programme ONE", and the date on which it was published (2021-06-25).
func (p *Plan) Document() (title, published string) {
	return p.fact().document, p.fact().published
}

// PriorityArea is one of a plan's priority areas; Plan 21-24 has five.
type PriorityArea struct {
	No          int // from 1
	Title       string
	AlsoKnownAs string // another name in use; blank if none
}

func readPriorityArea(r *row) PriorityArea {
	return PriorityArea{No: r.number("no"), Title: r.required("title"), AlsoKnownAs: r.text("also_known_as")}
}

// PriorityAreas gives the priority areas in the plan's order.
func (p *Plan) PriorityAreas() []PriorityArea { return slices.Clone(p.priorityAreas().items) }

// PriorityArea finds a priority area by its number.
func (p *Plan) PriorityArea(no int) (PriorityArea, bool) {
	return first(p.priorityAreas().items, func(a PriorityArea) bool { return a.No == no })
}

// Fundamental is one of the five fundamentals, against each of which an
// organisation gives a line of evidence.
type Fundamental struct {
	No        int    // from 1
	Code      string // what_matters, listening, poverty, rights, language; ours
	Name      string
	MustShow  string // what an organisation must show, in our words
	AppliesTo string // who must show it
	Also      string // what else is asked; may be blank
	Page      string // on which Change Programme ONE names it
	Source    string // of what must be shown, which is another document
}

func readFundamental(r *row) Fundamental {
	return Fundamental{
		No: r.number("no"), Code: r.required("code"), Name: r.required("name"), MustShow: r.required("must_show"),
		AppliesTo: r.optional("applies_to"), Also: r.optional("also"), Page: r.optional("named_page"),
		Source: r.optional("must_show_source"),
	}
}

// Fundamentals gives the fundamentals in the plan's order.
func (p *Plan) Fundamentals() []Fundamental { return slices.Clone(p.fundamentals().items) }

// Fundamentals gives the five fundamentals of Plan 21-24.
func Fundamentals() []Fundamental { return Plan2124().Fundamentals() }

// first finds the first item that is wanted.
func first[T any](items []T, wanted func(T) bool) (T, bool) {
	if i := slices.IndexFunc(items, wanted); i >= 0 {
		return items[i], true
	}
	var none T
	return none, false
}

// only copies the items that are wanted.
func only[T any](items []T, wanted func(T) bool) []T {
	var out []T
	for _, item := range items {
		if wanted(item) {
			out = append(out, item)
		}
	}
	return out
}

// parts splits a cell that holds several things, leaving out blanks.
func parts(cell, separator string) []string {
	var out []string
	for p := range strings.SplitSeq(cell, separator) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
