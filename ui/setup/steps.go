package setup

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// next goes to the next page, when what this one asks for is there.
func (m *model) next() tea.Cmd {
	switch m.step {
	case atWelcome:
		return m.leaveWelcome()
	case atArea:
		if !m.body && len(m.areas.Chosen()) == 0 {
			m.wrong = "Choose an area first."
			return nil
		}
		if !m.named {
			m.fields[atName][0].line.SetText(m.suggestion())
		}
		m.to(atName)
	case atName:
		if m.text(atName, 0) == "" {
			m.wrong = "The partnership needs a name: it stands on all that you send."
			return nil
		}
		m.to(atWho)
	case atWho:
		m.leaveWho()
	case atBegin:
		if m.choice[atBegin] == 2 {
			m.outcome = Demo
			return tea.Quit
		}
		return m.make()
	case atFile:
		return m.plan()
	case atPlan:
		return m.apply()
	}
	return nil
}

func (m *model) leaveWelcome() tea.Cmd {
	switch m.choice[atWelcome] {
	case 1:
		m.outcome = Demo
		return tea.Quit
	case 2:
		return tea.Quit
	}
	m.to(atArea)
	return nil
}

// leaveWho goes to the next line while there is one, and to the next page when there is a name.
func (m *model) leaveWho() {
	switch {
	case m.at < len(m.fields[atWho])-1 && m.text(atWho, m.at) != "":
		m.at++
	case m.text(atWho, 0) == "":
		m.at, m.wrong = 0, "Say your name: every change carries it."
	default:
		m.to(atBegin)
	}
}

func (m *model) back() tea.Cmd {
	switch m.step {
	case atWelcome:
		return tea.Quit
	case atFile:
		m.to(atBegin)
	case atPlan:
		m.to(atFile)
	default:
		m.to(m.step - 1)
	}
	return nil
}

func (m *model) to(s step) { m.step, m.at, m.wrong, m.top = s, 0, "", 0 }

func (m *model) text(s step, i int) string { return strings.TrimSpace(m.fields[s][i].line.Text()) }

// suggestion is a name for the partnership of the areas chosen.
func (m *model) suggestion() string {
	if m.body {
		return ""
	}
	var names []string
	for _, a := range m.areas.Chosen() {
		names = append(names, a.Name)
	}
	if n := len(names); n > 2 {
		names = []string{strings.Join(names[:n-1], ", "), names[n-1]}
	}
	return strings.Join(names, " and ") + " Children's Services Planning Partnership"
}

func (m *model) answers() Answers {
	a := Answers{National: m.body, Partnership: m.text(atName, 0), Keeper: m.text(atWho, 0), Role: m.text(atWho, 1),
		Employment: m.text(atWho, 2)}
	if !m.body {
		for _, area := range m.areas.Chosen() {
			a.Areas = append(a.Areas, area.Code)
		}
	}
	return a
}
