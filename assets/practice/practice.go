// Package practice holds what a believable practice shop is made of: the
// fictional Harbour Bench Repairs with its people, and lists of names, places,
// devices, parts, problems with what was found and done, questions and words.
// Nobody in it lives: telephone numbers lie in ranges kept for fiction, mail
// addresses in the domain "example".
package practice

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"
)

//go:embed *.json
var files embed.FS

// book is the table of all lists, read once.
var book = sync.OnceValues(read)

// Book is everything that the practice shop is made of. It is shared: read it
// only.
type Book struct {
	Shop      Shop
	Family    []string // family names
	Given     []Given
	Places    []Place
	Streets   []string
	Companies []Company
	Models    []Model
	Parts     []Part
	Problems  []Problem
	Questions []Question
	Contacts  []Contact
	Suppliers []Supplier
	Cast      []Face
	Said      Said

	models   map[string][]Model
	problems map[string][]Problem
	parts    map[string]Part
}

// Read gives the book. It fails only where the program was built with broken lists.
func Read() (*Book, error) { return book() }

func read() (*Book, error) {
	var b Book
	var names struct {
		Family []string `json:"family"`
		Given  []Given  `json:"given"`
	}
	for name, into := range map[string]any{
		"shop": &b.Shop, "names": &names, "places": &b.Places, "streets": &b.Streets, "companies": &b.Companies,
		"models": &b.Models, "parts": &b.Parts, "problems": &b.Problems, "questions": &b.Questions,
		"contacts": &b.Contacts, "suppliers": &b.Suppliers, "cast": &b.Cast, "said": &b.Said,
	} {
		raw, err := files.ReadFile(name + ".json")
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(raw, into); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	b.Family, b.Given = names.Family, names.Given
	b.index()
	return &b, nil
}

func (b *Book) index() {
	b.models, b.problems, b.parts = map[string][]Model{}, map[string][]Problem{}, map[string]Part{}
	for _, m := range b.Models {
		b.models[m.Kind] = append(b.models[m.Kind], m)
	}
	for _, p := range b.Problems {
		b.problems[p.Kind] = append(b.problems[p.Kind], p)
	}
	for _, p := range b.Parts {
		b.parts[p.Brand+"/"+p.Model+"/"+p.Use] = p
	}
}

// ModelsOf gives the models of a kind of device.
func (b *Book) ModelsOf(kind string) []Model { return b.models[kind] }

// ProblemsOf gives the problems that a kind of device has.
func (b *Book) ProblemsOf(kind string) []Problem { return b.problems[kind] }

// PartFor gives the part of a use ("battery") that fits a model.
func (b *Book) PartFor(m Model, use string) (Part, bool) {
	p, ok := b.parts[m.Brand+"/"+m.Name+"/"+use]
	return p, ok
}

// SuppliersOf gives the suppliers that have parts for a kind of device.
func (b *Book) SuppliersOf(kind string) []Supplier {
	var out []Supplier
	for _, s := range b.Suppliers {
		for _, k := range s.Kinds {
			if k == kind {
				out = append(out, s)
			}
		}
	}
	return out
}

// Technician gives the person who works on a kind of device; false where
// nobody does.
func (b *Book) Technician(kind string) (Person, bool) {
	for _, p := range b.Shop.Staff {
		for _, k := range p.Kinds {
			if k == kind && p.Active {
				return p, true
			}
		}
	}
	return Person{}, false
}
