package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// bashWords replaces the two functions of the bash-completion package that
// cobra's script calls, where that package is not installed. The first joins again
// the words that bash separates at = and at a colon; the second lists folders.
const bashWords = `
if ! declare -F _get_comp_words_by_ref >/dev/null 2>&1; then
    _get_comp_words_by_ref() {
        local line="${COMP_LINE:0:COMP_POINT}" i=0 part
        words=() cword=0
        for part in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
            if [[ $i -gt 0 && $line != [[:space:]]* && ( $part == [=:]* || ${words[cword]} == *[=:] ) ]]; then
                words[cword]+=$part
            else
                [[ $i -gt 0 ]] && cword=$((cword + 1))
                words[cword]=$part
            fi
            line="${line#"${line%%[![:space:]]*}"}"
            line="${line#"$part"}"
            i=$((i + 1))
        done
        cur="${words[cword]}" prev=""
        [[ $cword -gt 0 ]] && prev="${words[cword-1]}"
        return 0
    }
fi
if ! declare -F _filedir >/dev/null 2>&1; then
    _filedir() {
        compopt -o filenames 2>/dev/null
        local IFS=$'\n'
        COMPREPLY=($(compgen -d -- "$cur"))
    }
fi
`

// WriteBashCompletion writes cobra's script for bash, and what it needs.
func WriteBashCompletion(out io.Writer, root *cobra.Command) error {
	if err := root.GenBashCompletionV2(out, true); err != nil {
		return fmt.Errorf("writing the script: %w", err)
	}
	_, err := io.WriteString(out, bashWords)
	return err
}
