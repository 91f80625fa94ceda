package check

// Rule is one check: what it looks for and why.
type Rule struct {
	Code   string // stable, "kind.what": kept with what was accepted
	Level  Level
	Title  string // a few words: "Action without a lead"
	Help   string // why it matters, a sentence or two
	Fix    string // what to do about it, a sentence
	Source string // whose rule it is; "" for our own
}

// Where rules come from.
const (
	sourcePlans = "The review of the 30 partnership plans for 2023-26: only 10 were fully SMART, 13 showed no resources and 9 had no " +
		"sound monitoring"
	sourceGreen = "What partnerships told auditors and reviewers: green is claimed without evidence"
	sourceScale = "The scale of Change Programme ONE (The Promise Scotland, 25 June 2021)"
	sourceOne   = "Change Programme ONE (The Promise Scotland, 25 June 2021)"
	sourceGuide = "The language guide, which names the source of each entry"
)

// Rules lists every check, in the order of the kinds of record. The list is new
// at every call.
func Rules() []Rule {
	var list []Rule
	for _, some := range [][]Rule{stakeholderRules, priorityRules, actionRules, partRules, responseRules, textRules} {
		list = append(list, some...)
	}
	return list
}

// Adds is the kind of record to add where a rule finds that one is missing; "" where
// what it finds is fixed in a field of the record itself.
func Adds(code string) string {
	return map[string]string{
		"action.quiet": "update", "action.no-measure": "measure", "action.no-resources": "resource", "action.no-evidence": "evidence",
		"action.no-way-on": "next_step", "response.no-evidence": "evidence",
	}[code]
}

var stakeholderRules = []Rule{
	{"stakeholder.no-lived-experience", Warning, "No group with lived experience",
		"Keeping the promise begins with the people who have lived it; a plan in which no group of theirs has a part cannot show that " +
			"it listens.",
		"Add the groups of children, families and care experienced people you work with, and set their kind to \"Group with lived " +
			"experience\".", ""},
	{"stakeholder.duplicate", Warning, "Stakeholder entered twice",
		"Two entries for one organisation split what it leads between them, and an import cannot tell which is meant.",
		"Keep one, move what the other leads to it, and put other names under \"Also known as\".", ""},
	{"stakeholder.national-lead", Note, "National lead that no stakeholder stands for",
		"The national plan names this body to lead what some of your actions help to deliver.",
		"Add it as a stakeholder if you work with it, or leave it.", sourceOne},
}

var priorityRules = []Rule{
	{"priority.no-action", Warning, "Priority with no action",
		"A priority that no action serves is only a wish.",
		"Name this priority in the actions that serve it, or add one.", ""},
	{"priority.no-why", Improvement, "Priority without a reason",
		"Readers and those whose priority came lower want to know why this comes first.",
		"Say in a sentence why it comes before others.", ""},
	{"priority.no-owner", Improvement, "Priority without an owner",
		"Without somebody who answers for it, a priority is nobody's.",
		"Name the stakeholder who answers for it.", ""},
	{"priority.same-rank", Warning, "Two priorities of one rank",
		"With two at one place, nobody can tell which comes first.",
		"Give each priority a rank of its own.", ""},
}

var actionRules = []Rule{
	{"action.no-lead", Warning, "Action without a lead",
		"What nobody leads rarely gets done, and nobody can be asked about it.",
		"Name the stakeholder who answers for it.", ""},
	{"action.no-due", Warning, "Action without a due date",
		"Without a date nobody can say whether it is late.",
		"Say by when, in your own words: by end of 2026-27, winter 2026, ongoing.", ""},
	{"action.overdue", Warning, "Action overdue",
		"Its due date has passed, and it is neither complete nor stopped.",
		"Set its status to complete if it is, or agree a new date and say why in an update.", ""},
	{"action.quiet", Warning, "Action gone quiet",
		"When nothing is noted, nobody can tell an action that goes well from one that was forgotten.",
		"Add an update, even if it is that nothing has changed.", ""},
	{"action.no-measure", Improvement, "Action without a measure",
		"If nothing is counted, nobody can know whether it makes a difference.",
		"Add a measure: what is counted, where it stood at the start and what is to be reached.", sourcePlans},
	{"action.no-resources", Improvement, "Action that shows no resources",
		"A plan that does not say what it costs and where that comes from may not be possible.",
		"Add the money, people or place it has or needs, and whether they are secured.", sourcePlans},
	{"action.not-smart", Improvement, "Action that is not SMART",
		"An action that is specific, measurable, achievable, relevant and time-bound can be held to what it says.",
		"Add what is missing for each letter.", sourcePlans},
	{"action.no-evidence", Warning, "Blue or green without evidence",
		"A colour that nothing shows to be true will not be believed.",
		"Add what shows that it is so, or change the colour.", sourceGreen},
	{"action.status-against-brag", Warning, "Status and BRAG contradict each other",
		"Status and BRAG are two judgements, but blue means complete, and what is complete can be neither at risk nor off track.",
		"Put right one of the two, or say in an update how both can be true.", ""},
	{"action.no-way-on", Warning, "Red or amber without a next step or barrier",
		"A reader who sees that an action is at risk asks what stands in its way and what is being done.",
		"Add a next step, or say what stands in the way.", ""},
	{"action.due-before-start", Error, "Due before it starts",
		"Both dates cannot be right.",
		"Put right one of the two dates.", ""},
	{"action.same-reference", Error, "Two actions with one reference",
		"An import and a reader of two bundles tell actions apart by their reference.",
		"Give each action a reference of its own.", ""},
	{"action.link-to-itself", Warning, "Action linked to itself",
		"A link says how one action bears on another.",
		"Choose the other action, or remove the link.", ""},
	{"action.circle", Warning, "Actions that wait for each other",
		"If each depends on the next and the last on the first, none can begin.",
		"Remove one of the links, or make it \"connects with\".", ""},
}

var partRules = []Rule{
	{"measure.no-baseline", Improvement, "Measure without a baseline",
		"A change can only be told from where it began.",
		"Add the number at the start and the day it is from.", sourcePlans},
	{"measure.no-target", Improvement, "Measure without a target",
		"Without a number to reach nobody can say whether it was enough.",
		"Add the number to be reached.", sourcePlans},
	{"reading.before-baseline", Warning, "Reading from before its baseline",
		"A reading older than the baseline does not show what has changed since.",
		"Put right the day of the reading or of the baseline.", ""},
	{"reading.outside-dates", Note, "Reading from outside the action's dates",
		"A reading from before the action began or after it was due may not be of its doing.",
		"Look whether the day is right; if it is, say so in the reading's note.", ""},
	{"next_step.overdue", Warning, "Next step overdue",
		"Its date has passed and it is not marked as done.",
		"Mark it as done if it is, or agree a new date.", ""},
	{"next_step.after-due", Improvement, "Next step later than its action",
		"A step that falls after the action's own due date cannot help to meet it.",
		"Put right one of the two dates.", ""},
	{"date.not-understood", Improvement, "Date in words that give no date",
		"Words such as \"TBC\" are kept as you said them, but cannot be sorted, counted or found late.",
		"Say it so that it has an end: by end of 2026-27, winter 2026, 31 March 2027; or \"ongoing\".", ""},
	{"date.in-future", Warning, "Date that is still to come",
		"What has happened cannot be dated in the future.",
		"Put right the day.", ""},
	{"link.dead", Warning, "Reference to something removed",
		"It refers to a record that was removed, which a bundle leaves out.",
		"Bring that back, or choose another.", ""},
}

var responseRules = []Rule{
	{"national.unanswered", Note, "National action of which nothing speaks",
		"No action serves it and the quarter has no response to it, so a reader cannot tell whether it was considered.",
		"Write a response; \"does not apply to us\" and \"none received\" are answers too.", ""},
	{"response.twice", Error, "Two responses to one national action",
		"A quarter has one account of each national action.",
		"Put both into one and remove the other.", ""},
	{"response.both", Error, "An answer and its opposite",
		"It says that there is nothing, and something is written there.",
		"Keep one of the two.", ""},
	{"response.no-assessment", Warning, "Response without an assessment",
		"The national reader wants to know whether what is being done is enough.",
		"Say whether what is being done is enough, or that it does not apply to you.", sourceScale},
	{"response.blank-parts", Improvement, "Response with parts left blank",
		"\"None received\" is an answer; a blank is not.",
		"Fill each part, or say there that none was received or that it does not apply.", ""},
	{"response.no-reason", Warning, "Assessment without a reason",
		"A judgement whose reason is not given cannot be followed or questioned.",
		"Say why it is judged so, and what it rests on.", sourceScale},
	{"response.no-evidence", Warning, "Assessment without evidence",
		"Nothing in the response, and in no action that serves it, shows that the assessment is true.",
		"Add what it rests on.", ""},
	{"response.assessment-question", Warning, "Assessment that its actions do not seem to bear out",
		"Assessment and BRAG are different judgements and may well differ. This is a question that a reader will ask, and not a judgement.",
		"If the assessment holds, say why in its reason; if not, change it.", ""},
	{"response.none-but-updates", Improvement, "\"None received\" while our own actions have updates",
		"Our own actions for this national action were worked on in the quarter, so there may be something to say.",
		"Look at those updates; if none of them belongs here, leave it as it is.", ""},
}

var textRules = []Rule{
	{"text.arithmetic", Warning, "Figures that do not add up",
		"One wrong figure makes readers doubt the others.",
		"Put right the figure that is wrong.", ""},
	{"text.identifies", Error, "Number or date of birth that names one person",
		"A CHI number, or a name with a date of birth, tells who a person is.",
		"Leave it out before anything leaves.", ""},
	{"text.personal", Warning, "Looks like personal data",
		"What leaves in a submission is read widely and cannot be called back.",
		"Leave it out, or say it so that nobody can be recognised.", ""},
	{"text.small-count", Warning, "Small number of people",
		"So few people can be recognised by those who know the area.",
		"Say \"fewer than 5\", \"some\" or \"a small number\", or put several groups or quarters together.", ""},
	{"text.language", Improvement, "Words that people with care experience ask to be left behind",
		"Words stay with people; this is advice and never stands in the way.",
		"Choose another wording where it fits.", sourceGuide},
}
