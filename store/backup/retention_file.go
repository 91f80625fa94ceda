package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"kept/store/file"
	"kept/store/input"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// keepingFile stands in the folder of backups and says how many are kept; without
// it that is [DefaultKeeping].
const keepingFile = "keeping.txt"

// mostKept bounds each number of [Keeping], and mostKeptMiB its size: 1 TiB.
const (
	mostKept    = 1000
	mostKeptMiB = 1 << 20
)

// String says what is kept as [ParseKeeping] reads it.
func (k Keeping) String() string {
	return fmt.Sprintf("last %d, %d days, %d weeks, %d MB", k.Last, k.Days, k.Weeks, k.MostMiB)
}

// ParseKeeping reads how many backups are kept: "last 10, 14 days, 13 weeks, 2048
// MB". What is left out stays as in the usual. Errors are [*input.Error].
func ParseKeeping(text string, usual Keeping) (Keeping, error) {
	k, right := usual, "write it like "+DefaultKeeping().String()
	for part := range strings.SplitSeq(strings.ToLower(text), ",") {
		words := strings.Fields(part)
		if len(words) == 2 && words[0] == "last" {
			words[0], words[1] = words[1], words[0]
		}
		if len(words) != 2 {
			return k, &input.Error{Where: "Backups kept", Value: text, Wrong: "cannot be read", Right: right}
		}
		n, err := strconv.ParseInt(words[0], 10, 64)
		unit, most := strings.TrimSuffix(words[1], "s"), int64(mostKept)
		if unit == "mb" {
			most = mostKeptMiB
		}
		if err != nil || n < 0 || n > most {
			return k, &input.Error{Where: "Backups kept", Value: words[0], Wrong: fmt.Sprintf("is not a number from 0 to %d", most),
				Right: right}
		}
		switch unit {
		case "last":
			k.Last = int(n)
		case "day":
			k.Days = int(n)
		case "week":
			k.Weeks = int(n)
		case "mb":
			k.MostMiB = n
		default:
			return k, &input.Error{Where: "Backups kept", Value: words[1], Wrong: "is not last, days, weeks or MB", Right: right}
		}
	}
	if k.Last < 1 {
		return k, &input.Error{Where: "Backups kept", Value: text, Wrong: "keeps none of the last", Right: "keep at least the last 1"}
	}
	return k, nil
}

// SetKeeping sets how many backups of each workbook a folder ([Options.Dir])
// keeps. Those beyond it are removed when the next is made.
func SetKeeping(dir string, k Keeping) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder for backups: %w", err)
	}
	if err := file.WriteWhole(filepath.Join(dir, keepingFile), []byte(k.String()+"\n"), 0o600); err != nil {
		return fmt.Errorf("noting how many backups are kept: %w", err)
	}
	return nil
}

// KeepingIn is how many backups a folder keeps.
func KeepingIn(dir string) (Keeping, error) {
	text, err := os.ReadFile(filepath.Join(dir, keepingFile))
	if errors.Is(err, fs.ErrNotExist) {
		return DefaultKeeping(), nil
	}
	if err != nil {
		return DefaultKeeping(), fmt.Errorf("reading how many backups are kept: %w", err)
	}
	return ParseKeeping(strings.TrimSpace(string(text)), DefaultKeeping())
}
