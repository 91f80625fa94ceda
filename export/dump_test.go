package export

import (
	"context"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	d := os.Getenv("KEPT_DUMP")
	if d == "" {
		t.Skip()
	}
	o, err := WriteBundle(context.Background(), orchardWorkbook(t), q2(t), d)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(o.Path)
}
