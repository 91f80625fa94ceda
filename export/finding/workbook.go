package finding

import (
	"context"
	"fmt"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
)

// CheckWorkbook looks a workbook over and gives what [check.Workbook] finds in the
// same shape as what is found in a bundle, safe to show. The responses
// of the quarter given are checked.
func CheckWorkbook(ctx context.Context, w *store.Workbook, today calendar.Date, quarter calendar.Quarter) (*Result, error) {
	report, err := check.Workbook(ctx, w, check.Options{Today: today, Quarter: quarter})
	if err != nil {
		return nil, fmt.Errorf("checking the workbook: %w", err)
	}
	rep := NewCollector()
	for _, f := range report.Findings {
		rep.Add(Finding{Level: f.Level, Rule: f.Code, Record: f.Record, Place: f.Name, Column: f.FieldTitle(), Value: f.Value,
			Wrong: f.Wrong, Fix: strings.TrimSuffix(f.Fix, ".")})
	}
	return rep.Result(w.Path()), nil
}
