package tilemap

import (
	"strings"

	"kept/store/national"
	"kept/ui/cell"
)

// shorter are names for tiles too small for the whole one. They are ours: there
// are no official short forms. No two areas share one.
type shorter struct{ middle, short string } // at most 11 and 7 cells

// names are the shorter names by code.
var names = map[string]shorter{
	"S12000033": {"Aberdeen", "Aberdn"},
	"S12000034": {"Aberdnshire", "Abshire"},
	"S12000041": {"Angus", "Angus"},
	"S12000035": {"Argyll&Bute", "Argyll"},
	"S12000036": {"Edinburgh", "Edinb'h"},
	"S12000005": {"Clackmannan", "Clacks"},
	"S12000006": {"Dumf & Gall", "D & G"},
	"S12000042": {"Dundee", "Dundee"},
	"S12000008": {"E Ayrshire", "E Ayr"},
	"S12000045": {"E Dunbarton", "E Dunb"},
	"S12000010": {"E Lothian", "E Loth"},
	"S12000011": {"E Renfrew", "E Renf"},
	"S12000014": {"Falkirk", "Falkirk"},
	"S12000047": {"Fife", "Fife"},
	"S12000049": {"Glasgow", "Glasgow"},
	"S12000017": {"Highland", "Highlnd"},
	"S12000018": {"Inverclyde", "Inverc"},
	"S12000019": {"Midlothian", "Midloth"},
	"S12000020": {"Moray", "Moray"},
	"S12000013": {"Eilean Siar", "W Isles"},
	"S12000021": {"N Ayrshire", "N Ayr"},
	"S12000050": {"N Lanark", "N Lan"},
	"S12000023": {"Orkney", "Orkney"},
	"S12000048": {"Perth & Kin", "P & K"},
	"S12000038": {"Renfrew", "Renfrew"},
	"S12000026": {"Borders", "Borders"},
	"S12000027": {"Shetland", "Shetlnd"},
	"S12000028": {"S Ayrshire", "S Ayr"},
	"S12000029": {"S Lanark", "S Lan"},
	"S12000030": {"Stirling", "Stirlng"},
	"S12000039": {"W Dunbarton", "W Dunb"},
	"S12000040": {"W Lothian", "W Loth"},
}

// forms gives the names of an area from the longest to the shortest; the
// shortest is the end of its ISO code.
func forms(a national.Authority) [4]string {
	name := cell.Clean(a.Name)
	code := a.ISOCode[strings.LastIndex(a.ISOCode, "-")+1:]
	s, ok := names[a.Code]
	if !ok { // an area of a later edition, for which no short names are written yet
		s = shorter{name, code}
	}
	return [4]string{name, s.middle, s.short, cell.Clean(code)}
}

// name is the longest form of an area's name that fits in w cells and h lines
// without breaking a word.
func name(a national.Authority, w, h int) []string {
	all := forms(a)
	for _, form := range all {
		lines := cell.Wrap(form, max(w, 1))
		if len(lines) <= h && strings.Join(lines, " ") == form {
			return lines
		}
	}
	return []string{cell.Cut(all[len(all)-1], w, "")}
}
