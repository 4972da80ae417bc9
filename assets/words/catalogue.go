package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/fil"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed en/*.json fil/*.json
var files embed.FS

// catalogue is the table of all words, read once when the first word is asked for.
var catalogue = sync.OnceValue(load)

// catalog is what the embedded files hold.
type catalog struct {
	tongues map[string]*tongue
	faults  []error // what is wrong with the files; a test holds this empty
}

// tongue is one language. Sentences without places to fill stand in plain;
// the others are go-i18n's.
type tongue struct {
	lang      string
	plain     map[string]string
	rich      map[string]*i18n.Message
	from      map[string]string // key to the name of its file
	localizer *i18n.Localizer
	calendar  locales.Translator // names of days and months
}

func load() *catalog {
	c := &catalog{tongues: map[string]*tongue{}}
	bundle := i18n.NewBundle(language.English)
	for _, lang := range Langs() {
		t := &tongue{lang: lang, plain: map[string]string{}, rich: map[string]*i18n.Message{}, from: map[string]string{}}
		c.tongues[lang] = t
		c.faults = append(c.faults, t.read()...)
		for _, m := range t.rich {
			if err := bundle.AddMessages(language.Make(lang), m); err != nil {
				c.faults = append(c.faults, fmt.Errorf("%s %s: %w", lang, m.ID, err))
			}
		}
	}
	// Localizers come last: they remember which languages the bundle has.
	for _, lang := range Langs() {
		c.tongues[lang].localizer = i18n.NewLocalizer(bundle, lang)
	}
	english := c.tongues[English]
	english.calendar, c.tongues[Filipino].calendar = en.New(), fil.New()
	for _, t := range c.tongues {
		for key, s := range english.plain {
			if _, rich := t.rich[key]; rich {
				continue
			}
			if _, ok := t.plain[key]; !ok {
				t.plain[key] = s
			}
		}
	}
	return c
}

// read takes in every file of the language and tells what is wrong with them.
func (t *tongue) read() []error {
	var faults []error
	list, err := files.ReadDir(t.lang)
	if err != nil {
		return []error{err}
	}
	for _, f := range list {
		name := path.Join(t.lang, f.Name())
		raw, err := files.ReadFile(name)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		var entries map[string]json.RawMessage
		if err := json.Unmarshal(raw, &entries); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
			continue
		}
		for key, v := range entries {
			if first, twice := t.from[key]; twice {
				faults = append(faults, fmt.Errorf("%s: key %q stands in %s too", name, key, first))
			}
			t.from[key] = f.Name()
			if err := t.add(key, v); err != nil {
				faults = append(faults, fmt.Errorf("%s: key %q: %w", name, key, err))
			}
		}
	}
	return faults
}

// add takes one entry: a sentence, or an object of plural forms.
func (t *tongue) add(key string, v json.RawMessage) error {
	var s string
	if json.Unmarshal(v, &s) == nil {
		if !strings.Contains(s, "{{") {
			t.plain[key] = s
			return nil
		}
		t.rich[key] = &i18n.Message{ID: key, Other: s}
		return nil
	}
	var forms struct {
		One   string `json:"one"`
		Other string `json:"other"`
	}
	if err := json.Unmarshal(v, &forms); err != nil {
		return err
	}
	if forms.Other == "" {
		return fmt.Errorf("the form %q is missing", "other")
	}
	t.rich[key] = &i18n.Message{ID: key, One: forms.One, Other: forms.Other}
	return nil
}
