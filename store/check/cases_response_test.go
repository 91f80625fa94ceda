package check

var responseCases = []ruleCase{
	{"national.unanswered",
		`action a | title=One | national_actions=1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21
		 action b | title=Stopped | national_actions=22 | status=stopped
		 response r | quarter=2026-27 Q2 | national_action=23
		 response s | quarter=2026-27 Q1 | national_action=24
		 response u | quarter=2026-27 Q2 | national_action=25 | heard_answer=not_applicable`,
		`National action 22 Inspection and Regulation | national_action | no action serves it and no response of 2026-27 Q2 speaks of it
		 National action 24 Data Mapping and Collection | national_action | no action serves it and no response of 2026-27 Q2 speaks of it`,
		`action a | title=One | national_actions=1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25`},
	{"response.twice",
		`response r | quarter=2026-27 Q2 | national_action=3
		 response s | quarter=2026-27 Q2 | national_action=3
		 response u | quarter=2026-27 Q2 | national_action=4`,
		`Response 2026-27 Q2: 3 Relationships | national_action | Response 2026-27 Q2: 3 Relationships is another response to it in ` +
			`the same quarter`,
		`response r | quarter=2026-27 Q2 | national_action=3
		 response s | quarter=2026-27 Q1 | national_action=3`},
	{"response.both",
		`response r | quarter=2026-27 Q2 | national_action=3 | heard=Something | heard_answer=none_received | ` +
			`next_steps_answer=not_applicable
		 next_step n<r | step=One`,
		`Response 2026-27 Q2: 3 Relationships | heard_answer | it says "None received" of what has been heard, and something is ` +
			`written there
		 Response 2026-27 Q2: 3 Relationships | next_steps_answer | it says "Does not apply to us" of next steps, and something is ` +
			`written there`,
		`response r | quarter=2026-27 Q2 | national_action=3 | heard=Something | committed_answer=none_received | ` +
			`next_steps_answer=none_received
		 response s | quarter=2026-27 Q1 | national_action=3 | heard=Something | heard_answer=none_received`},
	{"response.no-assessment",
		`response r | quarter=2026-27 Q2 | national_action=3`,
		`Response 2026-27 Q2: 3 Relationships | assessment | it has no assessment`,
		`response r | quarter=2026-27 Q2 | national_action=3 | assessment=underway
		 response s | quarter=2026-27 Q2 | national_action=4 | assessment_answer=not_applicable`},
	{"response.blank-parts",
		`stakeholder s | name=Orchard Council
		 response r | quarter=2026-27 Q2 | national_action=3 | heard=Something
		 response_lead l<r | stakeholder=@s | role=lead`,
		`Response 2026-27 Q2: 3 Relationships |  | nothing is said of what has been committed and next steps`,
		`stakeholder s | name=Orchard Council
		 response r | quarter=2026-27 Q2 | national_action=3 | heard_answer=none_received | next_steps_answer=not_applicable
		 response_lead l<r | stakeholder=@s | role=lead
		 commitment c<r | commitment=To meet`},
	{"response.no-reason",
		`response r | quarter=2026-27 Q2 | national_action=3 | assessment=underway`,
		`Response 2026-27 Q2: 3 Relationships | assessment_reason | no reason is given for "Underway"`,
		`response r | quarter=2026-27 Q2 | national_action=3 | assessment=underway | assessment_reason=All is well
		 response s | quarter=2026-27 Q2 | national_action=4`},
	{"response.no-evidence",
		`action a | title=One | national_actions=3
		 response r | quarter=2026-27 Q2 | national_action=3 | assessment=underway`,
		`Response 2026-27 Q2: 3 Relationships | assessment | no evidence is given for "Underway"`,
		`action a | title=One | national_actions=3
		 evidence e<a | title=Minutes
		 response r | quarter=2026-27 Q2 | national_action=3 | assessment=underway
		 response s | quarter=2026-27 Q2 | national_action=4 | assessment=little_or_none
		 evidence f<s | title=Minutes`},
	{"response.assessment-question",
		`action a | title=One | national_actions=3 | brag=red
		 action b | title=Two | national_actions=3;5 | brag=red
		 action c | title=Done | national_actions=3 | brag=blue | status=complete
		 action d | title=Three | national_actions=6 | brag=green
		 response r | quarter=2026-27 Q2 | national_action=3 | assessment=underway
		 response s | quarter=2026-27 Q2 | national_action=4 | assessment=underway
		 response u | quarter=2026-27 Q2 | national_action=5 | assessment=underway
		 response v | quarter=2026-27 Q2 | national_action=6 | assessment=little_or_none`,
		`Response 2026-27 Q2: 3 Relationships | assessment | a reader may ask how "Underway" and this go together: the 2 open actions ` +
			`of ours for it are all red
		 Response 2026-27 Q2: 4 Brothers and Sisters | assessment | a reader may ask how "Underway" and this go together: no action of ` +
			`ours serves it, and the response has neither a commitment nor evidence
		 Response 2026-27 Q2: 5 Youth Justice | assessment | a reader may ask how "Underway" and this go together: the 1 open action ` +
			`of ours for it is red
		 Response 2026-27 Q2: 6 Advocacy | assessment | a reader may ask how "Little or none" and this go together: the 1 open action ` +
			`of ours for it is green or blue`,
		`action a | title=One | national_actions=3 | brag=red
		 action b | title=Two | national_actions=3 | brag=amber
		 response r | quarter=2026-27 Q2 | national_action=3 | assessment=underway
		 response s | quarter=2026-27 Q2 | national_action=4 | assessment=underway
		 commitment c<s | commitment=To meet
		 response u | quarter=2026-27 Q2 | national_action=5 | assessment=underway_not_sufficient
		 response v | quarter=2026-27 Q2 | national_action=6 | assessment=little_or_none`},
	{"response.none-but-updates",
		`action a | reference=1 | title=One | national_actions=3
		 update u<a | date=2026-07-01 | note=First
		 update v<a | date=2026-08-01 | note=Second
		 response r | quarter=2026-27 Q2 | national_action=3 | heard_answer=none_received | committed_answer=not_applicable`,
		`Response 2026-27 Q2: 3 Relationships |  | it says that none was received of what has been heard, while our own actions for it ` +
			`have 2 updates in the quarter: 1 One`,
		`action a | reference=1 | title=One | national_actions=3
		 update u<a | date=2026-06-30 | note=Before the quarter
		 response r | quarter=2026-27 Q2 | national_action=3 | heard_answer=none_received
		 action b | reference=2 | title=Two | national_actions=4
		 update v<b | date=2026-08-01 | note=In the quarter
		 response s | quarter=2026-27 Q2 | national_action=4 | heard_answer=not_applicable`},
}

var textCases = []ruleCase{
	{"text.arithmetic",
		`action a | reference=1 | title=One | outcome=A 14% fall from 375 to 335
		 update u<a | date=2026-07-01 | note=We asked 30 of them and 12 of 30 (60%) replied.`,
		`Action 1 One | outcome | from 375 to 335 is a fall of 10.7%, not 14%
		 Action 1 One, update of 1 July 2026 | note | 12 of 30 is 40%, not 60%`,
		`action a | title=One | outcome=An 11% fall from 375 to 335`},
	{"text.identifies",
		`action a | reference=1 | title=One | description=See CHI 0101011237
		 update u<a | date=2026-07-01 | note=Jamie dob 3/4/2015 is settled with his aunt.`,
		`Action 1 One | description | "0101011237" looks like a CHI number
		 Action 1 One, update of 1 July 2026 | note | "Jamie dob 3/4/2015" looks like a name with a date of birth`,
		`stakeholder s | name=Orchard Council | contact=CHI 0101011237
		 engagement e<s | date=2026-07-01 | note=See CHI 0101011237
		 action a | title=One | description=Callum (9) moved`},
	{"text.personal",
		`action a | reference=1 | title=One | description=Callum (9) moved to his aunt in May. Write to a.carer@example.org.`,
		`Action 1 One | description | "Callum (9)" looks like a name and age
		 Action 1 One | description | "a.carer@example.org" looks like an e-mail address`,
		`stakeholder s | name=Orchard Council | contact=a.carer@example.org
		 action a | title=One | description=Children aged 7 to 12 took part.`},
	{"text.small-count",
		`action a | reference=1 | title=One | description=3 children moved home. We said that 3 children moved home.
		 measure m<a | counted=Children in secure care | baseline=2
		 reading r<m | date=2026-07-01 | value=1
		 measure n<a | counted=Moves home | unit=children | baseline=4 | target=3`,
		`Action 1 One | description | "3 children" looks like a small number of people
		 Action 1 One, measure Children in secure care | baseline | it counts 2 people
		 Action 1 One, reading of 1 July 2026 | value | it counts 1 person
		 Action 1 One, measure Moves home | baseline | it counts 4 people`,
		`action a | title=One | description=35 children moved home.
		 measure m<a | counted=Children in secure care | unit=per cent | baseline=2
		 measure n<a | counted=Family centres | baseline=2
		 measure o<a | counted=Children in secure care | baseline=12`},
	{"text.language",
		`stakeholder s | name=Orchard Council
		 engagement e<s | date=2026-07-01 | note=We spoke of respite and of respite again
		 action a | reference=1 | title=LAC reviews`,
		`Stakeholder Orchard Council, engagement of 1 July 2026 | note | "respite" (2 times) may be said better
		 Action 1 LAC reviews | title | "LAC" may be said better`,
		`action a | title=Work placement for young people`},
}
