package check

// ruleCase is a workbook in which a rule finds something, and one where it must not.
type ruleCase struct {
	code  string
	wrong string // a script for plant
	want  string // place | field | what is wrong
	right string
}

var planCases = []ruleCase{
	{"stakeholder.no-lived-experience",
		`stakeholder council | name=Orchard Council | kind=council`,
		`Stakeholders | kind | no stakeholder is a group with lived experience`,
		`stakeholder voices | name=Orchard Voices | kind=lived_experience`},
	{"stakeholder.duplicate",
		`stakeholder a | name=Bramley & Russet Trust | kind=third_sector
		 stakeholder b | name=Orchard Council | also_known_as=OC
		 stakeholder c | name=The Bramley and Russet Trust
		 stakeholder d | name=Oakwood Carers | also_known_as=O.C.;oc`,
		`Stakeholder Orchard Council | also_known_as | "OC" is also a name of the stakeholder "Oakwood Carers"
		 Stakeholder The Bramley and Russet Trust | name | "The Bramley and Russet Trust" is also a name of the stakeholder "Bramley & ` +
			`Russet Trust"`,
		`stakeholder a | name=Orchard Council | also_known_as=Council;orchard council
		 stakeholder b | name=Orchard Council Housing`},
	{"stakeholder.national-lead",
		`stakeholder a | name=Orchard Council | kind=council
		 stakeholder b | name=The Scottish Government | kind=national_body
		 action a | title=More places at school | national_actions=2`,
		`Stakeholders |  | no stakeholder stands for COSLA, named as a lead of national action 2 Right to Education, which your ` +
			`actions help to deliver
		 Stakeholders |  | no stakeholder stands for Education Scotland, named as a lead of national action 2 Right to Education, ` +
			`which your actions help to deliver`,
		`stakeholder a | name=Orchard Council | kind=council
		 stakeholder b | name=Scottish Government
		 stakeholder c | name=Convention of Scottish Local Authorities | also_known_as=COSLA
		 stakeholder d | name=Education Scotland
		 action a | title=More places at school | national_actions=2
		 action b | title=Stopped | national_actions=5 | status=stopped`},
	{"priority.no-action",
		`priority a | rank=1 | title=Served
		 priority b | rank=2 | title=Served by what was stopped
		 action a | title=One | priorities=@a
		 action b | title=Two | priorities=@b | status=stopped`,
		`Priority 2 Served by what was stopped |  | no action serves it`,
		`priority a | rank=1 | title=Served
		 action a | title=One | priorities=@a`},
	{"priority.no-why", `priority a | rank=1 | title=First`, `Priority 1 First | why | no reason is given for it`,
		`priority a | rank=1 | title=First | why=Children asked for it`},
	{"priority.no-owner", `priority a | rank=1 | title=First`, `Priority 1 First | owner | nobody answers for it`,
		`stakeholder s | name=Orchard Council
		 priority a | rank=1 | title=First | owner=@s`},
	{"priority.same-rank",
		`priority a | rank=2 | title=First
		 priority b | rank=2 | title=Also first
		 priority c | title=No rank
		 priority d | title=No rank either`,
		`Priority 2 Also first | rank | Priority 2 First has this rank too`,
		`priority a | rank=1 | title=First
		 priority b | rank=2 | title=Second`},
}

var actionCases = []ruleCase{
	{"action.no-lead", `action a | reference=1 | title=Family time`, `Action 1 Family time | leads | nobody leads it`,
		`stakeholder s | name=Orchard Council
		 action a | title=Family time | leads=@s
		 action b | title=Was stopped | status=stopped`},
	{"action.no-due", `action a | reference=1 | title=Family time`, `Action 1 Family time | due | it has no due date`,
		`action a | title=Family time | due=ongoing
		 action b | title=Was stopped | status=stopped`},
	{"action.overdue",
		`action a | reference=1 | title=Late | due=30 June 2026
		 action b | reference=2 | title=Late too | due=2 August 2026 | status=paused`,
		`Action 1 Late | due | it was due by 30 June 2026 and is not complete
		 Action 2 Late too | due | it was due by 2 August 2026 and is not complete`,
		`action a | title=Due today | due=3 August 2026
		 action b | title=Done | due=May 2026 | status=complete
		 action c | title=Stopped | due=May 2026 | status=stopped
		 action d | title=No end | due=from May 2026`},
	{"action.quiet",
		`action a | reference=1 | title=Quiet
		 update u<a | date=2026-06-03 | note=Early
		 update v<a | date=2026-01-04 | note=Earlier
		 action b | reference=2 | title=Never a word | start=April 2026`,
		`Action 1 Quiet |  | its last update is of 3 June 2026
		 Action 2 Never a word |  | it has no update`,
		`action a | title=Just within sixty days
		 update u<a | date=2026-06-04 | note=Early
		 action b | title=Just begun | start=4 June 2026
		 action c | title=Done | status=complete
		 action d | title=Stopped | status=stopped`},
	{"action.no-measure", `action a | reference=1 | title=Family time`, `Action 1 Family time |  | it has no measure`,
		`action a | title=Family time
		 measure m<a | counted=Hours a week
		 action b | title=Done | status=complete`},
	{"action.no-resources", `action a | reference=1 | title=Family time`, `Action 1 Family time |  | it shows no resources`,
		`action a | title=Family time
		 resource m<a | source=Whole Family Wellbeing Funding
		 action b | title=Done | status=complete`},
	{"action.not-smart",
		`stakeholder s | name=Orchard Council
		 action a | reference=1 | title=Training
		 action b | reference=2 | title=Train all foster carers by spring | due=winter 2026 | foundations=care | outcome=Carers stay | ` +
			`leads=@s
		 measure m<b | counted=Carers trained | baseline=3
		 action c | reference=3 | title=Train all foster carers by spring | due=ongoing | outcome=Carers stay | leads=@s | ` +
			`national_actions=2
		 measure n<c | counted=Carers trained | target=40`,
		`Action 1 Training |  | it is not yet Specific (its title and description say little, and no outcome is said), Measurable (no ` +
			`measure has a target), Achievable (it has no lead and no secured resources), Relevant (it names no national action, ` +
			`foundation or priority) nor Time-bound (no date says when it will be done)
		 Action 2 Train all foster carers by spring |  | it is not yet Measurable (no measure has a target)
		 Action 3 Train all foster carers by spring |  | it is not yet Time-bound (no date says when it will be done)`,
		`action a | title=Training | description=Train every foster carer in the area in two days of practice | outcome=Carers stay | ` +
			`due=winter 2026 | foundations=care
		 measure m<a | counted=Carers trained | target=40
		 resource r<a | source=A fund | certainty=secured`},
	{"action.no-evidence",
		`action a | reference=1 | title=Green | brag=green
		 action b | reference=2 | title=Blue | brag=blue | status=complete`,
		`Action 1 Green | brag | it is reported as green and has no evidence
		 Action 2 Blue | brag | it is reported as blue and has no evidence`,
		`action a | title=Green | brag=green
		 evidence e<a | title=Minutes
		 action b | title=Red | brag=red`},
	{"action.status-against-brag",
		`action a | reference=1 | title=Done and red | status=complete | brag=red
		 action b | reference=2 | title=Blue and going on | status=in_progress | brag=blue`,
		`Action 1 Done and red | brag | its status is complete and its colour is red
		 Action 2 Blue and going on | brag | its colour is blue, which means complete, and its status is in progress`,
		`action a | title=Done | status=complete | brag=blue
		 action b | title=Going on | status=in_progress | brag=red
		 action c | title=No status | brag=blue`},
	{"action.no-way-on",
		`action a | reference=1 | title=Red | brag=red
		 action b | reference=2 | title=Amber | brag=amber
		 next_step s<b | step=Done already | done=true`,
		`Action 1 Red | brag | it is red, and neither a next step nor a barrier is said
		 Action 2 Amber | brag | it is amber, and neither a next step nor a barrier is said`,
		`action a | title=Red | brag=red | barriers=No staff
		 action b | title=Amber | brag=amber
		 next_step s<b | step=Ask again
		 action c | title=Green | brag=green`},
	{"action.due-before-start",
		`action a | reference=1 | title=Backwards | start=July 2026 | due=30 June 2026`,
		`Action 1 Backwards | due | it is due by 30 June 2026 and starts on 1 July 2026`,
		`action a | title=Forwards | start=30 June 2026 | due=30 June 2026`},
	{"action.same-reference",
		`action a | reference=1a | title=One
		 action b | reference=1A | title=Two
		 action c | reference=2 | title=Three`,
		`Action 1a One | reference | it has the same reference as Action 1A Two
		 Action 1A Two | reference | it has the same reference as Action 1a One`,
		`action a | reference=1 | title=One
		 action b | reference=1.0 | title=Two
		 action c | title=Three
		 action d | title=Four`},
	{"action.link-to-itself",
		`action a | reference=1 | title=One
		 action_link l<a | relation=connects_with | to=@a`,
		`Action 1 One, link Connects with 1 One | to | it is linked to itself`,
		`action a | reference=1 | title=One
		 action b | reference=2 | title=Two
		 action_link l<a | relation=connects_with | to=@b`},
	{"action.circle",
		`action a | reference=1 | title=One
		 action b | reference=2 | title=Two
		 action c | reference=3 | title=Three
		 action d | reference=4 | title=Outside
		 action_link k<d | relation=depends_on | to=@b
		 action_link l<a | relation=depends_on | to=@b
		 action_link m<b | relation=depends_on | to=@c
		 action_link n<c | relation=depends_on | to=@a`,
		`Action 1 One |  | it depends on itself by way of 2 Two and 3 Three`,
		`action a | reference=1 | title=One
		 action b | reference=2 | title=Two
		 action c | reference=3 | title=Three
		 action_link l<a | relation=depends_on | to=@b
		 action_link m<b | relation=depends_on | to=@c
		 action_link o<a | relation=depends_on | to=@c
		 action_link n<c | relation=connects_with | to=@a`},
}

var partCases = []ruleCase{
	{"measure.no-baseline",
		`action a | reference=1 | title=One
		 measure m<a | counted=Hours | target=5`,
		`Action 1 One, measure Hours | baseline | it has no baseline`,
		`action a | title=One
		 measure m<a | counted=Hours | baseline=0`},
	{"measure.no-target",
		`action a | reference=1 | title=One
		 measure m<a | counted=Hours | baseline=5`,
		`Action 1 One, measure Hours | target | it has no target`,
		`action a | title=One
		 measure m<a | counted=Hours | target=0`},
	{"reading.before-baseline",
		`action a | reference=1 | title=One
		 measure m<a | counted=Hours | baseline=5 | baseline_date=2026-04-01
		 reading r<m | date=2026-03-31 | value=6`,
		`Action 1 One, reading of 31 March 2026 | date | it is from before the baseline of 1 April 2026`,
		`action a | title=One
		 measure m<a | counted=Hours | baseline=5 | baseline_date=2026-04-01
		 reading r<m | date=2026-04-01 | value=6`},
	{"reading.outside-dates",
		`action a | reference=1 | title=One | start=April 2026 | due=June 2026
		 measure m<a | counted=Hours
		 reading r<m | date=2026-03-31 | value=6
		 reading s<m | date=2026-07-01 | value=6`,
		`Action 1 One, reading of 31 March 2026 | date | it is from before the action's start on 1 April 2026
		 Action 1 One, reading of 1 July 2026 | date | it is from after the action's due date of 30 June 2026`,
		`action a | title=One | start=April 2026 | due=June 2026
		 measure m<a | counted=Hours | baseline=7 | baseline_date=2026-03-01
		 reading q<m | date=2026-03-01 | value=7
		 reading r<m | date=2026-04-01 | value=6
		 reading s<m | date=2026-06-30 | value=6`},
	{"next_step.overdue",
		`action a | reference=1 | title=One
		 next_step s<a | step=Ask | due=July 2026
		 response r | quarter=2026-27 Q2 | national_action=3
		 next_step t<r | step=Meet | due=June 2026`,
		`Action 1 One, next step Ask | due | it was due by 31 July 2026 and is not done
		 Response 2026-27 Q2: 3 Relationships, next step Meet | due | it was due by 30 June 2026 and is not done`,
		`action a | title=One
		 next_step s<a | step=Ask | due=July 2026 | done=true
		 next_step t<a | step=Ask again | due=August 2026
		 action b | title=Stopped | status=stopped
		 next_step u<b | step=Ask | due=July 2026`},
	{"next_step.after-due",
		`action a | reference=1 | title=One | due=September 2026
		 next_step s<a | step=Ask | due=October 2026`,
		`Action 1 One, next step Ask | due | it is due by 31 October 2026, and the action by 30 September 2026`,
		`action a | title=One | due=September 2026
		 next_step s<a | step=Ask | due=autumn 2026
		 next_step t<a | step=Ask | due=ongoing`},
	{"date.not-understood",
		`action a | reference=1 | title=One | due=TBC | start=when the money comes
		 next_step s<a | step=Ask | due=soon`,
		`Action 1 One | start | "when the money comes" gives no date
		 Action 1 One | due | "TBC" gives no date
		 Action 1 One, next step Ask | due | "soon" gives no date`,
		`action a | title=One | due=ongoing | start=spring 2026
		 action b | title=Two`},
	{"date.in-future",
		`action a | reference=1 | title=One
		 update u<a | date=2026-08-04 | note=Not yet
		 evidence e<a | title=Minutes | date=2027-01-01
		 measure m<a | counted=Hours
		 reading r<m | date=2026-08-10 | value=6`,
		`Action 1 One, update of 4 August 2026 | date | 4 August 2026 is still to come
		 Action 1 One, evidence Minutes | date | 1 January 2027 is still to come
		 Action 1 One, reading of 10 August 2026 | date | 10 August 2026 is still to come`,
		`action a | title=One
		 update u<a | date=2026-08-03 | note=Today
		 measure m<a | counted=Hours | baseline_date=2026-09-01`},
	{"link.dead",
		`stakeholder s | name=A group that left
		 priority p | rank=1 | title=Gone
		 action a | reference=1 | title=One | leads=@s | priorities=@p
		 action b | reference=2 | title=Two
		 next_step n<a | step=Ask | owner=@s
		 action_link l<a | relation=depends_on | to=@b
		 remove s
		 remove p
		 remove b`,
		`Action 1 One | priorities | it refers to the priority "1 Gone", which was removed
		 Action 1 One | leads | it refers to the stakeholder "A group that left", which was removed
		 Action 1 One, next step Ask | owner | it refers to the stakeholder "A group that left", which was removed
		 Action 1 One, link | to | it refers to the action "2 Two", which was removed`,
		`stakeholder s | name=Orchard Council (removed)
		 action a | title=One | leads=@s
		 action b | title=Two
		 action_link l<a | relation=depends_on | to=@b`},
}
