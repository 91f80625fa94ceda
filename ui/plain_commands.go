package ui

import (
	"kept/ui/backups"
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/editing"
	"kept/ui/safety"
	"kept/ui/story"
)

// plainCommands say for every command that changes or shows something of the
// workbook with which plain command the same is done. REF stands for whatever
// names a record, such as its reference.
var plainCommands = map[string]string{
	"app.undo": "kept undo", "app.redo": "kept redo", "app.help": "kept help", "app.palette": "kept help", "app.menu": "kept help",
	"app.import": "kept import FILE --as actions", "import.bring": "kept import FILE --as actions",
	"import.open": "kept import FILE --as actions --map C=leads --dry-run",
	"table.take":  "kept import FILE --as actions --dry-run", "app.report": "kept report",
	"report.write": "kept report --kind board --format docx", "bundle.copy": "kept export", "response.page": "kept show REF",
	"bundle.sign": "kept export --sign KEY", "bundle.encrypt": "kept export --encrypt",
	"list.find": "kept list actions --search WORDS", "list.filter": "kept list actions --where brag=red",
	"list.sort":  "kept list actions --sort due",
	"list.group": "kept list actions --sort brag", "list.columns": "kept list actions --csv",
	"list.pane": "kept show REF", "record.open": "kept show REF", "record.new": "kept add action title=TEXT",
	"record.edit":   "kept set REF title=TEXT",
	"record.remove": "kept delete REF", "record.change": "kept set REF status=complete", "record.copy": "kept list actions --csv",
	"row.copy": "kept list national", "line.copy": "kept show REF", "detail.copy": "kept show REF",
	"action.update": "kept add update --to REF note=TEXT", "action.brag": "kept set REF brag=green",
	"action.status": "kept set REF status=complete",
	"detail.enter":  "kept set REF title=TEXT", "detail.add": "kept add evidence --to REF title=TEXT",
	"detail.edit": "kept set REF title=TEXT", "detail.remove": "kept delete REF",
	"form.save": "kept set REF title=TEXT", "form.advice": "kept check",
	"submission.edit": "kept set REF heard=TEXT", "submission.export": "kept export",
	"submission.earlier": "kept list responses --where quarter=2026-27-Q1",
	"submission.later":   "kept list responses --where quarter=2026-27-Q2",
	"response.todo":      "kept list responses", "response.unchanged": "kept set REF carried=unchanged",
	"response.none":    "kept set REF heard_answer=none_received",
	"response.foreign": "kept set REF heard_answer=not_applicable", "response.assess": "kept set REF assessment=underway",
	"response.fundamentals": "kept set REF fundamentals=listening",
	"response.compare":      "kept compare 2026-27-Q1 2026-27-Q2", "response.take": "kept set REF heard=TEXT",
	"compare.open": "kept show REF", "compare.other": "kept compare 2026-27-Q1 2026-27-Q2",
	"quarter.next": "kept quarter", "quarter.findings": "kept quarter check", "quarter.begin": "kept quarter begin",
	"quarter.check": "kept quarter check",
	"quarter.sign":  `kept quarter sign --name TEXT --role TEXT --for TEXT`, "quarter.reopen": "kept quarter reopen",
	"quarter.lock": "kept quarter lock --yes", "quarter.amend": "kept quarter amend --reason TEXT",
	"finding.mend": "kept set REF title=TEXT", "finding.accept": "kept quarter accept CODE REF --reason TEXT",
	"finding.take-back": "kept quarter unaccept CODE REF", "finding.record": "kept show REF",
	"finding.narrow": "kept quarter check", "finding.check": "kept quarter check",
	"history.open": "kept history REF --changes", "history.narrow": "kept history --limit 100", "history.record": "kept show REF",
	"history.past":    "kept show REF --as-of 2026-10-30",
	"history.undo-to": "kept undo", "history.now": "kept show REF", "history.earlier": "kept show REF --as-of 2026-10-30",
	"history.later": "kept show REF --as-of 2026-10-31",
	"national.open": "kept list national", "national.new": "kept add action national_actions=4 title=TEXT",
	"national.gaps": "kept list national", "national.view": "kept list reference",
	"priority.up": "kept set REF rank=1", "priority.rank": "kept set REF rank=1", "priority.down": "kept set REF rank=2",
	"overview.open": "kept list actions --where brag=red,amber", "overview.unfold": "kept list actions --where leads= --limit 3",
	"overview.partnership": "kept show partnership",
	"stakeholder.grid":     "kept list stakeholders --sort -influence", "stakeholder.missing": "kept check",
	"stakeholder.log": "kept add engagement --to REF note=TEXT",
	"grid.carry":      "kept set REF influence=5 interest=5", "grid.open": "kept show REF", "grid.edit": "kept set REF name=TEXT",
	"grid.new":     "kept add stakeholder name=TEXT",
	"missing.open": "kept list national", "missing.add": "kept add stakeholder name=TEXT",
	"missing.log": "kept add engagement --to REF note=TEXT",
	"story.begin": "kept demo --present", "story.reset": "kept demo",
	"page.go-overview": "kept", "page.go-actions": "kept list actions", "page.go-stakeholders": "kept list stakeholders",
	"page.go-priorities": "kept list priorities",
	"page.go-national":   "kept list national", "page.go-submission": "kept list responses", "page.go-history": "kept history",
	"failure.copy": "kept backup",
	"app.visitors": "kept who", "app.backups": "kept backup list", "app.copies": "kept backup compare FILE",
	"sides.mine": "kept set REF title=TEXT", "backups.look": "kept backup copy NUMBER FILE",
	"backups.compare": "kept backup compare NUMBER", "backups.restore": "kept restore NUMBER",
	"backups.make": "kept backup", "backups.check": "kept backup check", "backups.encrypt": "kept backup --encrypt",
	"backups.keep": "kept backup --keep 'last 10'", "backups.copy": "kept backup copy NUMBER FILE",
	"compared.bring": "kept set REF title=TEXT", "unwell.recover": "kept recover DAMAGED NEW",
}

// screenOnly are the scopes in which commands only steer the screen itself:
// choosing, finding one's place, answering what it asks.
var screenOnly = []command.Scope{command.AnyTime, browser.InFind, dialog.InPicker, inPalette, inHelp, dialog.InQuestion, dialog.InLetters,
	dialog.InAsk, browser.InColumns, inMenu, inFailure, story.Scope, command.InWork, editing.InConflict, backups.InList,
	backups.InComparison, safety.InDamaged}

// withPlain notes on every command its plain one.
func withPlain(all []command.Command) []command.Command {
	for i := range all {
		all[i].Plain = plainCommands[all[i].ID]
	}
	return all
}

// steering are commands of other scopes that only steer the screen.
var steering = []string{
	"app.mouse", "app.settings", "app.leave-copy", "settings.next", "settings.previous", "settings.leave", "list.clear", "record.tick",
	"finding.tick", "list.range", "list.tick-all", "list.chips", "chips.remove", "chips.leave",
	"list.close-group", "list.open-group", "doc.back", "detail.next-section", "detail.previous-section",
	"response.tick", "response.tick-all", "response.tick-note", "compare.leave",
	"form.leave", "form.drop", "form.cut", "form.copy", "notice.leave", "overview.side", "grid.leave", "missing.leave",
	"app.drafts", "table.complete", "table.leave", "import.back", "report.next", "report.leave",
}
