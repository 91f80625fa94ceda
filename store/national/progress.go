package national

// VisionStatement is one of the ten of the Promise Story of Progress.
type VisionStatement struct {
	No          int    // from 1 to 10
	Title       string // our own short form
	PromisePage string // page of the promise that the site gives; blank if none was read
	Verified    bool   // seen at the source
	SourceURL   string
	Note        string // may be blank
}

var visionStatements = embedded("progress-framework/vision_statements.csv", func(r *row) VisionStatement {
	return VisionStatement{
		No: r.number("no"), Title: r.required("title"), PromisePage: r.text("promise_page"), Verified: r.yes("verified"),
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
