package cli

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"kept/store"
)

// program is a small tree of commands: one with flags, and one with a step below it.
func program() *cobra.Command {
	root := &cobra.Command{Use: "kept [COMMAND]", Args: CommandsOnly, SilenceErrors: true, SilenceUsage: true}
	root.AddGroup(&cobra.Group{ID: "all", Title: "All"})
	root.SetFlagErrorFunc(FlagError)
	AddPersistent(root, "file", "FILE", "the workbook", nil)
	do := func(cmd *cobra.Command, _ []string) error { return OnlyOnce(cmd) }
	list := &cobra.Command{Use: "list KIND", Short: "List records", GroupID: "all", Args: AtMost(1), RunE: do}
	AddText(list, "limit", "N", "list at most this many", nil)
	AddTexts(list, "where", "CONDITION", "list what matches", nil)
	AddSwitch(list, "json", "print JSON")
	RenameFlags(list, map[string]string{"only": "where"})
	quarter := &cobra.Command{Use: "quarter", Short: "Show a quarter", GroupID: "all", Args: CommandsOnly, RunE: do}
	AddPersistent(quarter, "quarter", "QUARTER", "the quarter", nil)
	quarter.AddCommand(&cobra.Command{Use: "sign", Short: "Sign it", Args: AtMost(0), RunE: do})
	root.AddCommand(list, quarter)
	root.RunE = do
	return root
}

// asFlag reads Q1 after quarter as --quarter=Q1.
func asFlag(cmd *cobra.Command, args []string) (string, int) {
	if cmd.Name() == "quarter" && args[0] == "Q1" {
		return "--quarter=Q1", 1
	}
	return "", 0
}

func TestTheCommandIsFoundWhereverItStands(t *testing.T) {
	for line, want := range map[string]string{
		"":                          "",
		"list actions":              "list actions",
		"--limit 3 list actions":    "list actions --limit 3",
		"--json list actions":       "list actions --json",
		"--file=x --json":           "--file=x --json",
		"quarter Q1 sign":           "quarter sign --quarter=Q1",
		"quarter Q1 SIGN":           "quarter sign --quarter=Q1",
		"--file x quarter Q1":       "quarter --file x --quarter=Q1",
		"--json unknown list":       "unknown --json list",
		"list -- --json":            "list -- --json",
		"-- list":                   "-- list",
		"- list":                    "- list",
		"--limit":                   "--limit",
		"__complete --file x li":    "__complete --file x li",
		"__complete --limit 3 li x": "__complete li --limit 3 x",
	} {
		if got := strings.Join(CommandFirst(program(), strings.Fields(line), asFlag), " "); got != want {
			t.Errorf("%q is read as %q, not %q", line, got, want)
		}
	}
}

func TestAMistakeIsNamedWithWhatWouldBeRight(t *testing.T) {
	for line, want := range map[string]string{
		"lst":                      `There is no command "lst": did you mean list?`,
		"lst --json":               `There is no command "lst": did you mean list?`,
		"other":                    "There is no command \"other\": `kept help` lists the commands.",
		"quarter sing":             `There is no command kept quarter "sing": did you mean sign?`,
		"list a b":                 `"b" is one word too many: write kept list KIND.`,
		"list --limt 3":            `There is no option "--limt": did you mean --limit?`,
		"list -json":               `There is no option "-json": did you mean --json?`,
		"list --other":             "There is no option \"--other\": `kept list --help` lists the options.",
		"list --limit":             `--limit needs a value: write --limit N.`,
		"list --limit 1 --limit 2": `--limit is there twice: write it once.`,
		"list --json=yes":          `--json takes no value: write it alone.`,
		"list --=":                 "\"--=\" is not an option: `kept list --help` lists the options.",
		"list --where a --only b":  "",
		"quarter --quarter Q2":     "",
	} {
		root := program()
		root.SetArgs(CommandFirst(root, strings.Fields(line), asFlag))
		text := ""
		if err := root.Execute(); err != nil {
			text = store.Sentence(err)
		}
		if text != want {
			t.Errorf("kept %s: %q, not %q", line, text, want)
		}
	}
}

func TestWrappingKeepsWordsWhole(t *testing.T) {
	text := strings.Repeat("well-known corporate-parenting ", 8) + strings.Repeat("x", 90) + " end"
	lines := Wrap("  --name  ", "          ", text)
	if got := strings.Join(strings.Fields(strings.Join(lines, " "))[1:], " "); got != text {
		t.Errorf("the words are %q", got)
	}
	for i, line := range lines {
		if len(line) > Width && len(strings.Fields(line)) > 1 {
			t.Errorf("line %d is too long: %q", i, line)
		}
	}
}
