package spool

import (
	"encoding/binary"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// answer builds an IPP answer of name and value pairs; integers are given as 4 bytes.
func answer(status uint16, attrs ...[3]string) []byte {
	b := binary.BigEndian.AppendUint16([]byte{2, 0}, status)
	b = append(b, 0, 0, 0, 1, tagOperation)
	for _, a := range attrs {
		b = append(b, a[0][0])
		b = binary.BigEndian.AppendUint16(b, uint16(len(a[1])))
		b = append(b, a[1]...)
		b = binary.BigEndian.AppendUint16(b, uint16(len(a[2])))
		b = append(b, a[2]...)
	}
	return append(b, tagEnd)
}

func TestParseIPP_States(t *testing.T) {
	for state, want := range map[byte]struct {
		state JobState
		over  bool
	}{3: {}, 4: {}, 5: {}, 7: {Failed, true}, 8: {Failed, true}, 9: {Done, true}} {
		a, err := parseIPP(answer(0, [3]string{"\x23", "job-state", string([]byte{0, 0, 0, state})},
			[3]string{"\x44", "job-state-reasons", "none"}, [3]string{"\x44", "", "other"}))
		if err != nil {
			t.Fatal(err)
		}
		j, over := a.over("PDF-2")
		if over != want.over || over && j.State != want.state {
			t.Errorf("state %d: %+v, over %v", state, j, over)
		}
		if a["job-state-reasons"] != "none,other" {
			t.Errorf("reasons %q", a["job-state-reasons"])
		}
	}
	if _, err := parseIPP(answer(statusNotFound)); !errors.Is(err, ErrNoJob) {
		t.Errorf("not found: %v", err)
	}
	if _, err := parseIPP(answer(0x0401)); err == nil {
		t.Error("a refusal is no error")
	}
}

func TestParseIPP_AnyBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if a, err := parseIPP(rapid.SliceOf(rapid.Byte()).Draw(t, "answer")); err == nil && a == nil {
			t.Fatal("neither attributes nor an error")
		}
	})
}

func TestJobQuestion(t *testing.T) {
	q := jobQuestion("12")
	binary.BigEndian.PutUint16(q[2:], 0) // the operation stands where an answer has its status
	a, err := parseIPP(q)
	if err != nil {
		t.Fatal(err)
	}
	if a["job-uri"] != "ipp://localhost/jobs/12" || a["requested-attributes"] != "job-state,job-state-reasons,job-printer-state-message" {
		t.Errorf("%v", a)
	}
}
