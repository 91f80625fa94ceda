package store

import (
	"strconv"
	"strings"
	"sync"

	"kept/store/national"
)

// The choices that come from the national plan. They are built when first asked
// for, so that reading the plan costs start-up nothing.
var (
	nationalActionOptions = sync.OnceValue(func() []Option {
		var list []Option
		for _, a := range national.Plan2124().Actions() {
			no := strconv.Itoa(a.No)
			list = append(list, Option{Code: no, Title: no + " " + a.Title, Help: a.Requirement,
				Synonyms: []string{a.Title, "action " + no, "national action " + no, no + ". " + a.Title, no + ": " + a.Title, no +
					" - " + a.Title}})
		}
		return list
	})
	priorityAreaOptions = sync.OnceValue(func() []Option {
		var list []Option
		for _, a := range national.Plan2124().PriorityAreas() {
			list = append(list, Option{Code: slug(a.Title), Title: a.Title, Synonyms: []string{strconv.Itoa(a.No), a.AlsoKnownAs}})
		}
		return list
	})
	foundationOptions = sync.OnceValue(func() []Option {
		var list []Option
		for _, f := range national.Foundations() {
			list = append(list, Option{Code: string(f.Code), Title: f.Name, Help: f.Line})
		}
		return list
	})
	fundamentalOptions = sync.OnceValue(func() []Option {
		var list []Option
		for _, f := range national.Fundamentals() {
			list = append(list, Option{Code: f.Code, Title: f.Name, Help: f.MustShow})
		}
		return list
	})
	assessmentOptions = sync.OnceValue(func() []Option {
		var list []Option
		for _, a := range national.Assessments() {
			list = append(list, Option{Code: string(a), Title: a.Title()})
		}
		return list
	})
	areaOptions = sync.OnceValue(func() []Option {
		var list []Option
		for _, a := range national.Authorities() {
			o := Option{Code: a.Code, Title: a.Name, Synonyms: a.OtherNames()}
			if a.FormerCode != "" {
				o.Synonyms = append(o.Synonyms, a.FormerCode)
			}
			list = append(list, o)
		}
		return list
	})
)

// slug turns a name into a code: "Building Capacity" to "building_capacity".
func slug(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "_")
}
