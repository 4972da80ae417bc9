package data

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// NumberOf is the number that people see for a record by default: J-004217.
func NumberOf(k Kind, id ID) string {
	l := k.Info().Letter
	if l == 0 {
		return ""
	}
	return fmt.Sprintf("%c-%06d", l, id)
}

// CodeOf is what a bar code carries: the number without its hyphen, and for a device of a job its item number: J004217D2.
func CodeOf(k Kind, id ID, device int) string {
	s := strings.ReplaceAll(NumberOf(k, id), "-", "")
	if device > 0 {
		s += fmt.Sprintf("D%d", device)
	}
	return s
}

var codeForm = regexp.MustCompile(`^([A-Za-z])-?([0-9]{1,15})(?:[Dd]([0-9]{1,3}))?$`)

// ReadCode understands what a scanner or a person gives as a number of ours:
// J004217, j-4217, J004217D2. device is 0 where none is named.
func ReadCode(s string) (ref Ref, device int, ok bool) {
	m := codeForm.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return Ref{}, 0, false
	}
	k, known := KindLettered(strings.ToUpper(m[1])[0])
	n, err := strconv.ParseUint(m[2], 10, 64)
	if !known || err != nil || n == 0 {
		return Ref{}, 0, false
	}
	device, _ = strconv.Atoi(m[3])
	return Ref{k, ID(n)}, device, true
}
