package national

import "slices"

// VisionStatement is one of the ten of the Promise Story of Progress.
type VisionStatement struct {
	No          int    // from 1 to 10
	Title       string // the short title of the site
	Statement   string // the whole of it, in our words
	PromisePage string // page of the promise that the site gives; blank if none was read
	Verified    bool   // seen at the source
	SourceURL   string
	Note        string // may be blank
}

var visionStatements = embedded("progress-framework/vision_statements.csv", func(r *row) VisionStatement {
	return VisionStatement{
		No: r.number("no"), Title: r.required("title"), Statement: r.required("statement"), PromisePage: r.text("promise_page"),
		Verified:  r.yes("verified"),
		SourceURL: r.required("source_url"), Note: r.text("note"),
	}
})

// IndicatorKind says what standing a figure has in the Promise Progress
// Framework.
type IndicatorKind string

// The kinds of indicator.
const (
	FrameworkIndicator IndicatorKind = "indicator"         // an indicator of the framework
	FrameworkGap       IndicatorKind = "gap"               // an outcome for which the framework shows no indicator yet
	RelatedStatistic   IndicatorKind = "related_statistic" // an official figure; its place in the framework is not confirmed
)

// Title is the kind in words.
func (k IndicatorKind) Title() string {
	switch k {
	case FrameworkIndicator:
		return "Framework indicator"
	case FrameworkGap:
		return "Gap named by the framework"
	case RelatedStatistic:
		return "Related statistic, not confirmed as an indicator"
	}
	return ""
}

// Indicator is one indicator of the Promise Progress Framework that could be
// verified, or a related official statistic marked as such.
type Indicator struct {
	Kind          IndicatorKind
	VisionNo      int    // of the vision statement
	OutcomeNo     int    // within the vision statement; 0 if not known
	Outcome       string // blank if not known
	Name          string
	Statistic     string // publication the values come from
	Frequency     string // as annual; blank if not known
	Published     string // month of publication; blank if not known
	Latest        Value
	Earlier       Value
	NextUpdate    string // blank if not known
	Verified      bool   // seen to be an indicator of the framework
	ValueVerified bool   // the values were seen at the source as values of this very indicator
	Evidence      string // what was and was not verified, in words; show it beside the values
	SourceURL     string
	Note          string // may be blank
}

// Value is a published figure. It stays in words, as "48% (4,454)".
type Value struct {
	Period string // blank if there is no figure
	Figure string
}

var indicators = embedded("progress-framework/indicators.csv", func(r *row) Indicator {
	return Indicator{
		Kind:     choice(r, "kind", FrameworkIndicator, FrameworkGap, RelatedStatistic),
		VisionNo: r.number("vision_no"), OutcomeNo: r.count("outcome_no"), Outcome: r.text("outcome"),
		Name: r.required("name"), Statistic: r.required("statistic"), Frequency: r.text("frequency"), Published: r.text("published"),
		Latest:     Value{Period: r.text("latest_period"), Figure: r.text("latest_value")},
		Earlier:    Value{Period: r.text("earlier_period"), Figure: r.text("earlier_value")},
		NextUpdate: r.text("next_update"), Verified: r.yes("indicator_verified"), ValueVerified: r.yes("value_verified"),
		Evidence: r.required("evidence"), SourceURL: r.required("source_url"), Note: r.text("note"),
	}
})

// StoryPart is one line of what the Promise Story of Progress asks: one of its three
// questions, or a prompt, heading or rule of a part.
type StoryPart struct {
	ID        string // as "Q04"; ours, and permanent
	Part      string // national, organisational, experience, all, data_map
	Kind      string // question, prompt, rule and others
	Text      string // the questions as published, the rest in our words
	SourceURL string
	Note      string // may be blank
}

var storyParts = embedded("progress-framework/story_parts.csv", func(r *row) StoryPart {
	return StoryPart{
		ID: r.required("id"), Part: r.required("part"), Kind: r.required("kind"), Text: r.required("text"),
		SourceURL: r.required("source_url"), Note: r.text("note"),
	}
})

// StoryParts gives what the Story of Progress asks, the three questions first.
func StoryParts() []StoryPart { return slices.Clone(storyParts().items) }

// VisionRouteMap says that a vision statement points to a route map of Plan 24-30.
type VisionRouteMap struct {
	VisionNo int
	RouteMap string // code of the route map
	Official bool   // the page of the statement says so itself; else it is our own mapping
}

var visionRouteMaps = embedded("progress-framework/vision_route_maps.csv", func(r *row) VisionRouteMap {
	return VisionRouteMap{VisionNo: r.number("vision_no"), RouteMap: r.required("route_map"),
		Official: choice(r, "basis", "official", "ours") == "official"}
})

// VisionRouteMaps gives the route maps of all vision statements.
func VisionRouteMaps() []VisionRouteMap { return slices.Clone(visionRouteMaps().items) }

// VisionStatements gives the ten vision statements in order.
func VisionStatements() []VisionStatement { return slices.Clone(visionStatements().items) }

// Indicators gives what could be verified of the nearly 50 indicators of the
// framework, and the related statistics.
func Indicators() []Indicator { return slices.Clone(indicators().items) }
