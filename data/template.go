package data

// Template is a text with fields that is said or written again and again.
type Template struct {
	Base
	Name    string  `json:"name"`
	Code    string  `json:"code,omitempty"` // built-in use: "part-arrived", "ready"
	Lang    string  `json:"language"`
	Channel Channel `json:"channel,omitempty"`
	Text    string  `json:"text"` // with {name}, {device}, {job}, {balance}, {promised}, {shop}
	Hidden  bool    `json:"hidden,omitempty"`
}

// Kind is KindTemplate.
func (*Template) Kind() Kind { return KindTemplate }

// Open is true while it is offered.
func (t *Template) Open() bool { return t.Removed == 0 && !t.Hidden }

// Validate finds faults.
func (t *Template) Validate() error {
	var c check
	c.required("name", t.Name)
	c.name("name", t.Name)
	c.required("text", t.Text)
	c.words("text", t.Text)
	oneOf(&c, "language", t.Lang, "en", "fil")
	return c.err()
}

// Keys: by code and language.
func (t *Template) Keys() []Key { return []Key{By("code", Fold(t.Code), t.Lang)} }
