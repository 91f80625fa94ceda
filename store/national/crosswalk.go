package national

import "slices"

// Bridge is one of the five bridges of Plan 24-30, each a barrier until it is built.
type Bridge struct {
	Code            string // as "money"; permanent
	Name            string
	About           string // in our words
	NearestRouteMap string // our own mapping
	NearestActionNo int    // of Plan 21-24, our own mapping; 0 if none is near
	SourceURL       string
	Note            string // may be blank
}

func readBridge(r *row) Bridge {
	return Bridge{
		Code: r.required("code"), Name: r.required("name"), About: r.required("about"), NearestRouteMap: r.text("nearest_route_map"),
		NearestActionNo: r.count("nearest_action_no"), SourceURL: r.required("source_url"), Note: r.text("note"),
	}
}

// Bridges gives the bridges of the plan in its order.
func (p *Plan) Bridges() []Bridge { return slices.Clone(p.bridges().items) }

// Crossing says that a national action of Plan 21-24 and a route map of Plan 24-30 lie
// near each other. All of it is our own mapping.
type Crossing struct {
	ID          string // as "X01"
	ActionNo    int    // of Plan 21-24; 0 where no national action is near
	Fundamental string // the nearest fundamental, where no national action is near
	RouteMap    string // code of the route map
	VisionNos   []int  // vision statements that it serves
	Main        bool   // the nearest route map of the national action
	Confidence  string // how sure we are of it: high, medium, low
	Note        string // may be blank
}

func readCrossing(r *row) Crossing {
	return Crossing{
		ID: r.required("id"), ActionNo: r.count("action_no"), Fundamental: r.text("fundamental"), RouteMap: r.required("route_map"),
		VisionNos: r.numbers("vision_nos"), Main: choice(r, "rank", "main", "also", "none") == "main",
		Confidence: choice(r, "confidence", "high", "medium", "low"), Note: r.text("note"),
	}
}

// Crossings gives the ways from Plan 21-24 to this plan.
func (p *Plan) Crossings() []Crossing { return slices.Clone(p.crossings().items) }

// Duty is something that a local partnership or its members must or may report.
type Duty struct {
	ID        string // as "csp-annual"; ours, and permanent
	Duty      string
	Who       string // owes it
	Recipient string
	Basis     string // the Act or practice on which it rests
	Rhythm    string // as "every three years"; may be blank
	Next      string // when it is next due, as far as is known; the lead confirms it
	Format    string // whether a format is published
	State     string // in force, not in force when seen, practice and others
	Verified  string // yes or partly
	SourceURL string
	Note      string // may be blank
}

var duties = embedded("duties/duties.csv", func(r *row) Duty {
	return Duty{
		ID: r.required("id"), Duty: r.required("duty"), Who: r.required("who"), Recipient: r.text("to_whom"), Basis: r.required("basis"),
		Rhythm: r.text("rhythm"), Next: r.text("next"), Format: r.text("format"), State: r.required("state"),
		Verified: choice(r, "verified", "yes", "partly"), SourceURL: r.required("source_url"), Note: r.text("note"),
	}
})

// Duties gives the duties and returns of 2026-27.
func Duties() []Duty { return slices.Clone(duties().items) }
