package job_test

import (
	"testing"

	"tanggapan/ui/kit"
)

// TestDialogs_Look shows each dialog of a job in both languages: nothing is cut, nothing stands over anything.
func TestDialogs_Look(t *testing.T) {
	for _, lang := range []string{"en", "fil"} {
		t.Run(lang, func(t *testing.T) {
			d := open(t, look{Lang: lang})
			id := worked(t, d.s)
			for range 2 {
				d.s.Done(d.s.Jobs.MoveOn(d.s.Who, id))
			}
			d.goTo(kit.Route{Screen: "job", ID: id})
			for name, key := range map[string]string{"talk": "Alt+C", "work": "Alt+D", "promise": "Alt+R", "estimate": "Alt+Q", "pay": "Alt+P", "change": "Alt+E", "collect": "F8", "state": "Alt+S"} {
				d.Press(key)
				if d.Host.Top() == nil {
					t.Fatalf("%s opens nothing", key)
				}
				d.Shot("dialog-" + name + "-" + lang)
				d.Check()
				d.Press("Esc")
			}
		})
	}
}
