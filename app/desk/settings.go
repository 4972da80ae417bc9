package desk

import (
	"maps"
	"math"
	"slices"
)

// Theme says which colours the window has.
type Theme string

// The themes.
const (
	ThemeSystem Theme = "system"
	ThemeLight  Theme = "light"
	ThemeDark   Theme = "dark"
)

// Settings is what desk.json holds.
type Settings struct {
	Desks    map[string]uint64 `json:"desks"`            // the desk's number in each data file, by the file's identity
	LastFile string            `json:"lastFile"`         // the last real data file opened
	Recent   []string          `json:"recent"`           // data files, newest first, at most 10
	SetUp    map[string]string `json:"setUp,omitempty"`  // answers of a first start that is not finished
	People   map[string]uint64 `json:"people,omitempty"` // who acted last at this desk, by the path of the data file

	Language string  `json:"language"` // of the window: "en", "fil"; empty: the system's
	Theme    Theme   `json:"theme"`
	Scale    float64 `json:"scale"` // of all sizes in the window, 0.75 to 2
	Window   Window  `json:"window"`

	Printers []Printer        `json:"printers"` // those known by address; the system's own are asked for
	Papers   map[string]Paper `json:"papers"`   // by document: jobsheet, ticket, label, ...
	Failed   Failed           `json:"failed"`
	Backup   Backup           `json:"backup"`
}

// Window is its size in the units of the screen at scale 1.
type Window struct {
	Width  int `json:"width"`
	Height int `json:"height"`
}

// Printer is one that is reached by its address.
type Printer struct {
	Name    string `json:"name"`
	Address string `json:"address"`        // host:port
	Roll    int    `json:"roll,omitempty"` // width of a receipt roll in mm
	Cuts    bool   `json:"cuts,omitempty"`
}

// Paper says how one document is printed at this desk.
type Paper struct {
	Printer string `json:"printer"` // name; empty: the system's default; "file": saved and opened
	Size    string `json:"size"`    // "A4", "Letter", "80", "62x29", ...
	Copies  int    `json:"copies"`
	OnSave  bool   `json:"onSave"`
}

// Failed says what happens when a paper does not come out.
type Failed struct {
	Retry   bool   `json:"retry"`
	Task    bool   `json:"task"`
	Another string `json:"another,omitempty"` // the printer to use instead, empty: none
}

// Backup says where and when copies are made.
type Backup struct {
	Folders    []string                    `json:"folders"`
	Keep       int                         `json:"keep"`                 // verified copies kept in each folder
	Daily      string                      `json:"daily"`                // "07:00", empty: not by the clock
	OnClose    bool                        `json:"onClose"`              // also when the desk closes
	Encrypt    map[string]bool             `json:"encrypt,omitempty"`    // folders whose copies open only with the passphrase
	Months     int                         `json:"months,omitempty"`     // beyond these the newest of each of so many months
	Second     string                      `json:"second,omitempty"`     // a second folder for the day's journal; empty: none
	Last       map[string]Verified         `json:"last,omitempty"`       // the newest verified copy, by the data file's identity
	Made       map[string]map[string]int64 `json:"made,omitempty"`       // when each folder got its newest verified copy (unix ms), by the data file's identity
	Passphrase []byte                      `json:"passphrase,omitempty"` // of encrypted copies, sealed with this computer's key
	Read       map[string]Read             `json:"read,omitempty"`       // copies that were read back here, by path
	Stopped    []Stopped                   `json:"stopped,omitempty"`
}

// Verified is a copy that was read back and found right.
type Verified struct {
	Path string `json:"path"`
	At   int64  `json:"at"`            // unix ms
	Seq  uint64 `json:"seq,omitempty"` // of the newest journal entry that is surely in it; 0: not known
}

// Defaults are the settings of a computer that is new to the program.
func Defaults() Settings {
	return Settings{
		Desks:  map[string]uint64{},
		Theme:  ThemeSystem,
		Scale:  1,
		Window: Window{Width: 1280, Height: 800},
		Papers: map[string]Paper{},
		Failed: Failed{Retry: true, Task: true},
		Backup: Backup{Keep: 7, OnClose: true, Last: map[string]Verified{}},
	}
}

// tidy puts what a hand may have spoilt back into its bounds.
func (s *Settings) tidy() {
	def := Defaults()
	if s.Desks == nil {
		s.Desks = def.Desks
	}
	if s.Papers == nil {
		s.Papers = def.Papers
	}
	if s.Backup.Last == nil {
		s.Backup.Last = def.Backup.Last
	}
	if s.Theme != ThemeLight && s.Theme != ThemeDark {
		s.Theme = ThemeSystem
	}
	if s.Scale == 0 || math.IsNaN(s.Scale) {
		s.Scale = 1
	}
	s.Scale = min(max(s.Scale, 0.75), 2)
	if s.Window.Width < 640 || s.Window.Height < 480 || s.Window.Width > 16384 || s.Window.Height > 16384 {
		s.Window = def.Window
	}
	if s.Backup.Keep < 1 {
		s.Backup.Keep = def.Backup.Keep
	}
	s.Recent = s.Recent[:min(len(s.Recent), maxRecent)]
	for kind, p := range s.Papers {
		p.Copies = min(max(p.Copies, 1), 99)
		s.Papers[kind] = p
	}
}

func (s Settings) clone() Settings {
	s.Desks = maps.Clone(s.Desks)
	s.People = maps.Clone(s.People)
	s.SetUp = maps.Clone(s.SetUp)
	s.Recent = slices.Clone(s.Recent)
	s.Printers = slices.Clone(s.Printers)
	s.Papers = maps.Clone(s.Papers)
	s.Backup = s.Backup.clone()
	s.Backup.Folders = slices.Clone(s.Backup.Folders)
	s.Backup.Last = maps.Clone(s.Backup.Last)
	s.Backup.Encrypt = maps.Clone(s.Backup.Encrypt)
	return s
}
