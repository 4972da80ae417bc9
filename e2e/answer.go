package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// read does the steps that read results back.
func (p *player) read(s step) error {
	switch s.verb {
	case "cli":
		return p.command(append([]string{"--file", p.vars["file"]}, words(s.rest)...), 0)
	case "fails":
		return p.command(append([]string{"--file", p.vars["file"]}, words(s.rest)...), 1)
	case "until":
		want, args, ok := strings.Cut(s.rest, " : ")
		if !ok {
			return errors.New("until TEXT : COMMAND")
		}
		return p.until(want, words(args))
	case "expect", "reject":
		if p.skipped || strings.Contains(p.output, s.rest) == (s.verb == "expect") {
			return nil
		}
		return fmt.Errorf("the last output has it: %v", s.verb == "reject")
	case "count":
		var n int
		text := ""
		if _, err := fmt.Sscanf(s.rest, "%d", &n); err == nil {
			_, text, _ = strings.Cut(s.rest, " ")
		}
		if got := strings.Count(p.output, text); !p.skipped && got != n {
			return fmt.Errorf("the last output has it %d times", got)
		}
		return nil
	case "let":
		name, form, _ := strings.Cut(s.rest, " ")
		re, err := regexp.Compile(form)
		if err != nil {
			return err
		}
		m := re.FindStringSubmatch(p.output)
		if len(m) < 2 {
			return errors.New("nothing in the last output is like that")
		}
		p.vars[name] = m[1]
		return nil
	case "saved":
		return p.saved(s.rest)
	case "tool":
		return p.tool(words(s.rest))
	}
	return fmt.Errorf("no verb %q", s.verb)
}
