package app

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/sirupsen/logrus"
)

func TestWork_GoesOnAfterAPanic(t *testing.T) {
	var said bytes.Buffer
	log := logrus.New()
	log.SetOutput(&said)
	var w work
	w.init(false, log)
	done := make(chan struct{})
	falls := 0
	w.mu.Lock() // so that both stand in the queue before the first begins
	w.queue = []task{{"falls", func() (bool, error) {
		falls++
		panic("a fault in it")
	}}}
	w.mu.Unlock()
	w.add("next", func() (bool, error) {
		close(done)
		return false, nil
	})
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("the next task never came")
	}
	w.wait()
	if text := said.String(); falls != 1 || !strings.Contains(text, "a fault in it") || !strings.Contains(text, "work_test.go") {
		t.Errorf("fell %d times, said %q", falls, text)
	}
}
