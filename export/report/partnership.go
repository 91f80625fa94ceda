package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/words"
)

// ownActions lists what the partnership itself does.
func (d *document) ownActions(b *snapshot.Snapshot, actions []*snapshot.Entry) {
	d.chapter("actions", "Actions of the partnership")
	if len(actions) == 0 {
		d.paragraph("The partnership has written no action.")
	}
	var rows [][]cell
	for _, e := range actions {
		row := textCells(e.Get("reference"), e.Get("title"), b.NamesIn(e, "leads"), e.Display("status"), "", e.Display("due"),
			e.Codes("national_actions"), e.Change)
		row[4] = colourCell(e)
		rows = append(rows, row)
	}
	d.table(docTable{Caption: "Every action, by reference", Rows: rows, Heads: 1,
		Columns: []docColumn{wholeWords("Reference", 3), col("Action", 7), col("Lead", 5), wholeWords("Status", 3),
			wholeWords("Colour", 3), col("Due", 4), col("National actions", 3), wholeWords("Change", 3)}})
}

// colourCell is the colour of an action, in words and as what they name.
func colourCell(e *snapshot.Entry) cell {
	if text := bragText(e); text != "" {
		return cell{text: text, tone: e.Get("brag")}
	}
	return cell{text: "Not given", tone: "none"}
}

// servedPriority is a priority with the actions that serve it.
type servedPriority struct {
	*snapshot.Entry
	title   string // with its rank
	actions []*snapshot.Entry
}

// sortedPriorities gives the priorities by rank, then title.
func sortedPriorities(b *snapshot.Snapshot, actions []*snapshot.Entry) []servedPriority {
	sorted := slices.SortedStableFunc(slices.Values(b.Entries(store.Priority)), func(x, y *snapshot.Entry) int {
		return cmp.Or(cmp.Compare(snapshot.RankOf(x), snapshot.RankOf(y)), strings.Compare(x.Get("title"), y.Get("title")))
	})
	var list []servedPriority
	for _, e := range sorted {
		list = append(list, servedPriority{e, words.JoinFilled(". ", e.Get("rank"), e.Get("title")),
			filter(actions, func(a *snapshot.Entry) bool { return a.Has("priorities", string(e.ID)) })})
	}
	return list
}

// priorities tells each priority, why it is one, and which actions serve it.
func (d *document) priorities(b *snapshot.Snapshot, actions []*snapshot.Entry) {
	d.section("priorities", "Priorities")
	list := sortedPriorities(b, actions)
	if len(list) == 0 {
		d.paragraph("The partnership has written no priority.")
	}
	for _, p := range list {
		d.group(groupCard, func() { d.priority(b, p) })
	}
}

func (d *document) priority(b *snapshot.Snapshot, p servedPriority) {
	d.heading(3, p.title)
	owner := b.NameOf(p.Get("owner"))
	if owner != "" {
		owner = "Owner: " + owner
	}
	d.aside(words.JoinFilled(". ", p.Display("origin"), words.JoinFilled(", ", p.Display("priority_area"), p.Display("foundation")),
		owner, "Change: "+p.Change) + ".")
	d.paragraph(paragraphs(p.Get("why"))...)
	if len(p.actions) == 0 {
		d.paragraph("No action serves it yet.")
	}
	d.listed("Actions that serve it:", namesWithStatus(b, p.actions))
}

// stakeholder is an organisation or group, with how many actions it leads.
type stakeholder struct {
	*snapshot.Entry
	leads int
}

// sortedStakeholders gives the stakeholders by name.
func sortedStakeholders(b *snapshot.Snapshot) []stakeholder {
	leads := map[string]int{}
	for _, e := range b.Entries(store.Action) {
		for _, i := range e.Items("leads") {
			leads[i.Value]++
		}
	}
	var list []stakeholder
	for _, e := range b.Entries(store.Stakeholder) {
		list = append(list, stakeholder{e, leads[string(e.ID)]})
	}
	slices.SortStableFunc(list, func(x, y stakeholder) int {
		return strings.Compare(strings.ToLower(x.Get("name")), strings.ToLower(y.Get("name")))
	})
	return list
}

// stakeholders lists who has a part in the work, and which.
func (d *document) stakeholders(b *snapshot.Snapshot) {
	d.section("stakeholders", "Stakeholders and their parts")
	list := sortedStakeholders(b)
	if len(list) == 0 {
		d.paragraph("The partnership has written no stakeholder.")
	}
	var rows [][]cell
	for _, s := range list {
		row := textCells(s.Get("name"), s.Display("kind"), "", s.Display("involvement"), strconv.Itoa(s.leads))
		row[2].text = strings.Join(paragraphs(s.Get("part")), "\n")
		rows = append(rows, row)
	}
	d.table(docTable{Caption: "Organisations and groups with a part in the work", Rows: rows,
		Columns: []docColumn{col("Name", 5), wholeWords("Kind", 4), col("Part in the work", 7), wholeWords("How involved", 3),
			num("Actions led")}})
}

// namesWithStatus names actions, each with its status and colour in brackets.
func namesWithStatus(b *snapshot.Snapshot, actions []*snapshot.Entry) []string {
	var list []string
	for _, a := range actions {
		list = append(list, nameWithStatus(b, a))
	}
	return list
}

// nameWithStatus names an action with its status and colour in brackets.
func nameWithStatus(b *snapshot.Snapshot, a *snapshot.Entry) string {
	if how := words.JoinFilled("; ", a.Display("status"), bragText(a)); how != "" {
		return b.Name(a) + " (" + how + ")"
	}
	return b.Name(a)
}

// bragText is the colour of an action and what it means; "" if none is given.
func bragText(e *snapshot.Entry) string {
	o, ok := e.Kind.Field("brag").Option(e.Get("brag"))
	if !ok {
		return ""
	}
	return o.Title + ", " + o.Help
}
